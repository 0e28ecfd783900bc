import { describe, expect, test } from 'vitest';
import { detectLayout } from '../../../src/formats/detect.ts';
import { HeadWatch } from '../../../src/formats/lines.ts';
import { firstRsid, parseKeptRecord, parseVcfRecord } from '../../../src/formats/vcf-record.ts';
import { genotypeIndex, imputedCall } from '../../../src/domain/genotype/imputed-call.ts';
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
    // Three alleles are no diploid call.
    ['0/0/1', [null, null], false],
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
  const read = (format: string, sample: string, alt = 'G') =>
    parseKeptRecord(`A\t${alt}\tPASS\t${format}\t${sample}`, '.', true).imputed;

  test('GP: the probability of the genotype that GT states, expected copies and their variance', () => {
    const call = read('GT:RC:AC:GP:DS', '1/1:0:0:0.923102,0.0768962,1.7e-06:0.0769');
    expect(call?.probability).toBeCloseTo(1.7e-6, 7);
    expect(call?.copies).toBe(0.0769);
    // E[g²] − E[g]² of (0.923, 0.077, 0).
    expect(call?.variance).toBeCloseTo(0.0768962 * (1 - 0.0768962), 4);
  });

  test('GP without DS gives the copies; GP that adds up to something else is not believed', () => {
    expect(read('GT:GP', '0/1:0.1,0.7,0.2')?.copies).toBeCloseTo(1.1, 12);
    expect(read('GT:GP', '0/1:0.1,0.1,0.1')).toEqual({ probability: null, copies: null, variance: 0 });
  });

  test('HDS: two haplotypes, each with its chance', () => {
    const call = read('GT:DS:HDS', '0|1:1.1:0.2,0.9');
    expect(call?.probability).toBeCloseTo(0.8 * 0.9 + 0.2 * 0.1, 12);
    expect(call?.variance).toBeCloseTo(0.16 + 0.09, 12);
  });

  test.each([
    ['0/0:0.004', { probability: 0.996, copies: 0.004, variance: (0.004 * 1.996) / 2 }],
    ['1/1:1.9', { probability: 0.9, copies: 1.9, variance: (1.9 * 0.1) / 2 }],
    // Half of the people with one copy expected may have none and half two: a dosage does not tell.
    ['0/1:1', { probability: null, copies: 1, variance: 0 }],
    ['0/1:1.2', { probability: null, copies: 1.2, variance: 0.16 }],
    ['./.:1', { probability: null, copies: 1, variance: 0.5 }],
    ['0/1:.', { probability: null, copies: null, variance: 0 }],
    ['0/1:2.7', { probability: null, copies: null, variance: 0 }],
    ['1:0.9', { probability: null, copies: null, variance: 0 }],
  ] as const)('DS alone: %s', (sample, { probability, copies, variance }) => {
    const call = read('GT:DS', sample);
    expect(call?.copies).toBe(copies);
    expect(call?.variance).toBeCloseTo(variance, 12);
    if (probability === null) expect(call?.probability).toBeNull();
    else expect(call?.probability).toBeCloseTo(probability, 12);
  });

  test('several ALT: a probability, but no one dosage', () => {
    expect(read('GT:GP', '1/2:0,0,0,0.01,0.99,0', 'G,T')).toEqual({ probability: 0.99, copies: null, variance: 0 });
    expect(
      imputedCall({ genotype: [0], altCount: 1, probabilities: [0.97, 0.03], haplotypes: null, dosages: null }),
    ).toEqual({
      probability: 0.97,
      copies: null,
      variance: 0,
    });
  });

  test('a measured record has no such thing', () => {
    expect(parseKeptRecord('A\tG\tPASS\tGT\t0/1', '.').imputed).toBeUndefined();
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

  const needsMore = (bytes: Uint8Array): boolean => {
    const watch = new HeadWatch();
    for (let at = 0; at < bytes.length; at += 7) watch.push(bytes.subarray(at, at + 7));
    return watch.needsMore;
  };

  test('a header that fills the head needs more of the file', () => {
    const long = new TextEncoder().encode(`##fileformat=VCFv4.2\n${'##contig=<ID=x,length=1>\n'.repeat(4000)}`);
    expect(needsMore(long)).toBe(true);
    expect(needsMore(new TextEncoder().encode(vcf('') + vcf('').split('\n').at(-2) + '\n'))).toBe(false);
  });
});

