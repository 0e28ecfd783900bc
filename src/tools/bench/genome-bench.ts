import path from 'node:path';
import type { StaticServer } from '../serve/static-server.ts';
import { analyseInApp, type AppRun, launchChromium, openApp } from './app-page.ts';
import { GENOME_ROWS, writeGenomeFile } from './genome-file.ts';
import { benchMemory, type MemoryUse } from './memory.ts';
import { benchBgzip, type PeerTiming } from './process-peers.ts';
import { chipSites } from './sites.ts';
import { timingOf, type Timing } from './statistics.ts';

const SEED = 2;
/** A genome takes seconds: fewer rounds tell as much. */
const MOST_ROUNDS = 5;

export interface GenomeTimings {
  rows: number;
  textBytes: number;
  /** From the choice of the file to the first medicines, and to everything. */
  firstMedicines: Timing;
  dropToResults: Timing;
  /** Null where bgzip is not installed. */
  bgzip: PeerTiming | null;
  memory: MemoryUse | null;
}

/** Makes a whole genome, drops it on the app again and again, and holds that against unpacking it alone. */
export async function benchGenome(
  { root, folder, server }: { root: string; folder: string; server: StaticServer },
  rounds: number,
): Promise<GenomeTimings> {
  const file = path.join(folder, 'genome.vcf.gz');
  const { textBytes } = await writeGenomeFile(file, { seed: SEED, rows: GENOME_ROWS, sites: chipSites(root) });
  const taken = Math.min(rounds, MOST_ROUNDS);
  const bgzip = benchBgzip(file, taken);
  const runs = await dropAgain(server, file, taken);
  return {
    rows: GENOME_ROWS,
    textBytes,
    firstMedicines: timingOf(runs.map(({ firstMedicinesMs }) => firstMedicinesMs)),
    dropToResults: timingOf(runs.map(({ allMs }) => allMs)),
    bgzip,
    memory: await benchMemory(server, file),
  };
}

async function dropAgain(server: StaticServer, file: string, rounds: number): Promise<AppRun[]> {
  const browser = await launchChromium();
  try {
    const page = await openApp(browser, server.url);
    const runs: AppRun[] = [];
    for (let round = -1; round < rounds; round++) {
      const run = await analyseInApp(page, file);
      if (round >= 0) runs.push(run);
    }
    return runs;
  } finally {
    await browser.close();
  }
}
