import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { readArguments } from './command-line.ts';
import type { FuzzPage } from './fuzz/page/main.ts';
import type { FuzzResult } from './fuzz/run-fuzz.ts';
import { startStaticServer } from './serve/static-server.ts';
import { findChromium } from './test/ensure-browsers.mjs';
import { asKernel } from './vite/as-kernel.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const USAGE = 'npm run fuzz -- [--runs N] [--seed N]';
const DEFAULT_RUNS = 100_000;
/** Files of one call: a fault is then found by its seed, and progress shows. */
const BATCH_RUNS = 2000;
/** Most memory that the kernel may take for a file of a few kilobytes. */
const MEMORY_CAP_BYTES = 64 * 1024 * 1024;
/** Longest time for one such file. */
const TIME_CAP_MS = 5000;

/**
 * `npm run fuzz -- [--runs N] [--seed N]`: reads mutated input files in Chromium. Each must end in records or a code, within
 * memory and time. Exit status 1 if one did not; its seed is printed.
 */
export async function main(args: string[]): Promise<number> {
  const options = { runs: { type: 'string' }, seed: { type: 'string' } } as const;
  const said = readArguments({ args, options }, USAGE);
  if (said === null) return 2;
  const runs = Number(said.values.runs ?? DEFAULT_RUNS);
  const firstSeed = Number(said.values.seed ?? 1);
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(firstSeed)) {
    process.stderr.write(`usage: ${USAGE}\n`);
    return 2;
  }
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: `npm test` installs it, CHROMIUM_PATH names one');
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-fuzz-'));
  await buildPage(folder);
  const server = await startStaticServer({ folder, port: 0, headersOf: () => ({}) });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    return await fuzzAll(page, firstSeed, runs);
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: path.join(ROOT, 'src/tools/fuzz/page'),
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [asKernel(ROOT)],
    worker: { format: 'es', plugins: () => [asKernel(ROOT)] },
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  });
}

/** The vectors of the input files, plain and packed. */
function originals(): string[] {
  const text = readFileSync(path.join(ROOT, 'test/vectors/formats/input-files.json'), 'utf8');
  const { cases } = JSON.parse(text) as { cases: { text?: string; base64?: string }[] };
  return cases.flatMap(({ text: plain, base64 }) => {
    if (plain === undefined) return [base64 ?? ''];
    const bytes = Buffer.from(plain);
    // Damage to a packed file mostly ends at its checksum: the plain ones are drawn more often.
    return [bytes, bytes, bytes, gzipSync(bytes), gzipSync(bytes, { level: 0 })].map((one) => one.toString('base64'));
  });
}

async function fuzzAll(page: Page, firstSeed: number, runs: number): Promise<number> {
  const markersTable = readFileSync(path.join(ROOT, 'src/reference/tables/markers/build-markers.tsv'), 'utf8');
  const files = originals();
  const total: FuzzResult = { runs: 0, records: 0, codes: {}, faults: [], slowestMs: 0, kernelBytes: 0 };
  while (total.runs < runs) {
    const request = {
      originals: files,
      markersTable,
      firstSeed: firstSeed + total.runs,
      runs: Math.min(BATCH_RUNS, runs - total.runs),
    };
    const batch = await page.evaluate((asked) => (globalThis as unknown as { fuzz: FuzzPage }).fuzz(asked), request);
    add(total, batch);
  }
  process.stdout.write(`${describe(total)}\n`);
  const bounded = total.kernelBytes <= MEMORY_CAP_BYTES && total.slowestMs <= TIME_CAP_MS;
  return total.faults.length === 0 && bounded ? 0 : 1;
}

function add(total: FuzzResult, batch: FuzzResult): void {
  total.runs += batch.runs;
  total.records += batch.records;
  total.faults.push(...batch.faults);
  total.slowestMs = Math.max(total.slowestMs, batch.slowestMs);
  total.kernelBytes = Math.max(total.kernelBytes, batch.kernelBytes);
  for (const [code, count] of Object.entries(batch.codes)) total.codes[code] = (total.codes[code] ?? 0) + count;
}

function describe({ runs, records, codes, faults, slowestMs, kernelBytes }: FuzzResult): string {
  const byCode = Object.entries(codes).sort((a, b) => b[1] - a[1]);
  return [
    `${String(runs)} mutated files: ${String(records)} gave records, ${String(faults.length)} ended in a fault`,
    ...byCode.map(([code, count]) => `  ${code}: ${String(count)}`),
    ...faults.slice(0, 20).map(({ seed, what }) => `  seed ${String(seed)}: ${what}`),
    `slowest ${slowestMs.toFixed(0)} ms, kernel memory at most ${(kernelBytes / 1e6).toFixed(1)} MB`,
  ].join('\n');
}
