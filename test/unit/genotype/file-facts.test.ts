import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BuildMarker, decideBuild, voteOnBuild } from '../../../src/domain/genotype/build-vote.ts';
import { chipOf } from '../../../src/domain/genotype/chip.ts';
import type { GenotypeColumns } from '../../../src/domain/genotype/columns.ts';
import { mergeDuplicates } from '../../../src/domain/genotype/duplicates.ts';
import { type Chromosome, genomeKey } from '../../../src/domain/genotype/genome.ts';
import { alleleCode, genotypeLetters, NO_CALL } from '../../../src/domain/genotype/genotype-code.ts';
import { areIndelLettersKnown, countIndelLetters } from '../../../src/domain/genotype/indel-letters.ts';
import { countSexCalls, normalisePloidy } from '../../../src/domain/genotype/ploidy.ts';
import { type SexCounts, sexFrom } from '../../../src/domain/genotype/sex.ts';
import { checkStrand, isStrandMixed } from '../../../src/domain/genotype/strand-check.ts';
import { decodeMarkers, encodeMarkers } from '../../../src/reference/markers-pack.ts';
import { parseMarkersTable } from '../../../src/reference/markers-table.ts';

const { markers } = parseMarkersTable(
  readFileSync(new URL('../../../src/reference/tables/markers/build-markers.tsv', import.meta.url), 'utf8'),
);

function code(letters: string): number {
  if (letters === '--') return NO_CALL;
  const [first = '', second] = letters;
  return (alleleCode(first) << 4) | (second === undefined ? 0 : alleleCode(second));
}

type Row = [chromosome: Chromosome, position: number, letters: string, id?: string, isParCoded?: boolean];

function columnsOf(rows: Row[]): GenotypeColumns {
  const sorted = [...rows].sort((a, b) => genomeKey(a[0], a[1]) - genomeKey(b[0], b[1]));
  return {
    keys: Uint32Array.from(sorted, ([chromosome, position]) => genomeKey(chromosome, position)),
    genotypes: Uint8Array.from(sorted, ([, , letters]) => code(letters)),
    id: (row) => sorted[row]?.[3] ?? null,
    isParCoded: (row) => sorted[row]?.[4] ?? false,
  };
}

describe('build markers', () => {
  test('the table survives its pack', () => {
    const chips = [{ chip: 'a', places: [['MT', 73] as const] }];
    expect(decodeMarkers(encodeMarkers({ builds: markers, chips }))).toEqual({
      ok: true,
      value: { builds: markers, chips },
    });
    expect(markers.length).toBeGreaterThan(2000);
  });

  test('bytes that are no marker pack are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(decodeMarkers(bytes).ok).toBe(false);
      }),
    );
  });

  test('no place of one assembly is a place of the same chromosome in another', () => {
    for (const { positions } of markers) {
      expect(new Set(Object.values(positions)).size).toBe(3);
    }
  });
});

const rowsAt = (build: 'NCBI36' | 'GRCh37' | 'GRCh38', some: readonly BuildMarker[], hasRsids: boolean) => ({
  hasRsids,
  byKey: new Map(
    some.map((marker) => [
      genomeKey(marker.chromosome, marker.positions[build]),
      [{ rsNumber: hasRsids ? marker.rsid : 0, letters: marker.alleles }],
    ]),
  ),
});

