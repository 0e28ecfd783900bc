import { describe, expect, it } from 'vitest';
import { compareReports, type ReportChanges } from '../../../src/domain/changes/compare.ts';
import type { FunctionChange } from '../../../src/domain/changes/function-change.ts';
import { drug, finding, gene, hit, report, score, settings } from '../../support/two-reports.ts';

const FUNCTIONS: FunctionChange[] = [
  { gene: 'TPMT', allele: '*8', from: 'Uncertain function', to: 'Decreased function', date: '2026-02-03', between: ['2025-11', '2026-10-11'], by: 'CPIC' }, // prettier-ignore
  { gene: 'RYR1', allele: 'c.1024G>A', from: 'Uncertain function', to: 'Malignant Hyperthermia associated', date: null, between: ['2025-11', '2026-10-11'], by: 'CPIC' }, // prettier-ignore
];

function changesOf(before: unknown, after: unknown = report()): ReportChanges {
  const compared = compareReports(before, after, { functions: FUNCTIONS });
  if ('refused' in compared) throw new Error(compared.refused);
  return compared;
}

/** Each change as `kind what before after reason`. */
const inShort = ({ changes }: ReportChanges): string[] =>
  changes.map(({ kind, what, before, after, reason }) => `${kind} ${what} ${String(before)} ${String(after)} ${reason.code}`); // prettier-ignore

