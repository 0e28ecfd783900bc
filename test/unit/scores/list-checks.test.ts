import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAmbiguousPair } from '../../../src/domain/scores/alleles.ts';
import { normalCdf } from '../../../src/domain/scores/expectation.ts';
import { MOST_POINTS_FROM_NORMAL, MOST_POINTS_SHARED } from '../../../src/domain/scores/score-standing.ts';
import { LINKED_BASES } from '../../../src/domain/scores/row-linkage.ts';
import { SCORE_CARDS } from '../../../src/reference/score-cards.ts';
import { CHIP_LISTS } from '../../../src/tools/packs/chip-lists.ts';
import { compareDirections, type Hit } from '../../../src/tools/packs/gwas-hits.ts';
import {
  distanceFromNormal,
  effectRatio,
  isConsistent,
  largestShare,
  median,
  normalDeviate,
} from '../../../src/tools/packs/list-checks.ts';
import { compileTable } from '../../../src/tools/packs/score-table.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../src/reference/tables/scores');

describe('an effect is held against its own p-value, number of people and frequency', () => {
  test.each([[0.05], [1e-3], [5e-8], [1e-12]])('the deviate of p = %s has that tail', (p) => {
    expect((2 * (1 - normalCdf(normalDeviate(p)))) / p).toBeCloseTo(1, 2);
  });

  test('tails that no floating point difference can hold keep growing', () => {
    // ln Q(z) = −z²/2 − ln z − ln √(2π) + ln(1 − 1/z² + 3/z⁴): at z = 30 that is p/2 = 4.9067e-198.
    expect(normalDeviate(2 * 4.906713927148187e-198)).toBeCloseTo(30, 6);
  });

  const n = 100_000;
  const row = (effect: number, frequency: number): number => {
    const z = effect * Math.sqrt(2 * frequency * (1 - frequency) * n);
    return effectRatio({ effect, p: 2 * (1 - normalCdf(z)), people: n, frequency }) ?? NaN;
  };
  // Effects whose deviates lie between 5.5 and 8, where both p-value and inverse are exact to many digits.
  const ratios = [row(0.03, 0.3), row(0.028, 0.4), row(0.05, 0.1), row(0.026, 0.5)];

  test('rows of one unit have one ratio', () => {
    for (const ratio of ratios) expect(ratio).toBeCloseTo(1, 3);
  });

  test.each<[string, number, boolean]>([
    ['as the others', 1, true],
    ['an odds ratio among log odds', 1.03 / 0.03, false],
    ['a unit a hundred times as large', 100, false],
    ['half as large, as of another number of people', 0.51, true],
    ['of another phenotype', 0.4, false],
  ])('%s', (_, factor, isFitting) => {
    expect(isConsistent(factor * (ratios[0] ?? NaN), median(ratios))).toBe(isFitting);
  });

  test.each([{ p: 0 }, { people: 0 }, { people: NaN }, { frequency: 0 }, { frequency: NaN }])(
    'nothing is said of %o',
    (lack) => {
      expect(effectRatio({ effect: 0.1, p: 1e-9, people: 1000, frequency: 0.3, ...lack })).toBeNull();
    },
  );
});

describe('how far a score is from normal', () => {
  test('ten rows laid out one by one and eleven on a grid say nearly the same', () => {
    const rows = Array.from({ length: 11 }, (_, at) => ({ weight: 0.1 + 0.013 * at, frequency: 0.2 + 0.05 * at }));
    expect(Math.abs(distanceFromNormal(rows) - distanceFromNormal(rows.slice(0, 10)))).toBeLessThan(0.01);
  });

  test('one row of frequency one half: half of the people are in the middle', () => {
    // Sums −√2, 0 and √2 with shares ¼, ½, ¼: the worst place is an end, where 1/8 lies below and the normal curve has Φ(−√2) = 0.0786.
    expect(distanceFromNormal([{ weight: 1, frequency: 0.5 }])).toBeCloseTo(0.125 - normalCdf(-Math.SQRT2), 6);
  });

  test('grows where one row outweighs the others, and falls with their number', () => {
    const even = (rows: number): number => distanceFromNormal(Array.from({ length: rows }, (_, at) => ({ weight: 0.1 + 0.001 * at, frequency: 0.3 }))); // prettier-ignore
    expect(even(80)).toBeLessThan(even(10));
    expect(even(80)).toBeLessThan(0.02);
    const heavy = [
      { weight: 1.4, frequency: 0.1 },
      ...Array.from({ length: 9 }, () => ({ weight: 0.1, frequency: 0.3 })),
    ];
    expect(distanceFromNormal(heavy)).toBeGreaterThan(0.1);
  });

  test('is whole where nobody differs', () => {
    expect(distanceFromNormal([{ weight: 1, frequency: 0 }])).toBe(1);
  });
});

