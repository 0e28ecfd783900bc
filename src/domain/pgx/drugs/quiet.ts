import { NOT_ASSESSED, NOT_COVERED } from './match-drugs.ts';
import type { DrugReport } from './report.ts';
import { isFirm, rowsByDrug, standingOf } from './standing.ts';

/** What stands where no medicine is to be discussed: nothing different is advised, more attention is, or no row could be looked up firmly. */
export type Quiet = 'same' | 'care' | 'unread';

/** Tells the three apart: "nothing different" needs a row of a guideline that says so by a firm or likely result. */
export function quietOf(rows: readonly DrugReport[]): Quiet {
  const guided = rows.filter(
    ({ source, category }) => source !== 'FDA' && category !== NOT_ASSESSED && category !== NOT_COVERED,
  );
  if (!guided.some(isFirm)) return 'unread';
  const cares = [...rowsByDrug(guided).values()].some((own) => standingOf(own) === 'care');
  return cares ? 'care' : 'same';
}
