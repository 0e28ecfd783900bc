import fc from 'fast-check';
import { kernelBytes } from 'virtual:kernel';
import { describe, expect, test } from 'vitest';
import {
  type Chromosome,
  chromosomeCode,
  CHROMOSOMES,
  genomeKey,
  GRCH37_LENGTHS,
} from '../../src/domain/genotype/genome.ts';
import { genotypeLetters } from '../../src/domain/genotype/genotype-code.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { ALLELE_COLUMNS, scanRows, textLayout, vcfLayout } from '../support/scan.ts';

/** Last position that a chromosome has in GRCh37. */
const endOf = (chromosome: Chromosome): number => GRCH37_LENGTHS[chromosomeCode(chromosome) - 1] ?? 0;

const kernel = await Kernel.create(kernelBytes);

interface Row {
  id: string;
  chromosome: (typeof CHROMOSOMES)[number];
  position: number;
  genotype: string;
}

const number = (digits: number) => fc.integer({ min: 1, max: 10 ** digits - 1 });
const row: fc.Arbitrary<Row> = fc
  .record({
    id: fc.oneof(
      fc
        .integer({ min: 1, max: 10 })
        .chain(number)
        .filter((value) => value <= 0xffff_ffff)
        .map((value) => `rs${String(value)}`),
      number(7).map((value) => `i${String(value)}`),
      fc.constantFrom('VGXS35706', 'exm-rs123', 'rs012', 'kgp99', 'rs99999999999', 'i'),
    ),
    chromosome: fc.constantFrom(...CHROMOSOMES),
    position: fc.integer({ min: 1, max: 8 }).chain(number),
    genotype: fc.constantFrom('AA', 'AG', 'CT', 'TT', 'GG', '--', 'II', 'DD', 'DI', 'A', 'C'),
  })
  // A position beyond the end of its chromosome is no row: chromosome-ends.test.ts.
  .filter(({ chromosome, position }) => genomeKey(chromosome, position) > 0 && position <= endOf(chromosome));
const rows = fc.array(row, { maxLength: 60 });

/** What the rows must come out as: the plain twin of the scanner. */
function expected(list: readonly Row[]) {
  const order = list.map((_, index) => index);
  const keys = list.map(({ chromosome, position }) => genomeKey(chromosome, position));
  order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  return order.map((index) => ({
    id: list[index]?.id,
    key: keys[index],
    genotype: list[index]?.genotype === '--' ? null : list[index]?.genotype,
  }));
}

function actual(text: string, ...more: Parameters<typeof scanRows> extends [unknown, unknown, ...infer R] ? R : never) {
  const { ids, keys, genotypes } = scanRows(kernel, text, ...more);
  return ids.map((id, index) => ({ id, key: keys[index], genotype: genotypeLetters(genotypes[index] ?? 0) }));
}

