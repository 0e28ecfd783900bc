import type { Group } from '../ancestry/groups.ts';
import { type EffectForGroup, effectFor, type ScoreKnowledge } from './published-effects.ts';

/** How well a score was evaluated, for one group of people. What it says about a person plays no part. */
export interface Evaluation {
  /** Greater is better: see {@link RANKS}. */
  rank: number;
  /** People of the largest evaluation that counts; 0 where none is known. */
  people: number;
}

/**
 * Measured in such people, carried over to them, evaluated in others, evaluated by nobody; last what was measured in such people and found to
 * say nothing. A rule of ours.
 */
const RANKS = { measured: 4, 'carried-over': 3, elsewhere: 2, unevaluated: 1, nothing: 0 } as const;

/** How well a score was evaluated for people of a group; null for a group that is not known. */
export function evaluationFor(id: string, group: Group | null, knowledge: ScoreKnowledge): Evaluation {
  const known = effectFor(id, group, knowledge);
  const isNothing = known.kind === 'measured' && !known.isMeasurable;
  return { rank: isNothing ? RANKS.nothing : RANKS[known.kind], people: peopleOf(id, known, knowledge) };
}

/** The better evaluated one first. */
export function compareEvaluations(a: Evaluation, b: Evaluation): number {
  return b.rank - a.rank || b.people - a.people;
}

function peopleOf(id: string, known: EffectForGroup, { effects }: ScoreKnowledge): number {
  if ('effect' in known) return known.effect.people ?? 0;
  return Math.max(0, ...effects.filter((effect) => effect.id === id).map(({ people }) => people ?? 0));
}