describe('build vote', () => {
  const known = markers.filter((marker) => marker.alleles !== '');

  test.each(['NCBI36', 'GRCh37', 'GRCh38'] as const)(
    '%s, by rsid from two markers on, by place from twenty on',
    (build) => {
      expect(voteOnBuild(rowsAt(build, known.slice(0, 2), true), markers).build).toBe(build);
      expect(voteOnBuild(rowsAt(build, known.slice(0, 1), true), markers).build).toBeNull();
      expect(voteOnBuild(rowsAt(build, known.slice(0, 40), false), markers).build).toBe(build);
      expect(voteOnBuild(rowsAt(build, known.slice(0, 10), false), markers).build).toBeNull();
    },
  );

  test('positions outrank the header, and say so', () => {
    const vote = { agree: { NCBI36: 30, GRCh37: 0, GRCh38: 0 }, build: 'NCBI36' as const, mixed: false };
    expect(decideBuild(vote, { build: 'GRCh37', from: 'header' }, 1000)).toEqual({
      build: 'NCBI36',
      buildFrom: 'markers',
      conflict: true,
    });
    expect(decideBuild(vote, { build: 'NCBI36', from: 'header' }, 1000)).toEqual({
      build: 'NCBI36',
      buildFrom: 'header',
      conflict: false,
    });
    expect(decideBuild(vote, { build: null, from: null }, 1000)).toEqual({
      build: 'NCBI36',
      buildFrom: 'markers',
      conflict: false,
    });
  });
});

test('rows of two assemblies in one file are no assembly, and a genome without any marker has none', () => {
  const agree = { NCBI36: 0, GRCh37: 40, GRCh38: 0 };
  const header = { build: 'GRCh37' as const, from: 'header' as const };
  const none = { build: null, buildFrom: null, conflict: true };
  expect(decideBuild({ agree: { ...agree, NCBI36: 35 }, build: null, mixed: true }, header, 381)).toEqual(none);
  const nowhere = { agree: { NCBI36: 1, GRCh37: 2, GRCh38: 0 }, build: null, mixed: false };
  expect(decideBuild(nowhere, header, 4_000_000)).toEqual(none);
  // A panel has no markers to show.
  expect(decideBuild(nowhere, header, 300).build).toBe('GRCh37');
});

test.each([
  [{ NCBI36: 40, GRCh37: 40, GRCh38: 0 }, true, true],
  [{ NCBI36: 3, GRCh37: 40, GRCh38: 0 }, true, true],
  [{ NCBI36: 2, GRCh37: 2000, GRCh38: 1 }, true, false],
  [{ NCBI36: 19, GRCh37: 400, GRCh38: 4 }, false, false],
])('votes %o, by rsid %s: mixed %s', (agree, byRsid, mixed) => {
  const list = (['NCBI36', 'GRCh37', 'GRCh38'] as const).flatMap((build) =>
    Array.from({ length: agree[build] }, (_, at) => ({
      rsid: at + 1,
      chromosome: '1' as const,
      positions: { NCBI36: 0, GRCh37: 0, GRCh38: 0, [build]: at + 1 },
      alleles: 'AG',
    })),
  );
  const byKey = new Map(list.map(({ rsid }) => [genomeKey('1', rsid), [{ rsNumber: rsid, letters: 'AG' }]]));
  expect(voteOnBuild({ hasRsids: byRsid, byKey }, list).mixed).toBe(mixed);
});

