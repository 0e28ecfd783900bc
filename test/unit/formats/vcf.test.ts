import { describe, expect, test } from 'vitest';
import { detectLayout, needsMoreHead } from '../../../src/formats/detect.ts';
import {
  firstRsid,
  genotypeIndex,
  imputedCall,
  parseKeptRecord,
  parseVcfRecord,
} from '../../../src/formats/vcf-record.ts';
import { readBytes } from '../../support/read-file.ts';

const record = (more: Partial<Parameters<typeof parseVcfRecord>[0]> = {}) => ({
  id: '.',
  ref: 'A',
  alt: 'G',
  filter: 'PASS',
  format: 'GT',
  sample: '0/1',
  ...more,
});

describe('parseVcfRecord', () => {
  test.each([
    ['0/1', [0, 1], false],
    ['1|0', [1, 0], true],
    ['1', [1], false],
    ['./.', [null, null], false],
    ['.', [null, null], false], // written for diploid no-calls too
    ['0/.', [0, null], false],
    ['1/2', [1, null], false], // there is no second ALT
    ['', [null, null], false],
    ['0/0/1', [0, 0, 1], false],
  ] as const)('GT %s', (sample, genotype, phased) => {
    expect(parseVcfRecord(record({ sample }))).toMatchObject({ genotype, phased });
  });

  test('reads PS, AD and FILTER by the names of FORMAT', () => {
    const call = parseVcfRecord(record({ format: 'GT:AD:DP:PS', sample: '0|1:12,9:21:1001', filter: 'LowQual' }));
    expect(call).toMatchObject({ phaseSet: '1001', alleleDepths: [12, 9], filter: 'LowQual', phased: true });
  });

  test('trailing fields may be dropped; missing values are null', () => {
    const call = parseVcfRecord(record({ format: 'GT:AD:PS', sample: '0/1' }));
    expect([call.alleleDepths, call.phaseSet]).toEqual([null, null]);
    expect(parseVcfRecord(record({ format: 'GT:AD:PS', sample: '0/1:.:.' })).alleleDepths).toBeNull();
  });

  test('a record without GT is a no-call', () => {
    expect(parseVcfRecord(record({ format: 'DP', sample: '12' })).genotype).toEqual([null, null]);
  });

  test('the text that the kernel keeps reads the same', () => {
    const call = parseKeptRecord('AT\tA,<NON_REF>\tPASS\tGT:AD\t0/1:5,6,0', 'rs9;rs8');
    expect(call).toMatchObject({ rsid: 'rs9', ref: 'AT', alts: ['A', '<NON_REF>'], genotype: [0, 1] });
  });

  test('of several ids the first rsid is taken', () => {
    expect([firstRsid('esv12;rs7'), firstRsid('.'), firstRsid('chr1:5')]).toEqual(['rs7', null, null]);
  });
});

describe('imputed calls', () => {
  test('the probability of the stated genotype, and the dosage', () => {
    const call = imputedCall(record({ format: 'GT:RC:AC:GP:DS', sample: '1/1:0:0:0.923102,0.0768962,1.7e-06:0.0769' }));
    expect(call).toEqual({ probability: 1.7e-6, dosage: 0.0769 });
  });

  test('no GP, no DS: not imputed', () => {
    expect(imputedCall(record())).toBeNull();
  });

  test.each([
    [[0, 0], 0],
    [[1, 0], 1],
    [[1, 1], 2],
    [[0, 2], 3],
    [[2, 2], 5],
    [[1], 1],
    [[null, 1], -1],
  ] as const)('order of GP: %j', (genotype, index) => {
    expect(genotypeIndex(genotype)).toBe(index);
  });
});

const COLUMNS = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n';
const vcf = (header: string, rows = '1\t752566\trs3094315\tG\tA\t.\tPASS\t.\tGT\t0/1\n'): string =>
  `##fileformat=VCFv4.2\n${header}${COLUMNS}${rows}`;

