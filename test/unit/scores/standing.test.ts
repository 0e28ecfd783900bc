import { describe, expect, test } from 'vitest';
import { genomeKey } from '../../../src/domain/genotype/genome.ts';
import { alleleCode } from '../../../src/domain/genotype/genotype-code.ts';
import type { VcfCall } from '../../../src/domain/genotype/observed-site.ts';
import { absoluteRisk, baselineRates, logNormalRisks } from '../../../src/domain/scores/absolute-risk.ts';
import { mixtureScore } from '../../../src/domain/scores/canrisk-mixture.ts';
import { normalCdf, termMoments, termPoints } from '../../../src/domain/scores/expectation.ts';
import { FrequencyTable } from '../../../src/domain/scores/frequency-table.ts';
import { packScore } from '../../../src/domain/scores/packed-score.ts';
import {
  groupShape,
  mahalanobis,
  percentileRank,
  zByMean,
  zByMeanAndVariance,
} from '../../../src/domain/scores/population-adjustment.ts';
import type { ScoreReport } from '../../../src/domain/scores/report.ts';
import { EFFECT } from '../../../src/domain/scores/score-definition.ts';
import { scoreGenome } from '../../../src/domain/scores/score-genome.ts';
import type { ScoreOptions } from '../../../src/domain/scores/score-options.ts';
import { parseFrequencyTable } from '../../../src/formats/frequency-table.ts';
import { parseScoringFile } from '../../../src/formats/scoring-file.ts';
import { OracleEngine } from '../../support/score-oracle.ts';

/** Rows so far apart that none is linked with another. */
const placeOf = (index: number): number => 1_000_000 * (index + 1);
const OPTIONS: ScoreOptions = { ambiguous: 'exclude', indels: 'exclude', missing: 'expected', maleX: 2 };
/** Twenty rows of weight 0.1 on one chromosome, and a file that has the first `seen` of them, always heterozygous. */
function report(
  seen: number,
  options: Partial<ScoreOptions>,
  header: readonly string[] = ['#genome_build=GRCh37'],
): ScoreReport {
  const rows = Array.from({ length: 20 }, (_, index) => `1\t${String(placeOf(index))}\tA\tG\t0.1\t0.5`);
  const text = ['#pgs_id=PGS900000', '#trait_reported=Any', ...header, 'chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tallelefrequency_effect', ...rows].join('\n'); // prettier-ignore
  const parsed = parseScoringFile(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.error.code);
  const code = (alleleCode('A') << 4) | alleleCode('G');
  const genotypes = Array.from({ length: seen }, (_, index) => ({ key: genomeKey('1', placeOf(index)), code }));
  const source = {
    engine: new OracleEngine(genotypes),
    lookup: { at: () => [] },
    build: 'GRCh37',
    sex: null,
    records: 'letters',
  } as const;
  return scoreGenome(packScore(parsed.value), source, { ...OPTIONS, ...options });
}

function table(frequency: number): FrequencyTable {
  const frequencies = new FrequencyTable();
  for (let index = 0; index < 20; index++)
    frequencies.add(genomeKey('1', placeOf(index)), { ref: 'G', alt: 'A', altFrequency: frequency });
  return frequencies;
}

/** The same score on a VCF whose records were imputed, each with the same certainty. */
function imputedReport(certainty: NonNullable<VcfCall['imputed']>): ScoreReport {
  const rows = Array.from({ length: 20 }, (_, index) => `1\t${String(placeOf(index))}\tA\tG\t0.1\t0.5`);
  const text = ['#pgs_id=PGS900000', '#trait_reported=Any', '#genome_build=GRCh37', 'chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tallelefrequency_effect', ...rows].join('\n'); // prettier-ignore
  const parsed = parseScoringFile(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.error.code);
  const code = (alleleCode('G') << 4) | alleleCode('A');
  const genotypes = Array.from({ length: 20 }, (_, index) => ({ key: genomeKey('1', placeOf(index)), code }));
  const record: VcfCall = { kind: 'vcf', rsid: null, ref: 'G', alts: ['A'], genotype: [0, 1], phased: false, phaseSet: null, alleleDepths: null, filter: 'PASS', imputed: certainty }; // prettier-ignore
  const source = {
    engine: new OracleEngine(genotypes),
    lookup: { at: () => [record] },
    build: 'GRCh37',
    sex: null,
    records: 'vcf',
  } as const;
  return scoreGenome(packScore(parsed.value), source, { ...OPTIONS, frequencies: table(0.25) });
}

