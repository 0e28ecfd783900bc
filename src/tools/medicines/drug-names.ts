import { field } from '../packs/tsv.ts';
import { type DrugFacts, lookupText } from './drug-facts.ts';
import { faulty, type Row, type Sourced } from './sources.ts';

export const DRUG_COLUMNS = ['drug', 'rxnorm', 'atc', 'us_brands', 'eu_brands', 'fr_brands', 'combination_brands', 'synonyms', 'pairs', 'fda', 'fda_seen']; // prettier-ignore
export const NAME_COLUMNS = ['name', 'us_brand', 'us_brand_combination', 'eu_brand', 'eu_brand_combination', 'fr_brand', 'synonyms']; // prettier-ignore

/** Names that the rule of capitals would spell badly: abbreviations with points, and brackets. */
const SPELLED: Readonly<Record<string, string>> = {
  'INFUVITE PEDIATRIC (PHARMACY BULK PACKAGE)': 'Infuvite Pediatric (Pharmacy Bulk Package)',
  'M.V.I. ADULT': 'M.V.I. Adult',
  'M.V.I. ADULT (PHARMACY BULK PACKAGE)': 'M.V.I. Adult (Pharmacy Bulk Package)',
  'M.V.I. PEDIATRIC': 'M.V.I. Pediatric',
};

/** French names that the source lists under two drugs: the name alone does not say which substance it is, so they stand with the combined ones. */
const FRENCH_LINES: readonly string[] = ['ERGIX'];

/** Names longer than this are structural names, not what somebody types. */
const LONGEST_SYNONYM = 34;

/** Brackets and commas, a place number before a chemical group, numbers within, and an index of dyes. */
const STRUCTURAL = /[,:;()[\]{}]|^C\.I\.|^\d+-.*(?:yl|oxy)/i;
/** Numbers within a name are structural where a chemical group follows in small letters (`delta-9-THC` is not). */
const NUMBER_WITHIN = /-\d+-[a-z]{3}/;

function list(text: string): string[] {
  return text === '' ? [] : text.split('|');
}

/** Letters only, without accents and case: what tells two names apart. */
function fold(name: string): string {
  return name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function capitalised(word: string): string {
  return word.toLowerCase().replaceAll(/(?:^|-)[a-zà-ÿ]|(?<=^.')[a-zà-ÿ]/g, (letters) => letters.toUpperCase());
}

/** A name in capitals as one writes it. American names keep abbreviations of up to three letters (XR, ODT, IN) after the first word, and words with digits. */
function american(name: string): string {
  const words = name.split(' ').map((word, i) => (/\d/.test(word) || (i > 0 && word.length <= 3) ? word : capitalised(word))); // prettier-ignore
  return SPELLED[name] ?? words.join(' ');
}

/** French names, without the letters for prolonged release. */
function french(name: string): string {
  return name.replace(/ L\.P\.$/, '').split(' ').map(capitalised).join(' '); // prettier-ignore
}

/** Names that are not among those already given, by their letters; `seen` grows. */
function unseen(names: readonly string[], seen: Set<string>): string[] {
  return names.filter((name) => {
    const isNew = !seen.has(fold(name));
    seen.add(fold(name));
    return isNew;
  });
}

function isStructural(name: string): boolean {
  return name.length > LONGEST_SYNONYM || STRUCTURAL.test(name) || NUMBER_WITHIN.test(name);
}

/** Brand names by region, those of products that hold other substances too, and other names; no name twice. */
function namesOf(drug: string, names: Row): string[] {
  const seen = new Set<string>();
  const us = unseen(list(field(names, 'us_brand')).map(american), seen);
  const eu = unseen(list(field(names, 'eu_brand')), seen);
  const lines = list(field(names, 'fr_brand')).filter((name) => FRENCH_LINES.includes(name)).map(french); // prettier-ignore
  const combined = unseen([...list(field(names, 'us_brand_combination')).map(american), ...list(field(names, 'eu_brand_combination')), ...lines], seen); // prettier-ignore
  const fr = unseen(list(field(names, 'fr_brand')).map(french), seen);
  seen.add(fold(drug));
  const synonyms = unseen(list(field(names, 'synonyms')).filter((name) => !isStructural(name)), seen); // prettier-ignore
  synonyms.sort((a, b) => (fold(a) < fold(b) ? -1 : Number(fold(a) > fold(b))));
  return [us, eu, fr, combined, synonyms].map((one) => one.join('|'));
}

/** Rows of `drugs.tsv`, in the order of the facts; a drug without names is a fault. */
export function drugRows(drugs: readonly DrugFacts[], names: readonly Row[]): Sourced<string[][]> {
  const byName = new Map(names.map((row) => [field(row, 'name'), row]));
  const rows: string[][] = [];
  for (const drug of drugs) {
    const own = byName.get(drug.name);
    if (own === undefined) return faulty('drug names', `no row for ${drug.name}`);
    const pairs = drug.cpic_pairs.map(({ gene, level, status, fda_label }) => [gene, level, status, fda_label].join(':')); // prettier-ignore
    const fda = [...(drug.fda.label === true ? ['label'] : []), ...(drug.fda.pgx_association_table === true ? ['table'] : [])]; // prettier-ignore
    const seen = (drug.fda_seen ?? []).map(({ kind, lookup }) => `${kind === 'label' ? 'label' : 'table'}@${lookupText(lookup)}`); // prettier-ignore
    rows.push([drug.name, drug.rxnorm, drug.atc.join(','), ...namesOf(drug.name, own), pairs.join('|'), fda.join(','), seen.join('|')]); // prettier-ignore
  }
  return { ok: true, value: rows };
}