describe('VCF header', () => {
  const buildOf = (header: string) => {
    const layout = detectLayout(new TextEncoder().encode(vcf(header)), true);
    return layout.ok && layout.value.kind === 'vcf' ? [layout.value.headerBuild, layout.value.headerBuildFrom] : layout;
  };

  test.each([
    ['##contig=<ID=1,length=247249719>\n', ['NCBI36', 'contig']],
    ['##contig=<ID=chr20,length=63025520>\n', ['GRCh37', 'contig']],
    ['##contig=<ID=chr1,length=248956422>\n', ['GRCh38', 'contig']],
    ['##contig=<ID=1,assembly=b37>\n', ['GRCh37', 'contig']],
    ['##reference=file:///data/hg19.fa\n', ['GRCh37', 'header']],
    ['##reference=GRCh38\n', ['GRCh38', 'header']],
    // Two names for one chromosome, one with a length that nothing has.
    ['##contig=<ID=1,length=249250621>\n##contig=<ID=chr1,length=2147483647>\n', ['GRCh37', 'contig']],
    ['##source=caller\n', [null, null]],
  ])('%s', (header, expected) => {
    expect(buildOf(header)).toEqual(expected);
  });

  test('a header that fills the head needs more of the file', () => {
    const long = new TextEncoder().encode(`##fileformat=VCFv4.2\n${'##contig=<ID=x,length=1>\n'.repeat(4000)}`);
    expect(needsMoreHead(long)).toBe(true);
    expect(needsMoreHead(new TextEncoder().encode(vcf('')))).toBe(false);
  });
});

describe('VCF records in the app', () => {
  const read = (rows: string, header = '##contig=<ID=1,length=249250621>\n') => readBytes(vcf(header, rows));

  test('a denied deletion is neither a reference block nor a base call', async () => {
    const { file, records, refBlocks } = await read(
      '1\t100\t.\tN\t<DEL>\t.\tPASS\tEND=5000\tGT\t0/0\n1\t200\t.\tC\t<CN0>\t.\tPASS\tEND=9000\tGT\t0|0\n',
    );
    expect(refBlocks).toEqual([]);
    expect(records.map(({ ref, alt, alleles }) => [ref, alt, alleles])).toEqual([
      ['N', ['<DEL>'], ['N', 'N']],
      ['C', ['<CN0>'], ['C', 'C']],
    ]);
    expect(records.map((one) => one.genotype)).toEqual([null, null]);
    expect(file.warnings).toContain('VARIANTS_ONLY');
  });

  test('blocks of either placeholder are reference blocks', async () => {
    const { file, refBlocks } = await read(
      '1\t100\t.\tA\t<NON_REF>\t.\t.\tEND=200\tGT:DP:GQ\t0/0:20:50\n1\t300\t.\tA\t<*>\t.\t.\tEND=400\tGT:DP:GQ\t0/0:20:50\n1\t500\t.\tA\t.\t.\t.\tEND=600\tGT:DP\t0/0:20\n1\t700\t.\tA\tG\t.\t.\t.\tGT\t0/1\n',
    );
    expect(refBlocks.map(({ start, end }) => [start, end])).toEqual([
      [100, 200],
      [300, 400],
      [500, 600],
    ]);
    expect([file.vendorVersion, file.rows]).toEqual(['gVCF', 1]);
  });

  test('rows without a header are VCF all the same, never REF and ALT as a genotype', async () => {
    const { file, records } = await readBytes(
      '1\t752566\trs3094315\tG\tA\t.\tPASS\t.\tGT\t1/1\n1\t918573\trs2341354\tA\tG\t.\tPASS\t.\tGT\t0/0\n',
    );
    expect(records.map((one) => one.genotype)).toEqual(['AA', 'AA']);
    expect([file.source, file.build, file.warnings]).toEqual(['vcf', 37, ['NO_HEADER', 'VARIANTS_ONLY']]);
  });

  test('filtered records are named', async () => {
    const { file } = await read('1\t100\trs1\tA\tG\t.\tLowQual\t.\tGT\t0/1\n');
    expect(file.warnings).toEqual(['FILTERED_RECORDS', 'VARIANTS_ONLY']);
  });
});
