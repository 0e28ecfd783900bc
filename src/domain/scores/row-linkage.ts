import { CHROMOSOME_OFFSETS } from '../genotype/genome.ts';
import type { BuildColumns } from './packed-score.ts';

/** Rows nearer than this may be linked; farther ones hardly are, outside of a few long stretches. */
export const LINKED_BASES = 500_000;

/** By how much the standard deviation of a score may differ from that of independent rows, as factors. */
export interface SpreadBounds {
  low: number;
  high: number;
}

/**
 * What linkage could make of a score's standard deviation at most: each pair of rows within {@link LINKED_BASES} adds twice its covariance,
 * of either sign, and that is at most the product of both standard deviations. Nothing is assumed of how linked they are.
 *
 * @param variance of each term; terms without a place are taken as linked with none
 * @param total variance of the score as if rows were independent
 */
export function spreadBounds({ keys, term }: BuildColumns, variance: Float64Array, total: number): SpreadBounds {
  let pairs = 0;
  let nearby = 0;
  let from = 0;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? 0;
    while (from < row && !isNear(keys[from] ?? 0, key)) nearby -= deviationOf(variance, term[from++] ?? 0);
    const own = deviationOf(variance, term[row] ?? 0);
    pairs += own * Math.max(0, nearby);
    nearby += own;
  }
  const ratio = total > 0 ? (2 * pairs) / total : 0;
  return { low: Math.sqrt(Math.max(0, 1 - ratio)), high: Math.sqrt(1 + ratio) };
}

function deviationOf(variance: Float64Array, term: number): number {
  const own = variance[term] ?? 0;
  return own > 0 ? Math.sqrt(own) : 0;
}

function isNear(before: number, key: number): boolean {
  return key - before <= LINKED_BASES && chromosomeOf(before) === chromosomeOf(key);
}

function chromosomeOf(key: number): number {
  let code = 1;
  while (code < CHROMOSOME_OFFSETS.length - 1 && (CHROMOSOME_OFFSETS[code + 1] ?? Infinity) <= key) code++;
  return code;
}
