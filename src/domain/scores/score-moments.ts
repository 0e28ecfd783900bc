import { CHROMOSOME_OFFSETS } from '../genotype/genome.ts';
import type { ScoreReport, Sex } from '../report/report.ts';
import { CompensatedSum, normalCdf, termMoments, termPoints } from './expectation.ts';
import type { PackedScore } from './packed-score.ts';
import { EFFECT } from './score-definition.ts';
import type { Placement } from './placement.ts';
import { haploidRange } from './score-engine.ts';
import type { ScoreOptions } from './score-options.ts';
import { spreadFactor } from './spread-factor.ts';
import type { TermFrequencies } from './term-frequencies.ts';
import type { TermCalls } from './term-status.ts';
import { HAPLOID_BIT, NO_DOSAGE, STATUS } from './term-status.ts';

/** Share of the variance for which a frequency must be known before a percentile is given (ancestry report, section 2). */
export const KNOWN_VARIANCE_FLOOR = 0.9;
/** Share of the score's variance that the file must show before a result may be interpreted. */
export const SEEN_VARIANCE_FLOOR = 0.5;
/** An interval wider than this, in percentile points, says too little to be interpreted. */
export const WIDEST_INTERVAL_POINTS = 40;
/** Two-sided 95 % of a normal distribution. */
export const Z_95 = 1.959963984540054;

type Statistics = Pick<
  ScoreReport,
  'varianceSeen' | 'mean' | 'sd' | 'z' | 'interval' | 'percentile' | 'reference' | 'interpretable'
> & { reason?: string };

interface Input {
  packed: PackedScore;
  calls: TermCalls;
  frequencies: TermFrequencies;
  options: ScoreOptions;
  placement: Placement;
  sex: Sex;
}

/** Sums over terms, by what became of them. */
interface Tally {
  /** Expectation of every term of the computed score; a term without known frequency stands with its own value. */
  mean: CompensatedSum;
  /** Expectation of the terms that were not read. */
  missingMean: CompensatedSum;
  /** Variance of the terms of the computed score. */
  computed: number;
  seen: number;
  missing: number;
  /** Variance of all terms with a known frequency, left-out and refused ones included. */
  all: number;
  /** Sum of squared weights with and without a frequency of people like this person: what share of the score is described. */
  described: number;
  undescribed: number;
}

/** What is known of a score's distribution for this person, and what missing rows add to the sum. */
export function describeScore(input: Input): { expected: Float64Array; describe(sum: number): Statistics } {
  const { packed, calls, frequencies, options } = input;
  const copies = copyNumbers(input);
  const expected = new Float64Array(packed.terms.count).fill(NaN);
  const tally: Tally = {
    mean: new CompensatedSum(),
    missingMean: new CompensatedSum(),
    computed: 0,
    seen: 0,
    missing: 0,
    all: 0,
    described: 0,
    undescribed: 0,
  };
  for (let term = 0; term < packed.terms.count; term++) {
    const status = (calls.status[term] ?? 0) & ~HAPLOID_BIT;
    const effect = packed.terms.effect[term] ?? 0;
    const weight = packed.terms.weight[term] ?? 0;
    const isDosage = effect === EFFECT.dosage;
    const points = termPoints(effect, weight, isDosage ? packed.terms.dosageWeights.get(term) : undefined);
    const frequency = frequencies.frequency[term] ?? NaN;
    const dosage = calls.dosage[term] ?? NO_DOSAGE;
    const isComputed = dosage !== NO_DOSAGE || isMissing(status);
    if (isComputed) addDescribed(tally, points, frequencies.ofPerson[term] === 1);
    if (Number.isNaN(frequency)) {
      if (dosage !== NO_DOSAGE) tally.mean.add(points[dosage] ?? 0);
      continue;
    }
    const moments = termMoments(points, frequency, copies(term), options.maleX);
    tally.all += moments.variance;
    if (!isComputed) continue;
    tally.mean.add(moments.mean);
    tally.computed += moments.variance;
    if (dosage === NO_DOSAGE) {
      tally.missing += moments.variance;
      tally.missingMean.add(moments.mean);
      expected[term] = moments.mean;
    } else tally.seen += moments.variance;
  }
  return { expected, describe: (sum) => statistics(sum, tally, input) };
}

