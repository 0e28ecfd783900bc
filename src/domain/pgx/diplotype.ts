import { compareNames, orderPair } from './names.ts';

/** A called pair of alleles in name order; `second` is `null` where the person has one copy (X of a male, MT). */
export interface Diplotype {
  first: string;
  second: string | null;
  score: number;
}

/** `*1/*2`, or the allele alone where there is one copy. */
export function diplotypeName(diplotype: Diplotype): string {
  return diplotype.second === null ? diplotype.first : `${diplotype.first}/${diplotype.second}`;
}

/** A pair of names as a diplotype. */
export function makeDiplotype(a: string, b: string, score: number): Diplotype {
  const [first, second] = orderPair(a, b);
  return { first, second, score };
}

/** Score descending, then first name, then second. */
export function compareDiplotypes(a: Diplotype, b: Diplotype): number {
  return b.score - a.score || compareNames(a.first, b.first) || compareNames(a.second ?? '', b.second ?? '');
}

/** Sorted, each pair of names once with its best score. */
export function sortDiplotypes(diplotypes: readonly Diplotype[]): Diplotype[] {
  const best = new Map<string, Diplotype>();
  for (const diplotype of diplotypes) {
    const name = diplotypeName(diplotype);
    if (diplotype.score > (best.get(name)?.score ?? -Infinity)) best.set(name, diplotype);
  }
  return [...best.values()].sort(compareDiplotypes);
}

/** Those that share the top score. */
export function topScored(sorted: readonly Diplotype[]): Diplotype[] {
  return sorted.filter((diplotype) => diplotype.score === sorted[0]?.score);
}
