import { type Build, CHROMOSOME_OFFSETS, PAR_X } from '../genotype/genome.ts';
import type { Sex } from '../genotype/sex.ts';
import type { BuildColumns } from './packed-score.ts';
import type { ScoreTerms } from './score-definition.ts';
import type { TermCalls } from './term-status.ts';

/** Rules of one merge, as numbers that the kernel understands. */
export interface MergeRules {
  /** Leave matched terms to the records (VCF: alleles are compared as text). */
  recordsOnly: boolean;
  /** Count A/T and C/G terms as they stand; else they are left out. */
  keepAmbiguous: boolean;
  /** First and last key of X outside the pseudoautosomal regions. */
  haploidX: readonly [number, number];
  /** First key of Y; Y and MT are haploid in everybody. */
  haploidFrom: number;
  sex: Sex;
  /** Copies that the one allele of a male X stands for. */
  maleX: 1 | 2;
}

/** The two numeric operations of a score. The kernel implements them; a plain TypeScript twin in the tests does the same. */
export interface ScoreEngine {
  /** Merges the person's genotypes with a score's columns. Terms without a place keep `STATUS.notOnBuild`. */
  merge(columns: BuildColumns, termCount: number, rules: MergeRules): TermCalls;
  /**
   * Adds up terms in file order with Neumaier's compensation (so that the sum does not depend on how work was cut).
   * Where a dosage is missing, `expected` is added, if given and not NaN.
   */
  sum(terms: ScoreTerms, dosage: Uint8Array, expected: Float64Array | null): number;
}

/** Keys between which a single X allele is one chromosome copy. Without known pseudoautosomal bounds: all of X. */
export function haploidRange(build: Build): readonly [number, number] {
  const start = CHROMOSOME_OFFSETS[23] ?? 0;
  const end = (CHROMOSOME_OFFSETS[24] ?? 0) - 1;
  const [first, second] = PAR_X[build];
  return [first === undefined ? start : start + first[1] + 1, second === undefined ? end : start + second[0] - 1];
}
