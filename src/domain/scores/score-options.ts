import type { Group } from '../ancestry/groups.ts';
import type { FrequencyTable } from './frequency-table.ts';
import type { ScoreReason } from './reasons.ts';

/** Reference groups by which a person's expectation is taken: one group alone, or a mixture. */
export interface ReferenceShares {
  /** Weights of the groups' frequencies; they add up to 1. Those of an inferred mixture may lie below 0 and above 1 (see `sources`). */
  shares: Partial<Record<Group, number>>;
  /** The mixture that an inferred reference stands for, by source: `AFR`, `EAS`, `EUR`, `SAS`, `IAM`. Adds up to 1. */
  sources?: Readonly<Record<string, number>>;
  /** How the shares came about: chosen by hand, or inferred from the file. */
  from: 'chosen' | 'inferred';
}

/** Choices of one computation. A superset of the worker protocol's options, which are handed in as they are. */
export interface ScoreOptions {
  /** A/T and C/G: left out, counted as they stand, or counted where the strands of file and score are proved. */
  ambiguous: 'exclude' | 'keep' | 'proven';
  indels: 'exclude' | 'keep';
  missing: 'drop' | 'frequency' | 'expected';
  maleX: 1 | 2;
  /** Takes precedence over every other source of frequencies. */
  frequencies?: FrequencyTable | undefined;
  /** Without it no percentile is given, unless a frequency table is. */
  reference?: ReferenceShares | undefined;
  /** Whether the file's letters are known to be those of the reference's plus strand. */
  plusStrand?: boolean | undefined;
  /** Why there is no reference, where something more is known than that none was chosen. */
  noReferenceReason?: ScoreReason | undefined;
}
