import type { ScoreReport } from '../report/report.ts';
import { normalCdf } from './expectation.ts';
import type { Placement } from './placement.ts';
import type { ScoreOptions } from './score-options.ts';
import type { ScoredTerms, Tally } from './score-tally.ts';
import { spreadFactor } from './spread-factor.ts';
import type { TermFrequencies } from './term-frequencies.ts';
import { NO_DOSAGE } from './term-status.ts';

/** Share of the variance for which a frequency must be known before a percentile is given (ancestry report, section 2). */
export const KNOWN_VARIANCE_FLOOR = 0.9;
/** Share of the score's variance that the file must show before a result may be interpreted. */
export const SEEN_VARIANCE_FLOOR = 0.5;
/** An interval wider than this, in percentile points, says too little to be interpreted. */
export const WIDEST_INTERVAL_POINTS = 40;
/** Two-sided 95 % of a normal distribution. */
export const Z_95 = 1.959963984540054;

/** What a report says of a sum beside its counts. */
export type Standing = Pick<
  ScoreReport,
  'varianceSeen' | 'mean' | 'sd' | 'z' | 'interval' | 'percentile' | 'reference' | 'interpretable'
> & { reason?: string };

const UNKNOWN: Omit<Standing, 'varianceSeen'> = {
  mean: null,
  sd: null,
  z: null,
  interval: null,
  percentile: null,
  reference: null,
  interpretable: false,
};

/** Where a completed sum stands among people of the reference, or why that cannot be said. */
export function standing(sum: number, tally: Tally, input: ScoredTerms): Standing {
  const { packed, options, frequencies, placement } = input;
  const isKnown = tally.all > 0 && tally.weighedKnown >= KNOWN_VARIANCE_FLOOR * tally.weighed;
  const varianceSeen = isKnown ? tally.seen / tally.all : null;
  if (packed.terms.count === 0 || input.placement.columns === null)
    return { ...UNKNOWN, varianceSeen, reason: 'score/no-readable-rows' };
  const { dosage, fractional } = input.calls;
  if (fractional === undefined && dosage.every((copies) => copies === NO_DOSAGE)) {
    return { ...UNKNOWN, varianceSeen, reason: 'score/nothing-observed' };
  }
  if (options.reference === undefined && !frequencies.sources.has('table')) {
    const published = publishedStanding(sum, tally, input);
    if (published !== null) return { ...published, varianceSeen };
  }
  const reference = referenceName(options, frequencies);
  if (reference === null) {
    return { ...UNKNOWN, varianceSeen, reason: placement.assumed ? 'score/build-assumed' : 'score/no-reference' };
  }
  if (tally.described < KNOWN_VARIANCE_FLOOR * (tally.described + tally.undescribed) || tally.computed === 0) {
    return { ...UNKNOWN, varianceSeen, reference, reason: 'score/frequencies-unknown' };
  }
  const spread = spreadFactor(packed, options.reference);
  const moments = {
    mean: tally.mean.value,
    sd: Math.sqrt(tally.computed) * spread.factor,
    missingSd: Math.sqrt(tally.missing * Math.max(1, spread.factor) ** 2 + tally.imputed),
  };
  const { width, ...placed } = placeSum(sum, moments, tally, options);
  const reason = abstention(placement, varianceSeen, width);
  return {
    varianceSeen,
    ...placed,
    reference,
    interpretable: reason === null,
    ...(reason === null ? {} : { reason }),
  };
}

interface Moments {
  mean: number;
  sd: number;
  missingSd: number;
}

/**
 * Places a sum on a normal distribution. With `drop` the sum lacks what the mean expects of missing rows: the person's standing is
 * judged on the completed sum, and the mean is given for the sum as it is.
 */
function placeSum(
  sum: number,
  { mean, sd, missingSd }: Moments,
  tally: Tally,
  options: ScoreOptions,
): Pick<Standing, 'mean' | 'sd' | 'z' | 'interval' | 'percentile'> & { width: number } {
  const left = options.missing === 'drop' ? tally.missingMean.value : 0;
  const z = (sum + left - mean) / sd;
  const reach = Z_95 * missingSd;
  const points = (value: number): number => 100 * normalCdf(value);
  return {
    mean: mean - left,
    sd,
    z,
    interval: [sum - reach, sum + reach],
    percentile: points(z),
    width: points(z + reach / sd) - points(z - reach / sd),
  };
}

/**
 * Standing by the mean and standard deviation that the file states (CanRisk). They are of one population, whoever the person is:
 * shown, never interpreted. null where the file states none, or lacks a frequency of a row that was not read.
 */
function publishedStanding(
  sum: number,
  tally: Tally,
  { packed, options }: ScoredTerms,
): Omit<Standing, 'varianceSeen'> | null {
  const { published } = packed.header;
  if (published === null || tally.leftOutUnknown + tally.missingUnknown + packed.refused.length > 0) return null;
  const mean = published.mean - tally.leftOutMean.value;
  const { width: _, ...placed } = placeSum(
    sum,
    { mean, sd: published.sd, missingSd: Math.sqrt(tally.missing + tally.imputed) },
    tally,
    options,
  );
  return { ...placed, reference: 'published', interpretable: false, reason: 'score/published-reference' };
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