test('hits that others contradict are told from hits that they confirm and hits of which nobody speaks', () => {
  const hit = (rsid: string): Hit => ({ rsid, chromosome: '1', position: 1, effectAllele: 'A', otherAllele: 'G', weight: 0.1, p: 1e-9 }); // prettier-ignore
  const row = (study: string, rsid: string, allele: string, effect: string): Map<string, string> =>
    new Map([['study_id', study], ['SNP', rsid], ['effect_allele', allele], ['effect_size', effect]]); // prettier-ignore
  const rows = [
    row('trait_2', 'rs1', 'A', '0.1'),
    row('trait_2', 'rs2', 'G', '0.1'),
    // The other strand's letter of the other allele, falling: the same statement.
    row('trait_3', 'rs1', 'C', '-0.1'),
    row('trait_1', 'rs3', 'A', '0.1'),
    row('another_4', 'rs3', 'A', '0.1'),
  ];
  expect(compareDirections([hit('rs1'), hit('rs2'), hit('rs3')], { pmid: '1', others: /^trait/ }, rows)).toEqual({
    same: 2,
    compared: 3,
    confirmed: new Set(['rs1']),
    contradicted: new Set(['rs2']),
  });
});

describe('lists that chips carry', () => {
  const tables = readdirSync(FOLDER).filter((name) => CHIP_LISTS.some(({ id }) => `${id}.tsv` === name));

  test('say on their cards that nobody evaluated them, and what was left out', () => {
    expect(tables.length).toBeGreaterThanOrEqual(31);
    for (const name of tables) {
      const card = SCORE_CARDS.find(({ id }) => `${id}.tsv` === name);
      expect(card?.notes, name).toEqual(expect.arrayContaining(['hits-only', 'sure-rows-only']));
    }
  });

  test.each(tables)(
    '%s: one row a locus, no A/T and C/G, read off a normal curve only where it is close to one, and frequencies only where values differ',
    (name) => {
      const { packed, facts } = compileTable(readFileSync(path.join(FOLDER, name), 'utf8'));
      const { terms, frequencies, builds } = packed;
      expect(packed.refused).toEqual([]);
      const keys = builds.GRCh37?.keys ?? [];
      expect(keys.length).toBe(terms.count);
      for (let row = 1; row < keys.length; row++) {
        // Keys run on from one chromosome to the next.
        expect((keys[row] ?? 0) - (keys[row - 1] ?? 0)).toBeGreaterThan(LINKED_BASES);
      }
      const lines = readFileSync(path.join(FOLDER, name), 'utf8')
        .split('\n')
        .filter((line) => /^\d/.test(line));
      for (const line of lines) {
        const [effect = '', other = ''] = line.split('\t').slice(6, 8);
        expect(isAmbiguousPair(effect, other), line).toBe(false);
      }
      expect(frequencies.EUR).toBeDefined();
      for (const [group, values] of Object.entries(frequencies)) {
        const rows = Array.from(values, (frequency, term) => ({ frequency, weight: terms.weight[term] ?? 0 }));
        if (packed.header.distribution !== 'own') expect(100 * distanceFromNormal(rows), group).toBeLessThanOrEqual(MOST_POINTS_FROM_NORMAL); // prettier-ignore
        expect(50 * largestShare(rows), group).toBeLessThanOrEqual(MOST_POINTS_SHARED);
      }
      expect(facts.get('direction-checked')).toMatch(/^\d+ of \d+/);
      expect(facts.get('consistency')).toMatch(/^\d+ of \d+/);
    },
  );
});
