import { describe, expect, test } from 'vitest';
import { geneLines, geneOf, line, type Line, reportOf, vcf } from '../support/gene-file.ts';

/** What one kind of odd record must come to. */
interface Expected {
  diplotypes?: string[];
  phenotype?: string;
  /** The verdict is neither "normal" nor "altered", and the gene says why. */
  open?: string;
}

async function expectGene(text: string, gene: string, expected: Expected): Promise<void> {
  const report = await geneOf(text, gene);
  if (expected.diplotypes !== undefined) expect(report.diplotypes).toEqual(expected.diplotypes);
  if (expected.phenotype !== undefined) expect(report.phenotype).toBe(expected.phenotype);
  if (expected.open !== undefined) {
    expect(['indeterminate', 'not-callable']).toContain(report.verdict);
    expect(report.reasons).toContain(`pgx/${expected.open}`);
  }
}

type Case = readonly [string, string, Readonly<Record<string, readonly Partial<Line>[]>>, Expected];

const TA = { ref: 'CAT', alt: 'C' };
const UGT = 'rs3064744';

describe('lines of one place are one observation', () => {
  const cases: readonly Case[] = [
    [
      'split, carrier first',
      'TPMT',
      { rs1142345: [{ alt: 'C', sample: '1/1' }, { alt: 'G' }], rs1800460: [{}] },
      { diplotypes: ['*3C/*3C'], phenotype: 'Poor Metabolizer' },
    ],
    [
      'split, carrier last',
      'TPMT',
      { rs1142345: [{ alt: 'G' }, { alt: 'C', sample: '1/1' }] },
      { diplotypes: ['*3C/*3C'] },
    ],
    [
      'split, both ALTs carried, one copy each',
      'TPMT',
      {
        rs1142345: [
          { alt: 'C', sample: '0/1' },
          { alt: 'G', sample: '1/0' },
        ],
      },
      { diplotypes: ['*3C/*41'] },
    ],
    [
      'split, missing halves for the other ALT',
      'TPMT',
      {
        rs1142345: [
          { alt: 'C', sample: '1/.' },
          { alt: 'G', sample: './1' },
        ],
      },
      { diplotypes: ['*3C/*41'] },
    ],
    [
      'split and phased',
      'TPMT',
      {
        rs1142345: [
          { alt: 'C', sample: '0|1' },
          { alt: 'G', sample: '0|0' },
        ],
      },
      { diplotypes: ['*1/*3C'] },
    ],
    [
      'an insertion and a deletion of one repeat',
      'UGT1A1',
      { [UGT]: [{ ...TA }, { ref: 'C', alt: 'CAT', sample: '1/1' }] },
      { diplotypes: ['*28/*28'] },
    ],
    [
      'the same, the other way round',
      'UGT1A1',
      { [UGT]: [{ ref: 'C', alt: 'CAT', sample: '1/1' }, { ...TA }] },
      { diplotypes: ['*28/*28'] },
    ],
    ['a line twice', 'TPMT', { rs1142345: [{ sample: '0/1' }, { sample: '0/1' }] }, { diplotypes: ['*1/*3C'] }],
    [
      'contradiction, reference first',
      'TPMT',
      { rs1142345: [{ alt: 'C' }, { alt: 'C', sample: '0/1' }] },
      { open: 'lines-contradict' },
    ],
    [
      'contradiction, reference last',
      'TPMT',
      { rs1142345: [{ alt: 'C', sample: '1/1' }, { alt: 'C' }] },
      { open: 'lines-contradict' },
    ],
    [
      'a line without ALT denies every one',
      'TPMT',
      { rs1142345: [{ alt: '.' }, { alt: 'C', sample: '0/1' }] },
      { open: 'lines-contradict' },
    ],
    [
      'three copies in two chromosomes',
      'TPMT',
      {
        rs1142345: [
          { alt: 'C', sample: '1/1' },
          { alt: 'G', sample: '0/1' },
        ],
      },
      { open: 'lines-contradict' },
    ],
  ];
  test.each(cases)('%s', async (_, gene, others, expected) => {
    await expectGene(vcf(geneLines(gene, others)), gene, expected);
  });

  test('contradictions are counted; joined lines are none', async () => {
    const at = (...lines: Partial<Line>[]): string => vcf(geneLines('TPMT', { rs1142345: lines }));
    expect((await reportOf(at({ alt: 'C' }, { alt: 'C', sample: '0/1' }))).file.conflicts).toBe(1);
    expect((await reportOf(at({ alt: 'C' }, { alt: 'G', sample: '0/1' }))).file.conflicts).toBe(0);
  });

  test('a confident block and a variant at one place contradict each other', async () => {
    const block = line({ chrom: 'chr6', pos: 18130000, ref: 'A', alt: '<NON_REF>', info: 'END=18160000', format: 'GT:GQ', sample: '0/0:60' }); // prettier-ignore
    const variant = line({ chrom: 'chr6', pos: 18130687, ref: 'T', alt: 'C,<NON_REF>', format: 'GT:GQ', sample: '0/1:60' }); // prettier-ignore
    await expectGene(vcf([block, variant]), 'TPMT', { open: 'lines-contradict' });
  });
});

