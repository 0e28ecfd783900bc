import type { Group } from '../ancestry/groups.ts';
import { normalCdf } from '../scores/expectation.ts';
import { Z_95 } from '../scores/score-standing.ts';
import { comparableGroups, rowVariance, type ScoreTable } from './score-table.ts';

/** How a chip's variants were picked: by chance, or those that are common in EUR first. */
export type ChipDesign = 'by-chance' | 'common-in-EUR';

/** What a chip that has some rows of a score shows of it in one group. */
export interface ChipView {
  group: Group;
  /** Share of the score's variance in the group that the chip's rows carry. */
  seen: number;
  /** The 95 % interval, in percentiles, of somebody whose rows that were read sum to what is expected. */
  band: readonly [number, number];
}

/** The 95 % interval on the percentile axis of somebody at `z` where `seen` of the variance was read. */
export function percentileBand(z: number, seen: number): readonly [number, number] {
  const reach = Z_95 * Math.sqrt(Math.max(0, 1 - seen));
  return [100 * normalCdf(z - reach), 100 * normalCdf(z + reach)];
}

/** Shows a score through a chip that has a share of its rows; empty where its groups cannot be compared. */
export function throughChip(table: ScoreTable, share: number, design: ChipDesign): ChipView[] {
  const comparable = comparableGroups(table);
  if (comparable === null) return [];
  const { groups, rows } = comparable;
  const order = design === 'by-chance' ? shuffled(rows) : byFrequency(table, rows);
  const onChip = order.slice(0, Math.round(share * rows.length));
  const variance = (group: Group, some: readonly number[]): number =>
    some.reduce((sum, row) => sum + rowVariance(table, group, row), 0);
  return groups.map((group) => {
    const seen = variance(group, onChip) / variance(group, rows);
    return { group, seen, band: percentileBand(0, seen) };
  });
}

/** An order that has nothing to do with the rows, and is always the same: by a hash of their numbers. */
function shuffled(rows: readonly number[]): number[] {
  const hash = (row: number): number => Math.imul((row + 1) ^ 0x5bd1e995, 0x9e3779b1) >>> 0;
  return [...rows].sort((a, b) => hash(a) - hash(b));
}

function byFrequency({ frequency }: ScoreTable, rows: readonly number[]): number[] {
  const rarer = (row: number): number => Math.min(frequency.EUR[row] ?? 0, 1 - (frequency.EUR[row] ?? 0));
  return [...rows].sort((a, b) => rarer(b) - rarer(a) || a - b);
}