describe('VCF records in the app', () => {
  const read = (rows: string, header = '##contig=<ID=1,length=249250621>\n') => readBytes(vcf(header, rows));

  test('a denied deletion is neither a reference block nor a base call', async () => {
    const { file, records, refBlocks } = await read(
      '1\t100\t.\tN\t<DEL>\t.\tPASS\tEND=5000\tGT\t0/0\n1\t200\t.\tC\t<CN0>\t.\tPASS\tEND=9000\tGT\t0|0\n1\t300\t.\tC\tT\t.\tPASS\t.\tGT\t0/1\n',
    );
    expect(refBlocks).toEqual([]);
    expect(records.map(({ ref, alt, alleles }) => [ref, alt, alleles])).toEqual([
      ['N', ['<DEL>'], ['N', 'N']],
      ['C', ['<CN0>'], ['C', 'C']],
      ['C', ['T'], ['C', 'T']],
    ]);
    expect(records.map((one) => one.genotype)).toEqual([null, null, 'CT']);
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

  const IMPUTED =
    '##FORMAT=<ID=DS,Number=A,Type=Float,Description="d">\n##FORMAT=<ID=GP,Number=G,Type=Float,Description="p">\n';
  const rowOf = (position: number, info: string, format: string, sample: string): string =>
    `1\t${String(position)}\t.\tA\tG\t.\tPASS\t${info}\t${format}\t${sample}\n`;

  test.each([
    ['no mark: every record with GP or DS and no reads is imputed', '', '.', '.', 3],
    [
      'Minimac: TYPED records were measured',
      '##INFO=<ID=IMPUTED,Number=0,Type=Flag,Description="i">\n',
      'AF=0.1;TYPED',
      'AF=0.1;IMPUTED',
      2,
    ],
    [
      'Beagle: records without IMP were measured',
      '##INFO=<ID=IMP,Number=0,Type=Flag,Description="i">\n',
      'DR2=1.00',
      'DR2=0.8;IMP',
      2,
    ],
  ])('%s', async (_, info, first, others, imputed) => {
    const { file } = await read(
      rowOf(100, first, 'GT:DS', '0|1:1') +
        rowOf(200, others, 'GT:DS:GP', '0/0:0:1,0,0') +
        rowOf(300, others, 'GT:GP', '1/1:0,0.1,0.9') +
        rowOf(400, others, 'GT:AD:DP:GP', '1/1:0,9:9:0,0.1,0.9') +
        rowOf(500, others, 'GT:DS', './.:0.4'),
      IMPUTED + info,
    );
    expect([file.rows, file.noCalls, file.imputed]).toEqual([5, 1, imputed]);
  });

  test('variants only is said where reference calls are left out, and only there', async () => {
    const rows = (count: number, gt: string, from: number): string =>
      Array.from({ length: count }, (_, at) => rowOf(from + at * 10, '.', 'GT', gt)).join('');
    const warned = async (references: number, variants: number): Promise<boolean> =>
      (await read(rows(references, '0/0', 1000) + rows(variants, '0/1', 100_000))).file.warnings.includes(
        'VARIANTS_ONLY',
      );
    expect(await Promise.all([warned(0, 30), warned(9, 21), warned(15, 15), warned(16, 15), warned(300, 30)])).toEqual([
      true, true, true, false, false,
    ]); // prettier-ignore
    // A no-call states no reference.
    expect((await read(rows(30, './.', 1000) + rows(3, '1/1', 100_000))).file.warnings).toContain('VARIANTS_ONLY');
  });

  test('filtered records are named', async () => {
    const { file } = await read('1\t100\trs1\tA\tG\t.\tLowQual\t.\tGT\t0/1\n');
    expect(file.warnings).toEqual(['FILTERED_RECORDS', 'VARIANTS_ONLY']);
  });
});
