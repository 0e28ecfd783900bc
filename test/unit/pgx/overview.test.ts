import { describe, expect, it } from 'vitest';
import type { DrugReport } from '../../../src/domain/pgx/drugs/report.ts';
import { quietOf } from '../../../src/domain/pgx/drugs/quiet.ts';
import { drugsToDiscuss } from '../../../src/domain/pgx/drugs/to-discuss.ts';
import type { GeneReport } from '../../../src/domain/pgx/report.ts';
import { openGenes, testThatTells } from '../../../src/domain/pgx/tests-that-tell.ts';
import { plainResult } from '../../../src/ui/words/plain-results.ts';
import { geneReport } from '../../support/hand-made-report.ts';

function row(drug: string, genes: string[], over: Partial<DrugReport> = {}): DrugReport {
  return { drug, genes, source: 'CPIC', category: 'lower_dose', strength: null, url: null, pmid: null, date: null, certainty: 'certain', ...over }; // prettier-ignore
}

const PGX = { A: { verdict: 'altered' }, B: { verdict: 'nothing-found' }, C: { verdict: 'altered' } } as const;
const told = (...drugs: DrugReport[]): [string, string][] =>
  drugsToDiscuss({ drugs, pgx: PGX }).map(({ genes, drugs: own }) => [genes.join('+'), own.map(({ drug, category }) => `${drug} ${category}`).join(', ')]); // prettier-ignore

describe('medicines to discuss', () => {
  it.each([
    ['advice by a firm result', [row('x', ['A'])], [['A', 'x lower_dose']]],
    ['advice by a likely result', [row('x', ['A'], { certainty: 'likely' })], [['A', 'x lower_dose']]],
    ['advice that is not firm', [row('x', ['A'], { certainty: 'uncertain' })], []],
    ['usual use', [row('x', ['A'], { category: 'standard_dose' })], []],
    ['more attention at usual use', [row('x', ['A'], { category: 'monitor' })], []],
    ['an FDA text that names a gene', [row('x', ['A'], { source: 'FDA', category: 'label' })], []],
    ['a dose by a formula, at two reference alleles', [row('x', ['A'], { usual: true, category: 'algorithm' })], []],
    [
      'a doctor’s judgement, at two reference alleles',
      [row('x', ['A'], { usual: true, category: 'clinical_judgement' })],
      [],
    ],
    ['a medicine meant for other results', [row('x', ['A'], { usual: true, category: 'contraindicated', codes: ['not_indicated'] })], []], // prettier-ignore
    ['another dose at two reference alleles, as of CYP3A5', [row('x', ['A'], { usual: true, category: 'higher_dose' })], [['A', 'x higher_dose']]], // prettier-ignore
    ['a gene that was not read beside one that was', [row('x', ['A', 'D'], { missingGenes: ['D'] })], [['A', 'x lower_dose']]], // prettier-ignore
    ['a gene with the usual result beside one that differs', [row('x', ['A', 'B'])], [['A', 'x lower_dose']]],
    ['only a gene without a finding', [row('x', ['B'])], [['B', 'x lower_dose']]],
    ['two sources: the graver one is named', [row('x', ['A']), row('x', ['A'], { source: 'DPWG', category: 'avoid' })], [['A', 'x avoid']]], // prettier-ignore
    ['two genes of one drug', [row('x', ['A']), row('x', ['C'])], [['A+C', 'x lower_dose']]],
  ])('%s', (_, drugs, expected) => {
    expect(told(...drugs)).toEqual(expected);
  });

  it('come with the gravest advice first, then the longer list', () => {
    const grave = row('z', ['C'], { category: 'contraindicated' });
    expect(told(row('x', ['A']), row('y', ['A'], { category: 'alternative' }), grave)).toEqual([
      ['C', 'z contraindicated'],
      ['A', 'y alternative, x lower_dose'],
    ]);
  });
});

