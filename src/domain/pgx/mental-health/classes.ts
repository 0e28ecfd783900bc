import type { DrugEntry } from '../drugs/drug-pack.ts';

/** Headings of the mental health view, in its order. `unfiled`: no code is known that says where the drug belongs. */
export const DRUG_CLASSES = [
  'ssri',
  'tricyclic',
  'other-antidepressant',
  'adhd',
  'antipsychotic',
  'mood-stabiliser',
  'anxiolytic',
  'unfiled',
] as const;
export type DrugClass = (typeof DRUG_CLASSES)[number];

/** Files drugs under a heading: all whose ATC code begins with `atc`, or the one named `drug`. The other is empty. */
export interface DrugClassRow {
  atc: string;
  drug: string;
  class: DrugClass;
}

/** One drug of the mental health view. */
export interface FiledDrug {
  name: string;
  class: DrugClass;
  /** Names that it is sold under. */
  brands: readonly string[];
  /** Genes that CPIC has considered for it, with its level (A, B: a recommendation stands or is planned; C, D: none). */
  pairs: readonly { gene: string; level: string }[];
}

function rowOf(drug: DrugEntry, rows: readonly DrugClassRow[]): DrugClassRow | undefined {
  const named = rows.find((row) => row.drug === drug.name);
  const byCode = rows
    .filter(({ atc }) => atc !== '' && drug.atc.some((code) => code.startsWith(atc)))
    .sort((a, b) => b.atc.length - a.atc.length);
  return named ?? byCode[0];
}

/** The drugs that the rows file somewhere, by heading and then by name. A longer code goes before a shorter one. */
export function fileDrugs(drugs: readonly DrugEntry[], rows: readonly DrugClassRow[]): FiledDrug[] {
  const filed = drugs.flatMap((drug): FiledDrug[] => {
    const row = rowOf(drug, rows);
    if (row === undefined) return [];
    const { name, usBrands, euBrands } = drug;
    const pairs = drug.pairs.map(({ gene, level }) => ({ gene, level }));
    return [{ name, class: row.class, brands: [...new Set([...usBrands, ...euBrands])], pairs }];
  });
  const place = (drug: FiledDrug): number => DRUG_CLASSES.indexOf(drug.class);
  return filed.sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}
