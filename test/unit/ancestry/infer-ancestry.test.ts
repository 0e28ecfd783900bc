import { beforeAll, describe, expect, test } from 'vitest';
import { inferAncestry } from '../../../src/domain/ancestry/infer-ancestry.ts';
import { likeliestGroup } from '../../../src/domain/ancestry/likeliest-group.ts';
import { locate } from '../../../src/domain/ancestry/locate.ts';
import type { AncestryReference } from '../../../src/domain/ancestry/panel.ts';
import { inferredReference } from '../../../src/domain/ancestry/score-shares.ts';
import { decodeAncestryPack } from '../../../src/reference/ancestry-pack.ts';
import { drawPerson, frequenciesAt, middleOf, numbersFrom, shippedAncestry } from '../../support/ancestry.ts';

let reference: AncestryReference;
beforeAll(() => {
  reference = shippedAncestry();
});

const report = (main: Uint8Array, regions: Uint8Array | null = null) =>
  inferAncestry(reference, { main, regions }).report;
const sourceAt = (name: string): readonly number[] =>
  reference.main.sources.find((one) => one.name === name)?.coordinates ?? [];

describe('a synthetic person drawn at the middle of a group', () => {
  test.each(['AFR', 'EAS', 'EUR', 'SAS'])('%s is near that group, and is that source', (group) => {
    const random = numbersFrom(17);
    for (let person = 0; person < 5; person++) {
      const found = report(drawPerson(frequenciesAt(reference.main, sourceAt(group)), random, 0.5));
      expect(found.outside).toBe(false);
      expect(found.nearest[group]).toBeGreaterThan(0.95);
      expect(found.mixture[group]?.share).toBeGreaterThan(0.85);
      expect(found.mixture[group]?.se).toBeGreaterThan(0.005);
      expect(found.markers).toBeGreaterThan(9000);
    }
  });

  test('of admixed Americans is called one, and is a mixture of their sources', () => {
    const main = drawPerson(frequenciesAt(reference.main, middleOf(reference.main, 'AMR')), numbersFrom(5), 0.5);
    const found = report(main);
    expect(found).toMatchObject({ outside: false });
    expect(found.nearest.AMR).toBeGreaterThan(0.9);
    expect(found.mixture.IAM?.share).toBeGreaterThan(0.25);
    expect(found.mixture.EUR?.share).toBeGreaterThan(0.3);
    const location = locate(reference.main, main);
    expect(location === null ? null : likeliestGroup(reference.main, location)).toBe('AMR');
  });
});

describe('the place of a person', () => {
  test('does not move to the middle when markers are missing', () => {
    const place = sourceAt('EAS');
    const frequencies = frequenciesAt(reference.main, place);
    for (const read of [1, 0.5, 0.2]) {
      const found = locate(reference.main, drawPerson(frequencies, numbersFrom(41), read));
      const away = Math.hypot(...place.map((value, i) => value - (found?.coordinates[i] ?? 0)));
      expect(away).toBeLessThan(0.004 / Math.sqrt(read));
    }
  });

  test('of people who are halfway between two groups is near none of them, and the mixture explains it', () => {
    const [a, b] = [sourceAt('EUR'), sourceAt('EAS')];
    const halfway = a.map((value, i) => (value + (b[i] ?? 0)) / 2);
    const found = report(drawPerson(frequenciesAt(reference.main, halfway), numbersFrom(9), 0.5));
    expect(found.outside).toBe(false);
    expect(Object.keys(inferredReference(found, reference.main)?.sources ?? {}).sort()).toEqual(['EAS', 'EUR']);
    expect(found.mixture.EUR?.share).toBeGreaterThan(0.38);
    expect(found.mixture.EAS?.share).toBeGreaterThan(0.38);
  });
});

