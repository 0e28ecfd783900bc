import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeChipFile, V5_ROWS } from '../../../src/tools/bench/chip-file.ts';
import { writeGenomeFile } from '../../../src/tools/bench/genome-file.ts';
import { chipSites } from '../../../src/tools/bench/sites.ts';
import { OWN_NETWORK } from '../../../src/tools/test/own-network.mjs';
import { headless, ROOT } from '../headless.ts';
import { makePlantedCopies, type PlantedCopies } from '../leak/planted-copies.ts';
import { startOwnNetwork } from './own-network.ts';

/** A file that every engine reads, and what the headless runner says of it. */
export interface EngineFile {
  path: string;
  report: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    engineFiles: Record<'sample' | 'chip' | 'genome', EngineFile>;
    /** Where to ask what the network heard; null where this run has none of its own. */
    ownNetwork: string | null;
    /** Copies of the app with hostile code in its workers; null without a network of its own. */
    planted: PlantedCopies | null;
  }
}

/** Rows of the VCF: enough for several blocks and every kind of line. */
const VCF_ROWS = 40_000;

/** Makes the files of the journey once, for all engines, and the reports that they must come to. */
export default async function prepare({ provide }: TestProject): Promise<() => Promise<void>> {
  const network = process.env[OWN_NETWORK] === undefined ? null : await startOwnNetwork();
  provide('ownNetwork', network?.address ?? null);
  const folder = mkdtempSync(path.join(tmpdir(), 'sequester-engines-'));
  provide(
    'planted',
    network === null ? null : await makePlantedCopies(ROOT, folder, process.env.SEQUESTER_LEAK_ALL !== undefined),
  );
  const sites = chipSites(ROOT);
  const chip = path.join(folder, 'chip.txt');
  writeFileSync(chip, makeChipFile({ seed: 7, rows: V5_ROWS, sites }));
  const genome = path.join(folder, 'genome.vcf.gz');
  await writeGenomeFile(genome, { seed: 7, rows: VCF_ROWS, sites });
  const sample = path.join(ROOT, 'public/samples/sample-ana.zip');
  const files = Object.entries({ sample, chip, genome });
  const read = await Promise.all(
    files.map(async ([name, file]) => [name, { path: file, report: await headless(file) }] as const),
  );
  provide('engineFiles', Object.fromEntries(read) as Record<'sample' | 'chip' | 'genome', EngineFile>);
  return async () => {
    await network?.close();
    rmSync(folder, { recursive: true });
  };
}
