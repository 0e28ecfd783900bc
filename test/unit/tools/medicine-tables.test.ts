import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { DRUGS_SHAPE } from '../../../src/tools/medicines/drug-facts.ts';
import { drugRows } from '../../../src/tools/medicines/drug-names.ts';
import { guidanceRows } from '../../../src/tools/medicines/guidance.ts';
import { inhibitorTable, ruleMark, rulesToReview } from '../../../src/tools/medicines/interactions-made.ts';
import { differencesOf, type MadeTable, settle, textOf } from '../../../src/tools/medicines/made-table.ts';
import { PGX_SOURCES, pgxTables } from '../../../src/tools/medicines/pgx-made.ts';
import { RULES_SHAPE } from '../../../src/tools/medicines/pgx-rules.ts';
import { type Row, sourceJson, sourceRows } from '../../../src/tools/medicines/sources.ts';

/** Rows of a made-up source; `·` is an empty field. */
function rows(columns: readonly string[], ...lines: string[]): readonly Row[] {
  const body = lines.map((line) => line.split(/ +/).map((word) => (word === '·' ? '' : word.replaceAll('_', ' ')))); // prettier-ignore
  const read = sourceRows('made up', [columns, ...body].map((fields) => fields.join('\t')).join('\n'), columns);
  if (!read.ok) throw new Error(read.error.problem);
  return read.value;
}

/** Rows of a made table, with `·` for an empty field. */
function lines(table: readonly (readonly string[])[]): string[] {
  return table.map((row) => row.map((word) => (word === '' ? '·' : word.replaceAll(' ', '_'))).join(' '));
}

describe('a source', () => {
  it.each([
    ['gene\tallele\nTPMT\t*1\n', ['gene', 'allele'], null],
    ['# a comment\ngene\tallele\r\nTPMT\t*1\r\n', ['allele'], null],
    ['gene\tname\nTPMT\t*1\n', ['gene', 'allele', 'function'], 'has no column allele, function'],
    ['gene\tallele\nTPMT\n', ['gene'], 'row 1 has 1 fields'],
    ['gene\tallele\n', ['gene'], 'has no rows'],
    ['', ['gene'], 'has no rows'],
  ])('%j with the columns %j: %s', (text, columns, problem) => {
    const read = sourceRows('alleles.tsv', text, columns);
    expect(read.ok ? null : read.error).toEqual(problem === null ? null : { file: 'alleles.tsv', problem });
  });

  it.each([
    ['{"count":1}', null],
    ['{"count":"1"}', /^count: /],
    ['{}', /^count: /],
    ['{', /^is not JSON$/],
    ['[]', /^(the whole|count): /],
  ])('in JSON, %s: %s', (text, problem) => {
    const read = sourceJson('rules.json', text, v.object({ count: v.number() }));
    expect(read.ok).toBe(problem === null);
    if (!read.ok && problem !== null) expect(read.error.problem).toMatch(problem);
  });
});

describe('what a newer source changes', () => {
  const made: MadeTable = {
    name: 'made.tsv',
    head: ['# a table'],
    columns: ['gene', 'allele', 'function'],
    keys: ['gene', 'allele'],
    rows: [['A', '*1', 'x'], ['A', '*2', 'y']], // prettier-ignore
  };
  it.each([
    ['nothing', textOf(made), []],
    ['a new row', '# a table\ngene\tallele\tfunction\nA\t*1\tx\n', ['+ A *2']],
    ['a row that went', `${textOf(made)}A\t*3\tz\n`, ['- A *3']],
    ['a field', textOf(made).replace('\tx', '\tw'), ['~ A *1: function: w > x']],
    ['the head', textOf(made).replace('a table', 'an old table'), ['~ the comment at the head']],
    ['the order', '# a table\ngene\tallele\tfunction\nA\t*2\ty\nA\t*1\tx\n', ['~ the order of the rows']],
    ['one of two rows of a key', `${textOf(made)}A\t*2\tz\n`, ['- A *2 #2']],
    ['all, where there is no file', '', ['~ the comment at the head', '~ the columns', '+ A *1', '+ A *2']],
  ])('%s', (_, before, expected) => {
    expect(differencesOf(made, before)).toEqual(expected);
  });
});

