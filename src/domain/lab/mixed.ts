import type { Group } from '../ancestry/groups.ts';
import { normalCdf } from '../scores/expectation.ts';
import { comparableGroups, type ScoreTable } from './score-table.ts';

/** Mean and spread of a score among people. */
export interface Spread {
  mean: number;
  sd: number;
}

/** People whose every stretch of genome comes from one of two groups, held against either group and against people mixed as they are. */
export interface MixedStanding {
  first: Spread;
  second: Spread;
  own: Spread;
  /** Where the middle one of the mixed people ranks in each reference, in percentiles. */
  middle: { first: number; second: number; own: number };
  /** Rows of the score that both groups have. */
  rows: number;
}

/**
 * The score among mixed people: each allele comes from the second group with probability `share`, so its frequency is
 * `(1 − share)·p₁ + share·p₂`. Rows count as independent; stretches that are inherited together make the true spread somewhat wider.
 *
 * @returns null where the two groups cannot be compared on the same rows
 */
export function mixedStanding(table: ScoreTable, first: Group, second: Group, share: number): MixedStanding | null {
  const comparable = comparableGroups(table);
  if (comparable === null || !comparable.groups.includes(first) || !comparable.groups.includes(second)) return null;
  const { rows } = comparable;
  const among = (part: number): Spread => {
    let [mean, variance] = [0, 0];
    for (const row of rows) {
      const weight = table.weight[row] ?? 0;
      const p = (1 - part) * (table.frequency[first][row] ?? 0) + part * (table.frequency[second][row] ?? 0);
      mean += 2 * p * weight;
      variance += 2 * p * (1 - p) * weight * weight;
    }
    return { mean, sd: Math.sqrt(variance) };
  };
  const [one, two, own] = [among(0), among(1), among(share)];
  const rank = (reference: Spread): number => 100 * normalCdf((own.mean - reference.mean) / reference.sd);
  return { first: one, second: two, own, middle: { first: rank(one), second: rank(two), own: 50 }, rows: rows.length };
}
