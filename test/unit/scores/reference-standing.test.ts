import { describe, expect, test } from 'vitest';
import { type Chromosome, CHROMOSOMES, genomeKey } from '../../../src/domain/genotype/genome.ts';
import { alleleCode } from '../../../src/domain/genotype/genotype-code.ts';
import { mixtureScore } from '../../../src/domain/scores/canrisk-mixture.ts';
import { type MeasuredMoments, type PackedScore, packScore } from '../../../src/domain/scores/packed-score.ts';
import type { ScoreReport } from '../../../src/domain/scores/report.ts';
import type { ScoreHeader } from '../../../src/domain/scores/score-definition.ts';
import { scoreGenome } from '../../../src/domain/scores/score-genome.ts';
import type { ReferenceShares, ScoreOptions } from '../../../src/domain/scores/score-options.ts';
import { missingSpread } from '../../../src/domain/scores/spread-factor.ts';
import { mixedFrequency } from '../../../src/domain/scores/term-frequencies.ts';
import { parseScoringFile } from '../../../src/formats/scoring-file.ts';
import { OracleEngine } from '../../support/score-oracle.ts';

const WEIGHT = 0.1;
const FREQUENCIES = { AFR: 0.2, AMR: 0.4, EUR: 0.5 };

/** Rows so far apart that none is linked with another; thousands have not room enough for that. */
function placeOf(row: number, rows: number): [Chromosome, number] {
  const spacing = rows < 1000 ? 1_000_000 : 200_000;
  return [CHROMOSOMES[row % 8] ?? '1', spacing * (Math.floor(row / 8) + 1)];
}

interface Made {
  rows: number;
  moments?: MeasuredMoments[];
  header?: Partial<ScoreHeader>;
}

/** A score of equal rows, with the same frequency at each by group. */
function scoreOf({ rows, moments = [], header = {} }: Made): PackedScore {
  const lines = Array.from({ length: rows }, (_, row) => `${placeOf(row, rows).join('\t')}\tA\tG\t${String(WEIGHT)}`);
  const text = ['#pgs_id=PGS900000', '#trait_reported=Any', '#genome_build=GRCh37', 'chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight', ...lines].join('\n'); // prettier-ignore
  const parsed = parseScoringFile(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.error.code);
  const frequencies = Object.fromEntries(Object.entries(FREQUENCIES).map(([group, value]) => [group, new Float64Array(rows).fill(value)])); // prettier-ignore
  const definition = { ...parsed.value, header: { ...parsed.value.header, ...header } };
  return packScore(definition, { frequencies, moments });
}

/** The report of somebody with one copy at each of the first `seen` rows. */
function report(packed: PackedScore, seen: number, options: Partial<ScoreOptions>): ScoreReport {
  const code = (alleleCode('A') << 4) | alleleCode('G');
  const genotypes = Array.from({ length: seen }, (_, row) => ({ key: genomeKey(...placeOf(row, packed.rows)), code }));
  const source = { engine: new OracleEngine(genotypes), lookup: { at: () => [] }, build: 'GRCh37', sex: null, records: 'letters' } as const; // prettier-ignore
  return scoreGenome(packed, source, { ambiguous: 'exclude', indels: 'exclude', missing: 'expected', maleX: 2, ...options }); // prettier-ignore
}

const only = (group: 'AFR' | 'AMR' | 'EUR'): ReferenceShares => ({ shares: { [group]: 1 }, from: 'chosen' });
const measured = (group: 'AFR' | 'AMR' | 'EUR', rows: number, factor: number): MeasuredMoments => {
  const p = FREQUENCIES[group];
  return { group, people: 500, rows, mean: 0, sd: factor * WEIGHT * Math.sqrt(rows * 2 * p * (1 - p)), source: 'test' };
};

describe('what a percentile rests on', () => {
  test('is said: one group by hand, rows taken as independent', () => {
    const found = report(scoreOf({ rows: 40 }), 40, { reference: only('EUR') });
    expect(found).toMatchObject({ percentile: 50, reference: 'EUR', interpretable: true });
    expect(found.how).toEqual({ mean: 'group', sd: 'independent-rows', from: 'chosen' });
  });

  test('is said: an inferred mixture, the spread as measured', () => {
    const reference: ReferenceShares = {
      shares: { AMR: 2, EUR: -1 },
      sources: { IAM: 0.7, EUR: 0.3 },
      from: 'inferred',
    };
    const moments = [measured('AMR', 40, 1.3), measured('EUR', 40, 1.1)];
    const found = report(scoreOf({ rows: 40, moments }), 40, { reference });
    expect(found.how).toEqual({ mean: 'mixture', sd: 'measured', from: 'inferred' });
    expect(found.reference).toBe('EUR 0.30 + IAM 0.70');
    // Twice the admixed group's frequency less the European one: 2 · 0.4 − 0.5.
    expect(found.mean).toBeCloseTo(40 * WEIGHT * 2 * 0.3, 10);
    expect(found.sd).toBeCloseTo((0.7 * 1.3 + 0.3 * 1.1) * WEIGHT * Math.sqrt(40 * 2 * 0.3 * 0.7), 10);
  });

  test('weights never make a frequency below 0 or above 1', () => {
    const packed = scoreOf({ rows: 1 });
    expect(mixedFrequency(packed, 0, { AFR: 4, EUR: -3 })).toBe(0);
    expect(mixedFrequency(packed, 0, { EUR: 4, AFR: -3 })).toBe(1);
    expect(mixedFrequency(packed, 0, { AMR: 2, EUR: -1 })).toBeCloseTo(0.3, 12);
    expect(mixedFrequency(packed, 0, { AMR: 0.5, SAS: 0.5 })).toBeNaN();
  });
});

