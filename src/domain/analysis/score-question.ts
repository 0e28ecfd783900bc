import type { AnalysisOptions } from './options.ts';

/** Which score is asked about, under which options. */
export interface ScoreQuestion {
  id: string;
  options: AnalysisOptions;
}

/** Rows [from, from + count) of a listing. */
export interface ScorePage {
  from: number;
  count: number;
}

/** What a score is held against: other options for the open genome, or the second genome under the same options. */
export type DifferenceAgainst = { kind: 'options'; options: AnalysisOptions } | { kind: 'second' };
