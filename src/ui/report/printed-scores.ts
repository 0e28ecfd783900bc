import type { Sex } from '../../domain/genotype/sex.ts';
import type { ScoreReport } from '../../domain/scores/report.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { cardOf, gateWords, listScores, noteWords, traitOf } from '../words/score-cards.ts';
import { readingNotes } from '../words/score-reading.ts';

type Listed = ReturnType<typeof listScores>[number];

/** What a letter says of scores. */
export interface PrintedScores {
  /** Compared with other people, in the order of the room of scores. */
  readable: readonly Listed[];
  /** Traits of the others, each once, with how many scores it has. */
  unreadable: { count: number; names: string };
  /** Scores that nobody has opened in their room: what is closed there is not printed. */
  closed: number;
}

/** Sorts the scores of a report for paper. */
export function printedScores(
  scores: readonly ScoreReport[],
  sex: Sex,
  isOpened: (id: string) => boolean,
): PrintedScores {
  const listed = listScores(scores).filter(({ score }) => gateWords(cardOf(score), sex) === null || isOpened(score.id));
  const readable = listed.filter(({ score }) => score.interpretable && score.percentile !== null);
  const others = listed.filter((one) => !readable.includes(one));
  const traits = new Map<string, number>();
  for (const { score } of others) traits.set(traitOf(score), (traits.get(traitOf(score)) ?? 0) + 1);
  const names = [...traits]
    .map(([trait, count]) => (count === 1 ? trait : m.letter_trait_times({ trait, count: formatCount(count) })))
    .join(', ');
  return { readable, unreadable: { count: others.length, names }, closed: scores.length - listed.length };
}

/** What has to be known to read a score. */
export function notesOf(score: ScoreReport): string[] {
  return [...(cardOf(score)?.notes ?? []).map(noteWords), ...readingNotes(score)];
}
