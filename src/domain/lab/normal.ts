import { normalCdf } from '../scores/expectation.ts';

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

const BISECTIONS = 60;
/** Beyond this a share cannot be told from 0 or 1. */
const FARTHEST = 9;

/** The number of standard deviations below which a share of a normal distribution lies; −∞ and ∞ for 0 and 1. */
export function normalQuantile(share: number): number {
  if (share <= 0) return -Infinity;
  if (share >= 1) return Infinity;
  let [low, high] = [-FARTHEST, FARTHEST];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const STEPS = 800;

/**
 * Probability that both of two standard normal values are above their limits: `∫ φ(x) Φ((ρx − k)/√(1 − ρ²)) dx` from `h` on, by
 * Simpson's rule.
 *
 * @param correlation below 1
 */
export function bothAbove(h: number, k: number, correlation: number): number {
  const from = Math.max(h, -FARTHEST);
  if (from >= FARTHEST) return 0;
  const width = (FARTHEST - from) / STEPS;
  const rest = Math.sqrt(1 - correlation * correlation);
  let sum = 0;
  for (let step = 0; step <= STEPS; step++) {
    const x = from + step * width;
    const weight = step === 0 || step === STEPS ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * normalDensity(x) * normalCdf((correlation * x - k) / rest);
  }
  return (sum * width) / 3;
}
