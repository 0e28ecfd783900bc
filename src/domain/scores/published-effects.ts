import type { Group } from '../ancestry/groups.ts';
import { normalQuantile } from '../lab/normal.ts';
import type { Portability, PublishedEffect, ScoreCard } from './score-card.ts';

/** Two-sided 95 % of a normal distribution. */
const Z_95 = 1.959963984540054;
/** A correlation below this explains less than a quarter of a per cent of the differences between people. A rule of ours (ADR 0021). */
export const LEAST_CORRELATION = 0.05;

/** What is known of bundled scores beside their rows. */
export interface ScoreKnowledge {
  cards: readonly ScoreCard[];
  effects: readonly PublishedEffect[];
  portability: readonly Portability[];
}

/** What a score says for people of one group: measured in them, carried over from Europeans, or not known. */
export type EffectForGroup =
  | { kind: 'measured'; effect: PublishedEffect; isMeasurable: boolean }
  | { kind: 'carried-over'; effect: PublishedEffect; portability: Portability }
  | { kind: 'elsewhere' }
  | { kind: 'unevaluated' };

/** How well a number tells of the score alone in people who had no part in it, first what it is best told by. */
const METRICS: readonly PublishedEffect['metric'][] = ['OR', 'HR', 'AUC', 'r'];

/**
 * The effect per standard deviation that was published in people of a group: what an absolute risk can be computed from. Of several the largest
 * evaluation.
 */
export function ratioFor(id: string, effects: readonly PublishedEffect[], group: Group | null): PublishedEffect | null {
  return largest(soundIn(id, effects, group).filter(({ metric }) => metric === 'OR' || metric === 'HR'));
}

/** What is known of a score's effect in people of a group. */
export function effectFor(id: string, group: Group | null, knowledge: ScoreKnowledge): EffectForGroup {
  const { effects } = knowledge;
  const measured = bestOf(soundIn(id, effects, group));
  if (measured !== null) return { kind: 'measured', effect: measured, isMeasurable: isMeasurable(measured) };
  const portability = portabilityOf(id, group, knowledge);
  const european = ratioFor(id, effects, 'EUR');
  if (portability !== null && european !== null) return { kind: 'carried-over', effect: european, portability };
  return { kind: effects.some((effect) => effect.id === id) ? 'elsewhere' : 'unevaluated' };
}

/**
 * The size of an effect for people of a group: `|log ratio|` of one standard deviation. An area under the curve stands for
 * `√2·Φ⁻¹(AUC)`, the distance of cases from others in standard deviations, which is the log odds ratio where both spread alike. A
 * correlation stands for itself and is compared with correlations only. null where no number is known.
 */
export function effectSize(known: EffectForGroup): number | null {
  if (known.kind === 'measured') return known.isMeasurable ? sizeOf(known.effect) : 0;
  if (known.kind !== 'carried-over') return null;
  if (!isMeasurable(known.effect)) return 0;
  // No score is believed to tell more than where it was measured.
  return sizeOf(known.effect) * Math.min(1, known.portability.ratio);
}

/** Whether an effect can be told from none: by its interval, or, where none is stated of a correlation, by that of its number of people. */
export function isMeasurable({ metric, value, low, high, people }: PublishedEffect): boolean {
  if (metric === 'r') {
    if (Math.abs(value) < LEAST_CORRELATION) return false;
    const reach = people === null || people <= 3 ? Infinity : Z_95 / Math.sqrt(people - 3);
    return low === null || high === null ? Math.abs(Math.atanh(value)) > reach : low > 0 || high < 0;
  }
  const none = metric === 'AUC' ? 0.5 : 1;
  return low === null || high === null ? value !== none : low > none || high < none;
}

function sizeOf({ metric, value }: PublishedEffect): number {
  if (metric === 'r') return Math.abs(value);
  return Math.abs(metric === 'AUC' ? Math.SQRT2 * normalQuantile(value) : Math.log(value));
}

/** Evaluations in people of a group that tell of the score alone: not those of its own development, and not models with more in them. */
function soundIn(id: string, effects: readonly PublishedEffect[], group: Group | null): PublishedEffect[] {
  return effects.filter((effect) => group !== null && effect.id === id && effect.group === group && effect.caution === undefined && METRICS.includes(effect.metric)); // prettier-ignore
}

function bestOf(effects: readonly PublishedEffect[]): PublishedEffect | null {
  const groups = [effects.filter(({ metric }) => metric === 'OR' || metric === 'HR'), effects.filter(({ metric }) => metric === 'AUC'), effects]; // prettier-ignore
  return largest(groups.find((some) => some.length > 0) ?? []);
}

function largest(effects: readonly PublishedEffect[]): PublishedEffect | null {
  const [first, ...others] = effects;
  if (first === undefined) return null;
  return others.reduce((best, one) => ((one.people ?? 0) > (best.people ?? 0) ? one : best), first);
}

/** What other scores of the condition, of variants from studies of the same kind, keep of their effect in a group. */
function portabilityOf(id: string, group: Group | null, { cards, portability }: ScoreKnowledge): Portability | null {
  const card = cards.find((one) => one.id === id);
  const from = card?.sources == null ? null : card.sources === 'European 100 %' ? 'European only' : /European (?!100)/.test(card.sources) ? 'multi incl. European' : null; // prettier-ignore
  return portability.find((one) => one.condition === card?.condition && one.from === from && one.group === group) ?? null; // prettier-ignore
}
