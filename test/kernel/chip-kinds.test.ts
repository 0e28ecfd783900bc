import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countAutosomalCalls, implausibilities } from '../../src/domain/genotype/plausibility.ts';
import { CHROMOSOME_OFFSETS } from '../../src/domain/genotype/genome.ts';
import type { Build } from '../../src/domain/genotype/genome.ts';
import { parseMarkersTable } from '../../src/reference/markers-table.ts';
import { chip, chipRows, reportOf } from '../support/gene-file.ts';

const table = new URL('../../src/reference/tables/markers/build-markers.tsv', import.meta.url);
const markers = parseMarkersTable(readFileSync(table, 'utf8')).markers.filter(({ alleles }) => alleles.length === 2);
const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };
const complement = (letters: string): string => Array.from(letters, (letter) => COMPLEMENT[letter] ?? letter).join('');
const complementRow = (row: string): string => row.replace(/[ACGT]+$/, complement);

/** Rows of build markers, heterozygous every third. */
function markerRows(from: number, to: number, build: Build = 'GRCh37'): string[] {
  return markers
    .slice(from, to)
    .filter(({ positions }) => positions[build] > 0)
    .map(({ rsid, chromosome, positions, alleles }, at) => {
      const letters = at % 3 === 0 ? alleles : alleles.charAt(at % 2).repeat(2);
      return `rs${String(rsid)}\t${chromosome}\t${String(positions[build])}\t${letters}`;
    });
}

const GENES = ['TPMT', 'DPYD', 'CYP2C19'];
const geneRows = (): string[] => GENES.flatMap((gene) => chipRows(gene));

describe('letters that cannot be put on the plus strand call nothing', () => {
  const kinds: readonly (readonly [string, string[]])[] = [
    ['all on the other strand', [...markerRows(0, 200), ...geneRows()].map(complementRow)],
    ['one row in four on the other strand', [...markerRows(0, 200), ...geneRows()].map((row, at) => (at % 4 === 0 ? complementRow(row) : row))], // prettier-ignore
    ['few markers, all on the other strand', [...markerRows(0, 8), ...geneRows()].map(complementRow)],
    ['no marker, medicines on the other strand', geneRows().map(complementRow)],
  ];
  test.each(kinds)('%s', async (_, rows) => {
    const { file, pgx } = await reportOf(chip(rows));
    expect(file.status).toBe('ok');
    for (const gene of GENES) {
      expect(pgx[gene]?.verdict).toBe('not-callable');
      expect(pgx[gene]?.reasons).toContain('pgx/strand-unknown');
    }
  });

  test('three flipped probes among two hundred hold nothing back', async () => {
    const rows = markerRows(0, 200).map((row, at) => (at < 3 ? complementRow(row) : row));
    const { pgx } = await reportOf(chip([...rows, ...geneRows()]));
    expect(pgx.TPMT?.reasons).not.toContain('pgx/strand-unknown');
    expect(pgx.TPMT?.diplotypes).toEqual(['*1/*1']);
  });
});

describe('one letter on an autosome is no diploid call', () => {
  test.each(['T', 'C'])('TPMT rs1142345 = %s', async (letter) => {
    const { pgx } = await reportOf(chip([...markerRows(0, 60), ...chipRows('TPMT', { rs1142345: letter })]));
    expect(pgx.TPMT?.reasons).toContain('pgx/one-allele-on-autosome');
    expect(['normal', 'altered']).not.toContain(pgx.TPMT?.verdict);
    expect(pgx.TPMT?.sites.find(({ rsid }) => rsid === 'rs1142345')?.state).toBe('no-call');
  });
});

describe('build 36', () => {
  test('medicines are read by rsid, whatever the places', async () => {
    const rows = chipRows(
      'CYP2C19',
      { rs4244285: 'GA', rs12769205: 'AG', rs3758581: 'GG' },
      (position37) => position37 - 10_000,
    );
    const { file, pgx } = await reportOf(chip([...markerRows(0, 200, 'NCBI36'), ...rows], '36'));
    expect(file.build).toBe(36);
    expect(pgx.CYP2C19?.diplotypes).toEqual(['*1/*2']);
  });
  test('its mitochondrial places are those of another sequence', async () => {
    const { pgx } = await reportOf(chip([...markerRows(0, 200, 'NCBI36'), ...chipRows('MT-RNR1')], '36'));
    expect(pgx['MT-RNR1']?.reasons).toContain('pgx/mitochondrion-of-hg19');
  });
});

test('rows of two builds: no gene is read, and the file says so', async () => {
  const rows = [...markerRows(0, 100), ...markerRows(100, 160, 'NCBI36'), ...geneRows()];
  const { file, pgx } = await reportOf(chip(rows));
  expect(file.build).toBeNull();
  expect(file.warnings).toContain('BUILD_CONFLICT');
  expect(pgx.TPMT?.reasons).toContain('pgx/build-mixed');
});

describe('what cannot be one genome', () => {
  const facts = { rows: 600_000, conflicts: 20, variantsOnly: false };
  test.each([
    ['a chip', { ...facts, calls: { heterozygous: 180_000, homozygous: 400_000 } }, []],
    ['a chip of rare variants', { ...facts, calls: { heterozygous: 20_000, homozygous: 560_000 } }, []],
    [
      'a genome of variants',
      { ...facts, variantsOnly: true, calls: { heterozygous: 2_700_000, homozygous: 1_700_000 } },
      [],
    ],
    ['both copies always alike', { ...facts, calls: { heterozygous: 100, homozygous: 600_000 } }, ['heterozygosity']],
    [
      'two people put together',
      { ...facts, calls: { heterozygous: 400_000, homozygous: 200_000 } },
      ['heterozygosity'],
    ],
    ['variants that are all heterozygous', { ...facts, variantsOnly: true, calls: { heterozygous: 99_000, homozygous: 1000 } }, ['heterozygosity']], // prettier-ignore
    [
      'contradictions',
      { ...facts, conflicts: 100_000, calls: { heterozygous: 180_000, homozygous: 400_000 } },
      ['contradictions'],
    ],
    ['a short list', { rows: 300, conflicts: 0, variantsOnly: false, calls: { heterozygous: 0, homozygous: 300 } }, []],
  ] as const)('%s', (_, what, expected) => {
    expect(implausibilities(what)).toEqual(expected);
  });
  test('calls are counted on autosomes, where both letters were read', () => {
    const start = CHROMOSOME_OFFSETS[1] ?? 0;
    const x = CHROMOSOME_OFFSETS[23] ?? 0;
    const keys = Uint32Array.from([start + 1, start + 2, start + 3, start + 4, x + 1]);
    const genotypes = Uint8Array.from([0x11, 0x13, 0xff, 0x10, 0x13]);
    expect(countAutosomalCalls({ keys, genotypes, id: () => null, isParCoded: () => false })).toEqual({
      heterozygous: 1,
      homozygous: 1,
    });
  });
  test('a file of one copy written twice: nothing is called, no score stands anywhere', async () => {
    const rows = Array.from({ length: 4000 }, (_, at) => `rs${String(10_000_000 + at)}\t${String(1 + (at % 22))}\t${String(1_000_000 + at * 1000)}\tAA`); // prettier-ignore
    const { file, pgx } = await reportOf(
      chip([...rows, ...markerRows(0, 60).filter((row) => !/AG|AC|GT|CT/.test(row)), ...geneRows()]),
    );
    expect(file.warnings).toContain('IMPLAUSIBLE_GENOME');
    expect(pgx.TPMT?.reasons).toContain('pgx/implausible-genome');
  });
});