/** Rows that belong to the computed score but were not read. Left-out and unreadable rows do not. */
function isMissing(status: number): boolean {
  return status === STATUS.absent || status === STATUS.noCall || status === STATUS.thirdAllele;
}

/** Weighs a term by the square of the most that it can add: frequencies are not needed for that. */
function addDescribed(tally: Tally, [zero, one, two]: readonly [number, number, number], known: boolean): void {
  const size = Math.max((one - zero) * (one - zero), (two - zero) * (two - zero));
  if (known) tally.described += size;
  else tally.undescribed += size;
}

/** Chromosome copies of the person at each term. */
function copyNumbers({ placement: { build, columns }, sex }: Input): (term: number) => 1 | 2 {
  if (columns === null) return () => 2;
  const [first, last] = haploidRange(build);
  const haploidFrom = CHROMOSOME_OFFSETS[24] ?? 0;
  const single = new Set<number>();
  for (let index = columns.keys.length - 1; index >= 0; index--) {
    const key = columns.keys[index] ?? 0;
    if (key < first) break;
    if (key >= haploidFrom || (sex === 'male' && key <= last)) single.add(columns.term[index] ?? 0);
  }
  return single.size === 0 ? () => 2 : (term) => (single.has(term) ? 1 : 2);
}

const UNKNOWN: Omit<Statistics, 'varianceSeen'> = {
  mean: null,
  sd: null,
  z: null,
  interval: null,
  percentile: null,
  reference: null,
  interpretable: false,
};

function statistics(sum: number, tally: Tally, input: Input): Statistics {
  const { packed, options, frequencies, placement } = input;
  const varianceSeen = tally.all > 0 ? tally.seen / tally.all : null;
  if (packed.terms.count === 0 || input.placement.columns === null)
    return { ...UNKNOWN, varianceSeen, reason: 'score/no-readable-rows' };
  if (tally.seen === 0 && input.calls.dosage.every((dosage) => dosage === NO_DOSAGE)) {
    return { ...UNKNOWN, varianceSeen, reason: 'score/nothing-observed' };
  }
  const reference = referenceName(options, frequencies);
  if (reference === null) {
    return { ...UNKNOWN, varianceSeen, reason: placement.assumed ? 'score/build-assumed' : 'score/no-reference' };
  }
  if (tally.described < KNOWN_VARIANCE_FLOOR * (tally.described + tally.undescribed) || tally.computed === 0) {
    return { ...UNKNOWN, varianceSeen, reference, reason: 'score/frequencies-unknown' };
  }
  const spread = spreadFactor(packed, options.reference);
  const mean = tally.mean.value;
  const sd = Math.sqrt(tally.computed) * spread.factor;
  const missingSd = Math.sqrt(tally.missing) * Math.max(1, spread.factor);
  // With `drop` the sum lacks what the mean expects of missing rows; the standing of the person is judged on the completed sum.
  const completed = options.missing === 'drop' ? sum + tally.missingMean.value : sum;
  const z = (completed - mean) / sd;
  const interval: [number, number] = [sum - Z_95 * missingSd, sum + Z_95 * missingSd];
  const points = (value: number): number => 100 * normalCdf(value);
  const width = points(z + (Z_95 * missingSd) / sd) - points(z - (Z_95 * missingSd) / sd);
  const reason = abstention(placement, varianceSeen, width);
  return {
    varianceSeen,
    mean: mean - (completed - sum),
    sd,
    z,
    interval,
    percentile: points(z),
    reference,
    interpretable: reason === null,
    ...(reason === null ? {} : { reason }),
  };
}

function abstention(placement: Placement, varianceSeen: number | null, width: number): string | null {
  if (placement.assumed) return 'score/build-assumed';
  if (varianceSeen === null || varianceSeen < SEEN_VARIANCE_FLOOR) return 'score/variance-below-floor';
  return width > WIDEST_INTERVAL_POINTS ? 'score/interval-too-wide' : null;
}

/** The population that the percentile is about: a table handed in, or the reference groups by share. */
function referenceName(options: ScoreOptions, frequencies: TermFrequencies): string | null {
  if (frequencies.sources.has('table')) return 'table';
  if (options.reference === undefined || !frequencies.sources.has('reference')) return null;
  return Object.entries(options.reference.shares)
    .filter(([, share]) => share > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, share]) => (share === 1 ? group : `${group} ${share.toFixed(2)}`))
    .join(' + ');
}