describe('imputed genotypes in a score', () => {
  test('the dosages are summed, and their variance widens the interval and is not counted as seen', () => {
    const score = imputedReport({ probability: 0.6, copies: 1.1, variance: 0.15 });
    expect(score.sum).toBeCloseTo(20 * 0.1 * 1.1, 12);
    expect(score).toMatchObject({ matched: 20, imputed: 20, absent: 0, noCall: 0 });
    expect(score.varianceSeen).toBeCloseTo(1 - 0.15 / 0.375, 12);
    const reach = 1.959963984540054 * Math.sqrt(20 * 0.01 * 0.15);
    expect(score.interval?.[0]).toBeCloseTo(score.sum - reach, 12);
    expect(score.interval?.[1]).toBeCloseTo(score.sum + reach, 12);
  });

  test('certain ones count as measured ones do, and are still told apart', () => {
    const score = imputedReport({ probability: 1, copies: 1, variance: 0 });
    expect(score).toMatchObject({ imputed: 20, varianceSeen: 1 });
    expect(score.interval).toEqual([score.sum, score.sum]);
  });
});

describe('standing', () => {
  test('without a reference there is a sum and no percentile', () => {
    expect(report(20, {})).toMatchObject({
      sum: 2,
      percentile: null,
      z: null,
      interpretable: false,
      reason: 'score/no-reference',
    });
  });

  test('everything seen: the interval is a point, z and percentile follow from the frequencies', () => {
    const score = report(20, { frequencies: table(0.25) });
    const sd = Math.sqrt(20 * 2 * 0.25 * 0.75 * 0.01);
    expect(score.sum).toBeCloseTo(2, 12);
    expect(score.mean).toBeCloseTo(1, 12);
    expect(score.sd).toBeCloseTo(sd, 12);
    expect(score.z).toBeCloseTo(1 / sd, 12);
    expect(score.interval?.[0]).toBeCloseTo(2, 12);
    expect(score).toMatchObject({ varianceSeen: 1, reference: 'table', interpretable: true });
  });

  test('missing rows add their expectation and widen the interval; dropping them moves sum and mean alike', () => {
    const expected = report(16, { frequencies: table(0.25) });
    const dropped = report(16, { frequencies: table(0.25), missing: 'drop' });
    expect(expected.sum).toBeCloseTo(1.6 + 4 * 0.05, 12);
    expect(dropped.sum).toBeCloseTo(1.6, 12);
    expect(dropped.z).toBeCloseTo(expected.z ?? NaN, 12);
    expect(expected.varianceSeen).toBeCloseTo(0.8, 12);
    const half = 1.959963984540054 * Math.sqrt(4 * 2 * 0.25 * 0.75 * 0.01);
    expect((expected.interval?.[1] ?? NaN) - expected.sum).toBeCloseTo(half, 12);
  });

  test('below the floor nothing is interpreted', () => {
    expect(report(9, { frequencies: table(0.25) })).toMatchObject({
      interpretable: false,
      reason: 'score/variance-below-floor',
    });
    expect(report(0, { frequencies: table(0.25) })).toMatchObject({
      interpretable: false,
      reason: 'score/nothing-observed',
    });
  });

  test('a stated frequency of the score own cohort fills a row, but gives no percentile', () => {
    const score = report(16, { missing: 'frequency' });
    expect(score.sum).toBeCloseTo(1.6 + 4 * 0.1, 12);
    expect(score).toMatchObject({ percentile: null, reason: 'score/no-reference' });
  });

  test('a score without build is read in the build of the file and never interpreted', () => {
    expect(report(20, { frequencies: table(0.25) }, ['#genome_build=NR'])).toMatchObject({
      matched: 20,
      interpretable: false,
      reason: 'score/build-assumed',
    });
  });
});

test('moments of a term under Hardy-Weinberg proportions', () => {
  expect(termMoments(termPoints(EFFECT.additive, 2, undefined), 0.3)).toEqual({
    mean: 1.2,
    variance: 2 * 0.3 * 0.7 * 4,
  });
  expect(termMoments(termPoints(EFFECT.dominant, 1, undefined), 0.5).mean).toBeCloseTo(0.75, 12);
  expect(termMoments(termPoints(EFFECT.recessive, 1, undefined), 0.5)).toEqual({ mean: 0.25, variance: 0.1875 });
  expect(termMoments(termPoints(EFFECT.additive, 1, undefined), 0.5, 1, 2)).toEqual({ mean: 1, variance: 1 });
});

test.each([
  [0, 0.5],
  [1.959963984540054, 0.975],
  [-1.6448536269514722, 0.05],
  [-6, 9.865876450376946e-10],
  [8, 1],
])('the normal distribution at %d', (z, probability) => {
  expect(normalCdf(z)).toBeCloseTo(probability, 12);
});

