import { readFileSync } from 'node:fs';
import type { OncoNode } from '../../domain/tumour/oncotree.ts';
import { field, parseTable } from '../packs/tsv.ts';

/** Columns of `tables/tumour/oncotree.tsv`. */
export const ONCOTREE_COLUMNS = ['code', 'name', 'parent', 'main_type', 'tissue', 'synonyms'];
export const ONCOTREE_HEAD = [
  '# Tumour types. parent: code of the node above. main_type: the broader name under which trials list the type. synonyms: other names that mean exactly the same, with semicolons.',
  '# source: OncoTree, oncotree_2025_10_03 (cBioPortal/oncotree)',
  '# version: 2025-10-03',
  '# date: 2025-10-03',
  '# licence: CC-BY-4.0',
];

/** Reads the table of tumour types. */
export function readOncoNodes(file: string): OncoNode[] {
  return parseTable(readFileSync(file, 'utf8')).rows.map((row) => ({
    code: field(row, 'code'),
    name: field(row, 'name'),
    parent: field(row, 'parent') || null,
    mainType: field(row, 'main_type'),
    tissue: field(row, 'tissue'),
    synonyms: (row.synonyms ?? '').split(';').filter(Boolean),
  }));
}
