import type { Build } from '../genotype/genome.ts';
import { complement, complementNibble } from './alleles.ts';
import type { Group, RefusedTerm, ScoreDefinition, ScoreHeader, ScoreTerms } from './score-definition.ts';

/** Terms of a score on one build, in genome order: what the kernel merges with a person's genotypes. */
export interface BuildColumns {
  /** Genome keys, ascending; equal keys keep the order of the file. */
  keys: Uint32Array;
  /** Index of the term of each key. */
  term: Uint32Array;
  /** Effect allele (high nibble) and other allele (low nibble) on the plus strand of the build. */
  alleles: Uint8Array;
}

/** Effect-allele frequencies of one group, by term; NaN where not known. */
export type GroupFrequencies = Partial<Record<Group, Float64Array>>;

/** Measured spread of a score in one group, for scores whose rows are not independent. */
export interface MeasuredMoments {
  group: Group;
  people: number;
  /** Rows that the measurement used. */
  rows: number;
  mean: number;
  sd: number;
  source: string;
}

/** A score ready to be computed: imported or from a pack. */
export interface PackedScore {
  header: ScoreHeader;
  /** SHA-256 of the file that somebody brought; not set for a bundled score. */
  sha256?: string;
  /** Data rows of the source, refused ones included. */
  rows: number;
  terms: ScoreTerms;
  refused: RefusedTerm[];
  builds: Partial<Record<Build, BuildColumns>>;
  /** Set where the source does not name the build of its positions: they are read in the build of the person's file. */
  assumedBuild: BuildColumns | null;
  frequencies: GroupFrequencies;
  moments: MeasuredMoments[];
  /** Per term 1 where the effect allele, 2 where the other allele is the reference base of the build; 0: not known here. */
  reference: Uint8Array;
}

/** Sorts a definition's terms for each of its builds; rows that say the same thing twice are refused, both of them. */
export function packScore(
  definition: ScoreDefinition,
  known: { frequencies?: GroupFrequencies; moments?: MeasuredMoments[]; reference?: Uint8Array } = {},
): PackedScore {
  const { terms } = definition;
  const duplicates = findDuplicates(definition);
  const builds: Partial<Record<Build, BuildColumns>> = {};
  for (const [build, keys] of Object.entries(terms.keys) as [Build, Uint32Array][]) {
    builds[build] = sortColumns(terms, keys, terms.minusStrand[build] ?? null, duplicates);
  }
  const { unplacedKeys } = definition;
  return {
    header: definition.header,
    rows: definition.rows,
    terms,
    refused: [...definition.refused, ...refuseDuplicates(terms, duplicates)].sort((a, b) => a.row - b.row),
    builds,
    assumedBuild: unplacedKeys === null ? null : sortColumns(terms, unplacedKeys, null, duplicates),
    frequencies: known.frequencies ?? definition.frequencies ?? {},
    moments: known.moments ?? [],
    reference: known.reference ?? new Uint8Array(terms.count),
  };
}

function refuseDuplicates(terms: ScoreTerms, duplicates: ReadonlySet<number>): RefusedTerm[] {
  return [...duplicates].map((term) => ({
    row: terms.row[term] ?? 0,
    reason: 'duplicate-row',
    weight: terms.weight[term] ?? null,
  }));
}

function sortColumns(
  terms: ScoreTerms,
  keys: Uint32Array,
  minusStrand: Uint8Array | null,
  left: ReadonlySet<number>,
): BuildColumns {
  const placed = new Uint32Array(terms.count);
  let count = 0;
  let sorted = true;
  let last = 0;
  for (let term = 0; term < terms.count; term++) {
    const key = keys[term] ?? 0;
    if (key === 0 || left.has(term)) continue;
    placed[count++] = term;
    if (key < last) sorted = false;
    last = key;
  }
  const term = placed.slice(0, count);
  if (!sorted) sortByKey(term, keys);
  const out: BuildColumns = { keys: new Uint32Array(count), term, alleles: new Uint8Array(count) };
  for (let index = 0; index < count; index++) {
    const from = term[index] ?? 0;
    const code = terms.alleles[from] ?? 0;
    out.keys[index] = keys[from] ?? 0;
    out.alleles[index] =
      minusStrand?.[from] === 1 ? (complementNibble(code >> 4) << 4) | complementNibble(code & 15) : code;
  }
  return out;
}

