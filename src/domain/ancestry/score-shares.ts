import type { ReferenceShares } from '../scores/score-options.ts';
import { type Group, GROUPS } from './groups.ts';
import type { AncestryPanel } from './panel.ts';
import type { AncestryReport } from './report.ts';

/** Smaller shares, and those below two standard errors, are taken as none: they would ask for frequencies for nothing. */
export const LEAST_SHARE = 0.05;
const ERRORS = 2;
/** Smaller weights of groups come of rounding. */
const LEAST_WEIGHT = 0.03;

/**
 * The reference that an inferred mixture stands for: its sources, and the weights of the groups whose frequencies give the same
 * expectation. Groups are mixed themselves, so that a weight may lie below 0 or above 1: somebody of Indigenous American descent alone
 * is expected what 1000 Genomes' admixed Americans are, less what their European and African ancestors brought.
 *
 * @returns null where there is no mixture or no group is near
 */
export function inferredReference(
  { mixture, outside }: AncestryReport,
  { sources, groups }: Pick<AncestryPanel, 'sources' | 'groups'>,
): ReferenceShares | null {
  const kept = Object.entries(mixture).filter(([, { share, se }]) => share >= Math.max(LEAST_SHARE, ERRORS * se));
  const total = kept.reduce((sum, [, { share }]) => sum + share, 0);
  if (outside || total === 0) return null;
  const shares: Record<string, number> = {};
  const weights = groups.map(() => 0);
  for (const [name, { share }] of kept) {
    shares[name] = share / total;
    const source = sources.find((one) => one.name === name);
    source?.groups.forEach((weight, index) => {
      weights[index] = (weights[index] ?? 0) + (weight * share) / total;
    });
  }
  return { shares: groupWeights(groups, weights), sources: shares, from: 'inferred' };
}

function groupWeights(groups: readonly string[], weights: readonly number[]): Partial<Record<Group, number>> {
  const large = groups.map((group, index): [string, number] => [group, weights[index] ?? 0]).filter(([group, weight]) => Math.abs(weight) >= LEAST_WEIGHT && (GROUPS as readonly string[]).includes(group)); // prettier-ignore
  const total = large.reduce((sum, [, weight]) => sum + weight, 0);
  return Object.fromEntries(large.map(([group, weight]) => [group, weight / total]));
}
