import type { AncestryPanel } from './panel.ts';

/** Genotypes, and the markers that have one. */
export interface ReadMarkers {
  dosage: Uint8Array;
  read: Uint32Array;
}

/** How little a person's genotypes are what the panel expects at their place. */
export interface Misfit {
  /**
   * Squared differences between the genotypes and those expected, over their expected variance: about 1 for somebody whom the panel
   * describes, more for somebody whose frequencies differ from all that it knows.
   */
  fit: number;
  /**
   * How much less likely the genotypes are than a person's at that place would be by expectation, in standard deviations of one marker
   * per marker: about 0. Weighs alleles that are rare at the place, which `fit` hardly does: people whom the reference lacks carry
   * more of them.
   */
  surprise: number;
}

/** Frequencies are kept this far from 0 and 1, so that no single marker weighs without bound. */
const FREQUENCY_FLOOR = 0.02;
/** Stretches of the genome whose misfits are compared: parents who are related make a few of them far too even. */
export const BLOCKS = 40;
/** Blocks left out at the lower and at the upper end. */
export const TRIMMED_LOW = 4;
export const TRIMMED_HIGH = 12;
/** A normal distribution's mean between its 10th and its 70th percentile, in standard deviations. */
const TRIMMED_MEAN = -0.287;
/** Standard deviation of one marker's part in `fit`, measured; in `surprise` it is 1 by construction. */
const FIT_SPREAD = 1.1;

export function boundedFrequency(frequency: number): number {
  return Math.min(1 - FREQUENCY_FLOOR, Math.max(FREQUENCY_FLOOR, frequency));
}

/** Both misfits of a person at a place, from the middling stretches of the genome. */
export function misfitOf(
  { components, mean, loadings }: AncestryPanel,
  { dosage, read }: ReadMarkers,
  at: ArrayLike<number>,
): Misfit {
  const count = new Float64Array(BLOCKS);
  const squares = new Float64Array(BLOCKS);
  const variance = new Float64Array(BLOCKS);
  const shortfall = new Float64Array(BLOCKS);
  const spread = new Float64Array(BLOCKS);
  for (const marker of read) {
    const copies = dosage[marker] ?? 0;
    let expected = mean[marker] ?? 0;
    for (let i = 0; i < components; i++) expected += (loadings[marker * components + i] ?? 0) * (at[i] ?? 0);
    const frequency = boundedFrequency(expected / 2);
    const block = Math.floor((marker * BLOCKS) / dosage.length);
    const surprise = surpriseAt(copies, frequency);
    count[block] = (count[block] ?? 0) + 1;
    squares[block] = (squares[block] ?? 0) + (copies - 2 * frequency) ** 2;
    variance[block] = (variance[block] ?? 0) + 2 * frequency * (1 - frequency);
    shortfall[block] = (shortfall[block] ?? 0) + surprise.shortfall;
    spread[block] = (spread[block] ?? 0) + surprise.variance;
  }
  const chance = Math.sqrt(BLOCKS / Math.max(1, read.length));
  const fits = squares.map((sum, block) => sum / (variance[block] ?? 0));
  const surprises = shortfall.map((sum, block) => sum / Math.sqrt((count[block] ?? 0) * (spread[block] ?? 0)));
  return {
    fit: trimmedMean(fits) - TRIMMED_MEAN * FIT_SPREAD * chance,
    surprise: trimmedMean(surprises) - TRIMMED_MEAN * chance,
  };
}

/** By how much the log-likelihood of a genotype falls short of its expectation in Hardy-Weinberg proportions, and its variance there. */
function surpriseAt(copies: number, p: number): { shortfall: number; variance: number } {
  const q = 1 - p;
  const [logP, logQ] = [Math.log(p), Math.log(q)];
  const [none, one, two] = [2 * logQ, Math.LN2 + logP + logQ, 2 * logP];
  const expected = q * q * none + 2 * p * q * one + p * p * two;
  const square = q * q * none * none + 2 * p * q * one * one + p * p * two * two;
  const own = copies === 0 ? none : copies === 1 ? one : two;
  return { shortfall: expected - own, variance: square - expected * expected };
}

function trimmedMean(ratios: Float64Array): number {
  const sorted = ratios.filter((ratio) => !Number.isNaN(ratio)).sort();
  const kept = sorted.slice(TRIMMED_LOW, sorted.length - TRIMMED_HIGH);
  return kept.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, kept.length);
}