describe('where nothing is to be discussed', () => {
  it.each([
    ['no row at all', [], 'unread'],
    ['only FDA texts', [row('x', ['A'], { source: 'FDA', category: 'label' })], 'unread'],
    ['nothing could be looked up', [row('x', ['A'], { category: 'not_assessed', certainty: 'uncertain' })], 'unread'],
    ['looked up, but not firmly', [row('x', ['A'], { category: 'standard_dose', certainty: 'uncertain' })], 'unread'],
    ['usual use', [row('x', ['A'], { category: 'standard_dose' })], 'same'],
    ['usual use and attention', [row('x', ['A'], { category: 'standard_dose' }), row('y', ['B'], { category: 'monitor' })], 'care'], // prettier-ignore
  ] as [string, DrugReport[], string][])('%s', (_, rows, quiet) => {
    expect(quietOf(rows)).toBe(quiet);
  });
});

describe('a result in plain words', () => {
  it.each([
    ['CYP2C19', 'Poor Metabolizer', true, 'very slow or missing breakdown'],
    ['CYP2C19', 'Intermediate Metabolizer', false, 'slower breakdown (likely)'],
    ['TPMT', 'Possible Intermediate Metabolizer', true, 'Possible Intermediate Metabolizer'],
    ['SLCO1B1', 'Possible Decreased Function', true, 'Possible Decreased Function'],
    ['CYP3A5', 'Intermediate Metabolizer', true, 'Intermediate Metabolizer'],
    ['NAT2', 'Rapid Metabolizer', true, 'Rapid Metabolizer'],
    ['G6PD', 'Deficient', true, 'Deficient'],
  ])('%s, %s, firm %s: %s', (name, phenotype, firm, words) => {
    expect(plainResult(name, geneReport({ verdict: 'altered', firm, phenotype })).toLowerCase()).toBe(
      words.toLowerCase(),
    );
  });
});

describe('the test that would tell a gene', () => {
  const gene = (over: Partial<GeneReport>): GeneReport =>
    geneReport({ verdict: 'not-callable', missingPositions: 3, ...over });

  it.each([
    ['CYP2D6', gene({ reasons: ['pgx/copy-number-not-seen'] }), 'copies'],
    ['CYP2C19', gene({ reasons: ['pgx/structural-variant-over-gene'] }), 'copies'],
    ['HLA-B', gene({ reasons: ['pgx/not-on-chips'] }), 'hla'],
    ['CYP2B6', gene({ reasons: ['pgx/decisive-position-missing'] }), 'positions'],
    [
      'CYP4F2',
      gene({ verdict: 'indeterminate', missingPositions: 0, reasons: ['pgx/phenotype-indeterminate'] }),
      'none',
    ],
    ['TPMT', gene({ verdict: 'indeterminate', missingPositions: 0, reasons: ['pgx/no-diplotype-fits'] }), 'anew'],
    ['CYP2C19', gene({ missingPositions: 0, reasons: ['pgx/low-quality'] }), 'anew'],
    ['CYP2B6', gene({ verdict: 'indeterminate', missingPositions: 0, reasons: ['pgx/ties-disagree'] }), 'phase'],
    ['CYP2B6', gene({ verdict: 'indeterminate', reasons: ['pgx/ties-disagree'] }), 'positions'],
    ['NAT2', gene({ verdict: 'indeterminate' }), 'positions'],
    ['TPMT', gene({ verdict: 'nothing-found' }), null],
    ['TPMT', gene({ verdict: 'altered' }), null],
    ['TPMT', gene({ verdict: 'normal' }), null],
  ] as const)('%s: %#', (name, report, test) => {
    expect(testThatTells(name, report)).toBe(test);
  });

  it('groups genes by it', () => {
    const pgx = { 'CYP2C10': gene({}), CYP2C9: gene({}), 'HLA-A': gene({}), TPMT: gene({ verdict: 'normal' }) }; // prettier-ignore
    expect([...openGenes(pgx)]).toEqual([
      ['hla', ['HLA-A']],
      ['positions', ['CYP2C9', 'CYP2C10']],
    ]);
  });
});
