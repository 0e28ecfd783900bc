import { describe, expect, test } from 'vitest';
import { readBlob } from '../../../src/formats/unpack.ts';
import { SourceError } from '../../../src/formats/source-error.ts';
import { HEAD_23, linesOf, NAMES_23, person, plainLine, type Row } from '../../support/tables.ts';
import { readBytes } from '../../support/read-file.ts';

const ROWS = person(60).map((row, index): Row => ({ ...row, genotype: index % 2 === 0 ? 'AG' : 'AA' }));
const FILE = `${HEAD_23}${NAMES_23}${linesOf(ROWS, plainLine)}`;
const LAST_LENGTH = linesOf(ROWS.slice(-1), plainLine).length - 1;
/** The file without so many characters at its end. */
const cut = (count: number): string => FILE.slice(0, -count);

describe('a file that ends in a line', () => {
  test.each([
    ['a letter is missing', cut(2)],
    ['the genotype is missing', cut(4)],
    ['a part of the position is missing', cut(6)],
    ['only a part of the id is there', cut(LAST_LENGTH - 2)],
  ])('%s: partial, and the line is no row', async (_what, text) => {
    const { file } = await readBytes(text);
    expect([file.status, file.rows, file.badRowCount]).toEqual(['ok', 59, 1]);
    expect(file.warnings).toContain('PARTIAL_FILE');
  });

  test.each([
    ['two alleles, one missing', `rsid\tchromosome\tposition\tallele1\tallele2\n${linesOf(ROWS, (row) => plainLine({ ...row, genotype: Array.from(row.genotype).join('\t') }))}`.slice(0, -2)],
    ['a quote that is not closed', `rsid,chromosome,position,genotype\n${linesOf(ROWS, (row) => `"${plainLine(row).replaceAll('\t', '","')}"`)}`.slice(0, -2)],
    ['the position at the end', `rsid\tgenotype\tchromosome\tposition\n${linesOf(ROWS, ({ id, chromosome, position, genotype }) => [id, genotype, chromosome, position].join('\t'))}`.slice(0, -2)],
  ])('%s', async (_what, text) => {
    const { file } = await readBytes(text);
    expect([file.rows, file.badRowCount]).toEqual([59, 1]);
    expect(file.warnings).toContain('PARTIAL_FILE');
  }); // prettier-ignore

  test.each([
    ['no line end behind the last row', cut(1)],
    ['CRLF', FILE.replaceAll('\n', '\r\n')],
    ['a comment at the end', `${FILE}# end of file`],
    ['a haploid call at the end', `${FILE}rs1\tX\t5000000\tA`],
    ['a missing call at the end', cut(3).concat('--')],
  ])('a whole one is whole: %s', async (_what, text) => {
    const { file } = await readBytes(text);
    expect([file.status, file.badRowCount]).toEqual(['ok', 0]);
    expect(file.warnings).not.toContain('PARTIAL_FILE');
  });
});

describe('a file that ends before chromosomes that its vendor always lists', () => {
  const PLACES = Array.from({ length: 25 }, (_, index) => ['X', 'Y', 'MT'][index - 22] ?? String(index + 1));
  const rows = (chromosomes: readonly string[], format: (row: Row) => string): string =>
    chromosomes
      .flatMap((chromosome, at) => Array.from({ length: 60 }, (_, index): Row => ({ id: `rs${String(at * 60 + index + 1)}`, chromosome, position: 1000 + index, genotype: index % 2 === 0 ? 'AA' : 'AG' })))
      .map((row) => `${format(row)}\n`)
      .join(''); // prettier-ignore
  const ancestry = '#AncestryDNA raw data download\nrsid\tchromosome\tposition\tallele1\tallele2\n';
  const codes = PLACES.map((_, index) => String(index + 1));
  const split = ({ id, chromosome, position, genotype }: Row): string =>
    [id, chromosome, position, ...Array.from(genotype)].join('\t');
  const partial = async (text: string): Promise<boolean> =>
    (await readBytes(text)).file.warnings.includes('PARTIAL_FILE');

  test.each([
    ['23andMe, whole', HEAD_23 + NAMES_23 + rows(PLACES, plainLine), false],
    ['23andMe, a woman without rows of Y', HEAD_23 + NAMES_23 + rows(PLACES.filter((name) => name !== 'Y'), plainLine), false],
    ['23andMe, cut before X', HEAD_23 + NAMES_23 + rows(PLACES.slice(0, 22), plainLine), true],
    ['23andMe, cut before MT', HEAD_23 + NAMES_23 + rows(PLACES.slice(0, 24), plainLine), true],
    ['23andMe, cut before 21', HEAD_23 + NAMES_23 + rows(PLACES.slice(0, 20), plainLine), true],
    ['AncestryDNA, whole', ancestry + rows(codes.slice(0, 24), split), false],
    ['AncestryDNA, cut before 23', ancestry + rows(codes.slice(0, 22), split), true],
    ['FTDNA, autosomes only', `RSID,CHROMOSOME,POSITION,RESULT\n${rows(PLACES.slice(0, 22), (row) => plainLine(row).replaceAll('\t', ','))}`, false],
    ['FTDNA, cut before 22', `RSID,CHROMOSOME,POSITION,RESULT\n${rows(PLACES.slice(0, 21), (row) => plainLine(row).replaceAll('\t', ','))}`, true],
  ])('%s', async (_what, text, isPartial) => {
    expect(await partial(text)).toBe(isPartial);
  }); // prettier-ignore
});

test('a file that gives fewer bytes than it has is not read', async () => {
  const file = new Blob([FILE]);
  Object.defineProperty(file, 'size', { value: FILE.length + 1000 });
  const read = async (): Promise<void> => {
    for await (const piece of readBlob(file)) expect(piece.bytes.length).toBeGreaterThan(0);
  };
  await expect(read()).rejects.toSatisfy(
    (error) => error instanceof SourceError && error.failure.code === 'input/unreadable',
  );
});