describe('delimited text', () => {
  test('every row comes out, whatever the line ends, quotes, separator and the cut of the stream', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 200 }), (list, eol, pieceBytes) => {
        const plain = list.map((r) => [r.id, r.chromosome, String(r.position), r.genotype]);
        const tabbed = plain.map((fields) => fields.join('\t') + eol).join('');
        const quoted = plain.map((fields) => fields.map((field) => `"${field}"`).join(',') + eol).join('');
        const commas = plain.map((fields) => fields.join(',') + eol).join('');
        const padded = plain.map((fields) => ` ${fields.join(' \t ')}\t\t${eol}`).join('');
        const want = expected(list);
        expect(actual(tabbed, textLayout(), { pieceBytes })).toEqual(want);
        expect(actual(tabbed.trimEnd(), textLayout(), { pieceBytes })).toEqual(want);
        expect(actual(quoted, textLayout('comma'), { pieceBytes })).toEqual(want);
        expect(actual(commas, textLayout('comma'), { pieceBytes })).toEqual(want);
        expect(actual(padded, textLayout('whitespace'), { pieceBytes })).toEqual(want);
      }),
      { numRuns: 200 },
    );
  });

  test('two allele columns give the same genotypes', () => {
    const text = 'rs1\t1\t100\tA\tG\r\nrs2\t23\t5000\tC\tC\r\nrs3\t25\t6000\t0\t0\r\nVGXS1\t26\t70\tT\tT\r\n';
    const { ids, genotypes, places } = scanRows(kernel, text, textLayout('tab', ALLELE_COLUMNS));
    expect(ids).toEqual(['rs1', 'rs2', 'rs3', 'VGXS1']);
    expect(genotypes.map(genotypeLetters)).toEqual(['AG', 'CC', null, 'TT']);
    expect(places.map(({ chromosome }) => chromosome)).toEqual(['1', 'X', 'X', 'MT']);
  });

  test('a missing second allele is a haploid call only where the layout says so', () => {
    const text = 'rs1\tX\t100\tA\t-\n';
    const half = scanRows(kernel, text, textLayout('tab', ALLELE_COLUMNS)).genotypes;
    const haploid = scanRows(kernel, text, { ...textLayout('tab', ALLELE_COLUMNS), haploidDash: true }).genotypes;
    expect(half).toEqual([0x1f]);
    expect(haploid).toEqual([0x10]);
  });

  test('minus-strand rows are complemented', () => {
    const columns = { ...ALLELE_COLUMNS, genotype: 4, allele1: null, allele2: null, strand: 3 };
    const { genotypes } = scanRows(kernel, 'rs1,1,100,-,AC\nrs2,1,200,+,AC\n', textLayout('comma', columns));
    expect(genotypes.map(genotypeLetters)).toEqual(['TG', 'AC']);
  });

  test('lines that are no rows are named by number, and the rows around them stay', () => {
    const text =
      '# comment\nrs1\t1\t100\tAA\nnonsense\nrs2\t99\t100\tAA\nrs3\t1\tx\tAA\nrs4\t1\t300\tAQ\n\nrs5\t1\t400\tGG\n';
    const { ids, badLines, badLineCount } = scanRows(kernel, text);
    expect(ids).toEqual(['rs1', 'rs5']);
    expect(badLines.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(badLineCount).toBe(4);
  });

  test('an endless line is one bad line, and reading goes on after it', () => {
    const text = `rs1\t1\t100\tAA\n${'x'.repeat(300_000)}\nrs2\t1\t200\tCC\n`;
    const { ids, badLines } = scanRows(kernel, text, textLayout(), { pieceBytes: 65_536 });
    expect(ids).toEqual(['rs1', 'rs2']);
    expect(badLines.map(({ line }) => line)).toEqual([2]);
  });

  test('an id above 2^32 is kept as text, a position beyond its chromosome is no row', () => {
    const { ids, badLines } = scanRows(
      kernel,
      'rs4294967296\t1\t5\tAA\nrs4294967295\t1\t6\tAA\nrs7\t21\t60000000\tAA\n',
    );
    expect(ids).toEqual(['rs4294967296', 'rs4294967295']);
    expect(badLines.map(({ line }) => line)).toEqual([3]);
  });
});

