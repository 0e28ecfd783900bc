import { normalCdf } from '../../domain/scores/expectation.ts';

/** How far, as a factor either way, an effect may be from what the other rows of its list say of effect, p-value, number and frequency. */
export const MOST_FACTOR = 2;

/** A reported association: what its effect can be held against. */
export interface Association {
  effect: number;
  p: number;
  people: number;
  /** Frequency of the effect allele among people like those of the study. */
  frequency: number;
}

/**
 * An effect in units of the standard error that its own p-value, number of people and frequency leave: `β·√(2f(1−f)n) / z`. Where effects
 * are of one unit this is the same for every row of a study, up to chance: the trait's standard deviation, or `1/√(φ(1−φ))` for the
 * log odds of a share φ of cases. null where nothing can be told: no number of people, no frequency, or a p-value that was cut to 0.
 */
export function effectRatio({ effect, p, people, frequency }: Association): number | null {
  if (!(p > 0 && p < 1) || !(people > 0) || !(frequency > 0 && frequency < 1)) return null;
  return (Math.abs(effect) * Math.sqrt(2 * frequency * (1 - frequency) * people)) / normalDeviate(p);
}

/** The standard normal deviate of a two-sided p-value, by its tail: solved for `ln Q(z)` with two terms of Mills' ratio. */
export function normalDeviate(p: number): number {
  const wanted = Math.log(p / 2);
  let z = Math.sqrt(-2 * wanted);
  for (let step = 0; step < 60; step++) {
    const tail = z > 5 ? Math.log(1 - 1 / z ** 2 + 3 / z ** 4) - Math.log(z) - z ** 2 / 2 - Math.log(2 * Math.PI) / 2 : Math.log(1 - normalCdf(z)); // prettier-ignore
    const next = z + (tail - wanted) / (z + 1 / z);
    if (Math.abs(next - z) < 1e-12) return next;
    z = next;
  }
  return z;
}

/** The middle of some numbers; NaN where there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Whether a ratio fits those of its list. */
export function isConsistent(ratio: number, middle: number): boolean {
  return ratio <= MOST_FACTOR * middle && ratio * MOST_FACTOR >= middle;
}

/** Rows of which every sum is laid out one by one. With more of them single sums are too rare to matter, and a grid is enough. */
const MOST_EXACT_ROWS = 10;
/** Steps of a standard deviation of that grid, and how far it goes to either side. */
const STEPS = 400;
const REACH = 9;

/** A score's row among people: additive, in Hardy-Weinberg proportions, independent of the others. */
export interface DrawnRow {
  weight: number;
  frequency: number;
}

/** People of one sum, as a share of all; sums are in standard deviations from the mean. */
interface Atom {
  at: number;
  share: number;
}

/**
 * How far the distribution of a score is from the normal one of the same mean and spread, at the worst place, in shares of people (people of
 * the same sum count by half on either side). Scores of a few rows, or of one that outweighs the others, are far from normal: a
 * percentile read off a normal curve would be off by as much.
 */
export function distanceFromNormal(rows: readonly DrawnRow[]): number {
  const variance = rows.reduce((sum, { weight, frequency }) => sum + 2 * frequency * (1 - frequency) * weight ** 2, 0);
  if (!(variance > 0)) return 1;
  const sd = Math.sqrt(variance);
  const scaled = rows.map(({ weight, frequency }) => ({ weight: weight / sd, frequency }));
  let [below, worst] = [0, 0];
  for (const { at, share } of rows.length <= MOST_EXACT_ROWS ? exactAtoms(scaled) : gridAtoms(scaled)) {
    worst = Math.max(worst, Math.abs(below + share / 2 - normalCdf(at)));
    below += share;
  }
  return worst;
}

/** The largest share of people who have the same number of copies at every row, and so the same sum. */
export function largestShare(rows: readonly DrawnRow[]): number {
  return rows.reduce((product, row) => product * Math.max(...stepsOf(row).map(({ share }) => share)), 1);
}

/** Shares of people with 0, 1 and 2 copies, and what these add to the sum beyond its mean. */
function stepsOf({ weight, frequency }: DrawnRow): Atom[] {
  const other = 1 - frequency;
  const shares = [other * other, 2 * frequency * other, frequency * frequency];
  return shares.map((share, copies) => ({ at: (copies - 2 * frequency) * weight, share }));
}

function exactAtoms(rows: readonly DrawnRow[]): Atom[] {
  let atoms: Atom[] = [{ at: 0, share: 1 }];
  for (const row of rows) {
    const steps = stepsOf(row);
    atoms = atoms.flatMap(({ at, share }) => steps.map((step) => ({ at: at + step.at, share: share * step.share })));
  }
  const merged: Atom[] = [];
  for (const atom of atoms.filter(({ share }) => share > 0).sort((a, b) => a.at - b.at)) {
    const last = merged[merged.length - 1];
    if (last !== undefined && atom.at - last.at < 1e-9) last.share += atom.share;
    else merged.push({ ...atom });
  }
  return merged;
}

/** Sums fall between two points of the grid and count for both, by nearness. */
function gridAtoms(rows: readonly DrawnRow[]): Atom[] {
  const bins = 2 * REACH * STEPS + 1;
  let shares = new Float64Array(bins);
  shares[REACH * STEPS] = 1;
  for (const row of rows) {
    const next = new Float64Array(bins);
    for (const step of stepsOf(row)) {
      const whole = Math.floor(step.at * STEPS);
      const rest = step.at * STEPS - whole;
      for (let bin = Math.max(0, -whole); bin < bins && bin + whole + 1 < bins; bin++) {
        const mass = step.share * (shares[bin] ?? 0);
        next[bin + whole] = (next[bin + whole] ?? 0) + mass * (1 - rest);
        next[bin + whole + 1] = (next[bin + whole + 1] ?? 0) + mass * rest;
      }
    }
    shares = next;
  }
  return Array.from(shares, (share, bin) => ({ at: bin / STEPS - REACH, share }));
}
