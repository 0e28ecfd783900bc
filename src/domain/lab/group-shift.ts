import type { Group } from '../ancestry/groups.ts';
import { normalCdf } from '../scores/expectation.ts';
import { normalQuantile } from './normal.ts';
import { comparableGroups, rowVariance, type ScoreTable } from './score-table.ts';

/** Where a group's distribution of a score lies, in standard deviations of the group that the score is ranked in by custom (EUR). */
export interface GroupShift {
  group: Group;
  mean: number;
  sd: number;
  /** `(mean − mean of EUR) / sd of EUR`. */
  shift: number;
  /** `sd / sd of EUR`. */
  sdRatio: number;
}

export interface GroupShifts {
  shifts: readonly GroupShift[];
  /** `measured`: on the genotypes of reference people. `frequencies`: as if rows were independent, which is off by a tenth or more. */
  from: 'measured' | 'frequencies';
  /** Rows that the figures rest on. */
  rows: number;
}

/** Share of rows that a measurement must cover. */
const MEASURED_FLOOR = 0.9;
const BASE: Group = 'EUR';

/** Mean and spread of a score in each group that can be compared on the same rows; null where none can. */
export function groupShifts(table: ScoreTable): GroupShifts | null {
  const measured = measuredShifts(table);
  if (measured !== null) return measured;
  const comparable = comparableGroups(table);
  if (comparable === null) return null;
  const { groups, rows } = comparable;
  const moments = groups.map((group) => {
    let [mean, variance] = [0, 0];
    for (const row of rows) {
      mean += 2 * (table.frequency[group][row] ?? 0) * (table.weight[row] ?? 0);
      variance += rowVariance(table, group, row);
    }
    return { group, mean, sd: Math.sqrt(variance) };
  });
  return againstBase(moments, 'frequencies', rows.length);
}

function measuredShifts({ measured, rows }: ScoreTable): GroupShifts | null {
  const usable = measured.filter((moments) => moments.rows >= MEASURED_FLOOR * rows);
  const [first] = usable;
  if (first === undefined || usable.length < 2 || usable.some((one) => one.rows !== first.rows)) return null;
  return againstBase(usable, 'measured', first.rows);
}

function againstBase(
  moments: readonly { group: Group; mean: number; sd: number }[],
  from: GroupShifts['from'],
  rows: number,
): GroupShifts | null {
  const base = moments.find(({ group }) => group === BASE);
  if (base === undefined || !(base.sd > 0)) return null;
  const shifts = moments.map(({ group, mean, sd }) => ({
    group,
    mean,
    sd,
    shift: (mean - base.mean) / base.sd,
    sdRatio: sd / base.sd,
  }));
  return { shifts, from, rows };
}

/**
 * Share of a group above a cut that was made on EUR: `1 − Φ((c − shift)/sdRatio)`.
 *
 * @param share share of EUR above the cut, between 0 and 1
 */
export function flaggedShare(share: number, { shift, sdRatio }: Pick<GroupShift, 'shift' | 'sdRatio'>): number {
  return normalCdf((shift - normalQuantile(1 - share)) / sdRatio);
}
