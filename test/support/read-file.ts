import { readFileSync } from 'node:fs';
import { kernelBytes } from 'virtual:kernel';
import type { AnalysisContext } from '../../src/engine/analysis.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { parseChipSignatures, parseMarkersTable } from '../../src/reference/markers-table.ts';
import { readFile } from '../../src/tools/peers/dtc.ts';
import type { ActualFile } from '../../src/tools/peers/dtc/check.ts';

const tables = new URL('../../src/reference/tables/markers/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, tables), 'utf8');

/** The app's own path with its build markers, without medicines and scores. */
export const context: AnalysisContext = {
  kernel: await Kernel.create(kernelBytes),
  app: { version: 'test', kernelSha256: '' },
  references: {
    pgx: null,
    drugs: [],
    interactions: null,
    ancestry: null,
    lifts: [],
    scores: [],
    markers: {
      builds: parseMarkersTable(read('build-markers.tsv')).markers,
      chips: parseChipSignatures(read('chip-signatures.tsv')),
    },
    identities: [],
    watch: new Uint32Array(0),
  },
};

/** What the app makes of these bytes. */
export function readBytes(bytes: Uint8Array | string, chosen?: Parameters<typeof readFile>[2]): Promise<ActualFile> {
  return readFile(context, new Blob([typeof bytes === 'string' ? bytes : bytes.slice()]), chosen);
}