/** Alleles of a term on the plus strand of a build, as text. */
export function termAlleles(
  terms: ScoreTerms,
  term: number,
  build: Build | null,
): { effect: string; other: string | null } {
  const code = terms.alleles[term] ?? 0;
  const letter = (nibble: number): string | null => (nibble === 0 ? null : ('.ACGT'[nibble] ?? null));
  const text = terms.alleleTexts.get(term) ?? { effect: letter(code >> 4) ?? '', other: letter(code & 15) };
  if (build === null || terms.minusStrand[build]?.[term] !== 1) return text;
  return { effect: complement(text.effect), other: text.other === null ? null : complement(text.other) };
}

/**
 * Terms that claim one variant with one effect type more than once. pgsc_calc leaves all of them out, and so do we:
 * adding both would count a copy twice, and no rule says which one is meant. An additive and a dominant term may share a variant.
 */
function findDuplicates(definition: ScoreDefinition): Set<number> {
  const { terms, unplacedKeys } = definition;
  const duplicates = new Set<number>();
  const keys = Object.values(terms.keys)[0] ?? unplacedKeys ?? new Uint32Array(terms.count);
  const order = new Uint32Array(terms.count);
  for (let term = 0; term < order.length; term++) order[term] = term;
  if (!isAscending(keys)) sortByKey(order, keys);
  for (let start = 0; start < order.length;) {
    const key = keys[order[start] ?? 0] ?? 0;
    let end = start + 1;
    while (end < order.length && keys[order[end] ?? 0] === key) end++;
    if (key > 0 && end - start > 1) markEqual(terms, order.subarray(start, end), duplicates);
    start = end;
  }
  markEqualIds(definition, duplicates);
  return duplicates;
}

/** Rows without a place that name one rsid claim one variant too. */
function markEqualIds({ terms, unplacedKeys }: ScoreDefinition, duplicates: Set<number>): void {
  const columns = [...Object.values(terms.keys), ...(unplacedKeys === null ? [] : [unplacedKeys])];
  const byId = new Map<number, number[]>();
  for (let term = 0; term < terms.count; term++) {
    const rsid = terms.rsid[term] ?? 0;
    if (rsid === 0 || columns.some((keys) => (keys[term] ?? 0) > 0)) continue;
    const same = byId.get(rsid);
    if (same === undefined) byId.set(rsid, [term]);
    else same.push(term);
  }
  for (const same of byId.values()) if (same.length > 1) markEqual(terms, Uint32Array.from(same), duplicates);
}

function markEqual(terms: ScoreTerms, group: Uint32Array, duplicates: Set<number>): void {
  const seen = new Map<string, number>();
  for (const term of group) {
    const { effect, other } = termAlleles(terms, term, null);
    const claim = `${[effect, other ?? ''].sort().join('/')} ${String(terms.effect[term])}`;
    const first = seen.get(claim);
    if (first === undefined) seen.set(claim, term);
    else duplicates.add(first).add(term);
  }
}

/** Sorts term indices by key, equal keys by index: key and index as one number each, which the engine sorts without a callback. */
function sortByKey(terms: Uint32Array, keys: Uint32Array): void {
  const pairs = new BigUint64Array(terms.length);
  // Little-endian, as everything that runs WebAssembly: the low word is the index.
  const words = new Uint32Array(pairs.buffer);
  terms.forEach((term, index) => {
    words[2 * index] = term;
    words[2 * index + 1] = keys[term] ?? 0;
  });
  pairs.sort();
  for (let index = 0; index < terms.length; index++) terms[index] = words[2 * index] ?? 0;
}

function isAscending(keys: Uint32Array): boolean {
  for (let index = 1; index < keys.length; index++) if ((keys[index] ?? 0) < (keys[index - 1] ?? 0)) return false;
  return true;
}
