import type { Group } from '../ancestry/groups.ts';
import { type EffectForGroup, effectFor, effectSize, type ScoreKnowledge } from './published-effects.ts';
import type { ScoreReport } from './report.ts';

/** Why a score stands before the others of its condition. */
export type ChoiceReason = keyof Worth;

/** Scores of one condition, the one that says most about this person from this file first. */
export interface Choice {
  scores: ScoreReport[];
  /** Null where there is only one. */
  reason: ChoiceReason | null;
}

/** What is compared, in this order. */
interface Worth {
  interpretable: number;
  /** How much is known of what it says for such people: see {@link KNOWN}. */
  evidence: number;
  /** Expected effect of one standard deviation as far as this file shows the score: `|effect|·portability·√(variance seen)`. */
  effect: number;
  /** The same of a list that nobody evaluated, if its own effects held: what the seen part of it spreads, in log odds. */
  spread: number;
  variance: number;
  rows: number;
}

const ORDER: readonly (keyof Worth)[] = ['interpretable', 'evidence', 'effect', 'spread', 'variance', 'rows'];

/**
 * A known effect before an evaluation in other people, that before a list which nobody evaluated, and last what was measured in such people
 * and found to say nothing.
 */
const KNOWN = { effect: 3, elsewhere: 2, unevaluated: 1, nothing: 0 } as const;

/**
 * Puts scores of one condition in order: for this file (how much of each score's variance it shows) and this person (effects that were
 * published in people like them, or carried over to them), never by what a score says.
 *
 * @param group the reference group that the person is compared with; null where none is chosen
 */
export function chooseScores(scores: readonly ScoreReport[], knowledge: ScoreKnowledge, group: Group | null): Choice {
  const candidates = scores.map((score) => ({ score, known: effectFor(score.id, group, knowledge) }));
  // Correlations are compared among themselves: beside a ratio they are an evaluation that no number can be made of.
  // What cannot be read from this file stands last anyway and changes nothing among the others.
  const isReadable = scores.some(({ interpretable }) => interpretable);
  const compared = candidates.filter(({ score }) => score.interpretable || !isReadable);
  const hasRatio = compared.some(({ known }) => (effectSize(known) ?? 0) > 0 && !isCorrelation(known));
  const lists = candidates.filter(({ score, known }) => known.kind === 'unevaluated' && score.interpretable);
  const isSpread = lists.every(({ score }) => spreadSeen(score, knowledge) !== null);
  const worthOf = ({ score, known }: (typeof candidates)[number]): Worth => {
    const own = effectSize(known);
    // A correlation that says nothing says nothing beside a ratio, too.
    const size = hasRatio && isCorrelation(known) && own !== 0 ? null : own;
    const seen = score.varianceSeen ?? 0;
    return {
      interpretable: score.interpretable ? 1 : 0,
      evidence: rankOf(known, size),
      effect: (size ?? 0) * Math.sqrt(seen),
      spread: isSpread && known.kind === 'unevaluated' ? (spreadSeen(score, knowledge) ?? 0) : 0,
      variance: seen,
      rows: score.rows === 0 ? 0 : score.matched / score.rows,
    };
  };
  const worths = new Map(candidates.map((candidate) => [candidate.score.id, worthOf(candidate)]));
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

function isCorrelation(known: EffectForGroup): boolean {
  return known.kind === 'measured' && known.effect.metric === 'r';
}

function rankOf({ kind }: EffectForGroup, size: number | null): number {
  if (size === null) return kind === 'unevaluated' ? KNOWN.unevaluated : KNOWN.elsewhere;
  return size === 0 ? KNOWN.nothing : KNOWN.effect;
}

/** Standard deviation, in log odds, of the part of a list that the file shows; null where its weights are no log odds. */
function spreadSeen({ id, sd, varianceSeen }: ScoreReport, { cards }: ScoreKnowledge): number | null {
  const isLogOdds = cards.find((card) => card.id === id)?.isLogOdds === true;
  return isLogOdds && sd !== null && varianceSeen !== null ? sd * Math.sqrt(varianceSeen) : null;
}
