import type { ResidualRisk, Verdict } from '../report/report.ts';
import type { GeneDefinition } from './definition.ts';

/** How a phenotype reads: like most people's, different, or not to be told. */
export type PhenotypeClass = 'normal' | 'altered' | 'unclear';

const NORMAL_PHENOTYPES: ReadonlySet<string> = new Set([
  'Normal Metabolizer',
  'Normal Function',
  'Normal',
  '-1639 GG',
  'normal risk of aminoglycoside-induced hearing loss',
]);
/** CPIC has no "not susceptible"; a CFTR reference says nothing about other CFTR variants. */
const UNCLEAR_PHENOTYPES: ReadonlySet<string> = new Set([
  'Indeterminate',
  'Uncertain Susceptibility',
  'ivacaftor non-responsive in CF patients',
  'uncertain risk of aminoglycoside-induced hearing loss',
]);
const NORMAL_FUNCTIONS: ReadonlySet<string> = new Set(['Normal function', 'Favorable response allele']);

/** Class of a phenotype's words. */
export function classOfPhenotype(phenotype: string): PhenotypeClass {
  if (NORMAL_PHENOTYPES.has(phenotype)) return 'normal';
  return UNCLEAR_PHENOTYPES.has(phenotype) ? 'unclear' : 'altered';
}

/** Class of a pair without a phenotype (IFNL3, CYP4F2, combinations): by its alleles. */
export function classOfAlleles(gene: GeneDefinition, names: readonly string[]): PhenotypeClass {
  const alleles = names.map((name) => gene.alleles.find((allele) => allele.name === name));
  if (alleles.some((allele) => allele === undefined)) return 'unclear';
  const named = alleles.filter((allele) => allele !== undefined);
  if (named.every((allele) => (allele.function === null ? allele.reference : NORMAL_FUNCTIONS.has(allele.function)))) {
    return 'normal';
  }
  return named.some((allele) => allele.function === 'Uncertain function' || allele.function === 'Unknown function')
    ? 'unclear'
    : 'altered';
}

/** In every group at most this probability of another phenotype: "normal" is likely, though not shown. */
export const LIKELY_RESIDUAL = 0.01;

/** What the verdict of a called gene follows from. */
export interface VerdictInput {
  /** Classes of the strict call's diplotypes. */
  strict: readonly PhenotypeClass[];
  /** Classes of every pair that fits with absent positions open. */
  compatible: ReadonlySet<PhenotypeClass>;
  /** Worst group's probability of another phenotype; `null` where no frequency is known. */
  residual: ResidualRisk | null;
  /** Whether positions of the gene were not read. */
  hasGaps: boolean;
}

/** Verdict and its reason. "Normal" only when no pair that fits is anything else. */
export function verdictOf({ strict, compatible, residual, hasGaps }: VerdictInput): {
  verdict: Verdict;
  reason: string | null;
} {
  const kinds = new Set(strict);
  // Ties that a whole reading would have settled are the chip's fault; ties of unknown phase are nobody's.
  if (kinds.size !== 1 && hasGaps) return { verdict: 'not-callable', reason: 'pgx/decisive-position-missing' };
  if (kinds.size !== 1) return { verdict: 'indeterminate', reason: 'pgx/ties-disagree' };
  if (kinds.has('unclear')) return { verdict: 'indeterminate', reason: 'pgx/phenotype-indeterminate' };
  if (kinds.has('normal')) {
    if (compatible.has('altered')) {
      const likely = residual !== null && residual.probability <= LIKELY_RESIDUAL;
      return likely
        ? { verdict: 'indeterminate', reason: 'pgx/normal-likely-not-proven' }
        : { verdict: 'not-callable', reason: 'pgx/decisive-position-missing' };
    }
    return compatible.has('unclear') ? { verdict: 'indeterminate', reason: 'pgx/uncertain-allele-not-excluded' } : { verdict: 'normal', reason: null }; // prettier-ignore
  }
  return compatible.has('normal')
    ? { verdict: 'indeterminate', reason: 'pgx/decisive-position-missing' }
    : { verdict: 'altered', reason: null };
}
