import type { Group } from '../../domain/ancestry/groups.ts';
import type { EffectForGroup } from '../../domain/scores/published-effects.ts';
import type { EffectCaution, PublishedEffect } from '../../domain/scores/score-card.ts';
import { formatCount, formatDecimal, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { groupWords } from './scores.ts';

const METRICS: Readonly<Record<PublishedEffect['metric'], () => string>> = {
  OR: () => m.scores_effect_or(),
  HR: () => m.scores_effect_hr(),
  AUC: () => m.scores_effect_auc(),
  r: () => m.scores_effect_r(),
  OR2: () => m.scores_effect_or2(),
};

/** What a published figure is, in words. */
export function metricWords(metric: PublishedEffect['metric']): string {
  return METRICS[metric]();
}

const CAUTIONS: Readonly<Record<EffectCaution, () => string>> = {
  overlap: () => m.scores_effect_caution_overlap(),
  'with-covariates': () => m.scores_effect_caution_covariates(),
  'mixed-models': () => m.scores_effect_caution_mixed(),
  'other-endpoint': () => m.scores_effect_caution_endpoint(),
};

/** Why a published figure does not tell of the score alone, in words. */
export function cautionWords(caution: EffectCaution): string {
  return CAUTIONS[caution]();
}

/** A figure with its interval; correlations near 0 with the digits that they have. */
export function effectText({ metric, value, low, high }: PublishedEffect): string {
  const digits = metric === 'OR2' ? 1 : metric === 'r' && Math.abs(value) < 0.1 ? 3 : 2;
  const text = (number: number): string => formatDecimal(number, digits);
  return low === null || high === null ? text(value) : `${text(value)} (${text(low)}–${text(high)})`;
}

/** What is known of a score's effect in people like this person, in a sentence. */
export function knownEffectWords(known: EffectForGroup, group: Group | null): string {
  if (known.kind === 'unevaluated') return m.scores_untested();
  if (group === null) return m.scores_effect_no_group();
  const of = { group: groupWords(group) };
  if (known.kind === 'elsewhere') return m.scores_effect_own_unknown(of);
  const figure = { effect: effectText(known.effect), metric: metricWords(known.effect.metric) };
  if (known.kind === 'measured') return known.isMeasurable ? m.scores_effect_own({ ...of, ...figure }) : m.scores_effect_nothing({ ...of, ...figure }); // prettier-ignore
  const { ratio, pairs } = known.portability;
  return m.scores_effect_carried({ ...of, ...figure, european: groupWords('EUR'), share: formatShare(Math.min(1, ratio)), count: pairs, shown: formatCount(pairs) }); // prettier-ignore
}
