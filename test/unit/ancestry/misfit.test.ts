import { beforeAll, describe, expect, test } from 'vitest';
import { locate } from '../../../src/domain/ancestry/locate.ts';
import { unlikeness } from '../../../src/domain/ancestry/outside.ts';
import { type AncestryPanel, type GroupLimits, MOST_UNLIKE } from '../../../src/domain/ancestry/panel.ts';
import { NO_DOSAGE } from '../../../src/domain/genotype/dosage.ts';
import { drawPerson, frequenciesAt, numbersFrom, shippedAncestry } from '../../support/ancestry.ts';

let panel: AncestryPanel;
let europe: number[];
let limits: GroupLimits;
beforeAll(() => {
  panel = shippedAncestry().main;
  europe = frequenciesAt(panel, panel.sources.find(({ name }) => name === 'EUR')?.coordinates ?? []);
  const found = panel.limits[panel.groups.indexOf('EUR')];
  if (found === undefined) throw new Error('no limits');
  limits = found;
});

function placed(dosage: Uint8Array): NonNullable<ReturnType<typeof locate>> {
  const location = locate(panel, dosage);
  if (location === null) throw new Error('no place');
  return location;
}

describe('somebody whom the panel describes', () => {
  test.each([1, 0.5, 0.1])('has misfits about as expected with %s of the markers read', (read) => {
    const random = numbersFrom(101);
    for (let person = 0; person < 10; person++) {
      const found = placed(drawPerson(europe, random, read));
      const chance = 1 / Math.sqrt(found.markers);
      expect(Math.abs(found.fit - 1)).toBeLessThan(5 * chance);
      expect(Math.abs(found.surprise)).toBeLessThan(5 * chance);
      expect(unlikeness(panel, limits, found)).toBeLessThan(MOST_UNLIKE);
    }
  });

  test('and has related parents is still described: a tenth of the genome twice the same', () => {
    const dosage = drawPerson(europe, numbersFrom(7), 0.7);
    const random = numbersFrom(8);
    for (let marker = 0; marker < dosage.length / 10; marker++)
      if (dosage[marker] !== NO_DOSAGE) dosage[marker] = random() < (europe[marker] ?? 0) ? 2 : 0;
    expect(unlikeness(panel, limits, placed(dosage))).toBeLessThan(MOST_UNLIKE);
  });
});

describe('somebody with other frequencies', () => {
  test('surprises most by alleles that are rare at the place', () => {
    // Alleles that one European chromosome in ten or fewer carries are twice as frequent.
    const richer = europe.map((p) => (p < 0.1 ? 2 * p : p > 0.9 ? 1 - 2 * (1 - p) : p));
    const found = placed(drawPerson(richer, numbersFrom(12), 0.7));
    expect(found.surprise).toBeGreaterThan(0.04);
    expect(found.surprise).toBeGreaterThan(found.fit - 1);
    expect(unlikeness(panel, limits, found)).toBeGreaterThan(MOST_UNLIKE);
  });

  test('is as unlike by either misfit, and not the more for fitting better than expected', () => {
    const base = { fit: 1, surprise: 0, markers: 1e9 };
    const [fit, surprise] = [limits.fit.spread, limits.surprise.spread];
    expect(unlikeness(panel, limits, base)).toBeCloseTo(0, 3);
    expect(unlikeness(panel, limits, { ...base, fit: 1 + 4 * fit })).toBeCloseTo(4, 1);
    expect(unlikeness(panel, limits, { ...base, surprise: 4 * surprise })).toBeCloseTo(4, 1);
    expect(unlikeness(panel, limits, { ...base, fit: 1 + 3 * fit, surprise: 4 * surprise })).toBeCloseTo(5, 1);
    expect(unlikeness(panel, limits, { ...base, fit: 0.5, surprise: -1 })).toBe(0);
  });

  test('is given more room the fewer markers were read', () => {
    const at = (markers: number): number => unlikeness(panel, limits, { fit: 1.1, surprise: 0, markers });
    expect(at(20_000)).toBeGreaterThan(MOST_UNLIKE);
    expect(at(500)).toBeLessThan(MOST_UNLIKE);
  });
});
