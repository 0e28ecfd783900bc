import path from 'node:path';
import type { BuiltPack } from './built-pack.ts';
import { encodePgxPack } from './pgx-encode.ts';
import { pgxPackFromTables, readPgxTables } from './pgx-tables.ts';

/** Builds `public/packs/pgx.bin` from `src/reference/tables/pgx`. `root` is the project's folder. */
export function buildPgxPacks(root: string): BuiltPack[] {
  const pack = pgxPackFromTables(readPgxTables(path.join(root, 'src/reference/tables/pgx')));
  return [
    {
      id: 'pgx',
      kind: 'pgx',
      path: 'packs/pgx.bin',
      version: pack.version,
      date: pack.date,
      licence: 'CC0-1.0 AND MIT',
      bytes: encodePgxPack(pack),
    },
  ];
}
