import type { RefusalReason, ScoreReason } from './reasons.ts';

export interface RefusedRow {
  row: number;
  reason: RefusalReason;
  /** What the row would weigh, where it has a number: what is lost can be judged. */
  weight?: number;
}

/** What a percentile rests on. */
export interface StandingBasis {
  /**
   * `group`: frequencies of one reference group. `mixture`: the person's mixture of them. `table`: frequencies handed in. `published`: the
   * file's own. `calibrated-mixture`: the file's own by group, mixed as BOADICEA does.
   */
  mean: 'group' | 'mixture' | 'table' | 'published' | 'calibrated-mixture';
  /** `measured`: on reference people's genotypes. `independent-rows`: from frequencies, as if no rows were linked. */
  sd: 'measured' | 'independent-rows' | 'published' | 'calibrated-mixture';
  /** Set where percentiles are read off the distribution that the score's own rows make, instead of a normal curve. */
  curve?: 'own';
  /** Who chose the reference groups; null where there are none. */
  from: 'inferred' | 'chosen' | null;
}

export interface ScoreReport {
  id: string;
  trait: string;
  sum: number;
  alleleCount: number;
  matched: number;
  /** Matched rows whose genotype was imputed, not measured; left out where there are none. */
  imputed?: number;
  rows: number;
  flipped: number;
  ambiguous: number;
  /** Matched rows with A/T or C/G that count because the strand of the file is proved; left out where there are none. */
  ambiguousKept?: number;
  refused: RefusedRow[];
  noCall: number;
  absent: number;
  /** Share of the score's variance that this file sees; null where a frequency is unknown. */
  varianceSeen: number | null;
  mean: number | null;
  sd: number | null;
  z: number | null;
  interval: [number, number] | null;
  percentile: number | null;
  reference: string | null;
  /** The 95 % interval on the percentile axis: what the file does not show, and how well the spread of the score is known. */
  percentileInterval?: [number, number] | null;
  /** What mean and standard deviation rest on; left out where there is no percentile. */
  how?: StandingBasis;
  interpretable: boolean;
  reason?: ScoreReason;
  /** Set where the score is no bundled one: which file somebody brought, and what its header says of terms and source. */
  imported?: { sha256: string; licence: string | null; citation: string | null };
  /** The build from which the score's places were carried over to that of the file; left out where it has places of its own. */
  liftedFrom?: 36 | 37 | 38;
}
