import type { Group } from '../ancestry/groups.ts';
import { comparableGroups, rowVariance, type ScoreTable } from './score-table.ts';

/** A score's variants in one group, held against EUR. */
export interface Spectrum {
  group: Group;
  /** `p_EUR − p_k` of each row, descending. */
  differences: readonly number[];
  /** Rows whose rarer allele is at least as frequent as the floor in the group, and all rows that were compared. */
  kept: number;
  rows: number;
  /**
   * `Σ w²2p_k q_k` of the kept rows over `Σ w²2p_EUR q_EUR` of all: how much of the score's variance is there to be seen. With equal
   * effects and equal variance of the trait no more than this share of the explained variance can be left by frequencies alone.
   */
  bound: number;
}

/** The spectrum of each group that can be compared on the same rows; empty where none can. */
export function spectra(table: ScoreTable, floor: number): Spectrum[] {
  const comparable = comparableGroups(table);
  if (comparable === null) return [];
  const { groups, rows } = comparable;
  const whole = rows.reduce((sum, row) => sum + rowVariance(table, 'EUR', row), 0);
  return groups.map((group) => {
    const column = table.frequency[group];
    const kept = rows.filter((row) => Math.min(column[row] ?? 0, 1 - (column[row] ?? 0)) >= floor);
    const differences = rows.map((row) => (table.frequency.EUR[row] ?? 0) - (column[row] ?? 0));
    return {
      group,
      differences: differences.sort((a, b) => b - a),
      kept: kept.length,
      rows: rows.length,
      bound: kept.reduce((sum, row) => sum + rowVariance(table, group, row), 0) / whole,
    };
  });
}
