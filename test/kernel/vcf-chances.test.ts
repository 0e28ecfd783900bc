import fc from 'fast-check';
import { kernelBytes } from 'virtual:kernel';
import { describe, expect, test } from 'vitest';
import { genomeKey } from '../../src/domain/genotype/genome.ts';
import { genotypeLetters } from '../../src/domain/genotype/genotype-code.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import type { VcfLayout } from '../../src/formats/layout.ts';
import { parseKeptRecord } from '../../src/formats/vcf-record.ts';
import { readBytes } from '../support/read-file.ts';
import { scanRows, scanTable, vcfLayout } from '../support/scan.ts';

const kernel = await Kernel.create(kernelBytes);
const IMPUTED: VcfLayout = { ...vcfLayout(), imputation: 'unmarked' };

const line = (format: string, sample: string, { alt = 'G', info = '.', chrom = '1', pos = 100 } = {}): string =>
  `${chrom}\t${String(pos)}\trs1\tA\t${alt}\t.\tPASS\t${info}\t${format}\t${sample}\n`;

function lettersOf(text: string, layout = IMPUTED): string | null {
  const [code = 0xff] = scanRows(kernel, text, layout).genotypes;
  return genotypeLetters(code);
}

describe('a record without GT', () => {
  test.each([
    // GP: the likeliest of the genotypes, from 99 % on.
    ['GP', '0.995,0.005,0', 'AA'],
    ['GP', '0.99,0.01,0', 'AA'],
    ['GP', '0.989,0.011,0', null],
    ['GP', '0,1,0', 'AG'],
    ['GP', '1.7e-06,2e-3,9.98e-1', 'GG'],
    ['DS:GP', '1:0.2,0.6,0.2', null],
    // A sum that two digits have spoiled is mended; any other is not believed, and DS speaks.
    ['GP', '0.99,0.02,0', null],
    ['GP', '0.97,0,0', 'AA'],
    ['DS:GP', '2:0.1,0.1,0.1', 'GG'],
    // One chromosome copy.
    ['GP', '0.001,0.999', 'G'],
    ['HDS', '0.002', 'A'],
    ['HDS', '0.5', null],
    // HDS: two haplotypes, in their order.
    ['DS:HDS', '1.0:0.999,0.001', 'GA'],
    ['DS:HDS', '1.0:0.001,0.999', 'AG'],
    ['HDS', '0.5,0.5', null],
    ['HDS:GP', '1,0:0,1,0', 'GA'],
    // DS alone: what is left of it bounds a homozygous genotype; a heterozygous one cannot be told.
    ['DS', '0.01', 'AA'],
    ['DS', '0.011', null],
    ['DS', '1.99', 'GG'],
    ['DS', '1', null],
    ['DS', '2.1', null],
    ['DS', '.', null],
    ['GP', '0.995,0.005,zero', null],
  ])('%s %s', (format, sample, letters) => {
    expect(lettersOf(line(format, sample))).toBe(letters);
  });

  test('several ALT alleles: the order of GP', () => {
    expect(lettersOf(line('GP', '0,0,0,0,1,0', { alt: 'G,T' }))).toBe('GT');
    expect(lettersOf(line('GP', '0,0,1', { alt: 'G,T' }))).toBe('T');
    expect(lettersOf(line('DS', '0,2', { alt: 'G,T' }))).toBeNull();
  });

  test('a measured record has as many copies as it states', () => {
    expect(lettersOf(line('DS', '1', { info: 'AF=0.2;TYPED' }))).toBe('AG');
    const marked: VcfLayout = { ...IMPUTED, imputation: 'marked' };
    expect(lettersOf(line('DS', '1', { info: 'DR2=1' }), marked)).toBe('AG');
    expect(lettersOf(line('DS', '1', { info: 'DR2=1;IMP' }), marked)).toBeNull();
  });

  test('is counted as imputed, or as doubtful; without any of the fields it is no row', () => {
    const text =
      line('DS', '0', { pos: 1 }) +
      line('DS', '1', { pos: 2 }) +
      line('DP', '30', { pos: 3 }) +
      line('DS', '.', { pos: 4 });
    const { counts, badLines } = scanRows(kernel, text, IMPUTED);
    expect(counts).toMatchObject({ rows: 3, imputed: 1, doubtful: 1, noCalls: 2 });
    expect(badLines.map((bad) => bad.line)).toEqual([3]);
  });

  test('kept whole where a pack asks for it, else as the genotype that it comes to', () => {
    const text = line('DS:HDS', '1:1,0', { alt: 'AT' });
    const watch = Uint32Array.of(genomeKey('1', 100));
    expect(scanRows(kernel, text, IMPUTED).raw).toEqual(['A\tAT\tPASS\tGT\t1|0']);
    expect(scanRows(kernel, text, IMPUTED, { watch }).raw).toEqual(['A\tAT\tPASS\tDS:HDS\t1:1,0']);
    expect(scanRows(kernel, line('DS', '0.4', { alt: 'AT' }), IMPUTED).raw).toEqual(['A\tAT\tPASS\tGT\t./.']);
  });

  test('feeds its expected copies where it is no call', () => {
    const call = parseKeptRecord('A\tG\tPASS\tDS\t0.4', 'rs1', true);
    expect(call).toMatchObject({ genotype: [null, null], imputed: { copies: 0.4, variance: (0.4 * 1.6) / 2 } });
    expect(call.imputed?.probability).toBeCloseTo(0.6, 12);
    expect(parseKeptRecord('A\tG\tPASS\tGP\t0.5,0.5,0', 'rs1', true).imputed?.copies).toBe(0.5);
  });

  test('reads the same in the columns and in the record', () => {
    const part = fc.oneof(
      fc.constantFrom('0', '1', '2', '.', '0.99', '0.01', '0.995', '1.99', '.5', '1e-3', '9.9E-1', '5e-324'),
      fc.double({ min: 0, max: 2, noNaN: true }).map((value) => value.toPrecision(6)),
    );
    // Most random lists add up to nothing: give those that do their share.
    const chances = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(2)).map(([second, third, turn]) => {
      const parts = [1000 - second - third, second, third].map((weight) => (weight / 1000).toFixed(4));
      return [...parts.slice(turn), ...parts.slice(0, turn)];
    });
    const list = fc.oneof(chances, fc.array(part, { minLength: 1, maxLength: 7 })).map((values) => values.join(','));
    const shape = fc.record({
      alt: fc.constantFrom('G', 'G,T', '.'),
      info: fc.constantFrom('.', 'TYPED', 'IMP'),
      fields: fc.uniqueArray(fc.tuple(fc.constantFrom('GP', 'HDS', 'DS', 'DP'), list), {
        minLength: 1,
        maxLength: 4,
        selector: ([name]) => name,
      }),
    });
    fc.assert(
      fc.property(shape, ({ alt, info, fields }) => {
        const format = fields.map(([name]) => name).join(':');
        const sample = fields.map(([, values]) => values).join(':');
        const read = kernel.scoped(() => {
          const watch = Uint32Array.of(genomeKey('1', 100));
          const { table } = scanTable(kernel, line(format, sample, { alt, info }), IMPUTED, { watch });
          const text = table.rowCount === 0 ? null : table.rawRecord(0);
          const letters = genotypeLetters(table.genotypes()[0] ?? 0xff);
          return text === null ? null : { letters, call: parseKeptRecord(text, 'rs1', table.isImputed(0)) };
        });
        if (read === null) {
          expect(format).toBe('DP');
          return;
        }
        const bases = ['A', ...(alt === '.' ? [] : alt.split(','))];
        const { genotype } = read.call;
        const spelled = genotype.includes(null) ? null : genotype.map((index) => bases[index ?? 0]).join('');
        expect(read.letters).toBe(spelled);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a file of an imputation server', () => {
  const head = (samples: string): string =>
    '##fileformat=VCFv4.2\n##contig=<ID=1,length=249250621>\n##FORMAT=<ID=DS,Number=A,Type=Float,Description="Dosage">\n' +
    `#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO${samples}\n`;

  test('without GT is read, and says that it was imputed', async () => {
    const rows = ['0', '0.4', '2', '1.995'].map((copies, at) => line('DS', copies, { pos: 100 + at })).join('');
    const { file, records } = await readBytes(`${head('\tFORMAT\tS')}${rows}`);
    expect(file).toMatchObject({
      status: 'ok',
      build: 37,
      rows: 4,
      noCalls: 1,
      imputed: 3,
      warnings: ['IMPUTED_LOWPASS'],
    });
    expect(records.map(({ genotype }) => genotype)).toEqual(['AA', null, 'GG', 'GG']);
  });

  test('with nothing but doubtful rows is read too: its copies are all that it says', async () => {
    const { file } = await readBytes(`${head('\tFORMAT\tS')}${line('DS', '0.4')}${line('DS', '1', { pos: 101 })}`);
    expect(file).toMatchObject({ status: 'ok', rows: 2, noCalls: 2 });
  });

  test.each([
    ['no sample column', `${head('')}1\t100\trs1\tA\tG\t.\tPASS\tAF=0.1\n`],
    ['a sample without a genotype', `${head('\tFORMAT\tS')}${line('DP', '30')}${line('DP', '31', { pos: 101 })}`],
  ])('%s: refused', async (_name, text) => {
    expect((await readBytes(text)).file).toMatchObject({ status: 'refuse', errorCode: 'NO_GENOTYPES' });
  });
});
