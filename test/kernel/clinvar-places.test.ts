import { describe, expect, test } from 'vitest';
import { type ClinvarLine, clinvarText } from '../support/clinvar-file.ts';
import { chipFile, deep, DELETION, genomeFile, INSERTION, ON_38, reported, SNV, verdictOf } from '../support/clinvar-genome.ts'; // prettier-ignore
import { line, type Line, vcf } from '../support/gene-file.ts';

const measured = (one: Line): string => line({ format: 'GT:DP:GQ:AD', ...one });
const MITOCHONDRIAL: ClinvarLine = { ...SNV, chrom: 'MT', pos: 3000 };

test.each([
  ['rCRS by its length', ['##reference=hg19', '##contig=<ID=chrM,length=16569>'], 'one-copy of one'],
  ['of hg19, by its length', ['##reference=hg19', '##contig=<ID=chrM,length=16571>'], 'no call: other-bases'],
  ['of hg19, by its name', ['##reference=hg19'], 'no call: other-bases'],
  ['of GRCh37', ['##reference=GRCh37'], 'one-copy of one'],
])('the mitochondrion %s', async (_, header, expected) => {
  const lines = [
    measured({ chrom: 'chr1', pos: 1_000_001, ref: 'A', alt: 'AT', sample: deep('0/1') }),
    measured({ chrom: 'chrM', pos: 3000, ref: 'G', alt: 'A', sample: '1/1:40:99:0,40' }),
  ];
  const genome = vcf(lines, [...header, '##contig=<ID=chr1,length=249250621>']);
  expect(verdictOf(await reported(genome, clinvarText([MITOCHONDRIAL])))).toBe(expected);
});

test.each([
  ['one letter', chipFile('rs77\tX\t600000\tA'), {}, 'no call: no-call'],
  ['two letters', chipFile('rs77\tX\t600000\tAG'), {}, 'one-copy'],
  ['one allele of a record', genomeFile({ chrom: 'X', pos: 600_000, ref: 'G', alt: 'A', sample: '1:40:99:0,40' }), ON_38, 'no call: no-call'],
])('the end that X and Y share, %s', async (_, genome, build, expected) => {
  expect(verdictOf(await reported(genome, clinvarText([{ ...SNV, chrom: 'X', pos: 600_000 }], build)))).toBe(expected);
}); // prettier-ignore

test('rows of one name at two bases of a repeat that disagree', async () => {
  const genome = chipFile('rs78\t2\t5000000\tDI', 'rs78\t2\t5000001\tII');
  expect(verdictOf(await reported(genome, clinvarText([DELETION])))).toBe('no call: no-call');
});

describe('a BED of callable regions', () => {
  const bed = 'chr2\t4999000\t5000000\n';
  const block = (quality: number): Line => ({ chrom: '2', pos: 4_999_500, ref: 'A', alt: '<NON_REF>', info: 'END=5000400', format: 'GT:DP:GQ', sample: `0/0:9:${String(quality)}` }); // prettier-ignore
  test.each<[string, Line[], ClinvarLine, string]>([
    ['covers a base', [], SNV, 'reference'],
    ['ends before what would be put in', [], INSERTION, 'not in file'],
    ['is denied by a block of low quality', [block(4)], SNV, 'not in file'],
    ['beside a good block', [block(60)], SNV, 'reference'],
  ])('%s', async (_, lines, record, expected) => {
    expect(verdictOf(await reported(genomeFile(...lines), clinvarText([record], ON_38), bed))).toBe(expected);
  });
});

describe('partners in one recessive gene', () => {
  const ofGene = (more: Partial<ClinvarLine>): ClinvarLine => ({ ...SNV, chrom: '13', gene: 'ATP7B', ...more });
  test.each<[string, Partial<ClinvarLine>[], Partial<Line>, boolean]>([
    ['two alternatives of one place', [{}, { alt: 'T' }], { ref: 'G', alt: 'A,T', sample: '1/2:40:99:0,20,20' }, true],
    ['a base, and the record of several that holds it', [{}, { ref: 'GC', alt: 'AT' }], { ref: 'GC', alt: 'AT', sample: deep('0/1') }, false],
    ['one variant listed twice', [{}, { id: '9' }], { ref: 'G', alt: 'A', sample: deep('0/1') }, false],
  ])('%s', async (_, records, call, expected) => {
    const genome = genomeFile({ chrom: '13', pos: 5_000_000, ref: 'G', alt: 'A', ...call });
    const { hits } = await reported(genome, clinvarText(records.map(ofGene), ON_38));
    expect(hits.map(({ hasPartner }) => hasPartner)).toEqual([expected, expected]);
  }); // prettier-ignore
});
