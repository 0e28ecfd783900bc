import type { ScoreReport } from '../../domain/scores/report.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** How many scores there are and how many of them can be read, in one line. */
export function scoresSummary(scores: readonly ScoreReport[]): string {
  const count = scores.length;
  const readable = scores.filter((score) => score.interpretable).length;
  const unreadable = count - readable;
  const sentences = [m.scores_summary({ count, shown: formatCount(count) })];
  if (readable > 0) sentences.push(m.scores_summary_interpretable({ count: readable, shown: formatCount(readable) }));
  if (unreadable > 0) sentences.push(m.scores_summary_not({ count: unreadable, shown: formatCount(unreadable) }));
  return sentences.join(' ');
}