it('a check writes nothing and tells a difference by its status; without it the table is written once', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'made-'));
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const made = { name: 'made.json', text: '{}\n' };
  expect(settle(folder, [made], true)).toBe(1);
  expect(existsSync(path.join(folder, 'made.json'))).toBe(false);
  expect(settle(folder, [made], false)).toBe(0);
  expect(readFileSync(path.join(folder, 'made.json'), 'utf8')).toBe('{}\n');
  expect(settle(folder, [made], true)).toBe(0);
  expect(printed.mock.calls.at(-1)).toEqual(['made.json: the same\n']);
  printed.mockRestore();
  rmSync(folder, { recursive: true });
});

describe('star alleles', () => {
  const from = {
    positions: rows(PGX_SOURCES.positions, 'TPMT chr6 100 90 rs1 · G A · snv g.100G>A outside_call_in_pharmcat', 'RYR1 chrM 200 190 rs2 · C T · snv g.200C>T amp_tier1,fallback_single_snv').map((row) => ({ ...row, roles: (row.roles ?? '').replaceAll(' ', '_') })), // prettier-ignore
    alleles: rows(PGX_SOURCES.alleles, 'TPMT *1 1 Normal_function · · yes 100:G', 'TPMT *2 0 Uncertain_function · · snv_only_research 100:A', 'RYR1 ref 1 Normal_function · · yes 200:C', 'RYR1 one 0 Malignant_Hyperthermia_associated · · yes 200:T', 'RYR1 two 0 Uncertain_function · · name_derived 200:T', 'ABCG2 ref 1 Normal_function · · no_definition(x) ·').map((row) => ({ ...row, matchable: (row.matchable ?? '').replaceAll(' ', '_') })), // prettier-ignore
    newerAlleles: rows(PGX_SOURCES.alleles, 'TPMT *2 0 No_function · · yes 100:A', 'TPMT *3 0 Uncertain_function · · yes 101:T', 'RYR1 one 0 Uncertain_function · · yes 200:T', 'RYR1 two 0 Malignant_Hyperthermia_associated · · yes 200:T', 'RYR1 three 0 Uncertain_function · · yes 200:T', 'ABCG2 ref 1 No_function · · yes ·'), // prettier-ignore
    phenotypes: rows(PGX_SOURCES.phenotypes, 'TPMT pair No_function_+_No_function · Indeterminate', 'NAT2 pair Increased_function_+_Increased_function · Rapid_Metabolizer', 'CYP2C19 pair Increased_function_+_Increased_function · Rapid_Metabolizer'), // prettier-ignore
    newerPhenotypes: rows(PGX_SOURCES.phenotypes, 'TPMT pair No_function_+_Uncertain_or_unknown_function · Possible_Intermediate_Metabolizer', 'TPMT pair No_function_+_No_function · Poor_Metabolizer', 'RYR1 pair No_function_+_No_function · Poor_Metabolizer'), // prettier-ignore
    frequencies: rows(PGX_SOURCES.frequencies, 'TPMT *2 European 0.1 50', 'TPMT *9 European 0.2 ·'),
    listed: rows(PGX_SOURCES.listed, 'TPMT 100 no', 'RYR1 200 maybe'),
    weak: rows(PGX_SOURCES.weak, '6 90 c1,all,v5'),
    rules: v.parse(RULES_SHAPE, {
      undocumented_as_reference: ['TPMT'],
      lowest_function_genes: [],
      activity_score_genes: [],
      structural_alleles_not_callable: {},
      shown_as: { RYR1: { ref: 'Reference' }, TPMT: { '*2.001': '*2' } },
      fallback_single_snv: { TPMT: { rsid: 'rs1', pos_grch38: 100, T: '*1', C: '*2' } },
      genes: { RYR1: { ignored_positions: [{ pos: 200, rsid: 'rs2' }] }, TPMT: { required_positions: [100] } },
    }),
  };
  const tables = pgxTables(from);
  const made = tables.ok ? tables.value : [];
  const of = (name: string): string[] => made.flatMap((table) => ('rows' in table && table.name === name ? lines(table.rows) : [])); // prettier-ignore

  it('positions: roles in our words, chips that read them badly or lack them', () => {
    expect(of('positions.tsv')).toEqual(['TPMT 6 100 90 rs1 · G A · snv g.100G>A · c1,v5 c1', 'RYR1 MT 200 190 rs2 · C T · snv g.200C>T amp_tier1,fallback · ·']); // prettier-ignore
  });

  it('alleles: TPMT renewed, RYR1 only where stricter, other genes as they were', () => {
    expect(of('alleles.tsv')).toEqual([
      'TPMT *1 1 Normal_function · · yes 100:G',
      'TPMT *2 0 No_function · · research 100:A',
      'TPMT *3 0 Uncertain_function · · no ·',
      'RYR1 ref 1 Normal_function · · yes 200:C',
      'RYR1 one 0 Malignant_Hyperthermia_associated · · yes 200:T',
      'RYR1 two 0 Malignant_Hyperthermia_associated · · yes 200:T',
      'RYR1 three 0 Uncertain_function · · yes 200:T',
      'ABCG2 ref 1 Normal_function · · no ·',
    ]);
  });

  it('phenotypes: one rule for each function that the gene has, each with its class', () => {
    expect(of('phenotypes.tsv')).toEqual([
      'TPMT pair No_function_+_No_function · Poor_Metabolizer altered',
      'TPMT pair No_function_+_Uncertain_function · Possible_Intermediate_Metabolizer altered',
      'NAT2 pair Increased_function_+_Increased_function · Rapid_Metabolizer normal',
      'CYP2C19 pair Increased_function_+_Increased_function · Rapid_Metabolizer altered',
    ]);
  });

  it('a phenotype without a class is a fault', () => {
    const strange = rows(PGX_SOURCES.phenotypes, 'CYP2C19 pair No_function · Strange_Metabolizer');
    expect(pgxTables({ ...from, phenotypes: strange })).toMatchObject({
      error: { problem: 'CYP2C19: no class for "Strange Metabolizer" in pgx-choices.ts' },
    });
  });

  it('frequencies: of alleles that there are', () => {
    expect(of('frequencies.tsv')).toEqual(['TPMT *2 European 0.1 50']);
  });

  it('rules: what sources dispute, what a reference is called, and the bases of a fallback', () => {
    const text = made.map((table) => ('text' in table ? table.text : '')).join('');
    expect(JSON.parse(text)).toMatchObject({
      disputedAlleles: { RYR1: ['one'] },
      referenceShownAs: { RYR1: 'Reference' },
      ignoredPositions: { RYR1: [{ position: 200, rsid: 'rs2' }] },
      requiredPositions: { TPMT: [100] },
      fallback: { TPMT: { rsid: 'rs1', position: 100, alleles: { C: '*2', T: '*1' } } },
    });
  });
});

