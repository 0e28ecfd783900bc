import type { DrugEntry, DrugGuideline } from '../drugs/drug-pack.ts';
import { type Audience, audienceOf } from './audience.ts';

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
  /** Whom guidelines have rows of their own for. */
  audiences: readonly Audience[];
  /** Whether some row of a guideline depends on what the drug is given for. */
  byIndication: boolean;
}

function rowOf(drug: DrugEntry, rows: readonly DrugClassRow[]): DrugClassRow | undefined {
  const named = rows.find((row) => row.drug === drug.name);
  const byCode = rows
    .filter(({ atc }) => atc !== '' && drug.atc.some((code) => code.startsWith(atc)))
    .sort((a, b) => b.atc.length - a.atc.length);
  return named ?? byCode[0];
}

function audiencesOf(guidelines: readonly DrugGuideline[]): Audience[] {
  const found = guidelines.flatMap(({ recommendations }) => recommendations.map((row) => audienceOf(row.population)));
  return [...new Set(found.filter((audience) => audience !== null))];
}

/** Levels at which CPIC has a recommendation, or expects that there may be one. */
const WEIGHTY_LEVELS: ReadonlySet<string> = new Set(['A', 'A/B', 'B', 'B/C']);

/** Genes of a drug: those that its rows go by; where an FDA text names it without a gene, those that CPIC lists above level C. */
export function genesOfDrug(drug: FiledDrug, rowGenes: readonly string[], hasRows: boolean): readonly string[] {
  if (rowGenes.length > 0 || !hasRows) return rowGenes;
  return drug.pairs.filter(({ level }) => WEIGHTY_LEVELS.has(level)).map(({ gene }) => gene);
}

/** The drugs that the rows file somewhere, by heading and then by name. A longer code goes before a shorter one. */
export function fileDrugs(
  drugs: readonly DrugEntry[],
  guidelines: readonly DrugGuideline[],
  rows: readonly DrugClassRow[],
): FiledDrug[] {
  const filed = drugs.flatMap((drug): FiledDrug[] => {
    const row = rowOf(drug, rows);
    if (row === undefined) return [];
    const { name, usBrands, euBrands } = drug;
    const pairs = drug.pairs.map(({ gene, level }) => ({ gene, level }));
    const own = guidelines.filter((guideline) => guideline.drug === name);
    const codes = own.flatMap(({ recommendations }) => recommendations.flatMap((one) => one.codes));
    const brands = [...new Set([...usBrands, ...euBrands])];
    return [{ name, class: row.class, brands, pairs, audiences: audiencesOf(own), byIndication: codes.includes('indication_specific') }]; // prettier-ignore
  });
  const place = (drug: FiledDrug): number => DRUG_CLASSES.indexOf(drug.class);
  return filed.sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}
