import { termMoments, termPoints } from './expectation.ts';
import type { PackedScore } from './packed-score.ts';
import type { Group } from './score-definition.ts';
import type { ReferenceShares } from './score-options.ts';

/** By how much the measured standard deviation of a score exceeds the one that independent rows would have. */
export interface SpreadFactor {
  factor: number;
  /** `measured`: from real genotypes of the reference groups. `assumed`: no measurement known, rows taken as independent. */
  from: 'measured' | 'assumed';
}

/**
 * The correction of a score's standard deviation for linked rows, mixed by the person's shares. A group counts only if the
 * measurement and the known frequencies both cover nearly all rows.
 */
export function spreadFactor(packed: PackedScore, reference: ReferenceShares | undefined): SpreadFactor {
  let factor = 0;
  let shares = 0;
  for (const [group, share] of Object.entries(reference?.shares ?? {}) as [Group, number][]) {
    if (share <= 0) continue;
    const ratio = groupRatio(packed, group);
    if (ratio === null) return { factor: 1, from: 'assumed' };
    factor += share * ratio;
    shares += share;
  }
  return shares > 0 ? { factor: factor / shares, from: 'measured' } : { factor: 1, from: 'assumed' };
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