/** One made-up drug with one guideline. */
function drug(recs: readonly object[], more: object = {}): unknown {
  const guideline = { source: 'CPIC', id: 'G1', genes: ['B', 'A'], url: 'u', pmids: ['1', '2'], as_of: '2024', recs, ...more }; // prettier-ignore
  return { name: 'salt', rxnorm: '7', atc: ['X01', 'X02'], cpic_pairs: [{ gene: 'A', level: 'A', status: 'Final', fda_label: '' }], fda: { label: true }, fda_seen: [{ kind: 'label', lookup: { B: 'x', A: '1.0' } }], guidelines: [guideline] }; // prettier-ignore
}

function facts(one: unknown): v.InferOutput<typeof DRUGS_SHAPE>['drugs'] {
  return v.parse(DRUGS_SHAPE, { drugs: [one] }).drugs;
}

const ROW = { population: '', strength: 'Strong', category: 'lower_dose', codes: ['lower_dose'], nums: {}, lookup: [{ A: 'x' }] }; // prettier-ignore
const NONE = { recoded: [], figures: [], leftOut: [] };
const RECODED = { source: 'CPIC', guideline: 'G1', was: 'lower_dose', is: 'higher_dose', why: 'made up' } as const;
const FIGURE = { source: 'CPIC', guidelines: ['G1'], category: 'lower_dose', was: 'percent=25%', is: 'less=25%', why: 'made up' } as const; // prettier-ignore

