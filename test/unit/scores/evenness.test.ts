import { describe, expect, it } from 'vitest';
import { evenness } from '../../../src/tools/calibration/kolmogorov.ts';

const steps = (n: number): number[] => Array.from({ length: n }, (_, at) => (at + 0.5) / n);

describe('whether numbers are spread evenly', () => {
  it.each<[what: string, values: number[], distance: number, isEven: boolean]>([
    ['even ones', steps(400), 0, true],
    // Critical distance at p = 0.01 for 400 numbers: 1.6276/√400 = 0.081.
    ['off by 7 points in the middle', steps(400).map((value) => value + 0.28 * value * (1 - value)), 0.07, true],
    ['off by 10 points in the middle', steps(400).map((value) => value + 0.4 * value * (1 - value)), 0.1, false],
    ['crowded at the middle', steps(400).map((value) => 0.5 + (value - 0.5) * 0.6), 0.2, false],
    ['ten values that forty share each, at their middles', steps(400).map((value) => (Math.floor(10 * value) + 0.5) / 10), 0, true],
    ['the same, at their lower ends', steps(400).map((value) => Math.floor(10 * value) / 10), 0.05, true],
  ])('%s', (_, values, distance, isEven) => {
    const found = evenness(values);
    expect(found.distance).toBeCloseTo(distance, 2);
    expect(found.p > 0.01).toBe(isEven);
  }); // prettier-ignore
});
