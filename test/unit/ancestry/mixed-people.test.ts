import { describe, expect, test } from 'vitest';
import { NO_DOSAGE } from '../../../src/domain/genotype/dosage.ts';
import { inferAncestry } from '../../../src/domain/ancestry/infer-ancestry.ts';
import { locate } from '../../../src/domain/ancestry/locate.ts';
import { patchworkAlong } from '../../../src/domain/ancestry/patchwork.ts';
import { inferredReference } from '../../../src/domain/ancestry/score-shares.ts';
import { widenPanel } from '../../../src/domain/ancestry/widen-panel.ts';
import { decodeMoreMarkers } from '../../../src/reference/ancestry-pack.ts';
import { readFileSync } from 'node:fs';
import { drawPerson, frequenciesAt, numbersFrom, shippedAncestry } from '../../support/ancestry.ts';

const reference = shippedAncestry();
const placeOf = (name: string): readonly number[] =>
  reference.main.sources.find((one) => one.name === name)?.coordinates ?? [];

/** Somebody each of whose two copies comes, stretch by stretch, from one of two sources. */
function mixedPerson(first: string, second: string, options: { isChild: boolean; seed: number }): Uint8Array {
  const random = numbersFrom(options.seed);
  const [ones, others] = [first, second].map((name) => frequenciesAt(reference.main, placeOf(name)));
  let from = [0, 1];
  return Uint8Array.from(ones ?? [], (p, marker) => {
    if (!options.isChild && marker % 200 === 0) from = [random() < 0.5 ? 0 : 1, random() < 0.5 ? 0 : 1];
    const chance = (line: number): number => (line === 0 ? p : (others?.[marker] ?? 0));
    const copies = (random() < chance(from[0] ?? 0) ? 1 : 0) + (random() < chance(from[1] ?? 0) ? 1 : 0);
    return random() < 0.5 ? copies : NO_DOSAGE;
  });
}

describe('people whose ancestors are of two groups', () => {
  test.each([
    ['EUR', 'EAS', true],
    ['EUR', 'AFR', true],
    ['EUR', 'EAS', false],
    ['AFR', 'EAS', false],
    ['EAS', 'SAS', false],
  ])('%s and %s (a child of both: %s) get the mixture as their reference', (first, second, isChild) => {
    const found = inferAncestry(reference, { main: mixedPerson(first, second, { isChild, seed: 5 }), regions: null });
    expect(found.report.outside).toBe(false);
    expect(Object.keys(inferredReference(found.report, reference.main)?.sources ?? {})).toEqual(expect.arrayContaining([first, second])); // prettier-ignore
  });

  test('are a patchwork, which a child of two and a person of one place are not', () => {
    const axis = placeOf('EUR').map((value, i) => value - (placeOf('EAS')[i] ?? 0));
    const along = (dosage: Uint8Array): number => {
      const place = locate(reference.main, dosage);
      return place === null ? NaN : patchworkAlong(place.stretches, axis);
    };
    expect(along(mixedPerson('EUR', 'EAS', { isChild: false, seed: 5 }))).toBeGreaterThan(3);
    expect(along(mixedPerson('EUR', 'EAS', { isChild: true, seed: 5 }))).toBeLessThan(1.5);
    expect(along(drawPerson(frequenciesAt(reference.main, placeOf('EUR')), numbersFrom(1), 0.5))).toBeLessThan(1.5);
  });
});

describe('further markers', () => {
  const more = decodeMoreMarkers(readFileSync('public/packs/ancestry-more.bin'));
  test('stand in genome order beside the first ones, on both builds', () => {
    if (!more.ok) throw new Error(more.error.code);
    const wide = widenPanel(reference.main, more.value);
    expect(wide.mean.length).toBe(reference.main.mean.length + more.value.mean.length);
    for (const build of ['GRCh37', 'GRCh38'] as const) {
      const keys = wide.columns[build]?.keys ?? new Uint32Array(0);
      expect(keys.every((key, at) => at === 0 || key >= (keys[at - 1] ?? 0))).toBe(true);
      expect(new Set(wide.columns[build]?.term).size).toBe(wide.mean.length);
    }
  });

  test('place a file that has none of the first ones', () => {
    if (!more.ok) throw new Error(more.error.code);
    const wide = widenPanel(reference.main, more.value);
    const own = new Set(reference.main.columns.GRCh37?.keys);
    const isFirst = new Set(Array.from(wide.columns.GRCh37?.keys ?? []).flatMap((key, at) => (own.has(key) ? [wide.columns.GRCh37?.term[at]] : []))); // prettier-ignore
    for (const name of ['AFR', 'EAS', 'EUR', 'SAS']) {
      const place = reference.main.sources.find((one) => one.name === name)?.coordinates ?? [];
      const whole = drawPerson(frequenciesAt(wide, place), numbersFrom(8), 0.03);
      const dosage = whole.map((copies, marker) => (isFirst.has(marker) ? NO_DOSAGE : copies));
      const { report } = inferAncestry({ ...reference, main: wide }, { main: dosage, regions: null });
      expect(Object.entries(report.nearest).sort(([, a], [, b]) => b - a)[0]?.[0]).toBe(name);
      expect(report.outside).toBe(false);
    }
  });

  test('a damaged pack is refused', () => {
    const bytes = new Uint8Array(readFileSync('public/packs/ancestry-more.bin'));
    expect(decodeMoreMarkers(bytes.subarray(0, -1)).ok).toBe(false);
    expect(decodeMoreMarkers(bytes.map((byte, at) => (at === 0 ? 0 : byte))).ok).toBe(false);
  });
});
