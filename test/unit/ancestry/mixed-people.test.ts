import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inferAncestry } from '../../../src/domain/ancestry/infer-ancestry.ts';
import { locate } from '../../../src/domain/ancestry/locate.ts';
import { mixtureSigns } from '../../../src/domain/ancestry/mixture-signs.ts';
import { inferredReference } from '../../../src/domain/ancestry/score-shares.ts';
import { widenPanel } from '../../../src/domain/ancestry/widen-panel.ts';
import { NO_DOSAGE } from '../../../src/domain/genotype/dosage.ts';
import { decodeMoreMarkers } from '../../../src/reference/ancestry-pack.ts';
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

/** Somebody of a population between two sources whose frequencies have drifted from their mixture's, marker by marker. */
function strangerBetween(first: string, second: string, seed: number): Uint8Array {
  const random = numbersFrom(seed);
  const [ones, others] = [first, second].map((name) => frequenciesAt(reference.main, placeOf(name)));
  return Uint8Array.from(ones ?? [], (p, marker) => {
    const middle = (p + (others?.[marker] ?? 0)) / 2;
    const drift = (random() + random() + random() - 1.5) * 2 * Math.sqrt(0.12 * middle * (1 - middle));
    const frequency = Math.min(1, Math.max(0, middle + drift));
    const copies = (random() < frequency ? 1 : 0) + (random() < frequency ? 1 : 0);
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

  test.each([
    ['a child of two', () => mixedPerson('EUR', 'EAS', { isChild: true, seed: 5 }), [4, 100], [-3, 3]],
    ['a patchwork', () => mixedPerson('EUR', 'EAS', { isChild: false, seed: 5 }), [-3, 3], [4, 1000]],
    ['one of Europe', () => drawPerson(frequenciesAt(reference.main, placeOf('EUR')), numbersFrom(1), 0.5), [-3, 3], [-3, 3]], // prettier-ignore
    ['one whose frequencies are others', () => strangerBetween('EUR', 'EAS', 7), [-100, 0], [-3, 3]],
  ] as const)('of %s: unlike copies, and stretches that lean alike', (_, draw, unlike, patches) => {
    const direction = placeOf('EUR').map((value, i) => value - (placeOf('EAS')[i] ?? 0));
    const place = locate(reference.main, draw());
    if (place === null) throw new Error('no place');
    const signs = mixtureSigns(reference.main, place.genotypes, { place: place.coordinates, direction });
    expect(signs.unlikeCopies).toBeGreaterThan(unlike[0]);
    expect(signs.unlikeCopies).toBeLessThan(unlike[1]);
    expect(signs.patchwork).toBeGreaterThan(patches[0]);
    expect(signs.patchwork).toBeLessThan(patches[1]);
  });

  test.each([
    [0.12, 'EUR', 'EAS'],
    [0.12, 'AFR', 'EAS'],
    [0.12, 'EAS', 'SAS'],
  ])(
    'are told from strangers with %d of the markers: most of %s and %s get a reference, no stranger does',
    (share, first, second) => {
      const isPlaced = (dosage: Uint8Array, seed: number): boolean => {
        const random = numbersFrom(seed);
        const few = dosage.map((copies) => (random() < 2 * share ? copies : NO_DOSAGE));
        const { report } = inferAncestry(reference, { main: few, regions: null });
        return inferredReference(report, reference.main) !== null;
      };
      const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
      const mixed = seeds.filter((seed) =>
        isPlaced(mixedPerson(first, second, { isChild: seed % 2 === 0, seed }), seed),
      );
      expect(mixed.length).toBeGreaterThanOrEqual(9);
      expect(seeds.filter((seed) => isPlaced(strangerBetween(first, second, seed), seed))).toEqual([]);
    },
  );
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
