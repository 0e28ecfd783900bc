import { kernelBytes } from 'virtual:kernel';
import { describe, expect, test } from 'vitest';
import { genotypeLetters } from '../../../src/domain/genotype/genotype-code.ts';
import { Kernel } from '../../../src/engine/kernel/kernel.ts';
import { chromosomeOf, isGenotype, positionOf } from '../../../src/formats/field-values.ts';
import { readBytes } from '../../support/read-file.ts';
import { ALLELE_COLUMNS, scanRows, textLayout } from '../../support/scan.ts';
import { HEAD_23, linesOf, NAMES_23, person, plainLine, readRecords, recordsOf } from '../../support/tables.ts';

const kernel = await Kernel.create(kernelBytes);
const PEOPLE = person(60);

const MISSING = [
  '', '--', '-', '---', '00', '0', 'NN', 'N', '__', '..', '.', '*', '**', '?', '??', '0/0', '0|0', './.', '.|.', '-/-', 'N/N', '*/*',
  'NA', 'na', 'Na', 'nan', 'NaN', 'NAN', 'N/A', 'n/a', 'NULL', 'null', 'None', 'none', 'NC', 'nc', 'ND', 'No Call', 'no call', 'NoCall', 'NOCALL', 'No_Call',
  'No-Call', 'No  Call', 'no.call', '<NA>', 'Fail', 'failed', 'missing', 'unknown', '0 0', '- -', 'N N', '. .', '-;-', '0,0',
]; // prettier-ignore

const LETTERS = [
  ['CT', 'CT'], ['C T', 'CT'], ['C  T', 'CT'], ['C/T', 'CT'], ['C|T', 'CT'], ['C,T', 'CT'], ['C;T', 'CT'], ['C:T', 'CT'], ['C\\T', 'CT'], ['C-T', 'CT'],
  ['C / T', 'CT'], ['c t', 'CT'], ['C', 'C'], ['D I', 'DI'], ['I-D', 'ID'], ['AA', 'AA'], ['N C', null], ['-C', '-C'], ['C -', 'C-'],
] as const; // prettier-ignore

describe('one field of a row, as the kernel reads it and as the head is judged', () => {
  const read = (genotype: string) => {
    const { genotypes, badLineCount, counts } = scanRows(kernel, `rs1\t1\t100\t${genotype}\n`);
    return { letters: genotypes.map(genotypeLetters), badLineCount, noCalls: counts.noCalls };
  };

  test.each(MISSING)('%j is a call that is missing', (field) => {
    expect(read(field)).toEqual({ letters: [null], badLineCount: 0, noCalls: 1 });
    expect(isGenotype(field)).toBe(true);
    const alleles = textLayout('tab', ALLELE_COLUMNS);
    const columns = scanRows(kernel, `rs1\t1\t100\t${field}\t${field}\n`, alleles);
    // A field that names two missing alleles is none in a column of one.
    if (!/^[0N][/|, ][0N]$/.test(field)) expect(columns.genotypes.map(genotypeLetters)).toEqual([null]);
  });

  test.each(LETTERS)('%j are the letters %j', (field, letters) => {
    expect(read(field).letters).toEqual([letters]);
    expect(isGenotype(field)).toBe(true);
  });

  test.each(['AB', 'BB', 'XY', '02-Jan', 'TRUE', '#NAME?', '1/1', '12', 'C/T/A', 'C//T', 'A;,G', 'Q', 'HOM', 'hello'])(
    '%j is no genotype',
    (field) => {
      expect(read(field)).toMatchObject({ letters: [], badLineCount: 1 });
      expect(isGenotype(field)).toBe(false);
    },
  );

  test.each([
    ['752566', 752566], ['752566.0', 752566], ['752566.00', 752566], ['7.52566E5', 752566], ['7.52566e+05', 752566], ['7.525660e+05', 752566], ['1e6', 1_000_000],
    ['1E+06', 1_000_000], ['1000000.0', 1_000_000], ['752566.', 752566], ['0752566', 752566], ['2.3847623E+7', 23_847_623], ['100e2', 10_000],
  ] as const)('position %s', (field, position) => {
    expect(scanRows(kernel, `rs1\t1\t${field}\tAA\n`).places.map((place) => place.position)).toEqual([position]);
    expect(positionOf(field)).toBe(position);
  }); // prettier-ignore

  test.each([
    '752.566', '752,566', '2.281.726', '750.000', '752566.5', '7.525661E5', '-5', 'x', '1e', 'e5', '1e99', '1.5', '.5', '4294967396', '99999999999', '0x10', '1_000', '1e-5',
  ])('position %s is none', (field) => {
    expect(scanRows(kernel, `rs1\t1\t${field}\tAA\n`)).toMatchObject({ ids: [], badLineCount: 1 });
    const position = positionOf(field);
    expect(position === null || position > 300_000_000).toBe(true);
  }); // prettier-ignore

  test.each([
    ['1', '1'], ['chr1', '1'], ['Chr 1', '1'], ['CHR_1', '1'], ['chromosome 1', '1'], ['Chromosome1', '1'], ['chrom1', '1'], ['1.0', '1'], ['22.0', '22'],
    ['chrX', 'X'], ['23.0', 'X'], ['Chromosome X', 'X'], ['26', 'MT'], ['chrM', 'MT'], ['chr-12', '12'], ['chr.7', '7'],
  ] as const)('chromosome %s', (field, chromosome) => {
    expect(scanRows(kernel, `rs1\t${field}\t100\tAA\nrs2\t${field}\t101\tAA\n`).places.map((place) => place.chromosome)).toEqual([chromosome, chromosome]);
    expect(chromosomeOf(field)).toBe(chromosome);
  }); // prettier-ignore

  test.each(['chr', 'chromosome', '0', '1.5', '29', 'chr1_gl000192_random', 'X.0.0'])(
    'chromosome %s is none',
    (field) => {
      expect(scanRows(kernel, `rs1\t${field}\t100\tAA\n`).ids).toEqual([]);
      expect(chromosomeOf(field)).toBeNull();
    },
  );
});

