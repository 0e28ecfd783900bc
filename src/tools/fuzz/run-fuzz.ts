import { readGenome } from '../../engine/genome.ts';
import type { Kernel } from '../../engine/kernel/kernel.ts';
import { parseMarkersTable } from '../../reference/markers-table.ts';
import { drawFrom, mutate } from './mutate.ts';

/** What a run over mutated files found. */
export interface FuzzResult {
  runs: number;
  /** Files that gave records, and refusals by code. */
  records: number;
  codes: Record<string, number>;
  /** Seeds of single files that ended in anything else, with what was thrown. */
  faults: { seed: number; what: string }[];
  slowestMs: number;
  /** Most memory that the kernel had. */
  kernelBytes: number;
}

export interface FuzzRequest {
  originals: readonly Uint8Array[];
  markersTable: string;
  firstSeed: number;
  runs: number;
}

/** Reads mutated files one after another. Every one must end in records or a code; a kernel that traps is replaced. */
export async function runFuzz(request: FuzzRequest, createKernel: () => Promise<Kernel>): Promise<FuzzResult> {
  const markers = { builds: parseMarkersTable(request.markersTable).markers, chips: [] };
  const result: FuzzResult = { runs: 0, records: 0, codes: {}, faults: [], slowestMs: 0, kernelBytes: 0 };
  let kernel = await createKernel();
  for (let seed = request.firstSeed; seed < request.firstSeed + request.runs; seed++) {
    const draw = drawFrom(seed * 2654435761);
    const bytes = mutate(request.originals[draw(request.originals.length)] ?? new Uint8Array(0), draw);
    const mark = kernel.exports.arenaMark();
    const startMs = performance.now();
    try {
      const genome = await readGenome(kernel, {
        file: new Blob([bytes.slice()]),
        options: {},
        markers,
        watch: new Uint32Array(0),
        keepRecords: draw(2) === 0,
        onProgress: () => undefined,
      });
      if (genome.ok) result.records++;
      else result.codes[genome.error.code] = (result.codes[genome.error.code] ?? 0) + 1;
      kernel.exports.arenaRelease(mark);
    } catch (error) {
      result.faults.push({ seed, what: String(error) });
      kernel = await createKernel();
    }
    result.runs++;
    result.slowestMs = Math.max(result.slowestMs, performance.now() - startMs);
    result.kernelBytes = Math.max(result.kernelBytes, kernel.exports.memory.buffer.byteLength);
  }
  return result;
}
