import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackage } from '../../../src/tools/package/build-package.ts';
import { filesOf, readSamplesheet, safeId } from '../../../src/tools/package/cohort-files.ts';
import type { SequesterApi } from '../../../src/tools/package/api.ts';
import { GENE_COLUMNS, SCORE_COLUMNS } from '../../../src/tools/package/result-tables.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = mkdtempSync(path.join(tmpdir(), 'sequester-package-'));
const BUILT = path.join(FOLDER, 'built');
const SAMPLES = path.join(ROOT, 'public/samples');

beforeAll(async () => {
  await buildPackage(ROOT, BUILT, { types: false });
});
afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

/** Runs the command as it is installed. */
function sequester(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(BUILT, 'sequester.js'), ...args],
      { maxBuffer: 1 << 26 },
      (error, out, err) => {
        resolve({ status: error === null ? 0 : Number(error.code), out, err });
      },
    );
  });
}

const inFolder = (name: string, text?: string): string => {
  const file = path.join(FOLDER, name);
  if (text !== undefined) writeFileSync(file, text);
  return file;
};
const table = (folder: string, name: string): string[][] =>
  readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n').map((line) => line.split('\t')); // prettier-ignore
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Places of medicines and others on GRCh38, with calls of three people; one line is no row, one has a column too many. */
function severalPeople(): string {
  const header = [
    '##fileformat=VCFv4.2',
    '##contig=<ID=chr1,length=248956422>',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
  ];
  const rows = [
    'chr6\t18130687\trs1142345\tT\tC\t.\tPASS\t.\tGT\t0/0\t0/1\t./.',
    'chr10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT:DP\t0/1:30\t1/1:12\t0|0:9',
    'chr10\t94842866\trs3758581\tA\tG\t.\tPASS\t.\tGT\t1/1\t0/1\t0/0',
    'no row',
    'chr2\t900000\t.\tA\tG\t.\tPASS\t.\tGT\t0/1',
    'chr12\t21178615\trs4149056\tT\tC\t.\tPASS\t.\tGT\t0/1\t0/0\t1/1\t0/0',
    ...Array.from({ length: 40 }, (_, at) => `chr2\t${String(1_000_000 + at * 5000)}\t.\tA\tG\t.\tPASS\t.\tGT\t0/${String(at % 2)}\t0/0\t${at % 3 === 0 ? '1/1' : '0/1'}`),
  ]; // prettier-ignore
  return `${[...header, '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tana\tB o\tana', ...rows].join('\n')}\n`;
}

