import { describe, expect, it } from 'vitest';
import { normalCdf, termSteps } from '../../../src/domain/scores/expectation.ts';
import { ownDistribution } from '../../../src/domain/scores/own-distribution.ts';
import { largestShare } from '../../../src/tools/packs/list-checks.ts';

interface Row {
  weight: number;
  frequency: number;
}

/** The share below each sum, those of the same sum by half, by writing every combination of copies down. */
function exact(rows: readonly Row[]): { at: number; below: number }[] {
  let all = [{ at: 0, share: 1 }];
  for (const { weight, frequency } of rows) {
    const steps = termSteps([0, weight, 2 * weight], frequency);
    all = all.flatMap(({ at, share }) => steps.map((step) => ({ at: at + step.at, share: share * step.share })));
  }
  const sums = new Map<string, { at: number; share: number }>();
  for (const { at, share } of all) {
    const key = at.toFixed(9);
    sums.set(key, { at, share: share + (sums.get(key)?.share ?? 0) });
  }
  let below = 0;
  return [...sums.values()].sort((a, b) => a.at - b.at).map(({ at, share }) => {
    below += share;
    return { at, below: below - share / 2 };
  }); // prettier-ignore
}

const sdOf = (rows: readonly Row[]): number =>
  Math.sqrt(rows.reduce((sum, { weight, frequency }) => sum + 2 * frequency * (1 - frequency) * weight ** 2, 0));
const curveOf = (rows: readonly Row[]): ((z: number) => number) =>
  ownDistribution(rows.map(({ weight, frequency }) => termSteps([0, weight, 2 * weight], frequency)), sdOf(rows)); // prettier-ignore

describe('the distribution that a score’s own rows make', () => {
  it.each<[what: string, rows: Row[], away: number]>([
    ['one row that outweighs six', [{ weight: 1.1, frequency: 0.15 }, ...[0.12, 0.1, 0.13, 0.09, 0.11, 0.14].map((weight, at) => ({ weight, frequency: 0.2 + at / 10 }))], 0.05],
    ['a rare row of a large weight', [{ weight: 2, frequency: 0.01 }, ...[0.12, 0.1, 0.13, 0.09, 0.17, 0.07].map((weight, at) => ({ weight, frequency: 0.3 + at / 20 }))], 0.1],
    ['eight rows alike in size', Array.from({ length: 8 }, (_, at) => ({ weight: 0.1 + at / 97, frequency: 0.2 + at / 20 })), 0],
    ['rows of negative weight', Array.from({ length: 8 }, (_, at) => ({ weight: (at % 2 === 0 ? 1 : -1) * (0.1 + at / 97), frequency: 0.3 })), 0],
  ])('%s: is that of all combinations, within half a point', (_, rows, away) => {
    const [curve, sd] = [curveOf(rows), sdOf(rows)];
    const all = exact(rows);
    const off = all.map(({ at, below }) => Math.abs(curve(at / sd) - below));
    expect(Math.max(...off)).toBeLessThan(0.005);
    // What is mended: the normal curve is off by as much.
    expect(Math.max(...all.map(({ at, below }) => Math.abs(normalCdf(at / sd) - below)))).toBeGreaterThan(away);
  }); // prettier-ignore

  it('of very many rows is the normal curve', () => {
    const curve = curveOf(Array.from({ length: 400 }, (_, at) => ({ weight: 1 + (at % 7), frequency: 0.5 })));
    for (const z of [-3, -1.5, -0.2, 0, 0.7, 2.5]) expect(curve(z)).toBeCloseTo(normalCdf(z), 2);
  });

  it('rises from 0 to 1 and never falls', () => {
    const curve = curveOf([{ weight: 2, frequency: 0.01 }, { weight: 0.1, frequency: 0.4 }]); // prettier-ignore
    const places = Array.from({ length: 400 }, (_, at) => at / 10 - 20);
    const shares = places.map(curve);
    shares.slice(1).forEach((share, at) => {
      expect(share).toBeGreaterThanOrEqual(shares[at] ?? 0);
    });
    expect(shares[0]).toBe(0);
    expect(shares[399]).toBeCloseTo(1, 3);
  });

  it('people of the most common copies everywhere share one value', () => {
    expect(largestShare([{ weight: 1, frequency: 0.5 }, { weight: 2, frequency: 0.1 }])).toBeCloseTo(0.5 * 0.81, 12); // prettier-ignore
  });
});
