import path from 'node:path';
import { kernelBytes } from 'virtual:kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { callGenes } from '../../../src/domain/pgx/call-genes.ts';
import type { DrugPack } from '../../../src/domain/pgx/drugs/drug-pack.ts';
import { matchDrugs } from '../../../src/domain/pgx/drugs/match-drugs.ts';
import type { DrugReport } from '../../../src/domain/pgx/drugs/report.ts';
import { parseOutsideCalls } from '../../../src/domain/pgx/outside.ts';
import type { StarMatcher } from '../../../src/domain/pgx/star-matcher.ts';
import { Kernel } from '../../../src/engine/kernel/kernel.ts';
import { kernelStarMatcher } from '../../../src/engine/kernel/stars.ts';
import { decodeDrugPack } from '../../../src/reference/drug-pack.ts';
import { buildDrugPacks } from '../../../src/tools/packs/drugs.ts';
import { type CaseRow, lookupOf, type PgxCase } from '../../../src/tools/peers/pgx-case.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

function decoded(): DrugPack[] {
  return buildDrugPacks(ROOT).map(({ bytes }) => {
    const pack = decodeDrugPack(bytes);
    if (!pack.ok) throw new Error('does not decode');
    return pack.value;
  });
}

describe('the drug packs', () => {
  const [main, dpwg] = decoded();

  it('hold every drug, CPIC and DPWG apart', () => {
    expect(main?.drugs.length).toBe(319);
    expect(new Set(main?.guidelines.map(({ source }) => source))).toEqual(new Set(['CPIC']));
    expect(dpwg?.drugs.length).toBe(0);
    expect(new Set(dpwg?.guidelines.map(({ source }) => source))).toEqual(new Set(['DPWG']));
    expect((main?.guidelines.length ?? 0) + (dpwg?.guidelines.length ?? 0)).toBe(153);
    expect(buildDrugPacks(ROOT).map(({ licence }) => licence)).toEqual(['CC0-1.0', 'CC-BY-SA-4.0']);
  });

  it('refuse other bytes', () => {
    expect(decodeDrugPack(Uint8Array.of(1, 2, 3))).toEqual({ ok: false, error: { code: 'reference/pack-schema' } });
  });
});

describe('guidance for a person', () => {
  const pack = builtPgxPack();
  const packs = decoded();
  let matcher: StarMatcher;
  beforeAll(async () => {
    matcher = kernelStarMatcher(await Kernel.create(kernelBytes));
  });

  const person = (
    genes: string[],
    rows: CaseRow[],
    more: { missing?: Record<string, number[]>; outside?: string } = {},
  ): DrugReport[] => {
    const input = {
      mode: 'reference-filled',
      genes,
      default_phased: false,
      chrX_copies: 2,
      rows,
      missing: more.missing ?? {},
    } as const;
    const options = { combinations: false, all_matches: false, cyp2d6_matching: false, exemptions: true };
    const testCase: PgxCase = { id: 'person', options, input: { ...input, genes: [...input.genes] }, expect: {} };
    const outside = parseOutsideCalls(more.outside ?? '');
    const lookup = lookupOf(testCase, pack);
    return matchDrugs(packs, callGenes({ pack, lookup, build: 'GRCh38', sex: null, indelLettersKnown: false, matcher, outside })); // prettier-ignore
  };
  const of = (rows: DrugReport[], drug: string, source: string): DrugReport[] =>
    rows.filter((row) => row.drug === drug && row.source === source);
  const row = (chrom: string, pos: number, ref: string, alt: string, gt: string): CaseRow => ({
    chrom,
    pos,
    ref,
    alt: [alt],
    gt,
  });
  const CYP2C19_2_2 = [
    row('chr10', 94775367, 'A', 'G', '1/1'),
    row('chr10', 94781859, 'G', 'A', '1/1'),
    row('chr10', 94842866, 'A', 'G', '1/1'),
  ];

  it('finds what CPIC and DPWG say for a poor metabolizer, by population', () => {
    const rows = person(['CYP2C19'], CYP2C19_2_2);
    const cpic = of(rows, 'clopidogrel', 'CPIC');
    expect(cpic.length).toBe(3);
    expect(new Set(cpic.map(({ population }) => population)).size).toBe(3);
    expect(
      cpic.every(({ results, certainty }) => results?.CYP2C19 === 'Poor Metabolizer' && certainty === 'certain'),
    ).toBe(true);
    expect(of(rows, 'clopidogrel', 'DPWG').every(({ category }) => category !== 'not_assessed')).toBe(true);
    expect(of(rows, 'sertraline', 'CPIC')).toMatchObject([
      { category: 'lower_dose', missingGenes: ['CYP2B6'], results: { CYP2B6: 'No Result' } },
    ]);
    expect(of(rows, 'clopidogrel', 'FDA').map(({ category }) => category)).toEqual(['association_table', 'label']);
  });

  it('says not assessed without a CYP2D6 result, and uses the score of an outside call', () => {
    expect(of(person(['CYP2D6'], []), 'paroxetine', 'CPIC')).toMatchObject([
      { category: 'not_assessed', missingGenes: ['CYP2D6'] },
    ]);
    const rows = of(person([], [], { outside: 'CYP2D6\t*4/*4' }), 'paroxetine', 'CPIC');
    expect(rows).toMatchObject([
      { category: 'lower_dose', strength: 'Moderate', results: { CYP2D6: 'Poor Metabolizer (0.0)' } },
    ]);
  });

  it('gives no guidance on a normal result whose decisive position was not read', () => {
    const rows = person(['NUDT15', 'TPMT'], [], { missing: { NUDT15: [48045719] } });
    const azathioprine = of(rows, 'azathioprine', 'CPIC');
    expect(azathioprine.every(({ missingGenes }) => missingGenes?.includes('NUDT15') === true)).toBe(true);
    expect(
      azathioprine.every(({ superseded, supersededBy }) => superseded === true && supersededBy === '41618934'),
    ).toBe(true);
  });

  it('prefers the exact pair of alleles where a source has one', () => {
    const rows = person(['CYP2C9', 'VKORC1'], [row('chr10', 94942290, 'C', 'T', '0/1')]);
    const dpwg = of(rows, 'warfarin', 'DPWG').filter(({ genes }) => genes.includes('CYP2C9'));
    expect(dpwg.length).toBeGreaterThan(0);
    expect(dpwg.every(({ category }) => category !== 'not_covered')).toBe(true);
  });

  it('reads HLA results as positive and negative', () => {
    const rows = person([], [], { outside: 'HLA-B\t*57:01/*07:02' });
    expect(of(rows, 'abacavir', 'CPIC')).toMatchObject([{ category: 'contraindicated', strength: 'Strong' }]);
    expect(of(person([], [], { outside: 'HLA-B\t*07:02/*08:01' }), 'abacavir', 'CPIC')).toMatchObject([
      { category: 'standard_dose' },
    ]);
  });
});
