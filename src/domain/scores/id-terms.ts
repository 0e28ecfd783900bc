import type { SiteLookup } from '../genotype/observed-site.ts';
import type { BuildColumns, PackedScore } from './packed-score.ts';
import { termAlleles } from './term-alleles.ts';
import { alleleNibble } from './alleles.ts';
import type { ScoreTerms } from './score-definition.ts';

const known = new WeakMap<ScoreTerms, Uint32Array>();

/** Terms that name an rsid and no place on any build, refused ones left out: only the ids of a person's file can tell where they are. */
export function idTerms({ terms, assumedBuild, refused }: PackedScore): Uint32Array {
  const found = known.get(terms);
  if (found !== undefined) return found;
  const placed = new Uint8Array(terms.count);
  for (const keys of Object.values(terms.keys))
    for (let term = 0; term < keys.length; term++) if ((keys[term] ?? 0) > 0) placed[term] = 1;
  assumedBuild?.term.forEach((term) => (placed[term] = 1));
  const list: number[] = [];
  const refusedRows = new Set(refused.map(({ row }) => row));
  for (let term = 0; term < terms.count; term++)
    if (placed[term] === 0 && (terms.rsid[term] ?? 0) > 0 && !refusedRows.has(terms.row[term] ?? 0)) list.push(term); // prettier-ignore
  const result = Uint32Array.from(list);
  known.set(terms, result);
  return result;
}

/** The columns of a build with the terms that the file's own ids place. Alleles of those are on either strand. */
export function withIdTerms(
  columns: BuildColumns | null,
  packed: PackedScore,
  lookup: SiteLookup,
): BuildColumns | null {
  const terms = idTerms(packed);
  if (terms.length === 0 || lookup.keysOfIds === undefined) return columns;
  const keys = lookup.keysOfIds(Uint32Array.from(terms, (term) => packed.terms.rsid[term] ?? 0));
  const rows = Array.from(columns?.keys ?? [], (key, index) => ({ key, term: columns?.term[index] ?? 0, alleles: columns?.alleles[index] ?? 0 })); // prettier-ignore
  terms.forEach((term, index) => {
    const key = keys[index] ?? 0;
    if (key === 0) return;
    const { effect, other } = termAlleles(packed.terms, term, null);
    rows.push({ key, term, alleles: (alleleNibble(effect) << 4) | alleleNibble(other) });
  });
  rows.sort((a, b) => a.key - b.key || a.term - b.term);
  return {
    keys: Uint32Array.from(rows, ({ key }) => key),
    term: Uint32Array.from(rows, ({ term }) => term),
    alleles: Uint8Array.from(rows, ({ alleles }) => alleles),
  };
}