describe('nobody is near', () => {
  test('whose frequencies are unlike all that the panel knows', () => {
    const random = numbersFrom(3);
    // A population that has drifted away from Europe: every frequency moved at random.
    const drifted = frequenciesAt(reference.main, sourceAt('EUR')).map((p) => Math.min(0.99, Math.max(0.01, p + 0.5 * (random() - 0.5)))); // prettier-ignore
    expect(report(drawPerson(drifted, random, 0.5))).toMatchObject({ outside: true, reason: 'frequencies-do-not-fit', mixture: {} }); // prettier-ignore
  });

  test.each(['MiddleEastNorthAfrica', 'Oceania'])('who is of %s, by the second study', (region) => {
    const { regions } = reference;
    if (regions === null) throw new Error('no regions');
    const main = drawPerson(frequenciesAt(reference.main, sourceAt('EUR')), numbersFrom(2), 0.5);
    const other = drawPerson(frequenciesAt(regions, middleOf(regions, region)), numbersFrom(4), 0.8);
    const found = report(main, other);
    expect(found.regions?.[region]).toBeGreaterThan(0.6);
    expect(found).toMatchObject({ outside: true, reason: 'region-without-group' });
  });

  test.each(['AFR', 'EAS', 'EUR', 'SAS'])('of %s once the reference lacks its people', (group) => {
    const { main } = reference;
    const kept = Array.from(main.groupOf.keys()).filter(
      (person) => main.groupOf[person] !== main.groups.indexOf(group),
    );
    const without = {
      ...main,
      groupOf: Uint8Array.from(kept, (person) => main.groupOf[person] ?? 0),
      people: Float32Array.from(kept.flatMap((person) => [...main.people.subarray(person * 4, person * 4 + 4)])),
      sources: main.sources.filter(({ name }) => name !== group),
    };
    const random = numbersFrom(23);
    for (let person = 0; person < 5; person++) {
      const dosage = drawPerson(frequenciesAt(main, sourceAt(group)), random, 0.5);
      const found = inferAncestry({ main: without, regions: null }, { main: dosage, regions: null }).report;
      expect(found.outside).toBe(true);
    }
  });
});

describe('too little to say', () => {
  test('fewer than 300 markers place nobody; fewer than 500 give no mixture', () => {
    const frequencies = frequenciesAt(reference.main, sourceAt('EUR'));
    expect(report(drawPerson(frequencies, numbersFrom(6), 0.01))).toMatchObject({ nearest: {}, mixture: {}, outside: false, reason: 'too-few-markers' }); // prettier-ignore
    const some = report(drawPerson(frequencies, numbersFrom(6), 0.02));
    expect(some.mixture).toEqual({});
    expect(some.nearest).toHaveProperty('EUR');
  });
});

describe('the reference for scores', () => {
  const parts = { markers: 9000, nearest: {}, outside: false };

  test('leaves small and uncertain shares out, and adds up to 1', () => {
    const mixture = { EUR: { share: 0.72, se: 0.03 }, AFR: { share: 0.25, se: 0.02 }, SAS: { share: 0.03, se: 0.04 }, IAM: { share: 0, se: 0.02 } }; // prettier-ignore
    const found = inferredReference({ ...parts, mixture }, reference.main);
    expect(Object.keys(found?.sources ?? {}).sort()).toEqual(['AFR', 'EUR']);
    expect(Object.values(found?.shares ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(found?.shares.EUR).toBeCloseTo(0.73, 1);
  });

  test('makes up for Europeans among the admixed Americans', () => {
    const found = inferredReference({ ...parts, mixture: { IAM: { share: 1, se: 0.02 } } }, reference.main);
    expect(found?.sources).toEqual({ IAM: 1 });
    expect(found?.shares.AMR).toBeGreaterThan(1.5);
    expect(found?.shares.EUR).toBeLessThan(-0.5);
  });

  test('is not there for somebody near no group', () => {
    const mixture = { EUR: { share: 1, se: 0.01 } };
    expect(inferredReference({ ...parts, outside: true, mixture }, reference.main)).toBeNull();
  });
});

describe('the pack', () => {
  test('has the five groups, their sources and places on two builds', () => {
    expect(reference.main.groups).toEqual(['AFR', 'AMR', 'EAS', 'EUR', 'SAS']);
    expect(reference.main.sources.map(({ name }) => name)).toEqual(['AFR', 'EUR', 'EAS', 'SAS', 'IAM']);
    for (const build of ['GRCh37', 'GRCh38'] as const) {
      const columns = reference.main.columns[build];
      expect(columns?.keys).toHaveLength(reference.main.mean.length);
      expect(columns?.keys.every((key, index) => index === 0 || key >= (columns.keys[index - 1] ?? 0))).toBe(true);
    }
  });

  test('refuses other bytes, and a pack that was cut', () => {
    expect(decodeAncestryPack(new Uint8Array([1, 2, 3]))).toMatchObject({ ok: false, error: { code: 'reference/pack-schema' } }); // prettier-ignore
    const whole = new TextEncoder().encode('SQAN\u0001');
    expect(decodeAncestryPack(whole)).toMatchObject({ ok: false });
  });
});
