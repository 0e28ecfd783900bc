import { readFileSync } from 'node:fs';
import { kernelBytes } from 'virtual:kernel';
import { parseMarkersTable } from '../../src/reference/markers-table.ts';
import { type ActualFile } from '../../src/tools/peers/dtc/check.ts';
import { readFile } from '../../src/tools/peers/dtc.ts';
import type { AnalysisContext } from '../../workers/analysis.ts';
import { Kernel } from '../../workers/kernel/kernel.ts';

const table = readFileSync(new URL('../../src/reference/tables/markers/build-markers.tsv', import.meta.url), 'utf8');

/** The app's own path with its build markers, without medicines and scores. */
export const context: AnalysisContext = {
  kernel: await Kernel.create(kernelBytes),
  app: { version: 'test', kernelSha256: '' },
  references: {
    pgx: null,
    drugs: [],
    scores: [],
    markers: parseMarkersTable(table).markers,
    identities: [],
    watch: new Uint32Array(0),
  },
};

/** What the app makes of these bytes. */
export function readBytes(bytes: Uint8Array | string, sample?: string): Promise<ActualFile> {
  return readFile(context, new Blob([typeof bytes === 'string' ? bytes : bytes.slice()]), sample);
}