describe('sex', () => {
  const counts = (more: Partial<SexCounts>): SexCounts => ({
    xHeterozygous: 0,
    xHomozygous: 0,
    xHaploid: 0,
    xSpanBases: 100_000_000,
    yCalled: 0,
    yTotal: 0,
    yHeterozygous: 0,
    variantsOnly: false,
    ...more,
  });

  test.each([
    ['one letter on X, called Y', { xHaploid: 16_000, yCalled: 1200, yTotal: 1700 }, 'male'],
    [
      'doubled X with errors, called Y',
      { xHeterozygous: 60, xHomozygous: 16_000, yCalled: 1200, yTotal: 1700 },
      'male',
    ],
    ['1.8 % heterozygous X and no row on Y', { xHeterozygous: 18, xHomozygous: 982 }, null],
    ['0.3 % heterozygous X and no row on Y', { xHeterozygous: 3, xHomozygous: 997 }, 'male'],
    [
      'a genome with stray reads on Y',
      { xHeterozygous: 700, xHomozygous: 371, yCalled: 80, yTotal: 80, yHeterozygous: 30, variantsOnly: true },
      'female',
    ],
    ['heterozygous X, no Y calls', { xHeterozygous: 4000, xHomozygous: 14_000, yTotal: 1700 }, 'female'],
    [
      'heterozygous X, stray Y calls',
      { xHeterozygous: 4000, xHomozygous: 14_000, yCalled: 60, yTotal: 1700 },
      'female',
    ],
    ['heterozygous X, no Y on the chip', { xHeterozygous: 4000, xHomozygous: 14_000 }, 'female'],
    ['doubled X, no Y on the chip', { xHomozygous: 17_000 }, 'male'],
    ['one row', { xHaploid: 1 }, null],
    ['a few homozygous rows', { xHomozygous: 5 }, null],
    ['X of a woman, Y of a man', { xHeterozygous: 4000, xHomozygous: 14_000, yCalled: 1500, yTotal: 1700 }, null],
    ['X of a man, Y without calls', { xHomozygous: 16_000, yTotal: 1700 }, null],
    ['one letter on X, one stray pair, called Y', { xHeterozygous: 1, xHaploid: 8, yCalled: 3, yTotal: 3 }, 'male'],
    ['few doubled rows, one stray pair, called Y', { xHeterozygous: 1, xHomozygous: 9, yCalled: 3, yTotal: 3 }, 'male'],
    ['few rows, one heterozygous, Y without calls', { xHeterozygous: 1, xHomozygous: 7, yTotal: 3 }, 'female'],
    ['one gene of X, homozygous but once', { xHomozygous: 170, xHeterozygous: 1, xSpanBases: 20_000 }, null],
    ['one gene of X, one letter each', { xHaploid: 171, xSpanBases: 0 }, 'male'],
    ['between the lines', { xHeterozygous: 400, xHomozygous: 10_000 }, null],
    [
      'a genome of a woman, variants only',
      { xHeterozygous: 60_000, xHomozygous: 40_000, variantsOnly: true },
      'female',
    ],
    [
      'a genome of a man, called as if diploid',
      { xHeterozygous: 3000, xHomozygous: 50_000, yCalled: 3000, yTotal: 3000, variantsOnly: true },
      'male',
    ],
    ['a Y download', { yCalled: 1500, yTotal: 1700 }, 'male'],
    ['no sex chromosomes', {}, null],
  ] as const)('%s', (_what, some, sex) => {
    expect(sexFrom(counts(some))).toBe(sex);
  });
});

describe('ploidy', () => {
  test('counts leave out what the file or the place calls pseudoautosomal', () => {
    const columns = columnsOf([
      ['X', 100_000, 'AG'],
      ['X', 11_316_953, 'CG', 'rs1', true],
      ['X', 5_000_000, 'A'],
      ['X', 6_000_000, 'AG'],
      ['X', 9_000_000, 'AA'],
      ['Y', 5_000_000, '--'],
    ]);
    expect(countSexCalls(columns, 'GRCh37', false)).toMatchObject({
      xHaploid: 1,
      xSpanBases: 3_000_000,
      xHeterozygous: 1,
      xHomozygous: 1,
      yTotal: 1,
      yCalled: 0,
    });
  });

  test('men: one letter outside the pseudoautosomal regions; what cannot be is set aside', () => {
    const columns = columnsOf([
      ['1', 5, 'AA'],
      ['X', 100_000, 'GG'],
      ['X', 5_000_000, 'AA'],
      ['X', 6_000_000, 'AG'],
      ['Y', 5_000_000, 'CC'],
      ['MT', 73, 'GG'],
      ['MT', 80, 'AG'],
    ]);
    const discrepant = normalisePloidy(columns, { build: 'GRCh37', sex: 'male', isVcf: false });
    expect([...columns.genotypes].map(genotypeLetters)).toEqual(['AA', 'GG', 'A', null, 'C', 'G', null]);
    expect(discrepant).toEqual({ x: [3], y: [], mt: [6] });
  });

  test('women keep both letters on X', () => {
    const columns = columnsOf([
      ['X', 5_000_000, 'AA'],
      ['X', 6_000_000, 'AG'],
      ['MT', 73, 'GG'],
    ]);
    normalisePloidy(columns, { build: 'GRCh37', sex: 'female', isVcf: false });
    expect([...columns.genotypes].map(genotypeLetters)).toEqual(['AA', 'AG', 'G']);
  });
});

