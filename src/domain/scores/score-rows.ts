import type { Chromosome } from '../genotype/genome.ts';
import type { RefusalReason } from './reasons.ts';
import type { EFFECT } from './score-definition.ts';

/** What can become of a row of a score. `imputed`: the file gives no genotype but an expected number of copies. */
export const ROW_OUTCOMES = ['matched', 'flipped', 'imputed', 'ambiguous', 'refused', 'noCall', 'absent'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Why a row adds what it adds: it was read, it stands with its expectation, or it adds nothing. */
export type ContributionFrom = 'read' | 'expected' | 'nothing';

/** One row of a scoring file and what became of it in one person's file. */
export interface ScoreRow {
  /** 1-based data row of the scoring file. */
  row: number;
  rsid: string | null;
  /** Place on the build of the person's file; null where the row has none there. */
  chromosome: Chromosome | null;
  position: number | null;
  /** On the strand of that build; null for a row that was refused when the file was read. */
  effectAllele: string | null;
  otherAllele: string | null;
  effect: keyof typeof EFFECT | null;
  weight: number | null;
  /** Weights of 0, 1 and 2 copies, where the row has one each. */
  dosageWeights?: readonly [number, number, number];
  outcome: RowOutcome;
  /** Code of the refusal, for `refused`. */
  reason: RefusalReason | null;
  /** What the person's file says there, as it says it; null where it says nothing. */
  genotype: string | null;
  /** Copies of the effect allele; null where they were not read. */
  dosage: number | null;
  /** What the row adds to the sum. */
  contribution: number;
  contributionFrom: ContributionFrom;
  /** Effect-allele frequency that an expectation is taken from; null where it is not known. */
  frequency: number | null;
}

/** Orders of a listing. `contribution`, `weight`: largest size first, ties in file order. */
export const ROW_ORDERS = ['file', 'contribution', 'weight'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

/** Which rows are asked for. */
export interface RowQuery {
  /** Only rows of this outcome; null for all. */
  outcome: RowOutcome | null;
  order: RowOrder;
}

/** A page of rows and how many there are of the kind. */
export interface ScoreRowPage {
  total: number;
  /** Rows of each outcome, whatever is asked for. */
  counts: Readonly<Record<RowOutcome, number>>;
  sum: number;
  rows: ScoreRow[];
}
