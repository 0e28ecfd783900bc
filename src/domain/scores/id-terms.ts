import type { SiteLookup } from '../genotype/observed-site.ts';
import { alleleNibble } from './alleles.ts';
import type { BuildColumns, PackedScore } from './packed-score.ts';
import { termAlleles } from './term-alleles.ts';

const known = new WeakMap<PackedScore, Map<BuildColumns | null, Uint32Array>>();

/**
 * Terms that name an rsid and have no place on the build that these columns are of, refused ones left out: only the ids of a person's file
 * can tell where they are. An rsid is the same on every build.
 */
export function idTerms(packed: PackedScore, columns: BuildColumns | null): Uint32Array {
  let lists = known.get(packed);
  if (lists === undefined) known.set(packed, (lists = new Map<BuildColumns | null, Uint32Array>()));
  const found = lists.get(columns);
  if (found !== undefined) return found;
  const result = columns?.isComplete === true ? new Uint32Array(0) : unplacedTerms(packed, columns);
  lists.set(columns, result);
  return result;
}

function unplacedTerms({ terms, refused }: PackedScore, columns: BuildColumns | null): Uint32Array {
  const placed = new Uint8Array(terms.count);
  for (const term of columns?.term ?? []) placed[term] = 1;
  const list: number[] = [];
  const refusedRows = new Set(refused.map(({ row }) => row));
  for (let term = 0; term < terms.count; term++)
    if (placed[term] === 0 && (terms.rsid[term] ?? 0) > 0 && !refusedRows.has(terms.row[term] ?? 0)) list.push(term); // prettier-ignore
  return Uint32Array.from(list);
}

/** The columns of a build with the terms that the file's own ids place. Alleles of those are on either strand. */
export function withIdTerms(
  columns: BuildColumns | null,
  packed: PackedScore,
  lookup: SiteLookup,
): BuildColumns | null {
  const terms = idTerms(packed, columns);
  if (terms.length === 0 || lookup.keysOfIds === undefined) return columns;
  const keys = lookup.keysOfIds(Uint32Array.from(terms, (term) => packed.terms.rsid[term] ?? 0));
  const found = Array.from(terms, (term, index) => ({ key: keys[index] ?? 0, term })).filter(({ key }) => key > 0);
  if (found.length === 0 && columns !== null) return columns;
  found.sort((a, b) => a.key - b.key || a.term - b.term);
  return mergeColumns(columns, found, packed);
}

/** Two lists in the order of their keys as one; at one place the terms keep the order of the file. */
function mergeColumns(
  columns: BuildColumns | null,
  found: readonly { key: number; term: number }[],
  { terms }: PackedScore,
): BuildColumns {
  const count = columns?.keys.length ?? 0;
  const length = count + found.length;
  const merged = { keys: new Uint32Array(length), term: new Uint32Array(length), alleles: new Uint8Array(length) };
  let from = 0;
  let at = 0;
  const take = (key: number, term: number, alleles: number): void => {
    merged.keys[at] = key;
    merged.term[at] = term;
    merged.alleles[at++] = alleles;
  };
  for (const { key, term } of [...found, { key: Infinity, term: 0 }]) {
    while (from < count && ((columns?.keys[from] ?? 0) < key || ((columns?.keys[from] ?? 0) === key && (columns?.term[from] ?? 0) < term))) {
      take(columns?.keys[from] ?? 0, columns?.term[from] ?? 0, columns?.alleles[from] ?? 0);
      from++;
    } // prettier-ignore
    if (key === Infinity) break;
    const { effect, other } = termAlleles(terms, term, null);
    take(key, term, (alleleNibble(effect) << 4) | alleleNibble(other));
  }
  return merged;
}
