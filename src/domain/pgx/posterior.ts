import type { GeneDefinition } from './definition.ts';
import { groupFrequencies } from './frequencies.ts';
import type { GroupFrequencies } from './frequencies.ts';
import type { AllelePair } from './match.ts';
import { phenotypeId, phenotypeName, phenotypeTable } from './phenotype-table.ts';

/** Probability of one phenotype in one group, with bounds for what is not known about frequencies. */
export interface PhenotypeProbability {
  phenotype: string;
  probability: number;
  /** From 0 to 1; equal to the estimate where every frequency is known. */
  lower: number;
  upper: number;
}

/** Posterior of a gene's phenotype in one group. */
export interface GroupPosterior {
  groupIndex: number;
  phenotypes: readonly PhenotypeProbability[];
  /** Whether something that fits has a known frequency there: otherwise the probabilities are those of the bounds alone. */
  informed: boolean;
}

interface Weights {
  point: Map<string, number>;
  upper: Map<string, number>;
}

function add(map: Map<string, number>, key: string, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}

/** Hardy-Weinberg weight of a pair: (2 - [a = b]) f_a f_b; f_a where there is one copy. */
function weight(pair: AllelePair, frequencies: Float64Array): number {
  const first = frequencies[pair.first] ?? 0;
  if (pair.second < 0) return first;
  return (pair.first === pair.second ? 1 : 2) * first * (frequencies[pair.second] ?? 0);
}

function weigh(
  pairs: readonly AllelePair[],
  ids: Uint8Array,
  names: readonly string[],
  group: GroupFrequencies,
): Weights {
  const points = new Float64Array(names.length);
  const uppers = new Float64Array(names.length);
  const present = new Uint8Array(names.length);
  pairs.forEach((pair, i) => {
    const id = ids[i] ?? 0;
    present[id] = 1;
    points[id] = (points[id] ?? 0) + weight(pair, group.point);
    uppers[id] = (uppers[id] ?? 0) + weight(pair, group.upper);
  });
  const table = (values: Float64Array): Map<string, number> =>
    new Map(names.flatMap((name, id) => (present[id] === 1 ? [[name, values[id] ?? 0] as const] : [])));
  return { point: table(points), upper: table(uppers) };
}

function share(own: number, others: number): number {
  return own + others > 0 ? own / (own + others) : 0;
}

function total(map: ReadonlyMap<string, number>): number {
  return [...map.values()].reduce((sum, value) => sum + value, 0);
}

/** Turns weights into probabilities. Where nothing that fits has a known frequency the bounds are the only estimate there is. */
function normalise({ point, upper }: Weights): PhenotypeProbability[] {
  const estimate = total(point) > 0 ? point : upper;
  const [sum, most] = [total(estimate), total(upper)];
  const lone = upper.size === 1;
  return [...upper.keys()]
    .map((phenotype) => {
      const own = point.get(phenotype) ?? 0;
      const ownMost = upper.get(phenotype) ?? 0;
      const lower = lone ? 1 : share(own, most - ownMost);
      const highest = lone ? 1 : share(ownMost, total(point) - own);
      return {
        phenotype,
        probability: share(estimate.get(phenotype) ?? 0, sum - (estimate.get(phenotype) ?? 0)),
        lower,
        upper: highest,
      };
    })
    .sort((a, b) => b.probability - a.probability || (a.phenotype < b.phenotype ? -1 : 1));
}

/** Posterior over pairs of alleles that fit (ADR 0020, 2), for every group with frequencies. */
export function posteriorOfPairs(gene: GeneDefinition, pairs: readonly AllelePair[]): GroupPosterior[] {
  if (pairs.length === 0) return [];
  const table = phenotypeTable(gene);
  const ids = Uint8Array.from(pairs, ({ first, second }) => phenotypeId(table, first, second));
  return groupFrequencies(gene).map((group) => {
    const weights = weigh(pairs, ids, table.phenotypes, group);
    return { groupIndex: group.groupIndex, phenotypes: normalise(weights), informed: total(weights.point) > 0 };
  });
}

/** What one strand of a lowest-function gene may carry besides what was seen: allele index to probability. */
interface StrandAlternatives {
  seen: number;
  unseen: readonly number[];
}

/** Chooses the allele that decides a strand: the one with the lower function. */
export type LowerAllele = (a: number, b: number) => number;

function strandDistribution(
  strand: StrandAlternatives,
  frequencies: Float64Array,
  lower: LowerAllele,
): Map<number, number> {
  const distribution = new Map<number, number>();
  let rest = 1;
  for (const allele of strand.unseen) {
    const probability = Math.min(rest, frequencies[allele] ?? 0);
    rest -= probability;
    const decides = lower(strand.seen, allele);
    distribution.set(decides, (distribution.get(decides) ?? 0) + probability);
  }
  distribution.set(strand.seen, (distribution.get(strand.seen) ?? 0) + rest);
  return distribution;
}

/**
 * Posterior of a lowest-function gene: each strand keeps what was seen unless an allele of absent positions, carried
 * with its population frequency, is lower. `seen` is the guidance pair as allele indices.
 */
export function posteriorOfStrands(
  gene: GeneDefinition,
  seen: readonly [number, number],
  unseen: readonly number[],
  lower: LowerAllele,
): GroupPosterior[] {
  const table = phenotypeTable(gene);
  const spread = (frequencies: Float64Array): Map<string, number> => {
    const [a, b] = seen.map((allele) => strandDistribution({ seen: allele, unseen }, frequencies, lower));
    const out = new Map<string, number>();
    for (const [x, px] of a ?? []) {
      for (const [y, py] of b ?? []) add(out, phenotypeName(table, x, y), px * py);
    }
    return out;
  };
  const strict = phenotypeName(table, seen[0], seen[1]);
  return groupFrequencies(gene).map(({ groupIndex, point, upper }) => {
    const estimate = spread(point);
    const bound = spread(upper);
    const names = [...new Set([...estimate.keys(), ...bound.keys()])];
    const phenotypes = names.map((name) => {
      const [p, q] = [estimate.get(name) ?? 0, bound.get(name) ?? 0];
      return { phenotype: name, probability: p, lower: name === strict ? Math.min(p, q) : p, upper: Math.max(p, q) };
    });
    return {
      groupIndex,
      informed: true,
      phenotypes: phenotypes.sort((x, y) => y.probability - x.probability || (x.phenotype < y.phenotype ? -1 : 1)),
    };
  });
}
