import { complement } from './alleles.ts';
import type { ScoreDefinition, ScoreTerms } from './score-definition.ts';
import type { SortedKeys } from './sort-keys.ts';
import { termAlleles } from './term-alleles.ts';

/**
 * Terms that claim one variant with one effect type more than once, on either strand and in either order of the alleles. pgsc_calc leaves all of them out, and so do we:
 * adding both would count a copy twice, and no rule says which one is meant. An additive and a dominant term may share a variant.
 *
 * @param keys by which places of the terms are compared; null where no term has one
 * @param sorted the same in order; null where they are
 */
export function findDuplicates(
  definition: ScoreDefinition,
  keys: Uint32Array | null,
  sorted: SortedKeys | null,
): Set<number> {
  const duplicates = new Set<number>();
  if (keys !== null) markEqualPlaces(definition.terms, sorted ?? { keys, order: null }, duplicates);
  markEqualIds(definition, duplicates);
  return duplicates;
}

function markEqualPlaces(
  terms: ScoreTerms,
  { keys, order }: { keys: Uint32Array; order: Uint32Array | null },
  duplicates: Set<number>,
): void {
  for (let end = nextRepeat(keys, 1); end < keys.length; end = nextRepeat(keys, end)) {
    const start = end - 1;
    while (end < keys.length && keys[end] === keys[start]) end++;
    const group = order === null ? Uint32Array.from({ length: end - start }, (_, index) => start + index) : order.subarray(start, end); // prettier-ignore
    markEqual(terms, group, duplicates);
  }
}

/** First index from `from` on whose key is that before it, places that are none left out; the length where there is none. */
function nextRepeat(keys: Uint32Array, from: number): number {
  const { length } = keys;
  let last = keys[from - 1] ?? 0;
  let index = from;
  while (index < length) {
    const key = keys[index] ?? 0;
    if (key === last && key !== 0) return index;
    last = key;
    index++;
  }
  return length;
}

/** Rows without a place that name one rsid claim one variant too. */
function markEqualIds({ terms, unplacedKeys }: ScoreDefinition, duplicates: Set<number>): void {
  const columns = [...Object.values(terms.keys), ...(unplacedKeys === null ? [] : [unplacedKeys])];
  const [first = new Uint32Array(0)] = columns;
  if (terms.count === first.length && !first.includes(0)) return;
  const byId = new Map<number, number[]>();
  for (let term = 0; term < terms.count; term++) {
    // Nearly all terms have a place, and the first build knows it.
    if ((first[term] ?? 0) > 0) continue;
    const rsid = terms.rsid[term] ?? 0;
    if (rsid === 0 || columns.some((keys) => (keys[term] ?? 0) > 0)) continue;
    const same = byId.get(rsid);
    if (same === undefined) byId.set(rsid, [term]);
    else same.push(term);
  }
  for (const same of byId.values()) if (same.length > 1) markEqual(terms, Uint32Array.from(same), duplicates);
}

/**
 * Rows of one place and one effect type that claim the same alleles, in whatever order and on whichever strand they write them. A row
 * that names no other allele claims whichever variant its own allele can be of.
 */
function markEqual(terms: ScoreTerms, group: Uint32Array, duplicates: Set<number>): void {
  const claims = new Map<string, number[]>();
  const open = new Map<number, number[]>();
  for (const term of group) {
    const { effect, other } = termAlleles(terms, term, null);
    const type = terms.effect[term] ?? 0;
    if (other === null) put(open, type, term);
    else put(claims, `${variantName(effect, other)} ${String(type)}`, term);
  }
  for (const same of claims.values()) if (same.length > 1) for (const term of same) duplicates.add(term);
  for (const [type, unnamed] of open) {
    const beside = [...claims].filter(([claim]) => claim.endsWith(` ${String(type)}`)).flatMap(([, same]) => same);
    if (unnamed.length + beside.length > 1) for (const term of [...unnamed, ...beside]) duplicates.add(term);
  }
}

function put<K>(into: Map<K, number[]>, key: K, term: number): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [term]);
  else list.push(term);
}

/** The two alleles in one order, on that strand on which they sort first. */
function variantName(effect: string, other: string): string {
  const [here, there] = [[effect, other], [complement(effect), complement(other)]].map((pair) => pair.sort().join('/')); // prettier-ignore
  return (here ?? '') < (there ?? '') ? (here ?? '') : (there ?? '');
}
