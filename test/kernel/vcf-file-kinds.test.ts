import { describe, expect, test } from 'vitest';
import { geneLines, geneOf, line, reportOf, vcf } from '../support/gene-file.ts';

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

describe('mitochondrion', () => {
  const HEADER = ['##contig=<ID=chr1,length=248956422>', '##contig=<ID=chrM,length=16569>'];
  const at = (format: string, sample: string): string =>
    vcf(geneLines('MT-RNR1', { rs267606617: [{ format, sample }] }), HEADER);
  test.each([
    ['0/1 at 99.8 %', 'GT:AD:AF', '0/1:2,2998:0.998', ['m.1555A>G'], null],
    ['0/1 at 99 % by AD alone', 'GT:AD', '0/1:10,990', ['m.1555A>G'], null],
    ['1/1', 'GT', '1/1', ['m.1555A>G'], null],
    ['1', 'GT', '1', ['m.1555A>G'], null],
    ['0/1 at 40 %', 'GT:AF', '0/1:0.4', null, 'heteroplasmic'],
    ['0/1 at 3 %', 'GT:AF', '0/1:0.03', null, 'heteroplasmic'],
    ['0/0 with 10 % of the reads', 'GT:AD', '0/0:900,100', null, 'heteroplasmic'],
    ['0/1 without a level', 'GT', '0/1', null, 'heteroplasmy-level-unknown'],
  ] as const)('%s', async (_, format, sample, diplotypes, open) => {
    const report = await geneOf(at(format, sample), 'MT-RNR1');
    if (diplotypes !== null) expect(report.diplotypes).toEqual([...diplotypes]);
    if (open !== null) expect(report.reasons).toContain(`pgx/${open}`);
    expect(report.verdict).not.toBe('normal');
  });
  test.each([
    ['a contig of 16,571 bases', ['##contig=<ID=chr1,length=248956422>', '##contig=<ID=chrM,length=16571>']],
    ['hg19 of UCSC by name', ['##reference=file:///ucsc.hg19.fasta', '##contig=<ID=chr1,length=249250621>']],
  ])('%s is not read', async (_, header) => {
    await expectGene(vcf(geneLines('MT-RNR1'), header), 'MT-RNR1', { open: 'mitochondrion-of-hg19' });
  });
});

describe('reference', () => {
  test.each([
    ['CHM13 by its lengths', ['##reference=GRCh38', '##contig=<ID=chr1,length=248387328>']],
    ['CHM13 by name', ['##reference=chm13v2.0.fa']],
    ['CHM13 by accession', ['##contig=<ID=NC_060925.1>']],
  ])('%s is refused by name', async (_, header) => {
    const { file } = await reportOf(vcf(geneLines('TPMT'), header));
    expect([file.status, file.errorCode]).toEqual(['refuse', 'OTHER_ASSEMBLY']);
    expect(file.remedy).toContain('CHM13');
  });

  test('a field that tells of a lift-over from CHM13 is no reference line', async () => {
    const header = [
      '##contig=<ID=chr1,length=248956422>',
      '##INFO=<ID=T2T,Number=1,Type=String,Description="place in CHM13 assembly">',
    ];
    expect((await reportOf(vcf(geneLines('TPMT'), header))).file.build).toBe(38);
  });

  test.each([
    ['RefSeq accessions', 'NC_000006.12', 38],
    ['GenBank accessions', 'CM000668.2', 38],
    ['lower case', 'chr6', 38],
  ])('%s are chromosomes and tell the build', async (_, chrom, build) => {
    const lines = geneLines('TPMT', { rs1142345: [{ alt: 'C', sample: '0/1' }] }, { chrom });
    const report = await reportOf(vcf(lines, [`##contig=<ID=${chrom}>`]));
    expect(report.file.build).toBe(build);
    expect(report.pgx.TPMT?.diplotypes).toEqual(['*1/*3C']);
  });

  test('contigs that are no chromosome are set aside, however many', async () => {
    const others = Array.from({ length: 9000 }, (_, at) =>
      line({ chrom: at % 2 === 0 ? 'chr1_KI270706v1_random' : 'HLA-A*01:01:01:01', pos: at + 1, ref: 'A', alt: 'G' }),
    );
    const { file } = await reportOf(vcf([...geneLines('TPMT'), ...others]));
    expect([file.badRowCount, file.skipped]).toEqual([0, 9000]);
    expect(file.warnings).toContain('CHROM_UNKNOWN');
  });

  test.each(['PAR1', 'PAR2', 'chrX', 'XY'])('%s is X', async (chrom) => {
    const { file } = await reportOf(vcf([...geneLines('TPMT'), line({ chrom, pos: 300_000, ref: 'A', alt: 'G' })]));
    expect(file.badRowCount + file.skipped).toBe(0);
  });

  test('where REF is provisional the letters count', async () => {
    const swapped = {
      rs1142345: [{ ref: 'C', alt: '.', sample: '0/0' }],
      rs1800460: [{ ref: 'T', alt: 'C', sample: '0/0' }],
    };
    const text = vcf(geneLines('TPMT', swapped, { info: 'PR' }));
    await expectGene(text, 'TPMT', { diplotypes: ['*3A/*3A'] });
  });

  test('places alone tell the build of a short list without a header line', async () => {
    const { file } = await reportOf(vcf(geneLines('TPMT'), []));
    expect([file.build, file.buildFrom]).toEqual([38, 'markers']);
  });
});

describe('whose', () => {
  test('a second header that names somebody else is refused; the same person’s own is not', async () => {
    const first = vcf(geneLines('TPMT'), undefined, 'ADA');
    const second = vcf(geneLines('DPYD'), undefined, 'BO');
    const { file } = await reportOf(first + second);
    expect([file.status, file.errorCode]).toEqual(['refuse', 'SEVERAL_PEOPLE']);
    expect((await reportOf(first + vcf(geneLines('DPYD'), undefined, 'ADA'))).file.status).toBe('ok');
  });
});

describe('plausibility', () => {
  test('87 variants of RYR1 in one person: nothing is called, and every gene says why', async () => {
    const lines = geneLines('RYR1').map((text, at) => (at < 87 ? text.replace(/0\/0$/, '0/1') : text));
    const { pgx } = await reportOf(vcf([...lines, ...geneLines('TPMT')]));
    for (const gene of ['RYR1', 'TPMT']) {
      expect(pgx[gene]?.verdict).toBe('not-callable');
      expect(pgx[gene]?.reasons).toContain('pgx/implausible-genome');
    }
  });
  test('most positions differ from the reference', async () => {
    const genes = ['TPMT', 'NUDT15', 'CYP2C9', 'CYP3A5', 'UGT1A1'].flatMap((gene) => geneLines(gene));
    const lines = genes.map((text, at) => (at % 2 === 0 ? text.replace(/0\/0$/, '0/1') : text));
    const { pgx } = await reportOf(vcf(lines));
    expect(pgx.TPMT?.reasons).toContain('pgx/implausible-genome');
  });
});
