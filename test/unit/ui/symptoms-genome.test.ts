import { describe, expect, it } from 'vitest';
import type { ClinvarHit, ClinvarReport } from '../../../src/domain/clinvar/report.ts';
import type { PublishedAnswer } from '../../../src/domain/published/answer.ts';
import type { PublishedHit } from '../../../src/domain/published/hit.ts';
import type { Candidate } from '../../../src/domain/rare/differential.ts';
import {
  believeWords,
  clinvarIn,
  commonnessWords,
  foundCount,
  genesOf,
  hitWords,
  limitsOf,
  oneCopyWords,
  reportWords,
  totalsOf,
  withheldWords,
} from '../../../src/ui/symptoms/genome-words.ts';

const REPORT = { disease: 'OMIM:1', name: 'One disease', cases: 3, papers: ['11', '12'] };
const HIT: PublishedHit = {
  variant: {
    chromosome: '2',
    position37: 5,
    position38: 6,
    ref: 'G',
    alt: 'A',
    gene: 'AAA',
    hgvs: 'NM_1.1:c.1G>A',
    reports: [REPORT, { disease: 'OMIM:2', name: 'Another', cases: 1, papers: ['13'] }],
    frequency: null,
    weakOn: [],
  },
  verdict: 'one-copy',
  isHemizygous: false,
  isSuspect: false,
  letters: 'AG',
  standing: 'rare',
  isWeakOnChip: false,
  commonness: 'not-known',
  place: { build: 'GRCh37', chromosome: '2', position: 5 },
};
const COMMON: PublishedHit = {
  ...HIT,
  standing: 'common',
  commonness: 'common',
  variant: { ...HIT.variant, frequency: { share: 0.1, group: 'EAS', source: 'a table' } },
};
const of = (id: string, genes: string[], inheritance: string[] = []): Candidate =>
  ({ disease: { id, genes, inheritance } }) as unknown as Candidate;
const ANSWER: PublishedAnswer = {
  table: { version: '1', date: '2026-01-01', variants: 9 },
  records: 'letters',
  withheld: null,
  genes: [
    { gene: 'AAA', inTable: 5, read: 2, noCall: 1, notInFile: 2, hits: [HIT, COMMON] },
    { gene: 'BBB', inTable: 4, read: 1, noCall: 0, notInFile: 3, hits: [] },
  ],
  without: [],
  heldForMinor: [],
};

describe('words about published changes', () => {
  it.each<[string, PublishedHit, string]>([
    ['a rare call of a chip', HIT, 'Rare, not validated'],
    ['one of sequencing', { ...HIT, standing: 'sequenced' }, 'From sequencing'],
    ['a common change, whatever its call', COMMON, 'Common, seldom a cause by itself'],
    ['a common change of sequencing', { ...COMMON, standing: 'sequenced' }, 'Common, seldom a cause by itself'],
    ['what stands in a file that is nobody’s', { ...COMMON, isSuspect: true }, 'no result'],
  ])('the tag of %s', (_, hit, expected) => {
    expect(hitWords(hit).tag).toBe(expected);
  });

  it('says for what it was reported: this disease first, then others', () => {
    const [own, other] = reportWords(HIT, of('OMIM:1', ['AAA']));
    expect(own).toMatch(/this disease in published cases: 3 \(PMID 11, PMID 12\)/);
    expect(other).toMatch(/another disease of this gene, Another \(OMIM:2\), .*: 1 \(PMID 13\)/);
  });

  it('says how common a change is only where a source does', () => {
    expect(commonnessWords(HIT)).toContain('We do not know how common');
    expect(commonnessWords(COMMON)).toMatch(/10.?%.*a table.*about 19 of 100 people/s);
    expect(commonnessWords(COMMON)).not.toMatch(/cannot|would not be rare|too common/i);
    const below: PublishedHit = { ...COMMON, commonness: 'below' };
    expect(commonnessWords(below)).not.toContain('people');
  });

  it.each<[string, PublishedHit, string[], boolean]>([
    ['one copy of what needs two', HIT, ['AR'], true],
    ['two copies', { ...HIT, verdict: 'two-copies' }, ['AR'], false],
    ['the only copy', { ...HIT, isHemizygous: true }, ['AR'], false],
    ['one copy of what one is enough for', HIT, ['AD'], false],
    ['one copy of what goes both ways', HIT, ['AD', 'AR'], false],
    ['one copy of what nobody knows the way of', HIT, [], false],
    ['a copy that is no result', { ...HIT, isSuspect: true }, ['AR'], false],
  ])('%s', (_, hit, ways, isSaid) => {
    expect(oneCopyWords(hit, of('OMIM:1', ['AAA'], ways)) !== null).toBe(isSaid);
  });

  it('believes a chip as the findings do', () => {
    expect(believeWords(HIT).join()).toContain('may well be wrong');
    expect(believeWords({ ...HIT, isWeakOnChip: true })).toHaveLength(2);
    expect(believeWords({ ...HIT, isSuspect: true })).toEqual([]);
  });

  it('counts what was read and what was found', () => {
    expect(totalsOf(ANSWER)).toEqual({ total: 9, read: 3 });
    expect(foundCount(ANSWER)).toMatch(/lists there: 2.*common: 1/);
    expect(foundCount({ ...ANSWER, genes: [] })).toContain('does not rule out any disease');
  });

  it.each(['letters', 'vcf', 'gvcf'] as const)('says what was not looked at in a file of %s', (records) => {
    const words = limitsOf({ ...ANSWER, records, without: ['CCC'], heldForMinor: ['DDD'] });
    expect(words[0]).toContain('New changes');
    expect(words.join('\n')).toMatch(/CCC.*\n.*not shown/s);
    expect(new Set(words).size).toBe(5);
  });

  it.each(['older-build', 'implausible-genome', 'strand-unknown', 'build-unknown'] as const)('says why %s', (why) => {
    expect(withheldWords(why)).not.toBe('');
  });
});

it('asks for the genes of the candidates in their order, each once', () => {
  expect(genesOf([of('a', ['X', 'Y']), of('b', ['Y', 'Z']), of('c', [])])).toEqual(['X', 'Y', 'Z']);
});

it('puts records of ClinVar with the diseases of their genes, disputed ones last', () => {
  const record = (id: string, ...genes: string[]) => ({ record: { variationId: id, genes } }) as unknown as ClinvarHit;
  const report = { hits: [record('1', 'BBB'), record('2', 'AAA', 'CCC')], disputed: [record('3', 'AAA')] } as unknown as ClinvarReport; // prettier-ignore
  expect(clinvarIn(report, of('OMIM:1', ['AAA'])).map((hit) => hit.record.variationId)).toEqual(['2', '3']);
});
