import { NO_DOSAGE } from '../genotype/dosage.ts';
import { mixtureScore } from './canrisk-mixture.ts';
import { normalCdf } from './expectation.ts';
import { ownDistribution } from './own-distribution.ts';
import type { PackedScore } from './packed-score.ts';
import type { Placement } from './placement.ts';
import type { ScoreReason } from './reasons.ts';
import type { ScoreReport, StandingBasis } from './report.ts';
import { type SpreadBounds, spreadBounds } from './row-linkage.ts';
import type { ScoreOptions } from './score-options.ts';
import type { ScoredTerms, Tally } from './score-tally.ts';
import { missingSpread, spreadFactor } from './spread-factor.ts';
import type { TermFrequencies } from './term-frequencies.ts';

/** Share of the variance for which a frequency must be known before a percentile is given. A rule of ours (ADR 0018). */
export const KNOWN_VARIANCE_FLOOR = 0.9;
/** Share of the score's variance that the file must show before a result may be interpreted. */
export const SEEN_VARIANCE_FLOOR = 0.5;
/** An interval that is wider than this at the median, in percentile points, says too little to be interpreted. */
export const WIDEST_INTERVAL_POINTS = 40;
/** How far, in percentile points, a score's distribution may be from the normal curve that percentiles are read off (ADR 0021). */
export const MOST_POINTS_FROM_NORMAL = 1;
/** People who share one value count by half on either side of it: no percentile may be off by more points than that (ADR 0021). */
export const MOST_POINTS_SHARED = 4;
/** Two-sided 95 % of a normal distribution. */
export const Z_95 = 1.959963984540054;

/** Rows of which scores are no longer chosen so far apart that their variances add up. A rule of ours. */
export const DENSE_ROWS = 5000;
/** How far the standard deviation of independent rows may be off for scores of fewer rows (ADR 0018). */
const SPREAD_UNCERTAINTY = 0.1;
/** Linked rows that could raise the standard deviation by more than this leave too much open. */
export const MOST_SPREAD_UNCERTAINTY = 0.25;

/** What a report says of a sum beside its counts. */
export type Standing = Pick<
  ScoreReport,
  | 'varianceSeen'
  | 'mean'
  | 'sd'
  | 'z'
  | 'interval'
  | 'percentile'
  | 'percentileInterval'
  | 'reference'
  | 'interpretable'
> & { reason?: ScoreReason; how?: StandingBasis };

type Placed = Omit<Standing, 'varianceSeen'>;

const UNKNOWN: Placed = {
  mean: null,
  sd: null,
  z: null,
  interval: null,
  percentile: null,
  percentileInterval: null,
  reference: null,
  interpretable: false,
};

/** Where a completed sum stands among people of the reference, or why that cannot be said. */
export function standing(sum: number, tally: Tally, input: ScoredTerms): Standing {
  const { packed, options, frequencies } = input;
  const isKnown = tally.all > 0 && tally.weighedKnown >= KNOWN_VARIANCE_FLOOR * tally.weighed;
  const varianceSeen = isKnown ? tally.seen / wholeVariance(tally) : null;
  if (packed.terms.count === 0 || input.placement.columns === null)
    return { ...UNKNOWN, varianceSeen, reason: 'score/no-readable-rows' };
  if (!Number.isFinite(sum) || !isFiniteTally(tally))
    return { ...UNKNOWN, varianceSeen: null, reason: 'score/sum-overflows' };
  const { dosage, fractional } = input.calls;
  if (fractional === undefined && dosage.every((copies) => copies === NO_DOSAGE)) {
    return { ...UNKNOWN, varianceSeen, reason: 'score/nothing-observed' };
  }
  const hasPopulation = options.reference !== undefined || frequencies.sources.has('table');
  const published = publishedStanding(sum, tally, input);
  if (!hasPopulation && published !== null) return { ...published, varianceSeen };
  const placed = referenceStanding({ sum, tally, varianceSeen }, input);
  return { ...(placed.percentile === null ? (published ?? placed) : placed), varianceSeen };
}

/** Whether no sum over the terms has grown past what a number can hold. */
function isFiniteTally({ mean, leftOutMean, missingMean, all, weighed, imputed, refusedSize }: Tally): boolean {
  return [mean.value, leftOutMean.value, missingMean.value, all, weighed, imputed, refusedSize].every(Number.isFinite);
}

interface Summed {
  sum: number;
  tally: Tally;
  varianceSeen: number | null;
}

/**
 * Variance of the score that the card names: of every row of its file. Rows whose frequency nobody knows count as the others do on
 * average, weight for weight.
 */
function wholeVariance(tally: Tally): number {
  return tally.all + (tally.unknownSize + tally.refusedSize) * variancePerSize(tally);
}

/** Part of {@link wholeVariance} that stays open: rows that were not read, and rows that cannot be held against people like this person. */
function openVariance(tally: Tally): number {
  return tally.unread + tally.imputed + tally.undescribedVariance + (tally.unknownSize + tally.refusedSize) * variancePerSize(tally); // prettier-ignore
}