describe('guidance', () => {
  it.each([
    ['as the facts have it', {}, NONE, 'lower_dose lower_dose · A:x'],
    ['genes in the order of their names', { lookup: [{ B: 'y', A: 'x' }, { B: 'z' }] }, NONE, 'lower_dose lower_dose · A:x&B:y|B:z'],
    ['a pair of alleles', { lookup: [{ A: { '*1': 1, '*3': 1 } }, { A: { '*2': 2 } }] }, NONE, 'lower_dose lower_dose · A:=*1/*3|A:=*2/*2'],
    ['figures', { nums: { dose: ['1 mg', '2 mg'], factor: '1.5x' } }, NONE, 'lower_dose lower_dose dose=1_mg|2_mg;factor=1.5x A:x'],
    ['codes that contradict each other', { codes: ['lower_dose', 'higher_dose'], nums: { percent: ['25%'] } }, NONE, 'see_guideline see_guideline · A:x'],
    ['another code by choice', {}, { ...NONE, recoded: [RECODED] }, 'lower_dose higher_dose · A:x'],
    ['nothing more by choice', {}, { ...NONE, recoded: [{ ...RECODED, is: 'see_guideline' }] }, 'see_guideline see_guideline · A:x'],
    ['a figure with a role', { nums: { percent: ['25%'] } }, { ...NONE, figures: [FIGURE] }, 'lower_dose lower_dose less=25% A:x'],
  ])('%s', (_, row, choices, expected) => {
    const made = guidanceRows(facts(drug([{ ...ROW, ...row }])), 'CPIC', choices);
    expect(made.ok ? lines(made.value.map((one) => one.slice(9))) : made.error).toEqual([expected]);
  }); // prettier-ignore

  it('a guideline without rows, with a newer article; a row that is left out; another source', () => {
    const bare = facts(drug([], { superseded_note: 'a newer one (PMID 99); see there' }));
    expect(guidanceRows(bare, 'CPIC', NONE)).toEqual({ ok: true, value: [['salt', 'G1', 'B,A', 'u', '1,2', '2024', '99', '', '', 'algorithm', '', '', '']] }); // prettier-ignore
    expect(guidanceRows(facts(drug([ROW])), 'CPIC', { ...NONE, leftOut: [{ source: 'CPIC', guideline: 'G1', lookup: 'A:x' }] })).toEqual({ ok: true, value: [] }); // prettier-ignore
    expect(guidanceRows(facts(drug([ROW])), 'DPWG', NONE)).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['a code', { ...NONE, recoded: [{ ...RECODED, was: 'avoid' }] }, 'no row of G1 has "avoid", which guidance-choices.ts names'],
    ['a figure', { ...NONE, figures: [FIGURE] }, 'no row of G1 has "percent=25%", which guidance-choices.ts names'],
    ['a result', { ...NONE, leftOut: [{ source: 'CPIC' as const, guideline: 'G1', lookup: 'A:z' }] }, 'no row of G1 has "A:z", which guidance-choices.ts names'],
  ])('a choice about %s that no row has any more is a fault', (_, choices, problem) => {
    expect(guidanceRows(facts(drug([ROW])), 'CPIC', choices)).toMatchObject({ error: { problem } });
  }); // prettier-ignore

  it('facts of another shape name the field', () => {
    const read = sourceJson('drugs.json', JSON.stringify({ drugs: [drug([{ ...ROW, codes: 'lower_dose' }])] }), DRUGS_SHAPE); // prettier-ignore
    expect(read).toMatchObject({ error: { file: 'drugs.json' } });
    if (!read.ok) expect(read.error.problem).toMatch(/^drugs\.0\.guidelines\.0\.recs\.0\.codes: /);
  });
});