describe('VCF', () => {
  const line = (...fields: string[]) => `${fields.join('\t')}\n`;

  test('single bases become letters, with haploid, half and missing calls', () => {
    const text =
      line('chr1', '100', 'rs1', 'A', 'G', '.', 'PASS', '.', 'GT', '0/1') +
      line('1', '200', '.', 'C', 'T,G', '.', '.', '.', 'GT:DP', '1|2:30') +
      line('X', '300', 'rs3', 'G', '.', '.', 'q10', '.', 'GT', '0') +
      line('X', '400', 'rs4', 'G', 'A', '.', '.', '.', 'GT', './1') +
      line('chrM', '500', 'rs5', 'G', 'A', '.', '.', '.', 'GT', './.');
    const { genotypes, places, counts, ids } = scanRows(kernel, text, vcfLayout());
    expect(genotypes).toEqual([0x13, 0x43, 0x30, 0xf1, 0xff]);
    expect(places.map(({ chromosome }) => chromosome)).toEqual(['1', '1', 'X', 'X', 'MT']);
    expect(ids).toEqual(['rs1', null, 'rs3', 'rs4', 'rs5']);
    expect(counts).toMatchObject({ filtered: 1, phased: 1, variants: 3, noCalls: 1 });
  });

  test('records that letters cannot tell are kept as text, also at watched positions and after sorting', () => {
    const text =
      line('2', '100', 'rs2', 'A', 'AT', '.', 'PASS', 'X=1', 'GT:PS', '0|1:7') +
      line('1', '100', 'rs1', 'A', 'G', '.', 'PASS', '.', 'GT', '0/1') +
      line('1', '50', 'rs0', 'A', 'G', '.', 'PASS', '.', 'GT', '1/1');
    const watch = Uint32Array.of(genomeKey('1', 50), genomeKey('2', 100));
    const { ids, raw, counts } = scanRows(kernel, text, vcfLayout(), { watch });
    const unwatched = scanRows(kernel, text, vcfLayout()).raw;
    expect(unwatched).toEqual([null, null, 'A\tAT\tPASS\tGT\t0|1']);
    expect(ids).toEqual(['rs0', 'rs1', 'rs2']);
    expect(raw).toEqual(['A\tG\tPASS\tGT\t1/1', null, 'A\tAT\tPASS\tGT:PS\t0|1:7']);
    expect(counts.wasSorted).toBe(false);
  });

  test('the chosen sample is read; a line that ends before it is bad', () => {
    const text =
      line('1', '100', 'rs1', 'A', 'G', '.', '.', '.', 'GT', '0/0', '0/1', '1/1') +
      line('1', '200', 'rs2', 'A', 'G', '.', '.', '.', 'GT', '0/0');
    const read = (sample: number) => {
      const { genotypes, badLines } = scanRows(kernel, text, vcfLayout(['a', 'b', 'c']), { sample });
      return { genotypes, bad: badLines.map((bad) => bad.line) };
    };
    expect(read(0)).toEqual({ genotypes: [0x11, 0x11], bad: [] });
    expect(read(1)).toEqual({ genotypes: [0x13], bad: [2] });
    expect(read(2)).toEqual({ genotypes: [0x33], bad: [2] });
  });

  test('reference blocks are kept apart; equally confident neighbours join', () => {
    const block = (from: number, to: number, gq: number) =>
      line('1', String(from), '.', 'A', '<NON_REF>', '.', '.', `END=${String(to)}`, 'GT:DP:GQ', `0/0:12:${String(gq)}`);
    const text = block(100, 199, 50) + block(200, 299, 40) + block(300, 399, 5) + block(500, 599, 50);
    const joined = scanRows(kernel, text, vcfLayout()).blocks;
    const apart = scanRows(kernel, text, vcfLayout(), { keepRecords: true }).blocks;
    const at = (position: number) => genomeKey('1', position);
    expect(joined.map(({ firstKey, lastKey, quality }) => [firstKey, lastKey, quality])).toEqual([
      [at(100), at(299), 40],
      [at(300), at(399), 5],
      [at(500), at(599), 50],
    ]);
    expect(apart).toHaveLength(4);
    expect(apart[0]).toMatchObject({ depth: 12 });
  });

  test('tables grow: thousands of indels and ids in pieces of any size', () => {
    const records = Array.from({ length: 5000 }, (_, n) =>
      line('1', String(n + 1), `id${String(n)}`, 'A', `A${'C'.repeat(n % 90)}T`, '.', '.', '.', 'GT', '0/1'),
    );
    const { raw, ids, counts } = scanRows(kernel, records.join(''), vcfLayout(), { pieceBytes: 777 });
    expect(counts.rows).toBe(5000);
    expect(ids[4999]).toBe('id4999');
    expect(raw[4321]).toBe(`A\tA${'C'.repeat(4321 % 90)}T\t.\tGT\t0/1`);
  });
});