describe('what is said otherwise', () => {
  it('is nothing where both reports are the same, in whatever order their rows stand', () => {
    const drugs = [drug(), drug({ drug: 'azathioprine' }), drug({ source: 'DPWG' })];
    const scores = [score(), score({ id: 'PGS000001' })];
    expect(changesOf(report({ drugs, scores }), report({ drugs: [...drugs].reverse(), scores: [...scores].reverse() }))).toEqual({ changes: [], packs: [], app: null, notCompared: [], topics: [], isInputProved: true }); // prettier-ignore
  });

  it.each<[string, object, { older?: string[]; kernel?: string }, string[]]>([
    ['gene: function of a carried allele, on a day between the tables', { pgx: { TPMT: gene({ phenotype: 'Indeterminate', verdict: 'indeterminate', firm: false, asOf: 'CPIC 2025-11' }) } }, { older: ['pgx'] }, [
      'reclassified pgx.TPMT.alleles.*8.function Uncertain function Decreased function function-changed',
      'reclassified pgx.TPMT.firm false true gene-table-changed',
      'reclassified pgx.TPMT.phenotype Indeterminate Normal Metabolizer function-changed',
      'reclassified pgx.TPMT.verdict indeterminate normal function-changed',
    ]],
    ['gene: the same, but the older table is of after that day', { pgx: { TPMT: gene({ phenotype: 'Indeterminate', asOf: 'CPIC 2026-02-03' }) } }, { older: ['pgx'] }, ['reclassified pgx.TPMT.phenotype Indeterminate Normal Metabolizer gene-table-changed']],
    ['gene: an allele that nobody carries changed', { pgx: { TPMT: gene({ diplotypes: ['*1/*3C'], phenotype: 'Indeterminate', asOf: 'CPIC 2025-11' }) } }, { older: ['pgx'] }, [
      'reclassified pgx.TPMT.alleles.*8.function Uncertain function Decreased function function-changed',
      'reclassified pgx.TPMT.diplotype *1/*3C *1/*8 gene-table-changed',
      'reclassified pgx.TPMT.phenotype Indeterminate Normal Metabolizer gene-table-changed',
    ]],
    ['gene: table of the same day, another pack', { pgx: { TPMT: gene({ phenotype: 'Indeterminate' }) } }, { older: ['pgx'] }, ['reclassified pgx.TPMT.phenotype Indeterminate Normal Metabolizer packs-changed']],
    ['gene: the app alone', { pgx: { TPMT: gene({ diplotypes: ['*1/*1'] }) } }, { kernel: 'k1' }, ['reclassified pgx.TPMT.diplotype *1/*1 *1/*8 app-changed']],
    ['gene: nothing else changed', { pgx: { TPMT: gene({ diplotypes: ['*1/*1'] }) } }, {}, ['reclassified pgx.TPMT.diplotype *1/*1 *1/*8 not-explained']],
    ['gene: a pack that has nothing to do with it', { pgx: { TPMT: gene({ firm: false }) } }, { older: ['PGS000004'] }, ['reclassified pgx.TPMT.firm false true not-explained']],
    ['gene: new', { pgx: {} }, { older: ['pgx'] }, ['entered pgx.TPMT null Normal Metabolizer packs-changed']],
    ['gene: gone', { pgx: { TPMT: gene(), CFTR: gene({ phenotype: null, verdict: 'nothing-found' }) } }, { older: ['pgx'] }, ['left pgx.CFTR nothing-found null packs-changed']],
    ['drug: advice of another guideline', { drugs: [drug({ category: 'lower_dose', date: '2018-11-01' })] }, { older: ['drugs'] }, ['reclassified drugs.CPIC.mercaptopurine.NUDT15+TPMT.category lower_dose standard_dose guideline-changed']],
    ['drug: follows from the gene', { pgx: { TPMT: gene({ phenotype: 'Indeterminate', asOf: 'CPIC 2025-11' }) }, drugs: [drug({ category: 'no_recommendation', results: { TPMT: 'Indeterminate' } })] }, { older: ['pgx'] }, [
      'reclassified pgx.TPMT.alleles.*8.function Uncertain function Decreased function function-changed',
      'reclassified pgx.TPMT.phenotype Indeterminate Normal Metabolizer function-changed',
      'reclassified drugs.CPIC.mercaptopurine.NUDT15+TPMT.category no_recommendation standard_dose gene-result-changed',
    ]],
    ['drug: the gene is only surer, the guideline another one', { pgx: { TPMT: gene({ firm: false }) }, drugs: [drug({ category: 'lower_dose', date: '2018-11-01' })] }, { older: ['pgx', 'drugs'] }, [
      'reclassified pgx.TPMT.firm false true packs-changed',
      'reclassified drugs.CPIC.mercaptopurine.NUDT15+TPMT.category lower_dose standard_dose guideline-changed',
    ]],
    ['drug: result and guideline both other ones', { pgx: { TPMT: gene({ phenotype: 'X' }) }, drugs: [drug({ category: 'lower_dose', date: '2018-11-01', results: { TPMT: 'X' } })] }, { older: ['pgx', 'drugs'] }, [
      'reclassified pgx.TPMT.phenotype X Normal Metabolizer packs-changed',
      'reclassified drugs.CPIC.mercaptopurine.NUDT15+TPMT.category lower_dose standard_dose packs-changed',
    ]],
    ['gene: table and kernel both other ones', { pgx: { TPMT: gene({ diplotypes: ['*1/*1'], asOf: 'CPIC 2025-01' }) } }, { older: ['pgx'], kernel: 'k1' }, [
      'reclassified pgx.TPMT.alleles.*8.function Uncertain function Decreased function function-changed',
      'reclassified pgx.TPMT.diplotype *1/*1 *1/*8 packs-changed',
    ]],
    ['gene: a verdict alone does not follow from a function', { pgx: { TPMT: gene({ verdict: 'not-callable', asOf: 'CPIC 2025-11' }) } }, { older: ['pgx'] }, [
      'reclassified pgx.TPMT.alleles.*8.function Uncertain function Decreased function function-changed',
      'reclassified pgx.TPMT.verdict not-callable normal gene-table-changed',
    ]],
    ['drug: details and strength', { drugs: [drug({ strength: 'Moderate', codes: ['monitor'], numbers: { dose: ['50 %'] } })] }, { older: ['drugs'] }, [
      'reclassified drugs.CPIC.mercaptopurine.NUDT15+TPMT.advice monitor; dose 50 % standard_dose packs-changed',
      'reclassified drugs.CPIC.mercaptopurine.NUDT15+TPMT.strength Moderate Strong packs-changed',
    ]],
    ['drug: gone', { drugs: [drug(), drug({ drug: 'codeine', genes: ['CYP2D6'] })] }, { older: ['drugs'] }, ['left drugs.CPIC.codeine.CYP2D6.category standard_dose null packs-changed']],
    ['drug: new', { drugs: [] }, { older: ['drugs'] }, ['entered drugs.CPIC.mercaptopurine.NUDT15+TPMT.category null standard_dose packs-changed']],
    ['score: its own table', { scores: [score({ percentile: 60, sum: 0.7 })] }, { older: ['PGS000004', 'ancestry'] }, [
      'reclassified scores.PGS000004.percentile 60 40 packs-changed',
      'reclassified scores.PGS000004.sum 0.7 0.5 packs-changed',
    ]],
    ['score: other people', { scores: [score({ percentile: 60, reference: 'EUR 0.9 + AFR 0.1' })] }, { older: ['ancestry'] }, ['reclassified scores.PGS000004.percentile 60 40 score-reference-changed']],
    ['score: less than a whole percentile', { scores: [score({ percentile: 40.4 })] }, { older: ['ancestry'] }, []],
    ['score: could not be placed', { scores: [score({ percentile: null, interpretable: false, reason: 'score/no-reference', reference: null })] }, { older: ['ancestry'] }, [
      'reclassified scores.PGS000004.percentile null 40 score-reference-changed',
      'reclassified scores.PGS000004.standing score/no-reference interpretable score-reference-changed',
    ]],
    ['score: new', { scores: [] }, { older: ['PGS000004'] }, ['entered scores.PGS000004 null 40 packs-changed']],
    ['ancestry: another group is nearest', { ancestry: { nearest: { EUR: 0.4, AFR: 0.6 }, outside: true, reason: 'far-from-people' } }, { older: ['ancestry'] }, [
      'reclassified ancestry.nearest AFR EUR packs-changed',
      'reclassified ancestry.outside true false packs-changed',
      'reclassified ancestry.reason far-from-people null packs-changed',
    ]],
    ['file: its sex', { file: { ...(report().file as object), sex: null } }, { kernel: 'k1' }, ['reclassified file.sex null female app-changed']],
  ])('%s', (_kind, change, versions, expected) => {
    expect(inShort(changesOf(report(change as Record<string, unknown>, versions)))).toEqual(expected);
  }); // prettier-ignore

  it('a function of which no day is known counts where both tables lie within the two that differ', () => {
    const ryr1 = (asOf: string, phenotype: string): Record<string, unknown> => ({ pgx: { RYR1: gene({ diplotypes: ['Reference/c.1024G>A'], phenotype, asOf }) } }); // prettier-ignore
    const later = report(ryr1('CPIC 2025-11, where stricter CPIC 2026-10-11', 'Malignant Hyperthermia Susceptibility'));
    expect(inShort(changesOf(report(ryr1('CPIC 2025-11', 'Uncertain Susceptibility'), { older: ['pgx'] }), later))[1]).toMatch(/phenotype .* function-changed$/); // prettier-ignore
    expect(inShort(changesOf(report(ryr1('CPIC 2026-01', 'Uncertain Susceptibility'), { older: ['pgx'] }), later))[0]).toMatch(/phenotype .* gene-table-changed$/); // prettier-ignore
  });

  it('a guideline that a later one has replaced says so', () => {
    const { changes } = changesOf(report({}, { older: ['drugs'] }), report({ drugs: [drug({ superseded: true, supersededBy: '41618934' })] })); // prettier-ignore
    expect(changes).toMatchObject([{ what: 'drugs.CPIC.mercaptopurine.NUDT15+TPMT.superseded', reason: { code: 'guideline-superseded', by: '41618934' } }]); // prettier-ignore
  });

  it('packs and app that both changed are both named', () => {
    const { changes, packs, app } = changesOf(report({ pgx: { TPMT: gene({ firm: false }) } }, { older: ['pgx'], kernel: 'k1' })); // prettier-ignore
    const pack = { pack: 'pgx', from: { version: '1', date: '2025-01-01' }, to: { version: '2', date: '2026-11-30' } };
    expect(changes).toMatchObject([{ reason: { code: 'packs-changed', packs: [pack], app: { from: '0.1.0 (kernel k1)', to: '0.1.0 (kernel k2)' } } }]); // prettier-ignore
    expect(packs).toEqual([pack]);
    expect(app).toEqual({ from: '0.1.0 (kernel k1)', to: '0.1.0 (kernel k2)' });
  });
});