describe('evidence: what a call rests on', () => {
  const at = (format: string, sample: string, more: Partial<Line> = {}): Record<string, Partial<Line>[]> => ({
    rs1142345: [{ alt: 'C', format, sample, ...more }],
  });
  test.each([
    ['DP 0', at('GT:DP', '0/0:0'), 'no-reads'],
    ['INFO DP 0', at('GT', '0/0', { info: 'DP=0' }), 'no-reads'],
    ['AD 0,0', at('GT:AD', '0/0:0,0'), 'no-reads'],
    ['PL 0,0,0', at('GT:PL', '0/0:0,0,0'), 'no-reads'],
    ['a variant of no read', at('GT:DP', '0/1:0'), 'no-reads'],
    ['GQ below the floor', at('GT:GQ', '0/0:19'), 'low-quality'],
    ['GQ below the floor, a variant', at('GT:GQ', '1/1:3'), 'low-quality'],
    ['PL close to another', at('GT:PL', '0/0:0,12,120'), 'low-quality'],
    ['GL close to another', at('GT:GL', '0/0:-0,-1.2,-12'), 'low-quality'],
    ['six reads and no quality', at('GT:DP', '0/0:6'), 'low-quality'],
    ['six reads of one allele', at('GT:AD', '0/0:6,0'), 'low-quality'],
    ['AD of both alleles, called reference', at('GT:AD:GQ', '0/0:14,15:99'), 'reads-contradict'],
    ['AD of both alleles, called twice', at('GT:AD', '1/1:14,15'), 'reads-contradict'],
    ['AD of one allele, called both', at('GT:AD', '0/1:40,2'), 'reads-contradict'],
    ['PL of another genotype', at('GT:GQ:PL', '0/0:99:80,0,90'), 'reads-contradict'],
    ['FILTER failed', at('GT', '0/1', { filter: 'LowQual' }), 'failed-filter'],
    ['FILTER failed, reference', at('GT', '0/0', { filter: 'q10;s50' }), 'failed-filter'],
    ['FT failed', at('GT:FT', '0/1:LowGQX'), 'failed-filter'],
    ['three alleles', at('GT', '0/0/1'), 'not-diploid'],
    ['one allele', at('GT', '0'), 'one-allele-on-autosome'],
  ] as const)('%s is no call', async (_, others, reason) => {
    await expectGene(vcf(geneLines('TPMT', others)), 'TPMT', { open: reason });
  });

  test.each([
    ['GQ at the floor', at('GT:GQ', '0/1:20')],
    ['PL alone', at('GT:PL', '0/1:50,0,60')],
    ['seven reads', at('GT:DP', '0/1:7')],
    ['AD with an error of reading', at('GT:AD', '0/1:14,15')],
    ['AD of none of several datasets', at('GT:DP:ADALL:AD:GQ', '0/1:537:86,79:0,0:258')],
    ['AD of an assembly: one haplotype each', at('GT:AD', '0/1:1,1')],
    ['PASS and FT PASS', at('GT:FT', '0/1:PASS')],
    ['lower-case letters', at('GT', '0/1', { ref: 't', alt: 'c' })],
  ] as const)('%s is a call', async (_, others) => {
    await expectGene(vcf(geneLines('TPMT', others)), 'TPMT', { diplotypes: ['*1/*3C'] });
  });

  test.each([
    ['AD that is a net of several datasets', at('GT:DP:ADALL:AD:GQ', '1/1:762:0,276:54,380:371')],
    ['AD of an assembly: both haplotypes', at('GT:AD', '1/1:0,2')],
  ] as const)('%s is a call of two copies', async (_, others) => {
    await expectGene(vcf(geneLines('TPMT', others)), 'TPMT', { diplotypes: ['*3C/*3C'] });
  });

  test('a file of nothing but unread reference calls is read, and says so at each gene', async () => {
    const text = vcf(geneLines('TPMT', {}, { format: 'GT:DP:GQ', sample: '0/0:0:0' }));
    await expectGene(text, 'TPMT', { open: 'no-reads' });
  });

  const block = (format: string, sample: string, more: Partial<Line> = {}): string =>
    line({ chrom: 'chr6', pos: 18130000, ref: 'A', alt: '<*>', info: 'END=18160000', format, sample, ...more });
  test.each([
    ['GQ 30', block('GT:GQ', '0/0:30'), true],
    ['GQ 19', block('GT:GQ', '0/0:19'), false],
    ['no quality, depth 22', block('GT:DP', '0/0:22'), true],
    ['no quality, depth 5', block('GT:DP', '0/0:5'), false],
    ['no read', block('GT:DP', '0/0:0'), false],
    ['bcftools: MIN_DP of INFO', block('GT', '0/0', { alt: '.', info: 'END=18160000;MIN_DP=0' }), false],
    ['freebayes: no GT', block('GQ:DP:MIN_DP:QR:QA', '160001:30:22:9000:10'), true],
    ['LEN of the sample outranks END', block('GT:GQ:LEN', '0/0:60:20'), false],
    ['LEN alone', block('GT:GQ:LEN', '0/0:60:30001', { info: '.' }), true],
    ['END beyond 2^32', block('GT:GQ', '0/0:60', { info: 'END=4313127296' }), false],
    ['a filter that failed', block('GT:GQ', '0/0:60', { filter: 'LowQual' }), false],
  ] as const)('a reference block with %s: read %s', async (_, text, isRead) => {
    const report = await geneOf(vcf([text]), 'TPMT');
    expect(report.diplotypes).toEqual(isRead ? ['*1/*1'] : []);
  });

  test.each([
    ['Beagle: IMP', 'DR2=0.61;IMP', ['##INFO=<ID=IMP,Number=0,Type=Flag,Description="i">']],
    ['Minimac: IMPUTED', 'R2=0.9;IMPUTED', ['##INFO=<ID=IMPUTED,Number=0,Type=Flag,Description="i">']],
    ['R2 alone', 'R2=0.99', ['##INFO=<ID=R2,Number=1,Type=Float,Description="r">']],
    ['DR2 alone, without a header line', 'DR2=0.99', []],
  ])('imputed by INFO, %s: never normal', async (_, info, header) => {
    const text = vcf(geneLines('TPMT', {}, { info }), ['##contig=<ID=chr1,length=248956422>', ...header]);
    await expectGene(text, 'TPMT', { open: 'imputed-certainty-unknown' });
  });
});

