import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the tables lie. */
export const HPO_TABLES = path.resolve(import.meta.dirname, '../../reference/tables/hpo');
/** Everything that a person can have stands below this term; ways of inheritance, courses and modifiers do not. */
export const ROOT = '0000118';
export const CODES =
  '0000252 there, how often is not known; =3/7 in 3 of 7; =B obligate, =V very frequent, =F frequent, =O occasional, =R very rare, =X excluded; several of one term with commas';
export const ANNOTATIONS_TITLE = `# Signs of diseases as HPO's curators list them: ${CODES}.`;
export const DISEASE_COLUMNS = ['disease', 'name', 'orphanet', 'genes', 'inheritance', 'onset', 'prevalence', 'papers'];
export const DISEASES_TITLE =
  '# Diseases with signs. orphanet: the exact cross reference. prevalence: 1 below 1 in a million, 2 1-9 in a million, 3 1-9 in 100,000, 4 1-5 in 10,000, 5 6-9 in 10,000, 6 above 1 in 1,000. papers: publications that HPO cites.';
export const TERMS_TITLE = '# Terms of HPO below "Phenotypic abnormality".';
export const LABELS_TITLE = '# Labels of the terms in one other language, as far as they were translated.';
export const SYNONYMS_TITLE = '# Other names of the terms. kind: l lay, e exact, o other.';
export const REDIRECTS_TITLE = '# Ids that are not used any more, with the term that stands for them.';

/** The head of a table that stands on HPO. */
export function hpoHead(source: string, date: string): string[] {
  return [
    `# source: Human Phenotype Ontology, ${source}`,
    `# version: ${date}`,
    `# date: ${date}`,
    '# licence: HPO licence (free use with citation, version shown, content and relations unaltered)',
  ];
}

/** Writes one table. */
export function writeTable(
  name: string,
  head: readonly string[],
  columns: readonly string[],
  rows: readonly string[][],
): void {
  const lines = [...head, columns.join('\t'), ...rows.map((row) => row.join('\t')), ''];
  writeFileSync(path.join(HPO_TABLES, name), lines.join('\n'));
}

/** Signs of each disease, codes of frequency by term. */
export type Signs = Map<string, Map<string, string[]>>;

/** Lines of a table of signs, in the order of ids. */
export function signRows(signs: Signs): string[][] {
  return [...signs].sort(byId).map(([disease, terms]) => [disease, [...terms].sort(byId).map(signOf).join(';')]);
}

function signOf([term, codes]: readonly [string, readonly string[]]): string {
  return codes.every((code) => code === '') ? term : `${term}=${codes.join(',')}`;
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The root and everything below it, by the parents of each term. */
export function belowRoot(parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const children = new Map<string, string[]>();
  for (const [id, above] of parents) for (const one of above) children.set(one, [...(children.get(one) ?? []), id]);
  const kept = new Set([ROOT]);
  for (const id of kept) for (const child of children.get(id) ?? []) kept.add(child);
  return kept;
}
