import type { Build } from '../genotype/genome.ts';
import { complementNibble } from './alleles.ts';
import { findDuplicates } from './duplicate-terms.ts';
import type { Group, RefusedTerm, ScoreDefinition, ScoreHeader, ScoreTerms } from './score-definition.ts';
import { isAscending, type SortedKeys, sortKeys } from './sort-keys.ts';

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
  const { terms, unplacedKeys } = definition;
  const placed = Object.entries(terms.keys) as [Build, Uint32Array][];
  const leading = placed[0]?.[1] ?? unplacedKeys;
  const sorted = leading === null ? null : orderOf(leading);
  const duplicates = findDuplicates(definition, leading, sorted);
  const columnsOf = (keys: Uint32Array, minusStrand: Uint8Array | null): BuildColumns =>
    sortColumns(terms, { keys, sorted: keys === leading ? sorted : orderOf(keys) }, { minusStrand, left: duplicates });
  const builds = Object.fromEntries(
    placed.map(([build, keys]) => [build, columnsOf(keys, terms.minusStrand[build] ?? null)]),
  );
  return {
    header: definition.header,
    rows: definition.rows,
    terms,
    refused: [...definition.refused, ...refuseDuplicates(terms, duplicates)].sort((a, b) => a.row - b.row),
    builds,
    assumedBuild: unplacedKeys === null ? null : columnsOf(unplacedKeys, null),
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

/** Keys in order; null where they are. */
function orderOf(keys: Uint32Array): SortedKeys | null {
  return isAscending(keys) ? null : sortKeys(keys);
}

function sortColumns(
  terms: ScoreTerms,
  { keys, sorted }: { keys: Uint32Array; sorted: SortedKeys | null },
  { minusStrand, left }: { minusStrand: Uint8Array | null; left: ReadonlySet<number> },
): BuildColumns {
  const ordered = sorted?.keys ?? keys;
  const { length } = ordered;
  // Rows without a place have key 0 and come first.
  let unplaced = 0;
  while (unplaced < length && ordered[unplaced] === 0) unplaced++;
  const order = sorted?.order ?? null;
  if (order === null && unplaced === 0 && left.size === 0 && minusStrand === null) {
    return { keys, term: Uint32Array.from({ length }, (_, index) => index), alleles: terms.alleles };
  }
  const out: BuildColumns = {
    keys: new Uint32Array(length - unplaced),
    term: new Uint32Array(length - unplaced),
    alleles: new Uint8Array(length - unplaced),
  };
  let count = 0;
  for (let index = unplaced; index < length; index++) {
    const term = order === null ? index : (order[index] ?? 0);
    if (left.size > 0 && left.has(term)) continue;
    const code = terms.alleles[term] ?? 0;
    out.keys[count] = ordered[index] ?? 0;
    out.term[count] = term;
    out.alleles[count] =
      minusStrand !== null && minusStrand[term] === 1
        ? (complementNibble(code >> 4) << 4) | complementNibble(code & 15)
        : code;
    count++;
  }
  if (count === out.keys.length) return out;
  return { keys: out.keys.slice(0, count), term: out.term.slice(0, count), alleles: out.alleles.slice(0, count) };
}
