import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileDrugs, genesOfDrug } from '../../../src/domain/pgx/mental-health/classes.ts';
import { outsideReport } from '../../../src/domain/pgx/outside-report.ts';
import { parseOutsideCalls } from '../../../src/domain/pgx/outside.ts';
import { cautionsFor } from '../../../src/domain/pgx/phenoconversion/cautions.ts';
import { convertActivity } from '../../../src/domain/pgx/phenoconversion/convert.ts';
import { strengthsOf } from '../../../src/domain/pgx/phenoconversion/inhibition.ts';
import type { GeneReport } from '../../../src/domain/pgx/report.ts';
import { decodeDrugPack } from '../../../src/reference/drug-pack.ts';
import { decodeInteractionPack } from '../../../src/reference/interaction-pack.ts';
import { buildDrugPacks } from '../../../src/tools/packs/drugs.ts';
import { buildInteractionPack, interactionPackFromTables } from '../../../src/tools/packs/interactions.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const built = buildInteractionPack(ROOT);
const decoded = decodeInteractionPack(built.bytes);
if (!decoded.ok) throw new Error('the pack does not decode');
const pack = decoded.value;
const pgx = builtPgxPack();
const cyp2d6 = pgx.genes.find(({ gene }) => gene === 'CYP2D6');
if (cyp2d6 === undefined) throw new Error('no CYP2D6');

const given = (diplotype: string): GeneReport => outsideReport(cyp2d6, parseOutsideCalls(`CYP2D6\t${diplotype}`));

describe('the pack of interactions', () => {
  it('is what the tables say, and the same bytes every time', () => {
    expect(pack).toEqual(interactionPackFromTables(path.join(ROOT, 'src/reference/tables/interactions')));
    expect(buildInteractionPack(ROOT).bytes).toEqual(built.bytes);
    expect(pack.interactions.length).toBe(179);
  });

  it('holds no row that no source was seen for', () => {
    for (const row of pack.interactions) expect(row.sightings.length, row.substance).toBeGreaterThan(0);
    expect(pack.interactions.some(({ substance }) => substance === 'tobacco smoking')).toBe(false);
  });

  it('refuses anything else, and never throws', () => {
    for (const broken of [new Uint8Array(0), built.bytes.subarray(1), Uint8Array.of(...built.bytes, 0)]) {
      expect(decodeInteractionPack(broken)).toEqual({ ok: false, error: { code: 'reference/pack-schema' } });
    }
    for (let at = 5; at < built.bytes.length; at += 13) {
      const broken = built.bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(() => decodeInteractionPack(broken)).not.toThrow();
    }
  });

  it('has bands that agree with every tabulated score of CYP2D6', () => {
    const rows = cyp2d6.phenotypes.filter(({ rule }) => /^AS=\d/.test(rule));
    expect(rows.length).toBeGreaterThan(10);
    for (const { rule, phenotype } of rows) {
      const score = Number(rule.slice(3));
      const inside = pack.bands.filter(
        ({ from, fromIncluded, to, toIncluded }) =>
          (score > from || (fromIncluded && score === from)) &&
          (to === null || score < to || (toIncluded && score === to)),
      );
      expect([score, inside.map((band) => band.phenotype)]).toEqual([score, [phenotype]]);
    }
  });

  it('says of no drug of the antidepressant guideline that its score changes', () => {
    const [cpic] = buildDrugPacks(ROOT).map(({ bytes }) => decodeDrugPack(bytes));
    const drugs = cpic?.ok === true ? cpic.value.guidelines.filter(({ pmids }) => pmids.includes('37032427')) : [];
    const named = [...new Set(drugs.map(({ drug }) => drug))].sort();
    expect(named.length).toBe(7);
    for (const rule of pack.rules.filter(({ factor }) => factor === null)) expect(rule.drugs).toEqual(named);
    const changed = pack.rules.filter(({ factor }) => factor !== null).flatMap((rule) => rule.drugs);
    expect(changed.filter((drug) => named.includes(drug))).toEqual([]);
  });
});

