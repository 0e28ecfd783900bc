import { describe, expect, test } from 'vitest';
import { estimateMixture } from '../../../src/domain/ancestry/mixture.ts';
import { NO_DOSAGE } from '../../../src/domain/genotype/dosage.ts';
import { drawPerson, numbersFrom } from '../../support/ancestry.ts';

const MARKERS = 2000;
const SOURCES = 4;

function panel(seed: number): Float64Array {
  const random = numbersFrom(seed);
  return Float64Array.from({ length: MARKERS * SOURCES }, () => 0.05 + 0.9 * random());
}

function personOf(frequencies: Float64Array, shares: readonly number[], seed: number): Uint8Array {
  const mixed = Array.from({ length: MARKERS }, (_, marker) =>
    shares.reduce((sum, share, k) => sum + share * (frequencies[marker * SOURCES + k] ?? 0), 0),
  );
  return drawPerson(mixed, numbersFrom(seed));
}

/** Plain expectation-maximisation, which needs thousands of steps for the same answer. */
function byExpectation(dosage: Uint8Array, frequencies: Float64Array, steps: number): number[] {
  let shares = Array.from({ length: SOURCES }, () => 1 / SOURCES);
  for (let step = 0; step < steps; step++) {
    const next = shares.map(() => 0);
    dosage.forEach((copies, marker) => {
      const p = shares.map((_, k) => frequencies[marker * SOURCES + k] ?? 0);
      const alternate = p.reduce((sum, one, k) => sum + one * (shares[k] ?? 0), 0);
      p.forEach((one, k) => {
        const part = (copies * one) / alternate + ((2 - copies) * (1 - one)) / (1 - alternate);
        next[k] = (next[k] ?? 0) + ((shares[k] ?? 0) * part) / (2 * dosage.length);
      });
    });
    shares = next;
  }
  return shares;
}

describe('a mixture of sources', () => {
  test.each([
    { shares: [1, 0, 0, 0], seed: 3 },
    { shares: [0.5, 0.5, 0, 0], seed: 4 },
    { shares: [0.1, 0.2, 0.3, 0.4], seed: 5 },
  ])('is found within three standard errors: $shares', ({ shares, seed }) => {
    const frequencies = panel(seed);
    const mixture = estimateMixture({
      dosage: personOf(frequencies, shares, seed + 100),
      frequencies,
      sources: SOURCES,
    });
    expect(mixture).not.toBeNull();
    shares.forEach((share, k) => {
      const error = mixture?.errors[k] ?? 0;
      expect(error).toBeGreaterThan(0.005);
      expect(error).toBeLessThan(0.06);
      expect(Math.abs((mixture?.shares[k] ?? 9) - share)).toBeLessThan(3 * error);
    });
    expect(mixture?.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test('is the one that expectation-maximisation reaches after thousands of steps', () => {
    const frequencies = panel(8);
    const dosage = personOf(frequencies, [0.7, 0.2, 0.1, 0], 21);
    const expected = byExpectation(dosage, frequencies, 3000);
    const mixture = estimateMixture({ dosage, frequencies, sources: SOURCES });
    expected.forEach((share, k) => {
      expect(mixture?.shares[k]).toBeCloseTo(share, 3);
    });
  });

  test('is not there without genotypes', () => {
    const dosage = new Uint8Array(MARKERS).fill(NO_DOSAGE);
    expect(estimateMixture({ dosage, frequencies: panel(1), sources: SOURCES })).toBeNull();
  });
});