function variancePerSize({ all, weighedKnown }: Tally): number {
  return weighedKnown > 0 ? all / weighedKnown : 0;
}

/** Standing among people of the reference groups, or of the table that was handed in. */
function referenceStanding({ sum, tally, varianceSeen }: Summed, input: ScoredTerms): Placed {
  const { packed, options, frequencies, placement } = input;
  const reference = referenceName(options, frequencies);
  if (reference === null || !(frequencies.sources.has('table') || frequencies.sources.has('reference'))) {
    if (placement.assumed) return { ...UNKNOWN, reason: 'score/build-assumed' };
    return { ...UNKNOWN, reference, reason: reasonWithoutPeople(input) };
  }
  if (tally.described < KNOWN_VARIANCE_FLOOR * (tally.described + tally.undescribed) || tally.all === 0) {
    return { ...UNKNOWN, reference, reason: 'score/frequencies-unknown' };
  }
  const spread = spreadFactor(packed, options.reference);
  const [whole, open] = [wholeVariance(tally), openVariance(tally)];
  const openSd = Math.sqrt(open) * missingSpread(spread.factor, open / whole);
  const bounds = spread.from === 'measured' ? EXACT : assumedBounds(input, tally.variances, whole);
  const independent = { mean: tally.mean.value, sd: Math.sqrt(whole) * spread.factor, openSd, bounds };
  const calibrated = calibratedMoments(sum, tally, input);
  const curve = calibrated === null && spread.from === 'assumed' ? curveOf(tally, packed, whole) : null;
  const moments = { ...independent, ...calibrated, curve: curve ?? normalCdf };
  const placed = placeSum(sum, moments, tally, options);
  const isDense = packed.terms.count >= DENSE_ROWS && spread.from === 'assumed' && calibrated === null;
  const isLinked = moments.bounds.high > 1 + MOST_SPREAD_UNCERTAINTY;
  const reason =
    abstention(placement, varianceSeen, medianWidth(moments)) ??
    (isDense ? 'score/spread-unknown' : isLinked ? 'score/rows-linked' : null);
  const sd = calibrated === null ? (spread.from === 'assumed' ? 'independent-rows' : 'measured') : 'calibrated-mixture';
  return {
    ...placed,
    reference,
    how: {
      mean: calibrated === null ? meanBasis(options, frequencies) : 'calibrated-mixture',
      sd,
      from: options.reference?.from ?? null,
      ...(curve === null ? {} : { curve: 'own' as const }),
    },
    interpretable: reason === null,
    ...(reason === null ? {} : { reason }),
  };
}

/**
 * The distribution that a score's own rows make, where it says that it is none of a normal curve. What rows of unknown frequency add is taken as
 * normal, by the three points that have its first five moments.
 */
function curveOf(tally: Tally, { header }: PackedScore, whole: number): ((z: number) => number) | null {
  if (header.distribution !== 'own' || tally.steps.length === 0) return null;
  const unknown = Math.max(0, whole - tally.all);
  const far = Math.sqrt(3 * unknown);
  const rest = [{ at: -far, share: 1 / 6 }, { at: 0, share: 2 / 3 }, { at: far, share: 1 / 6 }]; // prettier-ignore
  return ownDistribution(unknown > 0 ? [...tally.steps, rest] : tally.steps, Math.sqrt(whole));
}

const EXACT: SpreadBounds = { low: 1, high: 1 };

/** How far a standard deviation that nobody measured may be off: a tenth, or what rows that lie near each other could make of it. */
function assumedBounds({ placement }: ScoredTerms, variances: Float64Array, whole: number): SpreadBounds {
  const { columns } = placement;
  const linked = columns === null ? EXACT : spreadBounds(columns, variances, whole);
  return {
    low: Math.min(1 - SPREAD_UNCERTAINTY, linked.low),
    high: Math.max(1 + SPREAD_UNCERTAINTY, linked.high),
  };
}

/**
 * Width of the interval of somebody at the median, in percentile points: what the file leaves open, whatever it says of this person. Where
 * people crowd about the median of the score's own distribution, little that is open covers many of them: the wider of both counts.
 */
function medianWidth({ openSd, sd, curve }: Pick<Moments, 'openSd' | 'sd' | 'curve'>): number {
  const reach = (Z_95 * openSd) / sd;
  const median = curve === normalCdf ? 0 : medianOf(curve);
  return 100 * Math.max(2 * normalCdf(reach) - 1, curve(median + reach) - curve(median - reach));
}

const BISECTIONS = 40;
const FARTHEST = 9;