describe('single variants', () => {
  const both = (before: object[], after: object[]): ReportChanges => changesOf(report({ findings: before, findingRules: { APOE: 'e3/e3' } }, { older: ['findings'] }), report({ findings: after, findingRules: { APOE: 'e3/e4' } })); // prettier-ignore
  const APOE = 'reclassified findingRules.APOE e3/e3 e3/e4 packs-changed';

  it.each<[string, object[], object[], string[]]>([
    ['verdict', [finding({ verdict: 'not-detected' })], [finding()], ['reclassified findings.rs6025.verdict not-detected one-copy packs-changed']],
    ['class and standing', [finding({ class: 'rare', standing: 'rare' })], [finding()], ['reclassified findings.rs6025.class rare common packs-changed', 'reclassified findings.rs6025.standing rare common packs-changed']],
    ['a row that is new and a result', [finding()], [finding(), finding({ rsid: 'rs1', name: 'New' })], ['entered findings.rs1 null one-copy packs-changed']],
    ['a row that is new and no result', [finding()], [finding(), finding({ rsid: 'rs1', name: 'New', verdict: 'not-in-file' })], []],
    ['a topic that only one of them opened', [finding(), finding({ rsid: 'rs2', topic: 'cancer' })], [finding()], []],
  ])('%s', (_kind, before, after, expected) => {
    expect(inShort(both(before, after))).toEqual([APOE, ...expected]);
  }); // prettier-ignore

  it('that only one report has are not compared, and that is said', () => {
    expect(changesOf(report({ findings: [finding()] })).notCompared).toEqual(['findings']);
    expect(both([finding(), finding({ topic: 'cancer', rsid: 'rs2' })], [finding()]).topics).toEqual(['cancer']);
  });
});

