import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeCivicPack } from '../../../src/reference/civic-pack.ts';
import { readSummaries } from '../../../src/tools/tumour/read-summaries.ts';
import { readProfileName } from '../../../src/domain/tumour/variant-name.ts';
import { builtTumour } from '../../support/tumour.ts';

describe('the pack', () => {
  const { index } = builtTumour();
  const { items, assertions, releases, variants, diseases } = index.knowledge;

  it('holds every item, with the dates of its two states', () => {
    expect([items.length, variants.length, assertions.length, diseases.length]).toEqual([3794, 1497, 19, 233]);
    expect(releases).toEqual([
      { id: 'civic-2021-02', date: '2021-02-03', items: 3706, isPartial: false },
      { id: 'civic-2022-12', date: '2022-12-01', items: 88, isPartial: true },
    ]);
  });

  it('has what every item needs', () => {
    expect(items.every(({ source }) => source !== '')).toBe(true);
    expect(variants.every(({ needs }) => needs.length > 0 && needs.every((all) => all.length > 0))).toBe(true);
  });

  it('reads few names by nothing but the name', () => {
    const named = variants.filter(({ needs }) => needs.flat().every(({ kind }) => kind === 'named'));
    expect(named.length).toBeLessThan(75);
  });

  it.each([new Uint8Array(0), new Uint8Array(40), readFileSync('public/packs/hpo.bin')])(
    'refuses anything else',
    (bytes) => {
      // prettier-ignore
      expect(decodeCivicPack(bytes)).toEqual({ ok: false, error: { code: 'reference/pack-schema' } });
    },
  );
});

describe('names of molecular profiles', () => {
  const names = { symbol: (one: string) => (one === 'ABL' ? 'ABL1' : one), isGene: (one: string) => ['ABL1', 'BRAF', 'EGFR', 'MET', 'ALK'].includes(one) }; // prettier-ignore
  it.each([
    ['BRAF', 'BRAF V600E', 'BRAF protein'],
    ['ABL1', 'BCR::ABL1 Fusion AND ABL1 T315I', 'BCR fusion + ABL1 protein'],
    ['EGFR', 'EGFR L858R AND MET Amplification', 'EGFR protein + MET category'],
    [
      'EGFR',
      '(EGFR L858R OR EGFR Exon 19 Deletion) AND EGFR T790M',
      'EGFR protein + EGFR protein | EGFR exon + EGFR protein',
    ],
    ['ALK', 'v::ALK Fusion', 'ALK fusion'],
    ['BRAF', 'NOT BRAF V600E', 'BRAF named'],
    ['BRAF', 'V600E/K AND AMPLIFICATION', 'BRAF protein + BRAF category | BRAF protein + BRAF category'],
  ])('%s: %s', (gene, profile, expected) => {
    expect(readProfileName(gene, profile, names).map((all) => all.map((one) => `${one.gene ?? ''} ${one.kind}`).join(' + ')).join(' | ')).toBe(expected); // prettier-ignore
  });
});