describe('phenoconversion of CYP2D6 by CPIC’s rule for opioids', () => {
  // Strong → 0; moderate × 0.5; weak unchanged; where sources differ, each result; ≥ stays a lower bound.
  const CASES: [taken: string[], diplotype: string, results: [score: number, phenotypes: string[]][]][] = [
    [['paroxetine'], '*1/*1', [[0, ['Poor Metabolizer']]]],
    [['paroxetine'], '*1/*1x3', [[0, ['Poor Metabolizer']]]],
    [['duloxetine'], '*1/*1', [[1, ['Intermediate Metabolizer']]]],
    [['duloxetine'], '*1/*4', [[0.5, ['Intermediate Metabolizer']]]],
    [['duloxetine'], '*4/*4', [[0, ['Poor Metabolizer']]]],
    [['duloxetine'], '*1/*1x2', [[1.5, ['Normal Metabolizer']]]],
    [['duloxetine'], '*1/*1x3', [[2, ['Normal Metabolizer', 'Ultrarapid Metabolizer']]]],
    [['duloxetine'], '*10/*41', [[0.25, ['Intermediate Metabolizer']]]],
    [['sertraline'], '*1/*1', [[2, ['Normal Metabolizer']]]],
    [['sertraline', 'duloxetine', 'mirabegron'], '*1/*1', [[1, ['Intermediate Metabolizer']]]],
    [['duloxetine', 'bupropion'], '*1/*1', [[0, ['Poor Metabolizer']]]],
    [['terbinafine'], '*1/*1', [[0, ['Poor Metabolizer']], [1, ['Intermediate Metabolizer']]]],
    [['terbinafine', 'duloxetine'], '*1/*1', [[0, ['Poor Metabolizer']], [1, ['Intermediate Metabolizer']]]],
    [['cimetidine'], '*1/*1', [[1, ['Intermediate Metabolizer']], [2, ['Normal Metabolizer']]]],
  ]; // prettier-ignore
  it.each(CASES)('%j with %s', (taken, diplotype, results) => {
    const [conversion, ...rest] = convertActivity(pack, 'CYP2D6', taken, given(diplotype));
    expect(rest).toEqual([]);
    expect(conversion?.drugs).toEqual(['codeine', 'hydrocodone', 'tramadol']);
    expect(conversion?.results.map(({ activityScore, phenotypes }) => [activityScore, [...phenotypes]])).toEqual(
      results,
    );
    expect(conversion?.needsGenotype).toBe(false);
    expect(conversion?.results[0]?.from?.diplotype).toBe(diplotype);
  });

  it('without a genotype only a strong inhibitor leads to a score', () => {
    const [strong] = convertActivity(pack, 'CYP2D6', ['paroxetine'], undefined);
    expect(strong).toMatchObject({ needsGenotype: false, factors: [0] });
    expect(strong?.results).toEqual([
      { from: null, factor: 0, activityScore: 0, atLeast: false, phenotypes: ['Poor Metabolizer'] },
    ]);
    const [moderate] = convertActivity(pack, 'CYP2D6', ['duloxetine'], undefined);
    expect(moderate).toMatchObject({ needsGenotype: true, factors: [0.5], results: [] });
    const [either] = convertActivity(pack, 'CYP2D6', ['terbinafine'], undefined);
    expect(either).toMatchObject({ needsGenotype: true, factors: [0, 0.5] });
    expect(either?.results.length).toBe(1);
  });

  it('a result of research alone is no genotype to convert', () => {
    const research: GeneReport = { ...given('*1/*1'), status: 'called', verdict: 'not-callable' };
    expect(convertActivity(pack, 'CYP2D6', ['duloxetine'], research)[0]?.results).toEqual([]);
  });

  it('leaves the report as it was', () => {
    const report = given('*1/*1');
    const before = JSON.stringify(report);
    convertActivity(pack, 'CYP2D6', ['paroxetine'], report);
    expect(JSON.stringify(report)).toBe(before);
  });

  it('has no rule for other enzymes, and none for what is not taken', () => {
    expect(convertActivity(pack, 'CYP2C19', ['fluvoxamine'], undefined)).toEqual([]);
    expect(convertActivity(pack, 'CYP2D6', ['fluconazole'], given('*1/*1'))).toEqual([]);
    expect(convertActivity(pack, 'CYP2D6', [], given('*1/*1'))).toEqual([]);
  });
});

