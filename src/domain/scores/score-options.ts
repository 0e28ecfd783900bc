import type { FrequencyTable } from './frequency-table.ts';
import type { Group } from './score-definition.ts';

/** Shares of reference groups by which a person's expectation is taken: one group alone, or a mixture. They add up to 1. */
export interface ReferenceShares {
  shares: Partial<Record<Group, number>>;
  /** How the shares came about: chosen by hand, or inferred from the file. */
  from: 'chosen' | 'inferred';
}

/** Choices of one computation. A superset of the worker protocol's options, which are handed in as they are. */
export interface ScoreOptions {
  ambiguous: 'exclude' | 'keep';
  indels: 'exclude' | 'keep';
  missing: 'drop' | 'frequency' | 'expected';
  maleX: 1 | 2;
  /** Takes precedence over every other source of frequencies. */
  frequencies?: FrequencyTable | undefined;
  /** Without it no percentile is given, unless a frequency table is. */
  reference?: ReferenceShares | undefined;
}
