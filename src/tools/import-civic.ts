import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ONCOTREE_COLUMNS, ONCOTREE_HEAD, readOncoNodes } from './tumour/oncotree-table.ts';

const TABLES = path.resolve(import.meta.dirname, '../reference/tables/tumour');

/**
 * Writes `tables/tumour`.
 *
 *     import-civic <tumour types of OncoTree>
 */
export function main(args: string[]): Promise<number> {
  const [oncotree] = args;
  if (oncotree === undefined) {
    process.stderr.write('usage: import-civic <tumour types of OncoTree>\n');
    return Promise.resolve(2);
  }
  mkdirSync(TABLES, { recursive: true });
  const nodes = readOncoNodes(oncotree);
  const rows = nodes.map(({ code, name, parent, mainType, tissue, synonyms }) => [code, name, parent ?? '', mainType, tissue, synonyms.join(';')]); // prettier-ignore
  write('oncotree.tsv', ONCOTREE_HEAD, ONCOTREE_COLUMNS, rows);
  process.stdout.write(`${String(nodes.length)} tumour types\n`);
  return Promise.resolve(0);
}

function write(name: string, head: readonly string[], columns: readonly string[], rows: readonly string[][]): void {
  const lines = [...head, columns.join('\t'), ...rows.map((row) => row.join('\t')), ''];
  writeFileSync(path.join(TABLES, name), lines.join('\n'));
}
