import type { DrugEntry } from './drug-pack.ts';
import type { DrugIndex, IndexedDrug } from './drug-index.ts';
import { editDistance, fold } from './fold.ts';

/** By what a drug was found. */
export type HitKind = 'name' | 'brand' | 'combination' | 'synonym' | 'class' | 'gene' | 'atc' | 'spelling';

/** How a drug was found. */
export interface DrugHit {
  drug: DrugEntry;
  by: HitKind;
  /** The name, class, gene or code that matched, as it is written. */
  matched: string;
}

interface Ranked extends DrugHit {
  rank: number;
}

/** Shorter queries are no codes and no misspelt names. */
const MIN_CODE = 3;
const MIN_SPELLING = 4;

/** How many letters of a name may be wrong. */
function tolerance(length: number): number {
  return length < 7 ? 1 : length < 11 ? 2 : 3;
}

/** 0: the whole name; 1: its beginning; 2: the beginning of a later word; 3: somewhere inside; null: not in it. */
function placeIn(text: string, query: string): number | null {
  if (text === query) return 0;
  if (text.startsWith(query)) return 1;
  if (text.includes(` ${query}`)) return 2;
  return query.length >= MIN_SPELLING && text.includes(query) ? 3 : null;
}

function best(hits: readonly (Ranked | null)[]): Ranked | null {
  return hits.reduce((a, b) => (b !== null && (a === null || b.rank < a.rank) ? b : a), null);
}

function nameHit({ drug, names }: IndexedDrug, query: string): Ranked | null {
  return best(
    names.map(({ kind, text, folded }) => {
      const place = placeIn(folded, query);
      return place === null ? null : { drug, by: kind, matched: text, rank: place * 10 + (kind === 'name' ? 0 : 1) };
    }),
  );
}

function otherHit({ drug, genes, classes }: IndexedDrug, query: string): Ranked | null {
  const named = classes.find(({ name, words }) =>
    [name, ...words].some((word) => query.length >= MIN_CODE && (placeIn(fold(word), query) ?? 3) < 3),
  );
  if (named !== undefined) return { drug, by: 'class', matched: named.name, rank: 40 };
  const gene = genes.find((name) => fold(name) === query || fold(name).replaceAll(' ', '') === query);
  if (gene !== undefined) return { drug, by: 'gene', matched: gene, rank: 50 };
  const code = query.length >= MIN_CODE ? drug.atc.find((atc) => atc.toLowerCase().startsWith(query)) : undefined;
  return code === undefined ? null : { drug, by: 'atc', matched: code, rank: 60 };
}

/** A name that differs in a few letters, or begins nearly like the query. Combinations do not stand in for one. */
function spellingHit({ drug, names }: IndexedDrug, query: string): Ranked | null {
  const limit = tolerance(query.length);
  return best(
    names
      .filter(({ kind }) => kind !== 'combination')
      .map(({ text, folded }) => {
        const whole = editDistance(query, folded, limit);
        const start = editDistance(query, folded.slice(0, query.length), limit - 1) + 0.5;
        const distance = Math.min(whole, start);
        return distance > limit ? null : { drug, by: 'spelling', matched: text, rank: 70 + distance };
      }),
  );
}

/**
 * Drugs by generic or brand name, synonym, class, gene or ATC code; names that are spelt nearly so where nothing is
 * called so. Case, accents and marks do not matter. The best match first, then in order of the alphabet.
 */
export function findDrugs(index: DrugIndex, query: string): DrugHit[] {
  const wanted = fold(query);
  if (wanted === '') return [];
  const found = index.drugs.flatMap((drug) => best([nameHit(drug, wanted), otherHit(drug, wanted)]) ?? []);
  const near = found.length > 0 || wanted.length < MIN_SPELLING ? [] : nearDrugs(index, wanted);
  return [...found, ...near]
    .sort((a, b) => a.rank - b.rank || (a.drug.name < b.drug.name ? -1 : 1))
    .map(({ drug, by, matched }) => ({ drug, by, matched }));
}

function nearDrugs(index: DrugIndex, folded: string): Ranked[] {
  return index.drugs.flatMap((drug) => spellingHit(drug, folded) ?? []);
}

/** Drugs with a name nearly like a text, at most `count`, the nearest first. */
export function similarDrugs(index: DrugIndex, text: string, count: number): DrugHit[] {
  const wanted = fold(text);
  if (wanted.length < MIN_SPELLING) return [];
  return nearDrugs(index, wanted)
    .sort((a, b) => a.rank - b.rank || (a.drug.name < b.drug.name ? -1 : 1))
    .slice(0, count)
    .map(({ drug, by, matched }) => ({ drug, by, matched }));
}
