import type { ScoreReport, StandingBasis } from '../../domain/scores/report.ts';
import { formatDecimal } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

const MEANS: Readonly<Record<StandingBasis['mean'], () => string>> = {
  group: () => m.ancestry_standing_mean_group(),
  mixture: () => m.ancestry_standing_mean_mixture(),
  table: () => m.ancestry_standing_mean_table(),
  published: () => m.ancestry_standing_mean_published(),
  'calibrated-mixture': () => m.ancestry_standing_mean_calibrated_mixture(),
};

/** What a percentile rests on, in words. */
export function basisWords({ mean, sd, from, curve }: StandingBasis): string {
  const spread = {
    measured: m.ancestry_standing_sd_measured,
    'independent-rows': m.ancestry_standing_sd_independent_rows,
    published: m.ancestry_standing_sd_published,
    'calibrated-mixture': null,
  }[sd];
  const parts = [
    MEANS[mean](),
    ...(spread === null ? [] : [spread()]),
    ...(curve === 'own' ? [m.ancestry_standing_curve_own()] : []),
  ];
  const chosen =
    from === null
      ? ''
      : ` ${from === 'inferred' ? m.ancestry_standing_from_inferred() : m.ancestry_standing_from_chosen()}`;
  return `${parts.join('; ')}.${chosen}`;
}

/** A percentile as shown: whole, and never 0 or 100, which nobody's is. */
export function wholePercentile(percentile: number): number {
  return Math.min(99, Math.max(1, Math.round(percentile)));
}

export function percentileText(percentile: number): string {
  return formatDecimal(wholePercentile(percentile), 0);
}

const SIGNIFICANT_DIGITS = 4;

/** A figure of a score with four significant digits. */
export function figureText(value: number): string {
  return formatDecimal(Number(value.toPrecision(SIGNIFICANT_DIGITS)), 6);
}

/** The interval on the percentile axis; the percentile alone where nothing is left open. */
export function percentileRange({ percentile, percentileInterval }: ScoreReport): [number, number] | null {
  if (percentile === null) return null;
  return percentileInterval ?? [percentile, percentile];
}