describe('names of drugs', () => {
  const NAMES = ['name', 'us_brand', 'us_brand_combination', 'eu_brand', 'eu_brand_combination', 'fr_brand', 'synonyms']; // prettier-ignore
  it.each([
    ['capitals', 'SALTEX XR|8-HOUR SALT|KIT|IV IN BAG', '', '', '', "NEO-SALT|SALT DE MER|ELIXIR D'OR", '', ['Saltex XR|8-HOUR Salt|Kit|Iv IN BAG', '', "Neo-Salt|Salt De Mer|Elixir D'Or", '', '']],
    ['a name in two lists stands in the first', 'SALTEX', 'SALTEX|SALTMIX', 'Saltex|Eurosalt', 'Saltmix', 'SALTEX L.P.|SALTMIX|SALINE L.P.', 'Salinum', ['Saltex', 'Eurosalt', 'Saline', 'Saltmix', 'Salinum']],
    ['other names', '', '', '', '', '', "salt|Sált|Sal|delta-9-SAL|2-methylsalt|N-2-methylsalt|Salt, dry|(R)-salt|C.I. salt 9|5-SAL|a name that is far too long for anybody", ['', '', '', '', '5-SAL|delta-9-SAL|Sal']],
  ])('%s', (_, us, usCombined, eu, euCombined, fr, synonyms, expected) => {
    const names = [Object.fromEntries(NAMES.map((column, i) => [column, ['salt', us, usCombined, eu, euCombined, fr, synonyms][i] ?? '']))];
    const made = drugRows(facts(drug([])), names);
    expect(made.ok ? made.value : made.error).toEqual([['salt', '7', 'X01,X02', ...expected, 'A:A:Final:', 'label', 'label@A:1.0&B:x']]);
  }); // prettier-ignore

  it('a drug without names is a fault', () => {
    expect(drugRows(facts(drug([])), [])).toMatchObject({ error: { problem: 'no row for salt' } });
  });
});

describe('interactions', () => {
  const COLUMNS = ['enzyme', 'drug', 'role', 'all_seen', 'evidence'];
  const source = (seen: string, evidence = 'seen'): readonly Row[] => [Object.fromEntries(COLUMNS.map((column, i) => [column, ['E1', 'salt', 'inhibitor', seen, evidence][i] ?? '']))]; // prettier-ignore
  it.each([
    ['strong [FDA examples]', 'strong:fda-2026'],
    ['weak & moderate [Cicali 2020]; strong? [PKIS v2.0]', 'weak:cicali-2020|moderate:cicali-2020|strong?:pkis-2.0'],
    ['listed (class border unclear in the source) [FDA draft guidance 2012 tables]', 'listed:fda-2012'],
  ])('%s', (seen, expected) => {
    const made = inhibitorTable(source(seen));
    expect(made.ok ? made.value.rows : []).toEqual([['E1', 'salt', 'inhibitor', expected]]);
  });

  it('rows from memory do not count; a source that is not known is a fault', () => {
    expect(inhibitorTable(source('', 'memory'))).toMatchObject({ value: { rows: [] } });
    expect(inhibitorTable(source('strong [a blog]'))).toMatchObject({ ok: false, error: { file: 'inhibitors' } });
  });

  it('sentences that are new, gone or changed since they were coded are told, and drugs that CPIC added', () => {
    const sentence = { enzyme: 'E1', inhibitor_strength: 'strong', rule: 'score 0', applies_to: 'salt', source: 's' };
    const coded = ruleMark(sentence);
    const rules = [{ enzyme: 'E1', drugs: 'salt', source: 'cpic-antidepressants-2023' }];
    const cpic = [{ drug: 'salt', pmids: '1,37032427' }];
    expect(rulesToReview([coded], { sentences: [sentence], rules, cpic })).toEqual([]);
    const changed = { ...sentence, rule: 'score 1' };
    const added = [...cpic, { drug: 'pepper', pmids: '37032427' }];
    expect(rulesToReview([coded], { sentences: [changed], rules, cpic: added })).toEqual([
      `+ not coded yet: ${ruleMark(changed)}`,
      `- coded, but not in the source: ${coded}`,
      '~ E1, cpic-antidepressants-2023: drugs: salt > pepper,salt',
    ]);
  });
});