describe('duplicates', () => {
  test('agreeing rows merge, a call beats a no-call, contradicting rows become no-calls, other probes stay', () => {
    const columns = columnsOf([
      ['1', 10, 'AG', 'rs1'],
      ['1', 10, 'GA', 'rs1'],
      ['1', 20, 'AA', 'rs2'],
      ['1', 20, 'AG', 'rs2'],
      ['1', 30, '--', 'rs3'],
      ['1', 30, 'CC', 'rs3'],
      ['1', 40, 'CC', 'rs4'],
      ['1', 40, 'TT', 'i4'],
    ]);
    const merged = mergeDuplicates(columns);
    expect([merged.duplicates, merged.conflicts, merged.repeats.size]).toEqual([['rs1', 'rs3'], ['rs2'], 3]);
    expect([...columns.genotypes].map(genotypeLetters)).toEqual(['AG', 'AG', null, null, 'CC', 'CC', 'CC', 'TT']);
  });
});

describe('chip', () => {
  const places = (from: number) => Array.from({ length: 40 }, (_, index) => ['MT', from + index] as const);
  const signatures = [
    { chip: 'one', places: places(100) },
    { chip: 'other', places: places(500) },
  ];

  test.each([
    [[[100, 140]], 'one'],
    [[[500, 532]], 'other'],
    [[[100, 110]], null],
    [
      [
        [100, 140],
        [500, 540],
      ],
      null,
    ],
    [[], null],
  ] as const)('a file with the places %j: %s', (ranges, chip) => {
    const isListed = (position: number) => ranges.some(([from, to]) => position >= from && position < to);
    const listed = signatures.flatMap(({ places }) => places.filter(([, position]) => isListed(position)));
    expect(chipOf(new Set(listed.map((place) => genomeKey(...place))), signatures)).toBe(chip);
  });
});

describe('strand', () => {
  const known = markers.filter((marker) => marker.alleles !== '');
  const complement = (letters: string): string =>
    letters.replace(/[ACGT]/g, (base) => 'TGCA'.charAt('ACGT'.indexOf(base)));

  test('a file on the plus strand, and one with every third row on the other', () => {
    const called = (letters: (marker: BuildMarker) => string) =>
      checkStrand(new Map(known.map((marker) => [marker, letters(marker)])));
    const plus = called((marker) => marker.alleles);
    expect([plus.minus, isStrandMixed(plus)]).toEqual([0, false]);
    const mixed = called((marker) => (marker.rsid % 3 === 0 ? complement(marker.alleles) : marker.alleles));
    expect(isStrandMixed(mixed)).toBe(true);
  });
});

describe('I and D', () => {
  test('are counted whole, in halves and haploid', () => {
    const columns = columnsOf(['II', 'DI', 'D', 'AG', '--', 'A', 'II'].map((letters, at) => ['1', 100 + at, letters]));
    expect(countIndelLetters(columns)).toBe(4);
    expect(countIndelLetters(columns, new Set([6, 3]))).toBe(3);
  });

  test('are known of one vendor only', () => {
    const sources = ['23andMe', 'AncestryDNA', 'MyHeritage', 'FTDNA', 'generic', '23andMe+AncestryDNA'];
    expect(sources.filter(areIndelLettersKnown)).toEqual(['23andMe']);
  });
});