describe('cautions', () => {
  it.each([
    ['venlafaxine', ['CYP2D6'], ['bupropion'], [['CYP2D6', 'no-consensus']]],
    ['citalopram', ['CYP2C19'], ['fluvoxamine'], [['CYP2C19', 'no-consensus']]],
    ['nortriptyline', ['CYP2D6'], ['paroxetine'], [['CYP2D6', 'none-known']]],
    ['codeine', ['CYP2D6'], ['paroxetine'], [['CYP2D6', 'rule']]],
    [
      'amitriptyline',
      ['CYP2C19', 'CYP2D6'],
      ['fluvoxamine'],
      [
        ['CYP2C19', 'none-known'],
        ['CYP2D6', 'none-known'],
      ],
    ],
    ['quetiapine', ['CYP3A4'], ['carbamazepine'], [['CYP3A4', 'none-known']]],
    ['paroxetine', ['CYP2D6'], ['paroxetine'], []],
    ['sertraline', ['CYP2B6', 'CYP2C19'], ['mirabegron'], []],
  ])('%s %j beside %j', (name, genes, taken, expected) => {
    const found = cautionsFor(pack, { name, genes }, taken);
    expect(found.map(({ enzyme, basis }) => [enzyme, basis])).toEqual(expected);
  });

  it('keeps every strength that a source gives', () => {
    const row = pack.interactions.find((one) => one.enzyme === 'CYP2D6' && one.substance === 'terbinafine');
    expect(row === undefined ? null : strengthsOf(row)).toEqual(['strong', 'moderate']);
    expect(row?.sightings.length).toBe(3);
  });
});

describe('drugs of the mental health view', () => {
  const packs = buildDrugPacks(ROOT).flatMap(({ bytes }) => {
    const one = decodeDrugPack(bytes);
    return one.ok ? [one.value] : [];
  });
  const filed = fileDrugs(
    packs.flatMap(({ drugs }) => drugs),
    packs.flatMap(({ guidelines }) => guidelines),
    pack.classes,
  );
  const named = (heading: string): string[] => filed.filter((drug) => drug.class === heading).map(({ name }) => name);

  it('are filed by their codes', () => {
    expect(named('ssri')).toEqual([
      'citalopram',
      'escitalopram',
      'fluoxetine',
      'fluvoxamine',
      'paroxetine',
      'sertraline',
    ]);
    expect(named('tricyclic')).toContain('nortriptyline');
    expect(named('adhd')).toEqual(['amphetamine', 'atomoxetine', 'methylphenidate', 'modafinil']);
    expect(named('antipsychotic')).toEqual(expect.arrayContaining(['aripiprazole', 'haloperidol', 'risperidone']));
    expect(named('mood-stabiliser')).toEqual(expect.arrayContaining(['carbamazepine', 'lamotrigine', 'valproic acid']));
    expect(named('other-antidepressant')).toContain('venlafaxine');
  });

  it('know whom guidelines have rows of their own for, and which depend on the indication', () => {
    const one = (name: string) => filed.find((drug) => drug.name === name);
    expect(one('atomoxetine')?.audiences).toEqual(expect.arrayContaining(['adults', 'children']));
    expect(one('carbamazepine')?.audiences).toEqual(expect.arrayContaining(['new-users', 'long-users']));
    expect(one('citalopram')?.audiences).toEqual([]);
    const byIndication = filed.filter((drug) => drug.byIndication).map(({ name }) => name);
    expect(byIndication).toEqual(expect.arrayContaining(['clomipramine', 'quetiapine', 'venlafaxine']));
  });

  it('named by the FDA without a gene go by what CPIC lists above level C', () => {
    const perphenazine = filed.find(({ name }) => name === 'perphenazine');
    if (perphenazine === undefined) throw new Error('no perphenazine');
    expect(genesOfDrug(perphenazine, [], true)).toEqual(['CYP2D6']);
    expect(genesOfDrug(perphenazine, [], false)).toEqual([]);
    expect(genesOfDrug(perphenazine, ['CYP3A4'], true)).toEqual(['CYP3A4']);
  });

  it('each once, and every row of the table files something or names a code', () => {
    expect(new Set(filed.map(({ name }) => name)).size).toBe(filed.length);
    const names = new Set(filed.map(({ name }) => name));
    for (const { drug } of pack.classes) if (drug !== '') expect(names.has(drug), drug).toBe(true);
  });
});