describe('frequency tables', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  test('either allele, either strand; ambiguous variants on one strand only', () => {
    const parsed = parseFrequencyTable(
      bytes('chrom\tpos\tref\talt\talt_frequency\nchr1\t100\tA\tG\t0.2\n1\t200\tA\tT\t0.3\n1\t300\tA\tG\tNA\n'),
    );
    if (!parsed.ok) throw new Error(parsed.error.code);
    const at = (position: number, effect: string, other: string | null): number =>
      parsed.value.effectFrequency(genomeKey('1', position), effect, other);
    expect(at(100, 'G', 'A')).toBe(0.2);
    expect(at(100, 'A', 'G')).toBe(0.8);
    expect(at(100, 'C', 'T')).toBe(0.2);
    expect(at(100, 'G', 'C')).toBeNaN();
    expect(at(200, 'T', 'A')).toBe(0.3);
    expect(at(300, 'G', 'A')).toBeNaN();
  });

  test('a table without its columns is refused', () => {
    expect(parseFrequencyTable(bytes('chrom\tpos\tref\talt\n1\t1\tA\tG\n')).ok).toBe(false);
    expect(parseFrequencyTable(bytes('')).ok).toBe(false);
  });
});

describe('adjustment for ancestry', () => {
  const model = {
    components: [{ mean: 1, sd: 2 }],
    offset: 0.5,
    mean: { intercept: 0.1, coefficients: [0.4], residualSd: 2 },
    meanAndVariance: {
      mean: { intercept: 0, coefficients: [0.5] },
      logVariance: { intercept: Math.log(4), coefficients: [0] },
    },
  };
  test('both forms of pgsc_calc', () => {
    expect(zByMean(3, [3], model)).toBeCloseTo((3 - 0.5 - 0.5) / 2, 12);
    expect(zByMeanAndVariance(3, [3], model)).toBeCloseTo((3 - 0.5 - 0.5) / 2, 12);
  });

  test('percentile rank counts equals half; distances are in standard deviations', () => {
    expect(percentileRank([1, 2, 2, 3], 2)).toBe(50);
    const shape = groupShape([[-1, 0], [1, 0], [0, -2], [0, 2]]); // prettier-ignore
    if (shape === null) throw new Error('flat');
    expect(mahalanobis([1, 0], shape)).toBeCloseTo(2, 12);
    expect(mahalanobis([0, 2], shape)).toBeCloseTo(2, 12);
    expect(groupShape([[1, 1], [2, 2]])).toBeNull(); // prettier-ignore
  });

  test('a mixture of equal groups is the group itself; shares must add up', () => {
    const group = { mean: 0.2, sd: 0.5, alpha: 0.4, threshold: 0.8 };
    const input = { sum: 0.7, groups: { EUR: group, AFR: group }, weights: Float64Array.of(0.1), frequencies: { EUR: Float64Array.of(0.3), AFR: Float64Array.of(0.3) } }; // prettier-ignore
    expect(mixtureScore({ ...input, shares: { EUR: 0.5, AFR: 0.5 } })?.z).toBeCloseTo(1, 12);
    expect(mixtureScore({ ...input, shares: { EUR: 0.9, AFR: 0.1 } })?.alpha).toBe(0.4);
    expect(mixtureScore({ ...input, shares: { EUR: 0.9, AFR: 0.9 } })).toBeNull();
    expect(mixtureScore({ ...input, shares: { SAS: 1 } })).toBeNull();
  });
});

describe('absolute risk', () => {
  const rates = { incidence: [0.01, 0.02, 0.03], competingMortality: [0, 0.1, 0] };
  test('a population of equals has the published incidence, and death competes', () => {
    const baseline = baselineRates(rates.incidence, { relativeRisks: [1], weights: [1] });
    expect(baseline).toEqual(rates.incidence);
    const risk = 0.01 + 0.02 * Math.exp(-0.01) + 0.03 * Math.exp(-0.01 - 0.02 - 0.1);
    expect(absoluteRisk(1, baseline, rates, { from: 0, years: 3 })).toBeCloseTo(risk, 14);
  });

  test('the average over a spread population stays the published one', () => {
    const population = logNormalRisks(0.3, 0.6);
    const baseline = baselineRates(rates.incidence, population);
    let sum = 0;
    let total = 0;
    population.relativeRisks.forEach((relativeRisk, index) => {
      const weight = population.weights[index] ?? 0;
      sum += weight * absoluteRisk(relativeRisk, baseline, rates, { from: 0, years: 1 });
      total += weight;
    });
    expect(sum / total).toBeCloseTo(0.01, 12);
  });
});
