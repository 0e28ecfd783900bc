import { describe, expect, test } from 'vitest';
import { type Chromosome, genomeKey } from '../../../src/domain/genotype/genome.ts';
import { alleleCode } from '../../../src/domain/genotype/genotype-code.ts';
import type { Sex } from '../../../src/domain/genotype/sex.ts';
import { packScore } from '../../../src/domain/scores/packed-score.ts';
import type { ScoreReport } from '../../../src/domain/scores/report.ts';
import { spreadBounds } from '../../../src/domain/scores/row-linkage.ts';
import { scoreGenome } from '../../../src/domain/scores/score-genome.ts';
import type { ScoreOptions } from '../../../src/domain/scores/score-options.ts';
import { parseScoringFile } from '../../../src/formats/scoring-file.ts';
import { OracleEngine } from '../../support/score-oracle.ts';

interface Row {
  alleles: string;
  genotype: string | null;
  chromosome?: Chromosome;
  position?: number;
  weight?: number;
  frequency?: number | null;
}

const OPTIONS: ScoreOptions = {
  ambiguous: 'proven',
  indels: 'exclude',
  missing: 'expected',
  maleX: 2,
  reference: { shares: { EUR: 1 }, from: 'chosen' },
};

/** One score of rows a million bases apart, and what a file makes of it. */
function report(rows: readonly Row[], options: Partial<ScoreOptions> = {}, sex: Sex = null): ScoreReport {
  const first: Chromosome = '1';
  const placed = rows.map((row, at) => ({ chromosome: first, position: 1_000_000 * (at + 1), weight: 0.1, frequency: 0.3, ...row })); // prettier-ignore
  const lines = placed.map(({ chromosome, position, alleles, weight }) => [chromosome, position, ...alleles.split('/'), weight].join('\t')); // prettier-ignore
  const text = ['#pgs_id=PGS900000', '#genome_build=GRCh37', 'chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight', ...lines].join('\n'); // prettier-ignore
  const parsed = parseScoringFile(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.error.code);
  const frequencies = { EUR: Float64Array.from(placed.filter(({ alleles }) => !alleles.startsWith('P')), ({ frequency }) => frequency ?? NaN) }; // prettier-ignore
  const genotypes = placed.flatMap(({ chromosome, position, genotype }) =>
    genotype === null ? [] : [{ key: genomeKey(chromosome, position), code: (alleleCode(genotype.charAt(0)) << 4) | alleleCode(genotype.charAt(1)) }],
  ); // prettier-ignore
  genotypes.sort((a, b) => a.key - b.key);
  const source = { engine: new OracleEngine(genotypes), lookup: { at: () => [] }, build: 'GRCh37', sex, records: 'letters' } as const; // prettier-ignore
  return scoreGenome(packScore(parsed.value, { frequencies }), source, { ...OPTIONS, ...options });
}

const plain = (count: number): Row[] => Array.from({ length: count }, () => ({ alleles: 'A/G', genotype: 'AG' }));
const halfWidth = ({ interval, sum }: ScoreReport): number => (interval?.[1] ?? NaN) - sum;
const VARIANCE = 0.01 * 2 * 0.3 * 0.7;
const Z_95 = 1.959963984540054;

describe('the interval is of the score that the card names', () => {
  test.each<[string, Row, Partial<ScoreOptions>]>([
    ['absent', { alleles: 'A/G', genotype: null }, {}],
    ['not called', { alleles: 'A/G', genotype: '--' }, {}],
    ['A/T, left out', { alleles: 'A/T', genotype: 'AT' }, { ambiguous: 'exclude' }],
    ['C/G, the strand not proved', { alleles: 'C/G', genotype: 'CC' }, { plusStrand: false }],
    ['an indel, left out', { alleles: 'AT/A', genotype: 'II' }, {}],
    ['of another allele', { alleles: 'A/G', genotype: 'AC' }, {}],
    ['no bases: nobody can be scored on it', { alleles: 'P/N', genotype: 'AG' }, {}],
    ['read, but of unknown frequency', { alleles: 'A/G', genotype: 'AG', frequency: null }, {}],
  ])('a row that is %s leaves its variance open', (_, row, options) => {
    const found = report([...plain(19), row], options);
    expect(halfWidth(found)).toBeCloseTo(Z_95 * Math.sqrt(VARIANCE), 10);
    expect(found.sd).toBeCloseTo(Math.sqrt(20 * VARIANCE), 10);
    expect((found.mean ?? NaN) + (found.z ?? NaN) * (found.sd ?? NaN)).toBeCloseTo(found.sum, 10);
    expect(found.z).toBeCloseTo((19 * 0.1 * (1 - 0.6)) / Math.sqrt(20 * VARIANCE), 10);
  });
});

