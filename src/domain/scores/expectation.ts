import { EFFECT, type ScoreTerms } from './score-definition.ts';

/** Points of a term for 0, 1 and 2 copies of its effect allele. */
export function termPoints(
  effect: number,
  weight: number,
  dosageWeights: readonly [number, number, number] | undefined,
): readonly [number, number, number] {
  if (effect === EFFECT.dosage && dosageWeights !== undefined) return dosageWeights;
  if (effect === EFFECT.dominant) return [0, weight, weight];
  if (effect === EFFECT.recessive) return [0, 0, weight];
  return [0, weight, 2 * weight];
}

/** {@link termPoints} of one term, written into three places: for loops over millions of them. */
export function writePoints(points: Float64Array, { effect, weight, dosageWeights }: ScoreTerms, term: number): void {
  const type = effect[term] ?? 0;
  const triplet = type === EFFECT.dosage ? dosageWeights.get(term) : undefined;
  const value = weight[term] ?? 0;
  points[0] = triplet === undefined ? 0 : triplet[0];
  if (triplet !== undefined) points[1] = triplet[1];
  else points[1] = type === EFFECT.recessive ? 0 : value;
  if (triplet !== undefined) points[2] = triplet[2];
  else points[2] = type === EFFECT.dominant || type === EFFECT.recessive ? value : 2 * value;
}

/** Mean and variance of a term in a population. */
export interface TermMoments {
  mean: number;
  variance: number;
}

/**
 * Expectation and variance of a term at effect-allele frequency `frequency`, under Hardy-Weinberg proportions.
 * For an additive term: `2fw` and `2f(1−f)w²`.
 *
 * @param copies chromosome copies of the person there: 2, or 1 (then `perCopy` tells what one copy counts)
 */
export function termMoments(
  points: ArrayLike<number>,
  frequency: number,
  copies: 1 | 2 = 2,
  perCopy: 1 | 2 = 1,
): TermMoments {
  const zero = points[0] ?? 0;
  const one = points[1] ?? 0;
  const two = points[2] ?? 0;
  const other = 1 - frequency;
  if (copies === 1) {
    const hit = perCopy === 2 ? two : one;
    const mean = other * zero + frequency * hit;
    return { mean, variance: frequency * other * (hit - zero) * (hit - zero) };
  }
  if (zero === 0 && two === 2 * one) {
    return { mean: 2 * frequency * one, variance: 2 * frequency * other * one * one };
  }
  const probabilities = [other * other, 2 * frequency * other, frequency * frequency];
  const mean = probabilities.reduce((sum, p, dosage) => sum + p * (points[dosage] ?? 0), 0);
  const variance = probabilities.reduce((sum, p, dosage) => sum + p * ((points[dosage] ?? 0) - mean) ** 2, 0);
  return { mean, variance };
}

/** What a term adds beyond its mean, and to which share of people: of two copies in Hardy-Weinberg proportions, or of one. */
export function termSteps(
  points: ArrayLike<number>,
  frequency: number,
  copies: 1 | 2 = 2,
  perCopy: 1 | 2 = 1,
): { at: number; share: number }[] {
  const other = 1 - frequency;
  const { mean } = termMoments(points, frequency, copies, perCopy);
  const shares = copies === 1 ? [[0, other], [perCopy, frequency]] : [[0, other * other], [1, 2 * frequency * other], [2, frequency * frequency]]; // prettier-ignore
  return shares.map(([dosage = 0, share = 0]) => ({ at: (points[dosage] ?? 0) - mean, share }));
}

/** Neumaier's compensated sum, as the kernel adds. */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(value: number): void {
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }

  get value(): number {
    return this.sum + this.lost;
  }
}

/**
 * Standard normal distribution function. Hart's rational approximation in the form of West (2005, "Better approximations to
 * cumulative normal functions"), absolute error below 1e-14.
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (x > 37) return z > 0 ? 1 : 0;
  const tail = Math.exp((-x * x) / 2) * (x < 7.07106781186547 ? nearTail(x) : farTail(x));
  return z > 0 ? 1 - tail : tail;
}

function nearTail(x: number): number {
  const over = [0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376]; // prettier-ignore
  const under = [0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752]; // prettier-ignore
  const horner = (terms: readonly number[]): number => terms.reduce((sum, term) => sum * x + term, 0);
  return horner(over) / horner(under);
}

function farTail(x: number): number {
  return 1 / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.506628274631;
}
