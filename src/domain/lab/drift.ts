import { type Group, GROUPS } from '../ancestry/groups.ts';
import { normalCdf } from '../scores/expectation.ts';
import type { MarkerFrequencies } from './lab-data.ts';

/**
 * Root mean square of the mean shift that scores with random weights show, in standard deviations of EUR:
 * `√(Σ 4(p_k − p_EUR)² / Σ 2 p_EUR q_EUR)`. Nothing but drift makes it.
 */
export function expectedShift(markers: MarkerFrequencies, group: Group): number {
  let [above, below] = [0, 0];
  markers.EUR.forEach((p, marker) => {
    above += 4 * ((markers[group][marker] ?? 0) - p) ** 2;
    below += 2 * p * (1 - p);
  });
  return Math.sqrt(above / below);
}

/** One score with random weights, as it is distributed in each group. */
export type DrawnScore = Readonly<Record<Group, { shift: number; sdRatio: number }>>;

export interface DriftQuestion {
  /** The same seed gives the same scores. */
  seed: number;
  draws: number;
  /** Variants of each score. */
  rows: number;
}

/** Mulberry32: 32 bits of state, enough for a demonstration and the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws scores: variants at random, weights from a normal distribution, no trait anywhere. */
export function drawScores(markers: MarkerFrequencies, { seed, draws, rows }: DriftQuestion): DrawnScore[] {
  const random = randomOf(seed);
  return Array.from({ length: draws }, () => drawScore(markers, rows, random));
}

function drawScore(markers: MarkerFrequencies, rows: number, random: () => number): DrawnScore {
  const means = new Float64Array(GROUPS.length);
  const variances = new Float64Array(GROUPS.length);
  const columns = GROUPS.map((group) => markers[group]);
  for (let row = 0; row < rows; row++) {
    const marker = Math.floor(random() * markers.EUR.length);
    const weight = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    columns.forEach((column, group) => {
      const p = column[marker] ?? 0;
      means[group] = (means[group] ?? 0) + 2 * p * weight;
      variances[group] = (variances[group] ?? 0) + 2 * p * (1 - p) * weight * weight;
    });
  }
  const base = GROUPS.indexOf('EUR');
  const sd = Math.sqrt(variances[base] ?? 0);
  return Object.fromEntries(
    GROUPS.map((group, index) => [
      group,
      { shift: ((means[index] ?? 0) - (means[base] ?? 0)) / sd, sdRatio: Math.sqrt(variances[index] ?? 0) / sd },
    ]),
  ) as DrawnScore;
}

/** What many drawn scores do in one group. */
export interface DriftSummary {
  group: Group;
  /** Root mean square of the shifts. */
  rms: number;
  /** Share above the 95th percentile of EUR: mean over the scores, and its 5th and 95th percentile. */
  flagged: { mean: number; low: number; high: number };
}

const Z_TOP_5 = 1.6448536269514722;

export function summariseDrift(scores: readonly DrawnScore[], group: Group): DriftSummary {
  const flagged = scores.map((score) => normalCdf((score[group].shift - Z_TOP_5) / score[group].sdRatio));
  const sorted = [...flagged].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    group,
    rms: Math.sqrt(meanOf(scores.map((score) => score[group].shift ** 2))),
    flagged: { mean: meanOf(flagged), low: at(0.05), high: at(0.95) },
  };
}

/** How many values fall into each of `count` bins from `from` to `to`; those outside count in the first and the last. */
export function histogram(values: readonly number[], from: number, to: number, count: number): number[] {
  const bins = new Array<number>(count).fill(0);
  for (const value of values) {
    const bin = Math.min(count - 1, Math.max(0, Math.floor((count * (value - from)) / (to - from))));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}
