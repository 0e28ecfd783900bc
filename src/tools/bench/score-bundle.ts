import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { asKernel } from '../vite/as-kernel.ts';
import { asMessages } from '../vite/as-messages.ts';
import { writeOrderedScore } from './score-text-file.ts';

/** Rows of the largest scores that people bring. */
const LARGE_ROWS = 7_000_000;
const BYTES_PER_MB = 1e6;

/** What the import of a very large score costs. */
export interface LargeImport {
  rows: number;
  sizeBytes: number;
  ms: number;
  /** Most memory of the process, and the most that it held before the file came, in megabytes (of Linux, which tells). */
  peakMb: number;
  beforeMb: number;
}

/** Bundles the app's path of a score; the file of the bundle. */
export async function bundleScorePath(root: string, folder: string): Promise<string> {
  const outDir = path.join(folder, 'bundle');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [asMessages(root), asKernel(root)],
    build: { ssr: 'src/tools/bench/score-path.ts', outDir, emptyOutDir: true, copyPublicDir: false, target: 'es2023' },
  });
  return path.join(outDir, 'score-path.js');
}

/** What one run took, in milliseconds. */
export interface Took {
  wallMs: number;
  /** Of all threads, in the program and for it in the system; of the bench's own process, which waits meanwhile. */
  cpuMs: number;
  sum: number;
}

/** The app's path in a worker of its own, as in the app. */
export interface ScoreWorker {
  /** Reads a genotype file and a scoring file from disk and adds the score up. */
  timeScore(chip: string, score: string): Promise<Took>;
  /** Reads a scoring file from disk and adds the score up on a genotype file that is open. */
  timeScoreAlone(score: string): Promise<Took>;
  close(): Promise<unknown>;
}

/** Starts a bundle of {@link bundleScorePath} in a worker, with a genotype file open. */
export async function startScoreWorker(bundle: string, root: string, chip: string): Promise<ScoreWorker> {
  const program = `
    const { parentPort } = require('node:worker_threads');
    import(${JSON.stringify(pathToFileURL(bundle).href)}).then(async ({ openScorePath }) => {
      const app = await openScorePath(${JSON.stringify(root)});
      await app.openChip(${JSON.stringify(chip)});
      parentPort.on('message', async ({ chip, score }) => {
        const start = process.cpuUsage();
        const startMs = performance.now();
        const sum = chip === null ? await app.scoreOpen(score) : await app.readAndScore(chip, score);
        const wallMs = performance.now() - startMs;
        const { user, system } = process.cpuUsage(start);
        parentPort.postMessage({ wallMs, cpuMs: (user + system) / 1000, sum });
      });
      parentPort.postMessage(null);
    });`;
  const worker = new Worker(program, { eval: true });
  const ask = async (question: { chip: string | null; score: string }): Promise<Took> => {
    worker.postMessage(question);
    const [took] = (await once(worker, 'message')) as [Took];
    return took;
  };
  await once(worker, 'message');
  return {
    timeScore: (file, score) => ask({ chip: file, score }),
    timeScoreAlone: (score) => ask({ chip: null, score }),
    close: () => worker.terminate(),
  };
}

/** Imports a score of seven million rows in a process of its own, so that its peak of memory is its own. */
export async function largeImport(bundle: string, root: string, folder: string): Promise<LargeImport> {
  const file = path.join(folder, 'large.txt');
  const sizeBytes = await writeOrderedScore(file, LARGE_ROWS);
  const program = `
    import { readFileSync } from 'node:fs';
    import { openScorePath } from ${JSON.stringify(pathToFileURL(bundle).href)};
    const app = await openScorePath(${JSON.stringify(root)});
    const peak = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) / 1000;
    const beforeMb = peak();
    const startMs = performance.now();
    const rows = await app.importScore(${JSON.stringify(file)});
    process.stdout.write(JSON.stringify({ rows, ms: performance.now() - startMs, peakMb: peak(), beforeMb }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }); // prettier-ignore
  if (status !== 0) throw new Error(`the import of the large score failed: ${stderr}`);
  return { ...(JSON.parse(stdout) as Omit<LargeImport, 'sizeBytes'>), sizeBytes };
}

/** The line of the printed table about it. */
export function describeLargeImport({ rows, sizeBytes, ms, peakMb, beforeMb }: LargeImport): string {
  const megabytes = (sizeBytes / BYTES_PER_MB).toFixed(0);
  return `import of a score of ${(rows / 1e6).toFixed(0)} M rows (${megabytes} MB of text): ${ms.toFixed(0)} ms, peak ${peakMb.toFixed(0)} MB, ${beforeMb.toFixed(0)} MB of it before`; // prettier-ignore
}