const FILE = `${HEAD_23}${NAMES_23}${linesOf(PEOPLE, plainLine)}`;

describe('whole files', () => {
  test.each(MISSING.filter((word) => word !== ''))('no-calls written %j are counted once each', async (word) => {
    const rows = linesOf(PEOPLE, (row) => plainLine({ ...row, genotype: row.genotype === '--' ? word : row.genotype }));
    const { file, records } = await readBytes(`${HEAD_23}${NAMES_23}${rows}`);
    expect([file.status, file.rows, file.noCalls, file.badRowCount]).toEqual(['ok', 60, 15, 0]);
    expect(readRecords(records)).toEqual(recordsOf(PEOPLE));
  });

  test.each(['--', 'NA', 'N', '0', '.', '*', 'NoCall', 'nan', ''])(
    'no-calls written %j in two columns',
    async (word) => {
      const rows = linesOf(PEOPLE, ({ id, chromosome, position, genotype }) => {
        const alleles = genotype === '--' ? [word, word] : Array.from(genotype);
        return [id, chromosome, position, ...alleles].join('\t');
      });
      const { file } = await readBytes(`rsid\tchromosome\tposition\tallele1\tallele2\n${rows}`);
      expect([file.status, file.rows, file.noCalls, file.badRowCount]).toEqual(['ok', 60, 15, 0]);
    },
  );

  test.each([' ', '/', '|', ',', ';', ':', '-', '\\', ' / '])('letters parted by %j', async (mark) => {
    const rows = linesOf(PEOPLE, (row) => plainLine({ ...row, genotype: Array.from(row.genotype).join(mark) }));
    const { file, records } = await readBytes(`${HEAD_23}${NAMES_23}${rows}`);
    expect([file.status, file.rows, file.noCalls]).toEqual(['ok', 60, 15]);
    expect(readRecords(records)).toEqual(recordsOf(PEOPLE));
  });

  test.each([
    ['tab', '\t', 'tab'], ['comma', ',', 'tab'], ['semicolon', ';', 'tab'], ['blank', ' ', 'blank'], ['comma', ',', 'the same'], ['tab', '\t', 'the same'],
  ])('letters in two fields where %s parts the fields (names parted by %s %s)', async (_name, mark, _ofNames) => {
    const rows = linesOf(PEOPLE, ({ id, chromosome, position, genotype }) =>
      [id, chromosome, position, ...(genotype === '--' ? ['--'] : Array.from(genotype))].join(mark),
    );
    const { file, records } = await readBytes(`rsid${mark}chromosome${mark}position${mark}genotype\n${rows}`);
    expect([file.status, file.rows, file.noCalls]).toEqual(['ok', 60, 15]);
    expect(readRecords(records)).toEqual(recordsOf(PEOPLE));
  }); // prettier-ignore

  test('"No Call" and "C T" where blanks part the fields', async () => {
    const rows = linesOf(PEOPLE, (row) => plainLine({ ...row, genotype: row.genotype === '--' ? 'No Call' : row.genotype }).replaceAll('\t', ' '));
    const { file, records } = await readBytes(`rsid chromosome position genotype\n${rows}`);
    expect([file.rows, file.noCalls, file.badRowCount]).toEqual([60, 15, 0]);
    expect(readRecords(records)).toEqual(recordsOf(PEOPLE));
  }); // prettier-ignore

  test.each([
    ['752566.0', (n: number) => `${String(n)}.0`],
    ['7.52566e+05', (n: number) => n.toExponential().replace('e+', 'e+0')],
    ['7.52566E5', (n: number) => n.toExponential().replace('e+', 'E')],
  ])('positions of a data frame: %s', async (_what, write) => {
    const rows = linesOf(PEOPLE, ({ id, chromosome, position, genotype }) => `${id},${chromosome}.0,${write(position)},${genotype === '--' ? '' : genotype}`);
    const { file, records } = await readBytes(`rsid,chromosome,position,genotype\n${rows}`);
    expect([file.status, file.rows, file.noCalls, file.badRowCount]).toEqual(['ok', 60, 15, 0]);
    expect(readRecords(records)).toEqual(recordsOf(PEOPLE));
  }); // prettier-ignore

  test.each(['', '0', 'NA', '.', '-', '0.0', 'nan'])('single rows with the position %j are set aside and counted', async (place) => {
    const rows = linesOf(PEOPLE, (row, index) => (index % 20 === 7 ? [row.id, row.chromosome, place, row.genotype].join('\t') : plainLine(row)));
    const { file } = await readBytes(`${HEAD_23}${NAMES_23}${rows}`);
    expect([file.status, file.rows, file.skipped, file.badRowCount]).toEqual(['ok', 57, 3, 0]);
    expect(file.warnings).toContain('CHROM_UNKNOWN');
  }); // prettier-ignore

  test.each([
    ['a CR in one place', (text: string) => text.replace(/\n(?=rs[^\n]*\n[^\n]*\n$)/, '\r')],
    ['CR, LF and CRLF by turns', (text: string) => text.replace(/\n/g, (_, at: number) => ['\r', '\n', '\r\n'][at % 3] ?? '\n')],
    ['CR twice before LF', (text: string) => text.replaceAll('\n', '\r\r\n')],
  ])('%s', async (_what, change) => {
    const { file, records } = await readBytes(change(FILE));
    expect([file.rows, file.badRowCount]).toEqual([60, 0]);
    expect(readRecords(records)).toEqual(recordsOf(PEOPLE));
  }); // prettier-ignore

  test.each(['\r', '\r\n', '\n'])('lines that end in %j from the second chunk on', async (end) => {
    const many = Array.from({ length: 40_000 }, (_, index) => `rs${String(index + 1)}\t1\t${String(1000 + index)}\t${index % 3 === 0 ? 'AA' : 'AG'}`);
    const text = `${NAMES_23}${many.slice(0, 20_000).join('\n')}\n${many.slice(20_000).join(end)}${end}`;
    const { file } = await readBytes(text);
    expect([file.rows, file.badRowCount, file.noCalls]).toEqual([40_000, 0, 0]);
  }); // prettier-ignore

  test('a row with an impossible position and one with a NUL are counted as bad, with their numbers', async () => {
    const { file } = await readBytes(`${NAMES_23}rs1\t1\t100\tAA\nrs2\t1\t4294967396\tAG\nrs\u00003\t1\t300\tGG\nrs4\t1\t400\tAG\n`);
    expect([file.rows, file.badRowCount, file.badRows]).toEqual([2, 2, [3, 4]]);
  }); // prettier-ignore

  test('repeated rows without a call are counted once', async () => {
    const repeated = linesOf(PEOPLE.slice(0, 8), plainLine);
    const { file } = await readBytes(`${FILE}${repeated}`);
    expect([file.rows, file.noCalls, file.duplicates]).toEqual([60, 15, 8]);
  });
});
