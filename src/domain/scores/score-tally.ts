import type { Sex } from '../genotype/sex.ts';
import type { CompensatedSum } from './expectation.ts';
import type { RowStep } from './own-distribution.ts';
import type { PackedScore } from './packed-score.ts';
import type { Placement } from './placement.ts';
import type { ScoreOptions } from './score-options.ts';
import type { TermFrequencies } from './term-frequencies.ts';
import type { TermCalls } from './term-status.ts';

/** All that the standing of a person on a score is told from. */
export interface ScoredTerms {
  packed: PackedScore;
  calls: TermCalls;
  frequencies: TermFrequencies;
  options: ScoreOptions;
  placement: Placement;
  sex: Sex;
}

/** Sums over terms, by what became of them. */
export interface Tally {
  /** Variance of each term; 0 where its frequency is not known. Empty where none is. */
  variances: Float64Array;
  /** What each term with a frequency adds and to how many people, where the score is not spread as a normal curve; else empty. */
  steps: (readonly RowStep[])[];
  /** Expectation of every term of the computed score; a term without known frequency stands with its own value. */
  mean: CompensatedSum;
  /** Expectation of the terms that were not read. */
  missingMean: CompensatedSum;
  /** Expectation of the terms that were left out, and how many terms have none. */
  leftOutMean: CompensatedSum;
  leftOutUnknown: number;
  missingUnknown: number;
  /** Variance of the terms that were read, as far as their genotypes are certain. */
  seen: number;
  /** Variance of the terms that were not read, left out or refused in this file: the file says nothing of them. */
  unread: number;
  /** Variance of terms that were read and whose frequency is not that of people like this person. */
  undescribedVariance: number;
  /** Squared weights of terms without any frequency, of those among them that were not read, and of rows that nobody can be scored on. */
  unknownSize: number;
  unreadUnknownSize: number;
  refusedSize: number;
  /** Variance that imputed genotypes leave open. */
  imputed: number;
  /** Variance of all terms with a known frequency, left-out ones and those refused in this file included. */
  all: number;
  /** Squared weights of all terms, and of those with a known frequency: what `all` is about. */
  weighed: number;
  weighedKnown: number;
  /** Sum of squared weights with and without a frequency of people like this person: what share of the score is described. */
  described: number;
  undescribed: number;
}
