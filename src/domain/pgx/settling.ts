import type { GroupFrequencies } from './frequencies.ts';
import type { AllelePair } from './match.ts';
import { matricesOf } from './matrix.ts';
import { phenotypeName, phenotypeTable } from './phenotype-table.ts';
import type { WorkingSet } from './working-set.ts';

/** The absent position that would settle the most, and how much. */
export interface Settling {
  index: number;
  /** Rise of the expected probability of the likeliest phenotype. */
  gain: number;
}

interface WeightedPair extends AllelePair {
  weight: number;
  phenotype: string;
}

function weighted(set: WorkingSet, pairs: readonly AllelePair[], frequencies: Float64Array): WeightedPair[] {
  const table = phenotypeTable(set.gene);
  return pairs.flatMap((pair) => {
    const second = pair.second < 0 ? 1 : (frequencies[pair.second] ?? 0);
    const weight = (pair.first === pair.second ? 1 : 2) * (frequencies[pair.first] ?? 0) * second;
    return weight > 0 ? [{ ...pair, weight, phenotype: phenotypeName(table, pair.first, pair.second) }] : [];
  });
}

function largestShare(pairs: readonly WeightedPair[]): number {
  const byPhenotype = new Map<string, number>();
  for (const { phenotype, weight } of pairs) byPhenotype.set(phenotype, (byPhenotype.get(phenotype) ?? 0) + weight);
  return Math.max(0, ...byPhenotype.values());
}

/**
 * For each position that was not read, the expected probability of the likeliest phenotype once it is; the best one.
 * `null` where nothing would change.
 */
export function settlingPosition(
  set: WorkingSet,
  pairs: readonly AllelePair[],
  group: GroupFrequencies,
): Settling | null {
  const all = weighted(set, pairs, group.point);
  const sum = all.reduce((total, { weight }) => total + weight, 0);
  const before = largestShare(all);
  if (sum === 0 || before >= sum) return null;
  const { masks, stride } = matricesOf(set.gene).filled;
  const symbol = (allele: number, index: number): number => (allele < 0 ? 0 : (masks[allele * stride + index] ?? 0));
  let best: Settling | null = null;
  set.gene.positions.forEach((position, index) => {
    if (set.available[index] || position.roles.includes('extra')) return;
    const outcomes = new Map<number, WeightedPair[]>();
    for (const pair of all) {
      const [a, b] = [symbol(pair.first, index), symbol(pair.second, index)];
      const key = Math.min(a, b) * 256 + Math.max(a, b);
      outcomes.set(key, [...(outcomes.get(key) ?? []), pair]);
    }
    const after = [...outcomes.values()].reduce((total, outcome) => total + largestShare(outcome), 0);
    const gain = (after - before) / sum;
    if (gain > 1e-12 && (best === null || gain > best.gain)) best = { index, gain };
  });
  return best;
}
