import type { GeneDefinition } from './definition.ts';

/** Allele frequencies of a gene in one group. */
export interface GroupFrequencies {
  groupIndex: number;
  /** Point estimates by allele index; 0 where the allele was not seen or never counted. */
  point: Float64Array;
  /** Upper bounds: 3/(2N) where an allele was not seen in N people ("rule of three" on 2N chromosomes), else the estimate. */
  upper: Float64Array;
}

/** Shares below this are what is left of rounding, not a frequency. */
const ROUNDING = 1e-3;

function fillReference(gene: GeneDefinition, point: Float64Array, listed: ReadonlySet<number>): void {
  const reference = gene.alleles.findIndex((allele) => allele.reference);
  const rest = 1 - point.reduce((sum, value) => sum + value, 0);
  if (reference >= 0 && !listed.has(reference) && rest > ROUNDING) point[reference] = rest;
}

/**
 * The source counts a composed allele (UGT1A1 `*80+*28`) under both of its parts: as much of them as can be is put on
 * one strand, because most chromosomes with the one carry the other. Where the first part was not counted, all of the
 * second is. The reference gets what is left. The upper bound of a part stays what the source says of it.
 */
function composeAlleles(gene: GeneDefinition, point: Float64Array, listed: ReadonlySet<number>): void {
  const index = (name: string): number => gene.alleles.findIndex((allele) => allele.name === name);
  for (const { allele, of } of gene.composedAlleles) {
    const [whole, first, second] = [index(allele), index(of[0]), index(of[1])];
    if (listed.has(whole)) continue;
    const counted = listed.has(first) ? (point[first] ?? 0) : Infinity;
    const shared = Math.min(counted, point[second] ?? 0);
    point[whole] = shared;
    point[second] = (point[second] ?? 0) - shared;
    if (listed.has(first)) point[first] = counted - shared;
  }
  const reference = gene.alleles.findIndex((allele) => allele.reference);
  const others = point.reduce((sum, value, i) => (i === reference ? sum : sum + value), 0);
  if (gene.composedAlleles.length > 0) point[reference] = Math.max(0, 1 - others);
}

const cache = new WeakMap<GeneDefinition, GroupFrequencies[]>();

/**
 * Frequencies of every group that has any. Where the source does not list the reference allele it gets what the others
 * leave. An allele without a row was not counted: its bound uses the largest number of people of the gene and group.
 */
export function groupFrequencies(gene: GeneDefinition): GroupFrequencies[] {
  const known = cache.get(gene);
  if (known !== undefined) return known;
  const groups = [...new Set(gene.frequencies.map(({ groupIndex }) => groupIndex))].sort((a, b) => a - b);
  const all = groups.map((groupIndex) => {
    const rows = gene.frequencies.filter((row) => row.groupIndex === groupIndex);
    const point = new Float64Array(gene.alleles.length);
    for (const row of rows) point[row.alleleIndex] = row.frequency;
    const listed = new Set(rows.map(({ alleleIndex }) => alleleIndex));
    fillReference(gene, point, listed);
    const asListed = point.slice();
    composeAlleles(gene, point, listed);
    const most = Math.max(...rows.map(({ subjects }) => subjects ?? 0));
    const people = new Map(rows.map(({ alleleIndex, subjects }) => [alleleIndex, subjects]));
    const upper = point.map((value, index) => {
      if (value > 0 || (asListed[index] ?? 0) > 0) return Math.max(value, asListed[index] ?? 0);
      const counted = people.get(index) ?? most;
      return counted > 0 ? Math.min(1, 3 / (2 * counted)) : 1;
    });
    return { groupIndex, point, upper };
  });
  cache.set(gene, all);
  return all;
}
