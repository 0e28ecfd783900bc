import type { ScoreReport } from '../../domain/scores/report.ts';
import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import type { CardNote, PublishedEffect, ScoreCard } from '../../domain/scores/score-card.ts';
import { licenceClass, mayUseScore, type UseProfile } from '../../domain/scores/licence.ts';
import { effectFor, type ScoreKnowledge } from '../../domain/scores/published-effects.ts';
import { compareEvaluations, evaluationFor } from '../../domain/scores/evaluation.ts';
import { chooseScores, type ChoiceReason } from '../../domain/scores/score-choice.ts';
import { m } from '../../i18n/messages.ts';
import { MANIFEST } from '../../reference/manifest.ts';
import { SCORE_CARDS } from '../../reference/score-cards.ts';
import { SCORE_EFFECTS } from '../../reference/score-evidence.ts';
import { SCORE_PORTABILITY } from '../../reference/score-portability.ts';
import { traitWords } from './scores.ts';

/** Share of a reference from which a person is taken as of that group alone. */
const ALONE_SHARE = 0.8;

/** All that is known of bundled scores beside their rows. */
export const KNOWLEDGE: ScoreKnowledge = {
  cards: SCORE_CARDS,
  effects: SCORE_EFFECTS,
  portability: SCORE_PORTABILITY,
};

/** What is known of a bundled score beside its rows; null for one that somebody brought. */
export function cardOf(score: ScoreReport): ScoreCard | null {
  return score.imported === undefined ? (SCORE_CARDS.find(({ id }) => id === score.id) ?? null) : null;
}

export function effectsOf(score: ScoreReport): PublishedEffect[] {
  return score.imported === undefined ? SCORE_EFFECTS.filter(({ id }) => id === score.id) : [];
}

/** Whether the terms of a score, bundled or brought, allow it where the app is used. */
export function isAllowed({ id, imported }: Pick<ScoreReport, 'id' | 'imported'>, profile: UseProfile): boolean {
  const bundled = MANIFEST.find(({ kind, identity }) => kind === 'score' && identity.id === id)?.identity.licence;
  return mayUseScore(licenceClass(imported === undefined ? (bundled ?? null) : imported.licence, id), profile);
}

/** The group that a score was compared with, where it is one group for the most part. */
export function groupOf(reference: string | null): Group | null {
  for (const part of reference?.split(' + ') ?? []) {
    const [name, share = '1'] = part.split(' ');
    const group = GROUPS.find((one) => one === name);
    if (group !== undefined && Number(share) >= ALONE_SHARE) return group;
  }
  return null;
}

/** The trait of a score in the words of its file, save where these are known to be a slip. */
export function traitOf(score: ScoreReport): string {
  return cardOf(score)?.notes?.includes('trait-slip') === true ? m.scores_trait_ldl() : traitWords(score.trait);
}

/** A score and its place among the scores of its condition. */
export interface ListedScore {
  score: ScoreReport;
  /** Set for the first of several: how many others there are, and why it stands before them. */
  choice: { others: number; reason: ChoiceReason } | null;
}

/** Scores in the order of the page: the best evaluated condition first, the scores of one condition side by side, the best of them first. */
export function listScores(scores: readonly ScoreReport[]): ListedScore[] {
  const conditions = new Map<string, ScoreReport[]>();
  for (const score of scores) {
    const name = cardOf(score)?.condition ?? score.id;
    conditions.set(name, [...(conditions.get(name) ?? []), score]);
  }
  const group = groupOf(scores.find(({ reference }) => reference !== null)?.reference ?? null);
  const choices = [...conditions.values()].map((members) => chooseScores(members, KNOWLEDGE, group));
  choices.sort(({ scores: [a] }, { scores: [b] }) =>
    a === undefined || b === undefined ? 0 : compareScores(a, b, group),
  );
  return choices.flatMap(({ scores: members, reason }) =>
    members.map((score, index) => ({
      score,
      choice: index === 0 && reason !== null ? { others: members.length - 1, reason } : null,
    })),
  );
}

/** Readable scores before others, then the better evaluated one, then by the share of rows that the file has: never by what a score says. */
function compareScores(a: ScoreReport, b: ScoreReport, group: Group | null): number {
  const seen = ({ rows, matched }: ScoreReport): number => (rows === 0 ? 0 : matched / rows);
  const evaluation = ({ id, imported }: ScoreReport) =>
    evaluationFor(imported === undefined ? id : '', group, KNOWLEDGE);
  return (
    Number(b.interpretable) - Number(a.interpretable) ||
    compareEvaluations(evaluation(a), evaluation(b)) ||
    seen(b) - seen(a)
  );
}

const REASONS: Readonly<Record<ChoiceReason, () => string>> = {
  interpretable: () => m.scores_choice_interpretable(),
  evidence: () => m.scores_choice_evidence(),
  effect: () => m.scores_choice_effect(),
  spread: () => m.scores_choice_spread(),
  variance: () => m.scores_choice_variance(),
  rows: () => m.scores_choice_rows(),
};

export function choiceWords(reason: ChoiceReason): string {
  return REASONS[reason]();
}

const NOTES: Readonly<Record<CardNote, () => string>> = {
  'trait-slip': () => m.scores_note_trait_slip(),
  'hits-only': () => m.scores_note_hits_only(),
  'sure-rows-only': () => m.scores_note_sure_rows_only(),
  'no-hla': () => m.scores_note_no_hla(),
  'er-positive-only': () => m.scores_note_er_positive(),
};

export function noteWords(note: CardNote): string {
  return NOTES[note]();
}

/** What stands first on the card of a score that nobody has tested; null where somebody has, or where it is not known. */
export function untestedWords(score: ScoreReport): string | null {
  const card = cardOf(score);
  if (card === null) return null;
  if (card.notes?.includes('hits-only') === true) return noteWords('hits-only');
  return effectFor(score.id, groupOf(score.reference), KNOWLEDGE).kind === 'unevaluated' ? m.scores_untested() : null;
}

/** What else is to be known of a score before it is read. */
export function cardNotes(score: ScoreReport): string[] {
  return (cardOf(score)?.notes ?? []).filter((note) => note !== 'hits-only').map(noteWords);
}

/** Why a card is closed until somebody opens it; null where it is open from the start. */
export function gateWords(card: ScoreCard | null, sex: string | null): { why: string; show: string } | null {
  if (card?.condition === 'alzheimer') return { why: m.scores_gate_alzheimer(), show: m.scores_gate_alzheimer_show() };
  if (card?.sex === 'male' && sex === 'female') return { why: m.scores_gate_men(), show: m.scores_gate_show() };
  if (card?.sex === 'female' && sex === 'male') return { why: m.scores_gate_women(), show: m.scores_gate_show() };
  return null;
}
