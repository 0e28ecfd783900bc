import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseTable } from '../packs/tsv.ts';

/** Where the tables lie. */
export const TUMOUR_TABLES = path.resolve(import.meta.dirname, '../../reference/tables/tumour');

export type Row = Readonly<Record<string, string>>;

export const VARIANT_COLUMNS = ['id', 'gene', 'name', 'aliases', 'chromosome', 'start37', 'stop37', 'start38', 'ref', 'alt']; // prettier-ignore
export const EVIDENCE_COLUMNS = ['id', 'variant', 'disease', 'therapies', 'interaction', 'type', 'direction', 'level', 'significance', 'rating', 'origin', 'source', 'trials', 'release']; // prettier-ignore
export const ASSERTION_COLUMNS = ['id', 'variant', 'disease', 'therapies', 'type', 'direction', 'significance', 'amp', 'items']; // prettier-ignore
export const DISEASE_COLUMNS = ['disease', 'doid', 'codes', 'kind_of', 'er', 'pr', 'her2'];
export const RELEASE_COLUMNS = ['id', 'date', 'items', 'partial'];

/** The head of a table that stands on CIViC. */
export function civicHead(title: string, date: string): string[] {
  return [
    `# ${title}`,
    '# source: CIViC (Clinical Interpretation of Variants in Cancer, civicdb.org), nightly evidence summaries; releases in releases.tsv',
    `# version: ${date}`,
    `# date: ${date}`,
    '# licence: CC0-1.0',
  ];
}

/** Writes one table. */
export function writeTable(name: string, head: readonly string[], columns: readonly string[], rows: readonly (readonly string[])[]): void {
  mkdirSync(TUMOUR_TABLES, { recursive: true });
  const lines = [...head, columns.join('\t'), ...rows.map((row) => row.map((field) => field.replace(/\s+/g, ' ').trim()).join('\t')), ''];
  writeFileSync(path.join(TUMOUR_TABLES, name), lines.join('\n'));
} // prettier-ignore

/** Rows of one table. */
export function readTable(name: string, folder = TUMOUR_TABLES): readonly Row[] {
  return parseTable(readFileSync(path.join(folder, name), 'utf8').replaceAll('\r', '')).rows;
}

/** Rows of a table of facts, wherever it lies. */
export function readFacts(...parts: string[]): readonly Row[] {
  return parseTable(readFileSync(path.join(...parts), 'utf8').replaceAll('\r', '')).rows;
}
