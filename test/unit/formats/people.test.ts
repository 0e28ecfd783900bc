import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readBytes } from '../../support/read-file.ts';
import {
  HEAD_23,
  linesOf,
  NAMES_23,
  person,
  plainLine,
  readRecords,
  recordsOf,
  type Row,
} from '../../support/tables.ts';

const ANA = person(60);
const BEN = person(60, 1);
const COUNT = ANA.length;

const both = (format: (one: Row, other: Row) => string): string =>
  linesOf(ANA, (row, index) => format(row, BEN[index] ?? row));
const place = ({ id, chromosome, position }: Row): string => [id, chromosome, position].join('\t');
const two = (genotype: string): string => (genotype === '--' ? '-\t-' : Array.from(genotype).join('\t'));
const wide = (names: string): string =>
  `rsid\tchromosome\tposition\t${names}\n${both((a, b) => `${place(a)}\t${a.genotype}\t${b.genotype}`)}`;
const alleles = (names: string): string =>
  `SNP\tChr\tPos\t${names}\n${both((a, b) => `${place(a)}\t${two(a.genotype)}\t${two(b.genotype)}`)}`;
const FINAL_REPORT = '[Header]\nGSGT Version\t2.0.4\nContent\t\tGSA-24v3-0_A2.bpm\nNum Samples\t2\n[Data]\n';
const long = (names: string, format: (row: Row, name: string) => string): string =>
  `${names}\n${linesOf(ANA, (row) => format(row, 'S1'))}${linesOf(BEN, (row) => format(row, 'S2'))}`;

const TWO_PEOPLE: readonly (readonly [string, string, readonly string[]])[] = [
  ['genotype_x and genotype_y', wide('genotype_x\tgenotype_y'), ['x', 'y']],
  ['Mother and Father', wide('Mother\tFather'), ['Mother', 'Father']],
  ['Mother genotype, Father genotype', wide('Mother genotype\tFather genotype'), ['Mother', 'Father']],
  ['names of people', wide('Ana\tBen'), ['Ana', 'Ben']],
  ['numbers of samples', wide('201234_R01C01\t201234_R02C01'), ['201234_R01C01', '201234_R02C01']],
  ['one name twice', wide('genotype\tgenotype'), ['genotype', 'genotype (2)']],
  ['genotype and another column of genotypes', wide('genotype\tBen'), ['genotype', 'Ben']],
  ['GenomeStudio columns', wide('A_1.Plus/Minus Alleles\tB_2.Plus/Minus Alleles'), ['A_1', 'B_2']],
  ['letters of two people, by prefix', alleles('Mother_A1\tMother_A2\tFather_A1\tFather_A2'), ['Mother', 'Father']],
  [
    'letters of two people, by suffix',
    alleles('allele1_mother\tallele2_mother\tallele1_father\tallele2_father'),
    ['mother', 'father'],
  ],
  [
    'letters of two samples',
    alleles('S1.Allele1 - Top\tS1.Allele2 - Top\tS2.Allele1 - Top\tS2.Allele2 - Top'),
    ['S1', 'S2'],
  ],
  ['a trio’s names, one of them a role', wide('Proband\tSubject'), ['Proband', 'Subject']],
  [
    'alleles of the site before two people',
    `rsid\tchr\tpos\talleles\tAllele1\tAllele2\tAna\tBen\n${both((a, b) => `${place(a)}\tA/G\tA\tG\t${a.genotype}\t${b.genotype}`)}`,
    ['Ana', 'Ben'],
  ],
  ['wells of a plate', wide('A1\tA2'), ['A1', 'A2']],
  ['no names at all', wide('').split('\n').slice(1).join('\n'), ['1', '2']],
  [
    'a FinalReport, sample after sample',
    `${FINAL_REPORT}${long('SNP Name\tSample ID\tChr\tPosition\tAllele1 - Plus\tAllele2 - Plus', (row, name) => `${row.id}\t${name}\t${row.chromosome}\t${String(row.position)}\t${two(row.genotype)}`)}`,
    ['S1', 'S2'],
  ],
  [
    'a long table with commas and quotes',
    long(
      'sample,rsid,chromosome,position,genotype',
      (row, name) => `"${name}","${plainLine(row).replaceAll('\t', '","')}"`,
    ),
    ['S1', 'S2'],
  ],
  [
    'a long table, row by row',
    `rsid\tchromosome\tposition\tgenotype\tSample_Name\n${both((a, b) => `${plainLine(a)}\tS1\n${plainLine(b)}\tS2`)}`,
    ['S1', 'S2'],
  ],
];

