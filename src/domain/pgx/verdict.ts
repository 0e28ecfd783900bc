import type { GeneDefinition, PhenotypeClass } from './definition.ts';
import type { GeneReason } from './reasons.ts';
import type { ResidualRisk, Verdict } from './report.ts';

/** Class of a phenotype's words, as the gene's table has it; words that it does not have say nothing. */
export function classOfPhenotype(gene: GeneDefinition, phenotype: string): PhenotypeClass {
  return gene.phenotypes.find((row) => row.phenotype === phenotype)?.class ?? 'unclear';
}

/** Class of a pair without a phenotype (IFNL3, CYP4F2, combinations): by its alleles. */
export function classOfAlleles(gene: GeneDefinition, names: readonly string[]): PhenotypeClass {
  const classes = names.map((name) => {
    const allele = gene.alleles.find((one) => one.name === name);
    return allele === undefined ? 'unclear' : (allele.functionClass ?? (allele.reference ? 'normal' : 'unclear'));
  });
  if (classes.every((one) => one === 'normal')) return 'normal';
  return classes.includes('unclear') ? 'unclear' : 'altered';
}

/** Up to this probability in every group another result of a tie is improbable. */
export const IMPROBABLE = 0.01;
/**
 * Up to this probability of another result in every group a result is firm: below the 1 % that "improbable" allows. At 1 % six of some 27,000
 * firm results of simulated people were wrong, at 0.3 % none (ADR 0019).
 */
export const FIRM_RESIDUAL = 0.003;
/** Up to this probability of another result in the worst group, what was read says that nothing was found, with the number. A rule of ours. */
export const NOTHING_FOUND_RESIDUAL = 0.1;

/** What the verdict of a called gene follows from. */
export interface VerdictInput {
  /** Classes of the strict call's diplotypes. */
  strict: readonly PhenotypeClass[];
  /** Class of the one phenotype that the call comes to, after ties were weighed; `null` where it comes to none. */
  lead: PhenotypeClass | null;
  /** Classes of every pair that fits with absent positions open. */
  compatible: ReadonlySet<PhenotypeClass>;
  /** Worst group's probability of another phenotype than the lead; `null` where no frequency is known. */
  residual: ResidualRisk | null;
  /** Worst group's probability of another class than the lead's; `null` where no frequency is known. */
  otherClass: number | null;
  /** Whether every pair that fits has the lead's phenotype. */
  isOnly: boolean;
  /** Whether positions of the gene were not read. */
  hasGaps: boolean;
  /** Whether the strict call is nothing but the reference. */
  isReference: boolean;
  /** Whether something other than the reference was seen that does not count as a call. */
  suspect: boolean;
}

export interface VerdictResult {
  verdict: Verdict;
  /** Another phenotype is improbable in every group; only "normal" and "altered" can be. */
  firm: boolean;
  reason: GeneReason | null;
}

const open = (verdict: Verdict, reason: GeneReason): VerdictResult => ({ verdict, firm: false, reason });

/**
 * Verdict and its reason. "Normal" only where no pair that fits is anything else; "firm" only where another phenotype is improbable in every
 * group; where nothing was found and something else is still possible, with its probability, the verdict says just that.
 */
export function verdictOf(input: VerdictInput): VerdictResult {
  const { strict, lead, hasGaps } = input;
  // A whole reading would settle ties that come from gaps: not callable. Ties whose phase is unknown stay open in any file: indeterminate.
  if (lead === null) {
    const isOpen = hasGaps && new Set(strict).size !== 1;
    return isOpen ? open('not-callable', 'pgx/decisive-position-missing') : open('indeterminate', 'pgx/ties-disagree');
  }
  if (lead === 'unclear') return unclearVerdict(input);
  return lead === 'normal' ? normalVerdict(input) : alteredVerdict(input);
}

/** A reference result of a gene whose tables know no "not susceptible": nothing was found, and others are possible. */
function unclearVerdict({ isReference, suspect }: VerdictInput): VerdictResult {
  if (!isReference) return open('indeterminate', 'pgx/phenotype-indeterminate');
  return suspect ? open('not-callable', 'pgx/uncertain-variant-seen') : open('nothing-found', 'pgx/others-possible');
}

function normalVerdict({ compatible, residual, suspect }: VerdictInput): VerdictResult {
  const hasOthers = compatible.has('altered') || compatible.has('unclear');
  if (!hasOthers) return { verdict: 'normal', firm: true, reason: null };
  if (suspect) return open('not-callable', 'pgx/uncertain-variant-seen');
  if (residual !== null && residual.probability <= NOTHING_FOUND_RESIDUAL)
    return open('nothing-found', 'pgx/nothing-found');
  return compatible.has('altered')
    ? open('not-callable', 'pgx/decisive-position-missing')
    : open('indeterminate', 'pgx/uncertain-allele-not-excluded');
}

function alteredVerdict({ compatible, residual, otherClass, isOnly, suspect }: VerdictInput): VerdictResult {
  const isNormalPossible = compatible.has('normal');
  if (isNormalPossible && (otherClass === null || otherClass > NOTHING_FOUND_RESIDUAL)) {
    return open('indeterminate', 'pgx/decisive-position-missing');
  }
  const isFirm = !suspect && (isOnly || (residual !== null && residual.probability <= FIRM_RESIDUAL));
  return { verdict: 'altered', firm: isFirm, reason: isFirm ? null : 'pgx/another-result-possible' };
}

/** Verdict of results from outside of the file: they are what they say. */
export function verdictOfResults(kinds: readonly PhenotypeClass[]): Verdict {
  const [only, ...others] = new Set(kinds);
  if (only === undefined || others.length > 0 || only === 'unclear') return 'indeterminate';
  return only;
}