describe('A/T and C/G', () => {
  const ambiguous: Row[] = [{ alleles: 'A/T', genotype: 'AT' }, { alleles: 'C/G', genotype: 'CC' }]; // prettier-ignore
  test('count where file and score are both proved to be on the plus strand', () => {
    expect(report([...plain(20), ...ambiguous], { plusStrand: true })).toMatchObject({ matched: 22, ambiguous: 0, ambiguousKept: 2 }); // prettier-ignore
  });

  test.each<[string, Row[], Partial<ScoreOptions>]>([
    ['the file is not proved', plain(20), {}],
    ['too few rows prove the score', plain(19), { plusStrand: true }],
    ['a row of the score is on the other strand', [...plain(20), { alleles: 'T/C', genotype: 'AG' }], { plusStrand: true }],
    ['they are to be left out', plain(20), { plusStrand: true, ambiguous: 'exclude' }],
  ])('are left out where %s', (_, rows, options) => {
    const found = report([...rows, ...ambiguous], options);
    expect(found.ambiguous).toBe(2);
    expect(found.ambiguousKept).toBeUndefined();
  }); // prettier-ignore
});

describe('whether a score is interpreted', () => {
  test.each([
    [0, true],
    [1, true],
    [2, false],
    [8, false],
  ])('does not depend on the result: %d of 20 rows missing', (missing, isRead) => {
    const file = (genotype: string): Row[] => Array.from({ length: 20 }, (_, at) => ({ alleles: 'A/G', genotype: at < missing ? null : genotype })); // prettier-ignore
    const verdicts = ['AA', 'AG', 'GG'].map((genotype) => report(file(genotype)).interpretable);
    expect(verdicts).toEqual([isRead, isRead, isRead]);
  });

  const near = (gap: number, count: number): Row[] => plain(20).map((row, at) => (at < count ? { ...row, position: 100_000_000 + gap * at } : row)); // prettier-ignore
  test.each([
    ['far apart', near(600_000, 20), true],
    ['one pair of twenty within half a million bases', near(500_000, 2), true],
    ['eight of twenty near each other', near(10_000, 8), false],
    ['all near each other', near(1000, 20), false],
  ])('rows %s', (_, rows, isRead) => {
    expect(report(rows).interpretable).toBe(isRead);
    if (!isRead) expect(report(rows).reason).toBe('score/rows-linked');
  });

  test('linked rows widen the interval by what they could make of the spread', () => {
    const keys = Uint32Array.of(genomeKey('1', 1000), genomeKey('1', 2000), genomeKey('2', 1000));
    const columns = { keys, term: Uint32Array.of(0, 1, 2), alleles: new Uint8Array(3) };
    expect(spreadBounds(columns, Float64Array.of(1, 4, 4), 9)).toEqual({ low: Math.sqrt(1 - 4 / 9), high: Math.sqrt(1 + 4 / 9) }); // prettier-ignore
    expect(spreadBounds(columns, Float64Array.of(1, 0, 4), 5)).toEqual({ low: 1, high: 1 });
  });
});

describe('the Y chromosome', () => {
  const rows: Row[] = [...plain(19), { alleles: 'A/G', genotype: null, chromosome: 'Y', position: 2_700_000 }];
  test('is no part of a woman’s score, and one copy of a man’s', () => {
    const [woman, man] = [report(rows, {}, 'female'), report(rows, {}, 'male')];
    expect(halfWidth(woman)).toBe(0);
    expect(woman.sd).toBeCloseTo(Math.sqrt(19 * VARIANCE), 10);
    expect(halfWidth(man)).toBeCloseTo(Z_95 * Math.sqrt(VARIANCE / 2), 10);
    expect(man.sum).toBeCloseTo(1.9 + 0.03, 10);
  });
});

describe('weights past what numbers hold', () => {
  test.each([1e308, 1e200])('%d', (weight) => {
    const found = report(plain(3).map((row) => ({ ...row, weight })));
    expect(found).toMatchObject({ percentile: null, interpretable: false, reason: 'score/sum-overflows' });
  });
});
