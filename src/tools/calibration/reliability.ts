/** One decile of stated probabilities. */
export interface Reliability {
  from: number;
  to: number;
  n: number;
  /** Sum of the stated probabilities. */
  stated: number;
  /** How many of the statements held. */
  observed: number;
}

/** Deciles. */
export const BINS: readonly (readonly [number, number])[] = Array.from({ length: 10 }, (_, i) => [
  i / 10,
  (i + 1) / 10,
]);

/** Numbers from 0 to 1 of a seed (mulberry32). */
export function randomBits(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