describe('tables of two people', () => {
  test.each(TWO_PEOPLE)('%s: a choice, and only the chosen one is read', async (_what, text, names) => {
    const { file, choices } = await readBytes(text);
    expect([file.status, file.errorCode, choices]).toEqual(['needs-choice', 'MULTI_SAMPLE', names]);
    for (const [index, rows] of [ANA, BEN].entries()) {
      const chosen = await readBytes(text, names[index]);
      expect([chosen.file.status, chosen.file.rows]).toEqual(['ok', COUNT]);
      expect(readRecords(chosen.records)).toEqual(recordsOf(rows));
    }
    expect((await readBytes(text, 'somebody else')).file.status).toBe('needs-choice');
  });

  test('a matrix of many people', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `P${String(index)}`);
    const cells = ({ genotype }: Row, other: Row): string => names.map((_, index) => (index === 299 ? other.genotype : genotype)).join('\t');
    const text = `rsid\tchromosome\tposition\t${names.join('\t')}\n${both((a, b) => `${place(a)}\t${cells(a, b)}`)}`;
    const { file, choices } = await readBytes(text);
    expect([file.status, file.choices, choices.length]).toEqual(['needs-choice', 300, 300]);
    expect(readRecords((await readBytes(text, 'P299')).records)).toEqual(recordsOf(BEN));
  }); // prettier-ignore

  test('a header of 100,000 columns does not freeze the reader', async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `P${String(index)}`).join('\t');
    const row = 'AA\t'.repeat(100_000).trimEnd();
    const begun = performance.now();
    const { file } = await readBytes(
      `rsid\tchromosome\tposition\t${names}\nrs1\t1\t100\t${row}\nrs2\t1\t200\t${row}\n`,
    );
    expect(file.status).not.toBe('ok');
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };
const turned = (genotype: string): string => Array.from(genotype, (letter) => COMPLEMENT[letter] ?? letter).join('');
const ab = (genotype: string): string => (genotype === '--' ? '--' : new Set(genotype).size === 1 ? 'AA' : 'AB');

describe('columns of one person', () => {
  const one = (names: string, format: (row: Row) => string): string =>
    `${names}\n${linesOf(ANA, (row) => `${place(row)}\t${format(row)}`)}`;

  test.each([
    ['genotype and genotype_plus', one('rsid\tchromosome\tposition\tgenotype\tgenotype_plus', ({ genotype }) => `${turned(genotype)}\t${genotype}`), []],
    ['top before plus', one('rsid\tchr\tposition\tS.Top Alleles\tS.Plus/Minus Alleles', ({ genotype }) => `${turned(genotype)}\t${genotype}`), []],
    ['GType, Top and Plus', one('Name\tChr\tPosition\tS.GType\tS.Score\tS.Top Alleles\tS.Plus/Minus Alleles', ({ genotype }) => `${ab(genotype)}\t0.8\t${turned(genotype)}\t${genotype}`), []],
    ['AB, Forward and Plus letters', one('SNP Name\tChr\tPosition\tAllele1 - AB\tAllele2 - AB\tAllele1 - Forward\tAllele2 - Forward\tAllele1 - Plus\tAllele2 - Plus', ({ genotype }) => `${two(ab(genotype))}\t${two(turned(genotype))}\t${two(genotype)}`), []],
    ['genotype and its two alleles', one('rsid\tchromosome\tposition\tallele1\tallele2\tgenotype', ({ genotype }) => `${two(genotype)}\t${genotype}`), []],
    ['genotype and the alleles of the site', one('rsid\tchromosome\tposition\talleles\tgenotype', ({ genotype }) => `A/G\t${genotype}`), []],
    ['genotype and A1, A2 of the site', one('rsid\tchromosome\tposition\tA1\tA2\tgenotype', ({ genotype }) => `A\tG\t${genotype}`), []],
    ['the same column twice', one('rsid\tchromosome\tposition\tgenotype\tgenotype', ({ genotype }) => `${genotype}\t${genotype}`), []],
    ['a second column that is empty', one('rsid\tchromosome\tposition\tgenotype\tFather genotype', ({ genotype }) => `${genotype}\t--`), []],
    ['alleles of the site beside', one('rsid\tchromosome\tposition\tREF\tALT\tgenotype', ({ genotype }) => `A\tG\t${genotype}`), []],
    ['AB and Top letters only', one('SNP Name\tChr\tPosition\tAllele1 - AB\tAllele2 - AB\tAllele1 - Top\tAllele2 - Top', ({ genotype }) => `${two(ab(genotype))}\t${two(genotype)}`), ['STRAND_UNVERIFIED']],
    ['Forward letters only', one('SNP Name\tChr\tPosition\tAllele1 - Forward\tAllele2 - Forward', ({ genotype }) => two(genotype)), ['STRAND_UNVERIFIED']],
    ['Sample ID of one person', one('SNP Name\tChr\tPosition\tAllele1 - Plus\tAllele2 - Plus\tSample ID', ({ genotype }) => `${two(genotype)}\tS1`), []],
  ])('%s', async (_what, text, warnings) => {
    const { file, records } = await readBytes(text);
    expect([file.status, file.rows]).toEqual(['ok', COUNT]);
    expect(file.warnings.filter((code) => code === 'STRAND_UNVERIFIED')).toEqual(warnings);
    expect(readRecords(records)).toEqual(recordsOf(ANA));
  }); // prettier-ignore

  const calls = (format: (genotype: string) => string, names: string): string =>
    one(names, ({ genotype }) => format(genotype));
  test.each([
    ['AA, AB, BB', calls(ab, 'rsid\tchromosome\tposition\tgenotype')],
    ['without names', calls(ab, '#').split('\n').slice(1).join('\n')],
    ['A/B', calls((genotype) => Array.from(ab(genotype)).join('/'), 'rsid\tchromosome\tposition\tgenotype')],
    ['two columns', calls((genotype) => two(ab(genotype)), 'rsid\tchromosome\tposition\tallele1\tallele2')],
    ['two columns called AB', calls((genotype) => two(ab(genotype)), 'SNP Name\tChr\tPosition\tAllele1 - AB\tAllele2 - AB')],
    ['GType alone', calls(ab, 'Name\tChr\tPosition\tS.GType')],
    ['with the word NC', calls((genotype) => (genotype === '--' ? 'NC' : ab(genotype)), 'rsid\tchromosome\tposition\tgenotype')],
    ['behind 23andMe’s head', `${HEAD_23}${calls(ab, 'rsid\tchromosome\tposition\tgenotype')}`],
    ['from the second chunk on', `${NAMES_23}${Array.from({ length: 9000 }, (_, index) => `rs${String(index + 1)}\t1\t${String(index + 1)}\t${index < 6000 ? 'AA' : 'AB'}\n`).join('')}`],
  ])('calls of A and B are no bases: %s', async (_what, text) => {
    const { file } = await readBytes(text);
    expect([file.status, file.errorCode]).toEqual(['refuse', 'AB_ALLELES']);
    expect(file.remedy).toMatch(/plus/i);
  }); // prettier-ignore
});

