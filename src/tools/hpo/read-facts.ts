import { readFileSync } from 'node:fs';
import path from 'node:path';
import { field, parseTable } from '../packs/tsv.ts';

export type Row = Readonly<Record<string, string>>;

/** Rows of a tab-separated table of facts. */
export function readRows(...parts: string[]): readonly Row[] {
  return parseTable(readFileSync(path.join(...parts), 'utf8').replaceAll('\r', '')).rows;
}

/** Adds to the list that a map keeps under a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** An HPO id without its prefix: tables and packs hold seven digits. */
export function digits(id: string): string {
  return id.replace(/^HP:/, '');
}

/** Obsolete and alternative ids with the term that stands for them now; both without prefix. A later file goes before an earlier one. */
export function readRedirects(...files: readonly (readonly Row[])[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const rows of files)
    for (const row of rows) found.set(digits(field(row, 'old_id')), digits(field(row, 'hpo_id')));
  return found;
}

/** The classes of HPO and Orphanet for how often a sign is there, with the letter that the tables hold. */
const CLASS_LETTERS: Readonly<Record<string, string>> = {
  Obligate: 'B',
  'Very frequent': 'V',
  Frequent: 'F',
  Occasional: 'O',
  'Very rare': 'R',
  Excluded: 'X',
};

/** How often a sign is there as the table holds it: `n/N`, a letter of a class, a share of five, or nothing. */
export function frequencyCode(row: Row): string {
  const [label, share] = [field(row, 'freq_label'), field(row, 'frequency')];
  if (/^\d+\/\d+$/.test(label)) return label;
  const letter = CLASS_LETTERS[label];
  if (letter !== undefined) return letter;
  return share === '' ? '' : `${String(Number((5 * Number(share)).toFixed(3)))}/5`;
}
