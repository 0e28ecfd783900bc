/**
 * The test of Kolmogorov and Smirnov that some numbers are spread evenly from 0 to 1: the greatest distance, and the probability of so great a one
 * (asymptotic series with the correction of Stephens 1970 for few numbers). Equal numbers stand in the middle of their places, as percentiles of people
 * who share one value do.
 */
export function evenness(values: readonly number[]): { distance: number; p: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const middles = new Map<number, { from: number; to: number }>();
  sorted.forEach((value, at) => middles.set(value, { from: middles.get(value)?.from ?? at, to: at }));
  const distance = Math.max(
    ...[...middles].map(([value, { from, to }]) => Math.abs((from + to + 1) / (2 * n) - value)),
  );
  const scaled = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * scaled * scaled);
  return { distance, p: scaled < 0.2 ? 1 : Math.min(1, Math.max(0, p)) };
}
