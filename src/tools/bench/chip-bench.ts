import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import type { StaticServer } from '../serve/static-server.ts';
import { makeChipFile, V5_ROWS } from './chip-file.ts';
import { benchColdDrops, type ColdTimings } from './cold-drop.ts';
import { benchInChromium, type ChromiumTimings } from './in-chromium.ts';
import { benchInNode, type NodeTimings } from './in-node.ts';
import { benchMemory, type MemoryUse } from './memory.ts';
import { benchPlink, type PlinkTimings } from './plink.ts';
import { benchSnps, type PeerTiming } from './process-peers.ts';
import { chipSites } from './sites.ts';
import { benchStages, type StagesOnCores } from './stages.ts';

const SEED = 1;
/** Rows of the score that plink1.9 is given: about those of a middling catalogue score. */
export const PLINK_SCORE_ROWS = 1000;
/** `snps` takes seconds a file: fewer rounds tell as much. */
const SNPS_ROUNDS = 3;
/** A round of these starts a browser and drops a file ten times. */
const COLD_ROUNDS = 5;

export interface ChipTimings {
  input: { rows: number; sizeBytes: number; zipBytes: number; seed: number; sha256: string };
  node: NodeTimings;
  chromium: ChromiumTimings;
  cold: ColdTimings;
  stages: StagesOnCores[];
  memory: MemoryUse | null;
  plink: PlinkTimings | null;
  snps: PeerTiming | null;
}

/** A chip's raw-data file in the app, as text and zipped, against its parts and its peers. */
export async function benchChip(
  { root, folder, server }: { root: string; folder: string; server: StaticServer },
  rounds: number,
): Promise<ChipTimings> {
  const bytes = makeChipFile({ seed: SEED, rows: V5_ROWS, sites: chipSites(root) });
  const zipped = zipSync({ 'genome.txt': bytes }, { level: 6 });
  const files = { text: path.join(folder, 'chip.txt'), zip: path.join(folder, 'chip.zip') };
  await writeFile(files.text, bytes);
  await writeFile(files.zip, zipped);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    input: { rows: V5_ROWS, sizeBytes: bytes.length, zipBytes: zipped.length, seed: SEED, sha256 },
    node: await benchInNode(bytes, rounds),
    chromium: await benchInChromium(root, files, rounds),
    cold: await benchColdDrops(server.url, files.text, Math.min(rounds, COLD_ROUNDS)),
    stages: await benchStages(server.url, files.text, Math.min(rounds, COLD_ROUNDS)),
    memory: await benchMemory(server, files.text),
    plink: await benchPlink(files.text, PLINK_SCORE_ROWS, rounds),
    snps: benchSnps(files.text, SNPS_ROUNDS),
  };
}
