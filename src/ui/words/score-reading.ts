import type { ScoreReport } from '../../domain/scores/report.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { BUILD_NAMES } from './file.ts';

/** What a reader of a card or a letter has to know of how the rows of a score were read in this file. */
export function readingNotes({ liftedFrom, ambiguousKept }: ScoreReport): string[] {
  const notes: string[] = [];
  if (liftedFrom !== undefined) notes.push(m.scores_lifted({ build: BUILD_NAMES[liftedFrom] }));
  if (ambiguousKept !== undefined) notes.push(m.scores_ambiguous_kept({ shown: formatCount(ambiguousKept) }));
  return notes;
}
