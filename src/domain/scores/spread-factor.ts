import { type Group, GROUPS } from '../ancestry/groups.ts';
import { termMoments, termPoints } from './expectation.ts';
import type { PackedScore } from './packed-score.ts';
import type { ReferenceShares } from './score-options.ts';

/** By how much the measured standard deviation of a score exceeds the one that independent rows would have. */
export interface SpreadFactor {
  factor: number;
  /** `measured`: from real genotypes of the reference groups. `assumed`: no measurement known, rows taken as independent. */
  from: 'measured' | 'assumed';
}

/** The group of people in whom the spread of somebody of a source is measured. */
const GROUP_OF_SOURCE: Readonly<Record<string, Group>> = { IAM: 'AMR' };

/**
 * The correction of a score's standard deviation for linked rows, mixed by the person's shares. A group counts only if the
 * measurement and the known frequencies both cover nearly all rows.
 */
export function spreadFactor(packed: PackedScore, reference: ReferenceShares | undefined): SpreadFactor {
  let factor = 0;
  let shares = 0;
  for (const [name, share] of Object.entries(reference?.sources ?? reference?.shares ?? {})) {
    const group = GROUP_OF_SOURCE[name] ?? GROUPS.find((one) => one === name);
    if (share <= 0 || group === undefined) continue;
    const ratio = groupRatio(packed, group);
    if (ratio === null) return { factor: 1, from: 'assumed' };
    factor += share * ratio;
    shares += share;
  }
  return shares > 0 ? { factor: factor / shares, from: 'measured' } : { factor: 1, from: 'assumed' };
}

/**
 * The same for the rows that a file lacks. Their variances add up, while the covariances among them are as many as their share squared:
 * of a share m of the variance, `1 + m·(factor² − 1)` of the independent variance is left. Measured on PGS000586 in Europeans (factor
 * 1.32): 1.04, 1.11 and 1.21 standard deviations with 10, 30 and 60 % masked, which is what this gives.
 *
 * @param missingShare share of the score's variance that was not read, 0 to 1
 */
export function missingSpread(factor: number, missingShare: number): number {
  return Math.sqrt(1 + missingShare * Math.max(0, factor * factor - 1));
}

const MEASURED_ROWS_FLOOR = 0.9;

function groupRatio(packed: PackedScore, group: Group): number | null {
  const measured = packed.moments.find((moments) => moments.group === group);
  const frequencies = packed.frequencies[group];
  if (measured === undefined || frequencies === undefined) return null;
  const { terms } = packed;
  let variance = 0;
  let known = 0;
  for (let term = 0; term < terms.count; term++) {
    const frequency = frequencies[term] ?? NaN;
    if (Number.isNaN(frequency)) continue;
    known++;
    variance += termMoments(
      termPoints(terms.effect[term] ?? 0, terms.weight[term] ?? 0, terms.dosageWeights.get(term)),
      frequency,
    ).variance;
  }
  const floor = MEASURED_ROWS_FLOOR * terms.count;
  return known < floor || measured.rows < floor || variance === 0 ? null : measured.sd / Math.sqrt(variance);
}