describe('variants that are no single letter', () => {
  const reference = geneLines('TPMT');
  const structural = (more: Partial<Line>): string =>
    line({ chrom: 'chr6', pos: 18120000, ref: 'N', alt: '<DEL>', info: 'SVTYPE=DEL;END=18170000', sample: '0/1', ...more }); // prettier-ignore
  test.each([
    ['<DEL> by END', structural({})],
    [
      '<CNV> by SVLEN and copy number',
      structural({ alt: '<CNV>', info: 'SVLEN=50000', format: 'GT:CN', sample: './.:1' }),
    ],
    ['<DUP> inside the gene', structural({ pos: 18131000, alt: '<DUP>', info: 'END=18131500' })],
    ['a negative SVLEN', structural({ info: 'SVLEN=-50000' })],
  ])('%s over a gene: not callable', async (_, text) => {
    await expectGene(vcf([text, ...reference]), 'TPMT', { open: 'structural-variant-over-gene' });
  });
  test.each([
    ['not carried', structural({ sample: '0/0' })],
    ['two copies', structural({ alt: '<CNV>', format: 'GT:CN', sample: './.:2' })],
    ['beside the gene', structural({ info: 'END=18125000' })],
  ])('%s: the gene is read', async (_, text) => {
    await expectGene(vcf([text, ...reference]), 'TPMT', { diplotypes: ['*1/*1'] });
  });

  test('the insertion of *28 at the other end of its repeat, beside a forced reference', async () => {
    const shifted = line({ chrom: 'chr2', pos: 233760248, ref: 'A', alt: 'ATA', sample: '1/1' });
    await expectGene(vcf([...geneLines('UGT1A1'), shifted]), 'UGT1A1', { open: 'indel-written-elsewhere' });
  });
  test('a deletion that begins before a position and reaches over it', async () => {
    const over = line({ chrom: 'chr6', pos: 18130680, ref: 'AAAAAAATAAAA', alt: 'A', sample: '0/1' });
    await expectGene(vcf([over, ...reference]), 'TPMT', { open: 'changed-by-neighbour' });
  });
});
