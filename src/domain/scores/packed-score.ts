import type { Group } from '../ancestry/groups.ts';
import type { Build } from '../genotype/genome.ts';
import { complementNibble } from './alleles.ts';
import { findDuplicates } from './duplicate-terms.ts';
import type { RefusedTerm, ScoreDefinition, ScoreHeader, ScoreTerms } from './score-definition.ts';
import { isAscending, type SortedKeys, sortKeys } from './sort-keys.ts';

/** Terms of a score on one build, in genome order: what the kernel merges with a person's genotypes. */
export interface BuildColumns {
  /** Genome keys, ascending; equal keys keep the order of the file. */
  keys: Uint32Array;
  /** Index of the term of each key. */
  term: Uint32Array;
  /** Effect allele (high nibble) and other allele (low nibble) on the plus strand of the build. */
  alleles: Uint8Array;
  /** Set where it is known that every term has a place here but for those that were refused. */
  isComplete?: true;
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
  /** Builds whose places were carried over, and from which build each. */
  lifted?: Partial<Record<Build, Build>>;
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
    ...(definition.lifted === undefined ? {} : { lifted: definition.lifted }),
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
  const term = order?.subarray(unplaced) ?? countUp(unplaced, length);
  const complete = unplaced === 0 ? ({ isComplete: true } as const) : {};
  if (left.size === 0) {
    // Rows that stand in order have their alleles in order too.
    const isShared = order === null && minusStrand === null;
    const alleles = isShared ? terms.alleles.subarray(unplaced, length) : allelesOf(terms, term, minusStrand);
    return { keys: ordered.subarray(unplaced), term, alleles, ...complete };
  }

  const places = { keys: ordered.subarray(unplaced), term };
  const rows = rowsOf(places, left, keys);
  const kept = { keys: without(places.keys, rows), term: without(term, rows) };
  return { ...kept, alleles: allelesOf(terms, kept.term, minusStrand), ...complete };
}

type Places = Pick<BuildColumns, 'keys' | 'term'>;

/** At which rows of the columns some terms stand, ascending; terms without a place stand nowhere. */
function rowsOf(columns: Places, wanted: ReadonlySet<number>, keyOf: Uint32Array): Uint32Array {
  const placed = [...wanted].filter((term) => (keyOf[term] ?? 0) > 0);
  return Uint32Array.from(placed, (term) => rowOf(columns, keyOf[term] ?? 0, term)).sort();
}

/** Row of a term at its key. Terms of one place ascend: the search is one, however many stand there. */
function rowOf({ keys, term }: Places, key: number, wanted: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = keys[middle] ?? 0;
    if (at < key || (at === key && (term[middle] ?? 0) < wanted)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A column without some of its rows, which ascend: what stands between them is copied as it is. */
function without(column: Uint32Array, rows: Uint32Array): Uint32Array {
  const kept = new Uint32Array(column.length - rows.length);
  let from = 0;
  rows.forEach((row, index) => {
    kept.set(column.subarray(from, row), from - index);
    from = row + 1;
  });
  kept.set(column.subarray(from), from - rows.length);
  return kept;
}

/** The numbers from `first` to `end − 1`. */
function countUp(first: number, end: number): Uint32Array {
  const numbers = new Uint32Array(end - first);
  for (let index = first; index < end; index++) numbers[index - first] = index;
  return numbers;
}

/** Alleles of some terms on a build's plus strand. */
function allelesOf(terms: ScoreTerms, order: Uint32Array, minusStrand: Uint8Array | null): Uint8Array {
  const alleles = new Uint8Array(order.length);
  for (let index = 0; index < order.length; index++) {
    const term = order[index] ?? 0;
    const code = terms.alleles[term] ?? 0;
    alleles[index] =
      minusStrand?.[term] === 1 ? (complementNibble(code >> 4) << 4) | complementNibble(code & 15) : code;
  }
  return alleles;
}
