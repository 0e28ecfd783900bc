import type { DrugClass, DrugEntry } from './drug-pack.ts';
import { fold } from './fold.ts';

/** What a name is of a drug. */
export type NameKind = 'name' | 'brand' | 'combination' | 'synonym';

/** A name as it is written, and as it is compared. */
export interface DrugName {
  kind: NameKind;
  text: string;
  folded: string;
}

/** A drug with all that it is found by. */
export interface IndexedDrug {
  drug: DrugEntry;
  names: readonly DrugName[];
  genes: readonly string[];
  classes: readonly DrugClass[];
}

/** Drugs ready to be searched; made once for a catalogue. */
export interface DrugIndex {
  drugs: readonly IndexedDrug[];
  classes: readonly DrugClass[];
  /** Every drug that goes by a folded name, generic names before others. */
  byName: ReadonlyMap<string, readonly { drug: DrugEntry; name: DrugName }[]>;
}

const RANK: Readonly<Record<NameKind, number>> = { name: 0, brand: 1, combination: 2, synonym: 3 };

function namesOf(drug: DrugEntry): DrugName[] {
  const of = (kind: NameKind, texts: readonly string[]): DrugName[] =>
    texts.map((text) => ({ kind, text, folded: fold(text) }));
  return [
    ...of('name', [drug.name]),
    ...of('brand', [...drug.usBrands, ...drug.euBrands]),
    ...of('combination', drug.combinationBrands),
    ...of('synonym', drug.synonyms),
  ];
}

/** Classes whose ATC codes a drug's own begin with. */
export function classesOf(drug: DrugEntry, classes: readonly DrugClass[]): DrugClass[] {
  return classes.filter(({ atc }) => drug.atc.some((code) => atc.some((start) => code.startsWith(start))));
}

/** Index of a catalogue's drugs; `genesOf` adds the genes of guidelines to those of CPIC's pairs. */
export function indexDrugs(
  drugs: readonly DrugEntry[],
  classes: readonly DrugClass[],
  genesOf: (drug: string) => readonly string[] = () => [],
): DrugIndex {
  const indexed = drugs.map((drug) => ({
    drug,
    names: namesOf(drug),
    genes: [...new Set([...genesOf(drug.name), ...drug.pairs.map(({ gene }) => gene)])],
    classes: classesOf(drug, classes),
  }));
  const byName = new Map<string, { drug: DrugEntry; name: DrugName }[]>();
  for (const { drug, names } of indexed) {
    for (const name of names) byName.set(name.folded, [...(byName.get(name.folded) ?? []), { drug, name }]);
  }
  for (const [folded, found] of byName) {
    found.sort((a, b) => RANK[a.name.kind] - RANK[b.name.kind]);
    // A generic name means that drug, even where another drug has it for a synonym.
    if (found[0]?.name.kind === 'name') byName.set(folded, found.slice(0, 1));
  }
  return { drugs: indexed, classes, byName };
}
