import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FACT_TABLES, type FactTable } from '../../domain/changes/facts.ts';
import { encodeChangePack, type ShippedTable } from '../../reference/change-pack.ts';
import type { BuiltPack } from './built-pack.ts';

/** Compiles what is known of knowledge that changed. */
export function buildChangePack(root: string): BuiltPack {
  const tables = readChangeTables(path.join(root, 'src/reference/tables/changes'));
  const dates = Object.values(tables).map(({ date }) => date);
  return {
    id: 'changes',
    kind: 'changes',
    path: 'packs/changes.bin',
    version: '1',
    date: dates.reduce((latest, date) => (date > latest ? date : latest), ''),
    licence: 'CC0-1.0 (CPIC); HPO licence; figures of our own',
    bytes: encodeChangePack(tables),
  };
}

/** The same, as it is before it is packed. */
export function readChangeTables(folder: string): Record<FactTable, ShippedTable> {
  return Object.fromEntries(
    FACT_TABLES.map((name) => {
      const lines = readFileSync(path.join(folder, `${name}.tsv`), 'utf8').split('\n');
      const fact = (key: string): string => lines.find((line) => line.startsWith(`# ${key}: `))?.slice(key.length + 4) ?? ''; // prettier-ignore
      const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).slice(1);
      return [name, { source: fact('source'), version: fact('version'), date: fact('date'), licence: fact('licence'), rows: rows.join('\n') }]; // prettier-ignore
    }),
  ) as Record<FactTable, ShippedTable>;
}
