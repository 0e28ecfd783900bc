import type { Group } from '../ancestry/groups.ts';
import type { ScoreReport } from './report.ts';
import type { PublishedEffect } from './score-card.ts';

/** Why a score stands before the others of its condition. */
export type ChoiceReason = 'interpretable' | 'effect' | 'evidence' | 'variance' | 'rows';

/** Scores of one condition, the one that says most about this person from this file first. */
export interface Choice {
  scores: ScoreReport[];
  /** Null where there is only one. */
  reason: ChoiceReason | null;
}

/** What is compared, in this order. */
interface Worth {
  interpretable: number;
  /** Expected effect of one standard deviation as far as this file shows the score: `|log effect|·√(variance seen)`. */
  effect: number;
  evidence: number;
  variance: number;
  rows: number;
}

const ORDER: readonly (keyof Worth)[] = ['interpretable', 'effect', 'evidence', 'variance', 'rows'];

/**
 * Puts scores of one condition in order: for this file (how much of each score's variance it shows) and this person (effects that were
 * published in people like them), never by what a score says.
 *
 * @param group the reference group that the person is compared with; null where none is chosen
 */
export function chooseScores(
  scores: readonly ScoreReport[],
  effects: readonly PublishedEffect[],
  group: Group | null,
): Choice {
  const worths = new Map(scores.map((score) => [score.id, worthOf(score, effects, group)]));
  const difference = (a: ScoreReport, b: ScoreReport, name: keyof Worth): number =>
    (worths.get(b.id)?.[name] ?? 0) - (worths.get(a.id)?.[name] ?? 0);
  const deciding = (a: ScoreReport, b: ScoreReport): keyof Worth | undefined =>
    ORDER.find((name) => difference(a, b, name) !== 0);
  const sorted = [...scores].sort((a, b) => {
    const name = deciding(a, b);
    return name === undefined ? a.id.localeCompare(b.id, 'en') : difference(a, b, name);
  });
  const [first, second] = sorted;
  const reason = first === undefined || second === undefined ? null : (deciding(first, second) ?? null);
  return { scores: sorted, reason };
}

function worthOf(score: ScoreReport, effects: readonly PublishedEffect[], group: Group | null): Worth {
  const known = publishedFor(score.id, effects, group);
  const seen = score.varianceSeen ?? 0;
  return {
    interpretable: score.interpretable ? 1 : 0,
    effect: known === null ? 0 : Math.abs(Math.log(known.value)) * Math.sqrt(seen),
    evidence: known === null ? 0 : 1,
    variance: seen,
    rows: score.rows === 0 ? 0 : score.matched / score.rows,
  };
}

/** The effect per standard deviation that was published in people of a group; the largest evaluation where there are several. */
export function publishedFor(
  id: string,
  effects: readonly PublishedEffect[],
  group: Group | null,
): PublishedEffect | null {
  const fitting = effects.filter(
    (effect) => effect.id === id && effect.group === group && (effect.metric === 'OR' || effect.metric === 'HR'),
  );
  if (group === null || fitting.length === 0) return null;
  return fitting.reduce((best, one) => ((one.people ?? 0) > (best.people ?? 0) ? one : best));
}
