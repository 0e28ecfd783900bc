/** What a row adds to the sum beyond its mean, and the share of people in whom it does. */
export interface RowStep {
  at: number;
  share: number;
}

/** Steps of a standard deviation of the grid that sums are counted on, and how far it goes to either side; what lies beyond is counted at its end. */
const STEPS = 100;
const REACH = 9;
const CENTRE = REACH * STEPS;
const BINS = 2 * CENTRE + 1;

/**
 * The distribution of a score of independent rows: share of people below a standing, those who share it counted by half. Scores of few rows, or
 * of one that outweighs the others, are spread otherwise than the normal curve, so that a percentile read off that curve would be off.
 *
 * @param rows steps of each row; a row's shares add up to 1
 * @param sd standard deviation of the sum
 * @returns the share, 0 to 1, by standing in standard deviations from the mean
 */
export function ownDistribution(rows: readonly (readonly RowStep[])[], sd: number): (z: number) => number {
  let shares = new Float64Array(BINS);
  shares[CENTRE] = 1;
  for (const row of rows) {
    const next = new Float64Array(BINS);
    for (const { at, share } of row) addMoved(next, shares, (at / sd) * STEPS, share);
    shares = next;
  }
  const below = new Float64Array(BINS);
  let sum = 0;
  shares.forEach((share, bin) => {
    below[bin] = sum + share / 2;
    sum += share;
  });
  return (z) => {
    const place = Math.min(BINS - 1, Math.max(0, CENTRE + z * STEPS));
    const bin = Math.min(BINS - 2, Math.floor(place));
    return (below[bin] ?? 0) + (place - bin) * ((below[bin + 1] ?? 0) - (below[bin] ?? 0));
  };
}

/** Adds shares that are moved by a number of bins. A sum between two bins counts for both, by nearness. */
function addMoved(into: Float64Array, shares: Float64Array, bins: number, share: number): void {
  const whole = Math.floor(bins);
  const far = (bins - whole) * share;
  const near = share - far;
  for (let bin = 0; bin < BINS; bin++) {
    const mass = shares[bin] ?? 0;
    if (mass === 0) continue;
    const place = Math.min(BINS - 2, Math.max(0, bin + whole));
    into[place] = (into[place] ?? 0) + near * mass;
    into[place + 1] = (into[place + 1] ?? 0) + far * mass;
  }
}
