import type { DrugEntry } from './drug-pack.ts';

/** How a drug was found. */
export interface DrugHit {
  drug: DrugEntry;
  /** What matched: the generic name, a brand, a synonym, a gene or the ATC class code. */
  by: 'name' | 'brand' | 'synonym' | 'gene' | 'class';
}

function normalise(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function startsAny(words: readonly string[], query: string): boolean {
  return words.some((word) => normalise(word).startsWith(query));
}

function hitOf(drug: DrugEntry, query: string): DrugHit['by'] | null {
  if (startsAny([drug.name], query)) return 'name';
  if (startsAny([...drug.usBrands, ...drug.euBrands], query)) return 'brand';
  if (startsAny(drug.synonyms, query)) return 'synonym';
  if (drug.pairs.some(({ gene }) => normalise(gene) === query)) return 'gene';
  return startsAny(drug.atc, query) && query.length >= 3 ? 'class' : null;
}

/** Drugs by generic or brand name, synonym, gene or ATC class; exact names first, then in order of the alphabet. */
export function findDrugs(drugs: readonly DrugEntry[], query: string): DrugHit[] {
  const wanted = normalise(query);
  if (wanted === '') return [];
  const hits = drugs.flatMap((drug): DrugHit[] => {
    const by = hitOf(drug, wanted);
    return by === null ? [] : [{ drug, by }];
  });
  const exact = ({ drug }: DrugHit): number => Number(normalise(drug.name) !== wanted);
  return hits.sort((a, b) => exact(a) - exact(b) || (a.drug.name < b.drug.name ? -1 : 1));
}

/** A pasted list of medicines: each line, comma or semicolon is one; doses and forms behind the name are ignored. */
export function readMedicineList(drugs: readonly DrugEntry[], text: string): { found: DrugEntry[]; unknown: string[] } {
  const found = new Set<DrugEntry>();
  const unknown: string[] = [];
  for (const part of text
    .split(/[\n,;]+/)
    .map(normalise)
    .filter((word) => word !== '')) {
    const names = (drug: DrugEntry): string[] =>
      [drug.name, ...drug.usBrands, ...drug.euBrands, ...drug.synonyms].map(normalise);
    const drug = drugs.find((entry) => names(entry).some((name) => part === name || part.startsWith(`${name} `)));
    if (drug === undefined) unknown.push(part);
    else found.add(drug);
  }
  return { found: [...found], unknown };
}
