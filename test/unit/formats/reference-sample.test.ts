import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBytes } from '../../support/read-file.ts';

type Call = [chrom: string, pos: number, ref: string, alt: string, filter: string, gt: string];
type Full = [
  chrom: string,
  pos: number,
  ref: string,
  alt: string,
  filter: string,
  info: string,
  format: string,
  sample: string,
];

const vectors = JSON.parse(readFileSync(new URL('../../vectors/formats/na12878.json', import.meta.url), 'utf8')) as {
  bothBuilds: { rsid: string; hg19: Call; hg38: Call }[];
  gvcf: Full[];
  mnp: Full[];
};

const COLUMNS = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA12878';

function vcf(rows: readonly (readonly (string | number)[])[]): string {
  return `##fileformat=VCFv4.1\n${COLUMNS}\n${rows.map((row) => `${row.join('\t')}\n`).join('')}`;
}

const simple = ([chrom, pos, ref, alt, filter, gt]: Call) => [chrom, pos, '.', ref, alt, '.', filter, '.', 'GT', gt];
const full = ([chrom, pos, ref, alt, filter, info, format, sample]: Full) => [
  chrom,
  pos,
  '.',
  ref,
  alt,
  '.',
  filter,
  info,
  format,
  sample,
];

describe('NA12878', () => {
  test('a header without a build: 44 places decide, in either build, without one rsid', async () => {
    const hg19 = await readBytes(vcf(vectors.bothBuilds.map((one) => simple(one.hg19))));
    const hg38 = await readBytes(vcf(vectors.bothBuilds.map((one) => simple(one.hg38))));
    expect([hg19.file.build, hg19.file.buildFrom]).toEqual([37, 'markers']);
    expect([hg38.file.build, hg38.file.buildFrom]).toEqual([38, 'markers']);
  });

  test('one person has the same genotypes in both builds', async () => {
    for (const { hg19, hg38 } of vectors.bothBuilds) {
      const [one] = (await readBytes(vcf([simple(hg19)]))).records;
      const [other] = (await readBytes(vcf([simple(hg38)]))).records;
      expect(Array.from(one?.genotype ?? '').sort()).toEqual(Array.from(other?.genotype ?? '?').sort());
    }
  });

  test("starling's blocks are reference calls, its variants calls", async () => {
    const { file, refBlocks, records } = await readBytes(vcf(vectors.gvcf.map(full)));
    expect(refBlocks.map(({ start, end, gq }) => [start, end, gq])).toEqual([
      [19999929, 20000054, 126],
      [20000055, 20000152, 135],
      [20000153, 20000282, 120],
      [20000283, 20000296, 120],
    ]);
    expect(records.map(({ genotype, alleles }) => genotype ?? alleles?.join('/'))).toEqual(['CG', 'AG', 'C/CT', 'CA']);
    expect([file.vendorVersion, file.rows]).toEqual(['gVCF', 4]);
  });

  test('a block that failed a filter is no confident reference call', async () => {
    const failed = vectors.gvcf.map((row) => full(row.with(4, 'LowGQX') as Full));
    const { refBlocks } = await readBytes(vcf(failed));
    expect(refBlocks.every((block) => block.lowQuality === true)).toBe(true);
  });

  test('substitutions of several bases keep their alleles as text', async () => {
    const { records, file } = await readBytes(vcf(vectors.mnp.map(full)));
    expect(records.map(({ genotype, alleles }) => [genotype, alleles?.join('>')])).toEqual([
      [null, 'TT>CG'],
      [null, 'TAT>CAG'],
      [null, 'GA>AT'],
      [null, 'AG>GA'],
    ]);
    expect(file.warnings).toContain('FILTERED_RECORDS');
  });
});