describe('files joined to one', () => {
  const file23 = (rows: readonly Row[]): string => `${HEAD_23}${NAMES_23}${linesOf(rows, plainLine)}`;
  const ftdna = (rows: readonly Row[]): string => `RSID,CHROMOSOME,POSITION,RESULT\n${linesOf(rows, (row) => plainLine(row).replaceAll('\t', ','))}`;

  test.each([
    ['two files of 23andMe', file23(ANA) + file23(BEN)],
    ['the second without its head', file23(ANA) + linesOf(BEN, plainLine)],
    ['two gzips, one behind the other', Buffer.concat([gzipSync(file23(ANA)), gzipSync(file23(BEN))])],
    ['two files of FTDNA', ftdna(ANA) + ftdna(BEN)],
    ['two vendors', `${file23(ANA)}#AncestryDNA raw data download\n${linesOf(BEN.slice(0, 3), (row) => `${place(row)}\t${row.genotype}`)}`],
  ])('of two people: refused, never mixed: %s', async (_what, text) => {
    const { file } = await readBytes(text);
    expect([file.status, file.errorCode]).toEqual(['refuse', 'TWO_PEOPLE']);
  }); // prettier-ignore

  test.each([
    ['the same file twice', file23(ANA) + file23(ANA), COUNT],
    ['chromosomes one by one', file23(ANA.slice(0, 30)) + file23(ANA.slice(30)), COUNT],
    ['FTDNA: autosomes, then X with its header', `${ftdna(ANA)}RSID,CHROMOSOME,POSITION,RESULT\nrs5,X,3000000,AA\n`, COUNT + 1],
    ['one contradiction among many that agree', `${file23(ANA)}${linesOf(ANA.slice(0, 40), plainLine)}${linesOf(BEN.slice(0, 1), plainLine)}`, COUNT],
  ])('of one person: read: %s', async (_what, text, rows) => {
    const { file } = await readBytes(text);
    expect([file.status, file.rows, file.badRowCount]).toEqual(['ok', rows, 0]);
  });
}); // prettier-ignore