/** The standing that half of all people are below. */
function medianOf(curve: (z: number) => number): number {
  let [low, high] = [-FARTHEST, FARTHEST];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (curve(middle) < 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function meanBasis({ reference }: ScoreOptions, { sources }: TermFrequencies): StandingBasis['mean'] {
  if (sources.has('table')) return 'table';
  return Object.keys(reference?.sources ?? reference?.shares ?? {}).length === 1 ? 'group' : 'mixture';
}

/**
 * Mean and standard deviation of a mixture by what the scoring file itself states of each group (mixed-ancestry CanRisk files). The
 * standardised score is linear in the sum: both are read off its line. null where the file states nothing, or not of every group.
 */
function calibratedMoments(
  sum: number,
  tally: Tally,
  { packed, options, frequencies }: ScoredTerms,
): { mean: number; sd: number; bounds: SpreadBounds } | null {
  const { calibration } = packed.header;
  const shares = options.reference?.sources ?? options.reference?.shares;
  const isWhole = tally.leftOutUnknown + tally.missingUnknown + packed.refused.length === 0;
  if (calibration === undefined || shares === undefined || !isWhole || frequencies.sources.has('table')) return null;
  const zOf = (value: number): number | undefined =>
    mixtureScore({
      sum: value + tally.leftOutMean.value,
      shares,
      groups: calibration,
      weights: packed.terms.weight,
      frequencies: packed.frequencies,
    })?.z;
  const [here, further] = [zOf(sum), zOf(sum + 1)];
  if (here === undefined || further === undefined || !(further > here)) return null;
  const sd = 1 / (further - here);
  return { mean: sum - here * sd, sd, bounds: EXACT };
}

interface Moments {
  mean: number;
  sd: number;
  /** Standard deviation of what the file leaves open. */
  openSd: number;
  /** By which factors the standard deviation may be off. */
  bounds: SpreadBounds;
  /** Share of people below a standing in standard deviations. */
  curve: (z: number) => number;
}

/**
 * Places a sum on the distribution of the score. With `drop` the sum lacks what the mean expects of missing rows: the person's standing is
 * judged on the completed sum, and the mean is given for the sum as it is.
 */
function placeSum(
  sum: number,
  { mean, sd, openSd, bounds, curve }: Moments,
  tally: Tally,
  options: ScoreOptions,
): Pick<Standing, 'mean' | 'sd' | 'z' | 'interval' | 'percentile' | 'percentileInterval'> {
  const left = options.missing === 'drop' ? tally.missingMean.value : 0;
  const z = (sum + left - mean) / sd;
  const reach = Z_95 * openSd;
  // Engines differ in the last digit of exp(): what is exported must not.
  const points = (value: number): number => Math.round(100 * curve(value) * 1e9) / 1e9;
  // What is open and what the spread leaves open have nothing to do with each other: they add as squares.
  const end = (up: boolean): number => z + (up ? 1 : -1) * Math.hypot(reach / sd, spreadReach(z, up, bounds));
  return {
    mean: mean - left,
    sd,
    z,
    interval: [sum - reach, sum + reach],
    percentile: points(z),
    percentileInterval: [points(end(false)), points(end(true))],
  };
}

/** How far a standing moves, up or down, where the standard deviation is as large or as small as it may be. */
function spreadReach(z: number, up: boolean, { low, high }: SpreadBounds): number {
  const isOutwards = z > 0 === up;
  return Math.abs(z) * (isOutwards ? 1 / low - 1 : 1 - 1 / high);
}

/**
 * Standing by the mean and standard deviation that the file states (CanRisk). They are of one population, whoever the person is:
 * shown, never interpreted. null where the file states none, or lacks a frequency of a row that was not read.
 */
function publishedStanding(sum: number, tally: Tally, { packed, options }: ScoredTerms): Placed | null {
  const { published } = packed.header;
  if (published === null || tally.leftOutUnknown + tally.missingUnknown + packed.refused.length > 0) return null;
  const mean = published.mean - tally.leftOutMean.value;
  const openSd = Math.sqrt(tally.unread + tally.imputed);
  const placed = placeSum(sum, { mean, sd: published.sd, openSd, bounds: EXACT, curve: normalCdf }, tally, options);
  const how: StandingBasis = { mean: 'published', sd: 'published', from: null };
  return { ...placed, how, reference: 'published', interpretable: false, reason: 'score/published-reference' };
}

function abstention(placement: Placement, varianceSeen: number | null, width: number): ScoreReason | null {
  if (placement.assumed) return 'score/build-assumed';
  if (varianceSeen === null || varianceSeen < SEEN_VARIANCE_FLOOR) return 'score/variance-below-floor';
  return width > WIDEST_INTERVAL_POINTS ? 'score/interval-too-wide' : null;
}

/** Why no frequency of people like this person is at hand. */
function reasonWithoutPeople({ packed, options }: ScoredTerms): ScoreReason {
  const { reference } = options;
  if (reference === undefined) return options.noReferenceReason ?? 'score/no-reference';
  const isFew = packed.header.fewValuesIn?.some((group) => (reference.shares[group] ?? 0) !== 0) === true;
  return isFew ? 'score/few-values' : 'score/frequencies-unknown';
}

/** The population that the percentile is about: a table handed in, or the reference groups by share. */
function referenceName(options: ScoreOptions, frequencies: TermFrequencies): string | null {
  if (frequencies.sources.has('table')) return 'table';
  if (options.reference === undefined) return null;
  return Object.entries(options.reference.sources ?? options.reference.shares)
    .filter(([, share]) => share > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, share]) => (share > 0.995 ? group : `${group} ${share.toFixed(2)}`))
    .join(' + ');
}
