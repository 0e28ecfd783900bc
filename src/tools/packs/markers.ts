import { readFileSync } from 'node:fs';
import path from 'node:path';
import { encodeMarkers } from '../../reference/markers-pack.ts';
import { parseChipSignatures, parseMarkersTable } from '../../reference/markers-table.ts';
import type { BuiltPack } from './built-pack.ts';

const TABLES = 'src/reference/tables/markers';

/** Compiles the markers that tell the assembly of a file, and its chip. */
export function buildMarkerPack(root: string): BuiltPack {
  const read = (name: string): string => readFileSync(path.join(root, TABLES, name), 'utf8');
  const table = parseMarkersTable(read('build-markers.tsv'));
  const chips = parseChipSignatures(read('chip-signatures.tsv'));
  return {
    id: 'markers',
    kind: 'markers',
    path: 'packs/markers.bin',
    version: table.version,
    date: table.date,
    licence: table.licence,
    bytes: encodeMarkers({ builds: table.markers, chips }),
  };
}
