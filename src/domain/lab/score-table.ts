import { type Group, GROUPS } from '../ancestry/groups.ts';
import type { MeasuredMoments, PackedScore } from '../scores/packed-score.ts';
import { EFFECT } from '../scores/score-definition.ts';

/** The rows of a bundled score with what is known of them in each reference group: nothing of anybody. */
export interface ScoreTable {
  id: string;
  trait: string;
  citation: string | null;
  rows: number;
  /** Weight of one copy of the effect allele, by row. */
  weight: Float64Array;
  /** Effect-allele frequency by row; NaN where it is not known. */
  frequency: Readonly<Record<Group, Float64Array>>;
  measured: readonly MeasuredMoments[];
}

/** The table of a score whose rows all add a weight a copy; null for other scores. */
export function scoreTableOf({ header, terms, frequencies, moments }: PackedScore): ScoreTable | null {
  if (terms.count === 0 || terms.effect.some((effect) => effect !== EFFECT.additive)) return null;
  const unknown = (): Float64Array => new Float64Array(terms.count).fill(NaN);
  const columns = GROUPS.map((group): [Group, Float64Array] => [group, frequencies[group] ?? unknown()]);
  return {
    id: header.id,
    trait: header.trait,
    citation: header.citation,
    rows: terms.count,
    weight: terms.weight,
    frequency: Object.fromEntries(columns) as Record<Group, Float64Array>,
    measured: moments,
  };
}

/** Variance that a row adds in a group, under Hardy-Weinberg proportions: `2f(1−f)w²`; NaN where the frequency is not known. */
export function rowVariance({ weight, frequency }: ScoreTable, group: Group, row: number): number {
  const f = frequency[group][row] ?? NaN;
  return 2 * f * (1 - f) * (weight[row] ?? 0) ** 2;
}

/** Share of the summed squared weights that must be known before groups are compared. */
const KNOWN_FLOOR = 0.9;

/** Groups that can be compared on one set of rows, and those rows. `EUR` is always among the groups. */
export interface Comparable {
  groups: readonly Group[];
  rows: readonly number[];
}

/**
 * The greatest number of groups in which the same rows, of at least nine tenths of the squared weights, have a known frequency. A mean
 * on other rows is another score: a group that lacks rows is left out, never filled in. null where fewer than two groups are left.
 */
export function comparableGroups(table: ScoreTable): Comparable | null {
  const without: (Group | null)[] = [null, 'AMR', 'SAS', 'EAS', 'AFR'];
  for (const left of without) {
    const groups = GROUPS.filter((group) => group !== left);
    const rows = knownRows(table, groups);
    if (weightOf(table, rows) >= KNOWN_FLOOR * weightOf(table, table.weight.keys())) return { groups, rows };
  }
  return null;
}

function knownRows({ weight, frequency }: ScoreTable, groups: readonly Group[]): number[] {
  return Array.from(weight.keys()).filter((row) =>
    groups.every((group) => !Number.isNaN(frequency[group][row] ?? NaN)),
  );
}

function weightOf({ weight }: ScoreTable, rows: Iterable<number>): number {
  let sum = 0;
  for (const row of rows) sum += (weight[row] ?? 0) ** 2;
  return sum;
}