describe('the package', () => {
  it('depends on nothing and has the project’s version', () => {
    const own = json(path.join(ROOT, 'package.json')) as { version: string };
    const made = json(path.join(BUILT, 'package.json')) as Record<string, unknown>;
    expect(made).toMatchObject({ version: own.version, bin: { sequester: 'sequester.js' } });
    expect(made).not.toHaveProperty('dependencies');
  });

  it('reaches for no network', () => {
    const scripts = readdirSync(BUILT).filter((name) => name.endsWith('.js'));
    for (const name of scripts)
      expect(readFileSync(path.join(BUILT, name), 'utf8')).not.toMatch(
        /['"](?:node:)?(?:https?|net|tls|dgram|dns|http2)['"]|\bfetch\(/,
      );
  });

  it('answers a program, and a wrong command line', async () => {
    const { analyse, version } = (await import(/* @vite-ignore */ path.join(BUILT, 'index.js'))) as SequesterApi;
    const [report, refused] = await Promise.all([analyse(path.join(SAMPLES, 'sample-poor-chip.zip'), { findings: true }), analyse(new Uint8Array([120]))]); // prettier-ignore
    expect(report.file.status).toBe('ok');
    expect(report.findings?.length).toBeGreaterThan(0);
    expect(refused.file).toMatchObject({ status: 'refuse', errorCode: 'NOT_GENOTYPE_DATA' });
    expect((await sequester('--version')).out).toBe(`${version}\n`);
    expect((await sequester('analyse', 'x', '--out', FOLDER, '--jobs', '0')).status).toBe(2);
  });
});

describe('a cohort', () => {
  it('lists what is broken, goes on, and does not do again what is finished', async () => {
    const out = inFolder('out');
    const broken = inFolder('nothing.txt', 'x');
    const chip = path.join(SAMPLES, 'sample-poor-chip.zip');
    const args = ['analyse', chip, broken, inFolder('not-there.txt'), '--out', out, '--jobs', '1', '--export', 'vcf38'];
    const first = await sequester(...args);
    expect(first.status).toBe(4);
    expect(table(out, 'samples.tsv').map(([id, status, code]) => [id, status, code])).toEqual([
      ['sample', 'status', 'code'],
      ['sample-poor-chip', 'ok', ''],
      ['nothing', 'broken', 'input/not-genotype-data'],
      ['not-there', 'broken', 'input/unreadable'],
    ]);
    expect(table(out, 'broken.tsv')).toHaveLength(3);
    expect(table(out, 'scores.tsv')[0]).toEqual([...SCORE_COLUMNS]);
    expect(table(out, 'pharmacogenes.tsv')[0]).toEqual([...GENE_COLUMNS]);
    expect(existsSync(path.join(out, 'exports/sample-poor-chip.grch38.vcf.gz.tbi'))).toBe(true);
    const alone = await sequester('analyse', chip, '--json');
    const report = path.join(out, 'reports/sample-poor-chip.json');
    expect(readFileSync(report, 'utf8')).toBe(alone.out);

    const again = await sequester(...args);
    expect(again.err).toContain('0 done, 1 finished before, 2 broken');
    // A report that was changed since, another setting, and a file that was changed are done again.
    writeFileSync(report, '{}');
    expect((await sequester(...args)).err).toContain('1 done, 0 finished before');
    expect(readFileSync(report, 'utf8')).toBe(alone.out);
    writeFileSync(broken, readFileSync(chip));
    utimesSync(broken, 1, 1);
    expect((await sequester(...args, '--ambiguous', 'keep')).err).toContain('2 done, 0 finished before, 1 broken');
    expect(table(out, 'pharmacogenes.tsv').some(([id]) => id === 'nothing')).toBe(true);
    expect(readdirSync(path.join(out, 'reports')).filter((name) => name.includes('.part-'))).toEqual([]);
  });

  it.each([['1'], ['2']])('reads all samples of a file as if each had been chosen (--jobs %s)', async (jobs) => {
    const out = inFolder(`all-${jobs}`);
    const file = inFolder('family.vcf', severalPeople());
    expect((await sequester('analyse', file, '--all-samples', '--out', out, '--jobs', jobs)).status).toBe(0);
    expect(table(out, 'samples.tsv').map(([id]) => id)).toEqual([
      'sample',
      'family.B%20o',
      'family.ana',
      'family.ana~3',
    ]);
    for (const [id, name] of [['family.B%20o', 'B o'], ['family.ana', 'ana']] as const) {
      const chosen = await sequester('analyse', file, '--sample', name, '--json');
      expect(readFileSync(path.join(out, `reports/${id}.json`), 'utf8')).toBe(chosen.out);
    } // prettier-ignore
  });
});

describe('names and sheets', () => {
  it.each([
    ['Ana', 'Ana'],
    ['../x', '%2E.%2Fx'],
    ['.hidden', '%2Ehidden'],
    ['a b', 'a%20b'],
    ['a%20b', 'a%2520b'],
    ['é', '%C3%A9'],
  ])('%s is written as %s', (name, id) => {
    expect(safeId(name)).toBe(id);
  });

  it('cuts long names, and keeps them apart', () => {
    const [one, other] = [safeId(`${'x'.repeat(400)}1`), safeId(`${'x'.repeat(400)}2`)];
    expect(one.length).toBeLessThanOrEqual(120);
    expect(one).not.toBe(other);
  });

  it.each([
    ['sample,file\nA,a.txt\n', [['A', null]]],
    ['file\tsample\tvcf_sample\r\n"x, y.vcf"\t"B ""b"""\tNA1\r\n\r\n', [['B%20%22b%22', 'NA1']]],
    ['\uFEFFSample,File,other\nA,"a,b.txt",1', [['A', null]]],
  ])('reads the sheet %j', (text, rows) => {
    expect(readSamplesheet(text, '/data').map(({ id, sample }) => [id, sample])).toEqual(rows);
  });

  it.each(['name,path\nA,b', 'sample,file\nA,\n', 'sample,file\n,b'])('refuses the sheet %j', (text) => {
    expect(() => readSamplesheet(text, '/data')).toThrow(/sample/);
  });

  it('refuses two files of one name', () => {
    expect(() => filesOf(['a/x.txt', 'b/X.vcf.gz'], [])).toThrow('two files would be called');
  });
});