describe('a newer summary', () => {
  const COLUMNS = 'molecular_profile\tmolecular_profile_id\tdisease\tdoid\ttherapies\ttherapy_interaction_type\tevidence_type\tevidence_direction\tevidence_level\tsignificance\tcitation_id\tsource_type\tasco_abstract_id\tnct_ids\trating\tevidence_status\tevidence_id\tvariant_origin\tlast_review_date'; // prettier-ignore
  const row = (profile: string, direction: string, status: string, id: string): string => [profile, '7', 'Melanoma', '1909', 'Drug A,Drug B', 'COMBINATION', 'PREDICTIVE', direction, 'B', 'SENSITIVITYRESPONSE', '123', 'PUBMED', '', '', '4', status, id, 'SOMATIC', '2030-01-05 10:00:00 UTC'].join('\t'); // prettier-ignore
  const text = [COLUMNS, row('BRAF V600E', 'SUPPORTS', 'accepted', '1'), row('BRAF X1Y', 'DOES_NOT_SUPPORT', 'accepted', '2'), row('BRAF V600E', 'SUPPORTS', 'submitted', '3'), ''].join('\n'); // prettier-ignore
  const known = [{ id: '12', gene: 'BRAF', name: 'V600E', aliases: '', chromosome: '7', start37: '140453136', stop37: '140453136', start38: '140753336', ref: 'A', alt: 'T' }]; // prettier-ignore

  it('keeps accepted items, finds variants that are known, and dates itself', () => {
    const summary = readSummaries('01-Mar-2030-ClinicalEvidenceSummaries.tsv', text, known);
    expect(summary.date).toBe('2030-03-01');
    expect(summary.evidence).toEqual([
      ['1', '12', 'Melanoma', 'Drug A|Drug B', 'Combination', 'Predictive', 'Supports', 'B', 'Sensitivity/Response', '4', 'SOMATIC', 'PMID:123', '', 'civic-2030-03-01'], // prettier-ignore
      ['2', '1000007', 'Melanoma', 'Drug A|Drug B', 'Combination', 'Predictive', 'Does Not Support', 'B', 'Sensitivity/Response', '4', 'SOMATIC', 'PMID:123', '', 'civic-2030-03-01'], // prettier-ignore
    ]);
    expect(summary.variants.get('12')).toMatchObject({ start37: '140453136' });
    expect(readSummaries('nightly.tsv', text, known).date).toBe('2030-01-05');
  });

  it('refuses a table without accepted items', () => {
    expect(() => readSummaries('x.tsv', `${COLUMNS}\n`, known)).toThrow('no accepted items');
  });

  it('reads every column that CIViC writes today, quoted or not, and what else stands in it', () => {
    const today = ['molecular_profile', 'molecular_profile_id', 'disease', 'doid', 'phenotypes', 'therapies', 'therapy_interaction_type', 'evidence_type', 'evidence_direction', 'evidence_level', 'significance', 'evidence_statement', 'citation_id', 'source_type', 'asco_abstract_id', 'citation', 'nct_ids', 'rating', 'evidence_status', 'evidence_id', 'variant_origin', 'last_review_date', 'evidence_civic_url', 'molecular_profile_civic_url', 'is_flagged']; // prettier-ignore
    const values = ['BRAF V600E', '12', 'Melanoma', '1909', '', 'Drug A', '', 'Predictive', 'Supports', 'A', 'Resistance', '"A ""word"" in it."', '123', 'PubMed', '', 'A et al., 2030', '', '', 'accepted', '9', 'Somatic', '2030-01-05 10:00:00 UTC', 'https://civicdb.org/links/evidence_items/9', '', 'false']; // prettier-ignore
    const read = readSummaries('nightly.tsv', `\uFEFF${today.join('\t')}\r\n${values.join('\t')}\r\n`, known);
    expect(read.evidence).toEqual([['9', '12', 'Melanoma', 'Drug A', '', 'Predictive', 'Supports', 'A', 'Resistance', '', 'Somatic', 'PMID:123', '', 'civic-2030-01-05']]); // prettier-ignore
    expect(readSummaries('n.tsv', text.replaceAll('SENSITIVITYRESPONSE', 'REDUCED_SENSITIVITY'), known).evidence[0]?.[8]).toBe('Reduced Sensitivity'); // prettier-ignore
  });

  it.each([
    ['molecular_profile', 'without molecular_profile (or gene and variant)'],
    ['evidence_level', 'without evidence_level'],
    ['significance', 'without significance or clinical_significance'],
    ['therapies', 'without therapies or drugs'],
    ['evidence_id', 'without evidence_id'],
  ])('says that %s is missing, and what is there', (column, expected) => {
    const other = text.replace(new RegExp(`(^|\\t)${column}(?=\\t)`), '$1something_else');
    expect(() => readSummaries('x.tsv', other, known)).toThrow(expected);
    expect(() => readSummaries('x.tsv', other, known)).toThrow('something_else');
  });

  it.each([
    ['no table', '<!doctype html>', 'is no summary of CIViC'],
    ['a row with fewer fields', `${text}BRAF V600E\t7\n`, 'row 4 has 2 fields'],
    [
      'a level that is not known',
      text.replace('\tB\t', '\tF\t'),
      'item 1 has no value that is known here in evidence_level',
    ],
    [
      'an item twice',
      `${text}${row('BRAF V600E', 'SUPPORTS', 'accepted', '2')}\n`,
      'item 2 has no value that is known here in evidence_id (it stands twice)',
    ],
    ['an item without an id', text.replace('accepted\t1\t', 'accepted\t\t'), '(without an id)'],
  ])('refuses %s before anything is written', (_, other, expected) => {
    expect(() => readSummaries('x.tsv', other, known)).toThrow(expected);
  });
});
