import { readFileSync } from 'node:fs';
import path from 'node:path';
import { encodeMarkers } from '../../reference/markers-pack.ts';
import { parseMarkersTable } from '../../reference/markers-table.ts';
import type { BuiltPack } from './built-pack.ts';

const TABLE = 'src/reference/tables/markers/build-markers.tsv';

/** Compiles the markers that tell the assembly of a file. */
export function buildMarkerPack(root: string): BuiltPack {
  const table = parseMarkersTable(readFileSync(path.join(root, TABLE), 'utf8'));
  return {
    id: 'markers',
    kind: 'markers',
    path: 'packs/markers.bin',
    version: table.version,
    date: table.date,
    licence: table.licence,
    bytes: encodeMarkers(table.markers),
  };
}