describe('the interval on the percentile axis', () => {
  test('is the percentile alone where all was read and the spread was measured', () => {
    const packed = scoreOf({ rows: 40, moments: [measured('AFR', 40, 1.2)] });
    const found = report(packed, 40, { reference: only('AFR') });
    expect(found.percentileInterval?.[0]).toBeCloseTo(found.percentile ?? 0, 10);
    expect(found.percentileInterval?.[1]).toBeCloseTo(found.percentile ?? 0, 10);
  });

  test('leaves room for a spread that is a tenth off where it was not measured', () => {
    const found = report(scoreOf({ rows: 10 }), 10, { reference: only('AMR') });
    const [low = 0, high = 0] = found.percentileInterval ?? [];
    expect(low).toBeLessThan((found.percentile ?? 0) - 0.01);
    expect(high).toBeGreaterThan((found.percentile ?? 0) + 0.01);
  });

  test('grows with what is missing, by what linkage makes of it', () => {
    expect(missingSpread(1.32, 0.1)).toBeCloseTo(1.04, 2);
    expect(missingSpread(1.32, 0.3)).toBeCloseTo(1.11, 2);
    expect(missingSpread(1.32, 0.6)).toBeCloseTo(1.2, 2);
    expect(missingSpread(1.32, 1)).toBeCloseTo(1.32, 12);
    expect(missingSpread(0.9, 0.5)).toBe(1);
    const packed = scoreOf({ rows: 40, moments: [measured('EUR', 40, 1.5)] });
    const found = report(packed, 24, { reference: only('EUR') });
    const plain = 1.959963984540054 * WEIGHT * Math.sqrt(16 * 0.5);
    const reach = ((found.interval?.[1] ?? 0) - (found.interval?.[0] ?? 0)) / 2;
    expect(reach / plain).toBeCloseTo(Math.sqrt(1 + 0.4 * 1.25), 10);
  });
});

describe('no percentile', () => {
  test('for somebody near no reference group: the reason is said', () => {
    const found = report(scoreOf({ rows: 40 }), 40, { noReferenceReason: 'score/outside-reference' });
    expect(found).toMatchObject({ percentile: null, interpretable: false, reason: 'score/outside-reference' });
  });

  // Which reasons are told apart: no reference at all, one of whose people the score is of few values, one of whose people nothing is known.
  test.each<[what: string, options: Partial<ScoreOptions>, far: ('AFR' | 'SAS')[], reason: string]>([
    ['no reference', {}, [], 'score/no-reference'],
    ['no reference, of few values somewhere', {}, ['SAS'], 'score/no-reference'],
    ['a group of the list’s own shape', { reference: { shares: { SAS: 1 }, from: 'chosen' } }, ['SAS'], 'score/few-values'],
    ['inferred as such', { reference: { shares: { SAS: 1 }, sources: { SAS: 1 }, from: 'inferred' } }, ['SAS'], 'score/few-values'],
    ['a mixture with such a group', { reference: { shares: { EUR: 0.5, SAS: 0.5 }, from: 'inferred' } }, ['SAS'], 'score/few-values'],
    ['a group without frequencies', { reference: { shares: { SAS: 1 }, from: 'chosen' } }, [], 'score/frequencies-unknown'],
    ['a mixture with a group without frequencies', { reference: { shares: { EUR: 0.5, SAS: 0.5 }, from: 'inferred' } }, [], 'score/frequencies-unknown'],
  ])('%s: %o', (_, options, fewValuesIn, reason) => {
    const found = report(scoreOf({ rows: 40, header: { fewValuesIn } }), 40, options);
    expect(found).toMatchObject({ percentile: null, z: null, interpretable: false, reason });
    expect(found.reference === null).toBe(options.reference === undefined);
  }); // prettier-ignore

  test('a group beside one that is of few values keeps its percentile', () => {
    const packed = scoreOf({ rows: 40, header: { fewValuesIn: ['SAS'] } });
    expect(report(packed, 40, { reference: only('EUR') })).toMatchObject({ percentile: 50, interpretable: true });
  });

  test('for a score of thousands of linked rows whose spread was not measured', () => {
    const found = report(scoreOf({ rows: 5000 }), 5000, { reference: only('EUR') });
    expect(found).toMatchObject({ interpretable: false, reason: 'score/spread-unknown' });
    const moments = [measured('EUR', 5000, 2)];
    expect(report(scoreOf({ rows: 5000, moments }), 5000, { reference: only('EUR') }).interpretable).toBe(true);
  });
});

describe('a file that states mean and spread by group', () => {
  const calibration = {
    EUR: { mean: 4, sd: 0.5, alpha: 0.5, threshold: 0.8 },
    AFR: { mean: 1.6, sd: 0.4, alpha: 0.3, threshold: 0.8 },
  };
  const packed = scoreOf({ rows: 40, header: { calibration } });

  test('stands by these, mixed as its authors mix them', () => {
    const reference: ReferenceShares = { shares: { AFR: 0.4, EUR: 0.6 }, from: 'chosen' };
    const found = report(packed, 40, { reference });
    const { weight } = packed.terms;
    const expected = mixtureScore({ sum: found.sum, shares: reference.shares, groups: calibration, weights: weight, frequencies: packed.frequencies }); // prettier-ignore
    expect(found.z).toBeCloseTo(expected?.z ?? NaN, 10);
    expect(found.how).toEqual({ mean: 'calibrated-mixture', sd: 'calibrated-mixture', from: 'chosen' });
    expect(report(packed, 40, { reference: only('EUR') }).z).toBeCloseTo((4 - 4) / 0.5, 10);
  });

  test('falls back on frequencies for a group that it does not state', () => {
    expect(report(packed, 40, { reference: only('AMR') }).how?.mean).toBe('group');
  });
});
