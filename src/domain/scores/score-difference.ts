import { CompensatedSum } from './expectation.ts';
import type { ScoreReport } from './report.ts';
import type { ScoreAudit } from './score-audit.ts';
import type { RowOutcome, ScoreRow } from './score-rows.ts';

/** Rows that went one way, and what they make of the difference between two sums. */
export interface DifferenceClass {
  from: RowOutcome;
  to: RowOutcome;
  rows: number;
  /** Rows of these whose contribution changed. */
  changed: number;
  /** Second minus first, summed over these rows. */
  difference: number;
}

/** A row that is counted differently. */
export interface DifferenceRow {
  first: ScoreRow;
  second: ScoreRow;
  /** Contribution in the second minus that in the first. */
  difference: number;
}

/** Why one score came out differently under two settings, or in two files. */
export interface ScoreDifference {
  first: ScoreReport;
  second: ScoreReport;
  /** Largest size first; classes without any change are left out, unless their rows moved. They add up to the difference of the sums. */
  classes: DifferenceClass[];
  /** The rows that weigh most, largest size first. */
  rows: DifferenceRow[];
}

/** Takes the difference of two sums apart, row by row. Both audits are of the same score. */
export function explainDifference(first: ScoreAudit, second: ScoreAudit, most: number): ScoreDifference {
  const classes = new Map<string, DifferenceClass & { sum: CompensatedSum }>();
  const size = new Float64Array(first.packed.terms.count + first.packed.refused.length);
  const moved: number[] = [];
  for (const entry of first.entries) {
    const [from, to] = [first.outcome(entry), second.outcome(entry)];
    const difference = second.contribution(entry) - first.contribution(entry);
    const name = `${from} ${to}`;
    let one = classes.get(name);
    if (one === undefined) classes.set(name, (one = { from, to, rows: 0, changed: 0, difference: 0, sum: new CompensatedSum() })); // prettier-ignore
    one.rows++;
    if (difference === 0) continue;
    one.changed++;
    one.sum.add(difference);
    size[entry] = Math.abs(difference);
    moved.push(entry);
  }
  const chosen = moved.sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0) || a - b).slice(0, most);
  return {
    first: first.computed.report,
    second: second.computed.report,
    classes: [...classes.values()]
      .filter(({ from, to, changed }) => changed > 0 || from !== to)
      .map(({ sum, ...one }) => ({ ...one, difference: sum.value }))
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || b.rows - a.rows),
    rows: chosen.map((entry) => ({
      first: first.row(entry),
      second: second.row(entry),
      difference: second.contribution(entry) - first.contribution(entry),
    })),
  };
}
