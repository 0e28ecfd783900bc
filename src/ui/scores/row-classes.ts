import type { ScoreReport } from '../../domain/scores/report.ts';
import { m } from '../../i18n/messages.ts';

/** What can become of a row of a score, in the order in which it is drawn. */
export type RowClass = 'matched' | 'flipped' | 'ambiguous' | 'refused' | 'noCall' | 'absent';

export interface RowCount {
  kind: RowClass;
  name: string;
  count: number;
}

/** Rows of a score by what became of them; the counts add up to `rows`. */
export function countRows(score: ScoreReport): RowCount[] {
  return [
    { kind: 'matched', name: m.scores_matched(), count: score.matched - score.flipped },
    { kind: 'flipped', name: m.scores_flipped(), count: score.flipped },
    { kind: 'ambiguous', name: m.scores_ambiguous(), count: score.ambiguous },
    { kind: 'refused', name: m.scores_refused(), count: score.refused.length },
    { kind: 'noCall', name: m.scores_no_call(), count: score.noCall },
    { kind: 'absent', name: m.scores_absent(), count: score.absent },
  ];
}