describe('ClinVar', () => {
  const of = (date: string, hits: object[], disputed: object[] = []): Record<string, unknown> => ({ clinvar: { release: { date }, sha256: date, hits, disputed } }); // prettier-ignore

  it('a class between two releases, a record that came and one that went', () => {
    const before = report(of('2025-01-01', [hit({ words: 'Pathogenic', stars: 2 }), hit({ position: 5 })]));
    const after = report(of('2026-11-01', [hit({ position: 7 })], [hit({ words: 'Uncertain significance', stars: 1 })])); // prettier-ignore
    expect(inShort(changesOf(before, after))).toEqual([
      'reclassified clinvar.13-100-A-T.class Pathogenic, 2 of 4 stars Uncertain significance, 1 of 4 stars clinvar-release',
      'left clinvar.13-5-A-T.class Uncertain significance, 1 of 4 stars null clinvar-release',
      'entered clinvar.13-7-A-T.class null Uncertain significance, 1 of 4 stars clinvar-release',
    ]);
  });
});

describe('what is not compared', () => {
  it.each<[string, unknown, string]>([
    ['text', 'a report', 'not-a-report'],
    ['a list', [], 'not-a-report'],
    ['another document', { schema: 'other/1' }, 'not-a-report'],
    ['a report without genes', { ...report(), pgx: undefined }, 'not-a-report'],
    ['a report whose scores are no list', { ...report(), scores: {} }, 'not-a-report'],
    ['a later schema', { ...report(), schema: 'sequester-report/2' }, 'unknown-schema'],
    ['a refused file', report({ file: { status: 'refuse', errorCode: 'EMPTY' } }), 'no-results'],
    ['a file that waits for a choice', report({ file: { status: 'needs-choice' } }), 'no-results'],
    ['another file', report({ input: { ...settings({}), calls: 'f2' } }), 'other-input'],
    ['no fingerprint, and another number of rows', report({ input: undefined, file: { ...(report().file as object), rows: 99 } }), 'other-input'],
    ['another fingerprint by another kernel, and other counts', report({ input: { ...settings({}), calls: 'f2' }, file: { ...(report().file as object), rows: 99 } }, { kernel: 'k1' }), 'other-input'],
    ['no fingerprint, and another sex', report({ input: undefined, file: { ...(report().file as object), sex: 'male' } }), 'other-input'],
    ['another fingerprint by another kernel, and another sex', report({ input: { ...settings({}), calls: 'f2' }, file: { ...(report().file as object), sex: 'male' } }, { kernel: 'k1' }), 'other-input'],
    ['no fingerprint, and many more places without a call', report({ input: undefined, file: { ...(report().file as object), noCalls: 9000 } }), 'other-input'],
    ['no fingerprint, and many more that conflict', report({ input: undefined, file: { ...(report().file as object), conflicts: 9000 } }), 'other-input'],
    ['another treatment of missing rows', report({ input: settings({ missing: 'drop' }) }), 'other-settings'],
    ['a reference chosen by hand', report({ input: settings({ reference: 'AFR=1' }) }), 'other-settings'],
    ['results from outside', report({ pgx: { TPMT: gene({ status: 'outside' }) } }), 'other-settings'],
  ])('%s', (_kind, before, refused) => {
    expect(compareReports(before, report(), { functions: [] })).toEqual({ refused });
  }); // prettier-ignore

  it.each<[string, object]>([
    ['a sex that one of them does not say', { sex: null }],
    ['a few places without a call', { noCalls: 3 }],
    ['a count that one of them does not say', { conflicts: undefined }],
  ])('%s does not speak for another file', (_kind, facts) => {
    const before = report({ input: undefined, file: { ...(report().file as object), rows: 100_000, ...facts } });
    const after = report({ file: { ...(report().file as object), rows: 100_000 } });
    expect(changesOf(before, after).isInputProved).toBe(false);
  });

  it('a report without a fingerprint is compared where the counts agree, and that it is not proved is said', () => {
    expect(changesOf(report({ input: undefined })).isInputProved).toBe(false);
    expect(changesOf(report({ input: { ...settings({}), calls: 'f2' } }, { kernel: 'k1' })).isInputProved).toBe(false);
  });

  it('the input of a saved person is known whatever the report says, its settings are not', () => {
    const other = report({ input: { ...settings({}), calls: 'x' } });
    expect(compareReports(other, report(), { functions: [], isInputKnown: true })).toMatchObject({ changes: [], isInputProved: true }); // prettier-ignore
    expect(compareReports(report({ input: settings({ maleX: 1 }) }), report(), { functions: [], isInputKnown: true })).toEqual({ refused: 'other-settings' }); // prettier-ignore
  });

  it('scores that somebody brought, where only one report has the file', () => {
    const brought = score({ id: 'mine', imported: { sha256: 'a', licence: null, citation: null } });
    expect(changesOf(report({ scores: [score(), brought] }))).toMatchObject({ changes: [], notCompared: ['brought-scores'] }); // prettier-ignore
  });
});
