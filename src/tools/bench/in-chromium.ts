import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { startStaticServer, type StaticServer } from '../serve/static-server.ts';
import { asKernel } from '../vite/as-kernel.ts';
import { analyseInApp, launchChromium, openApp, openInsteadInApp } from './app-page.ts';
import type { BenchPage } from './page/main.ts';
import { interleave, type Timing } from './statistics.ts';

/** The same file in Chromium: read and dropped, parsed twice over, and analysed by the built app. */
export interface ChromiumTimings {
  version: string;
  /** `file.stream()` to its end in a worker, from the change event of a file input: the app's way without its work. */
  bareRead: Timing;
  /** The same of a file that was read before: what the browser has open already. */
  bareReadAgain: Timing;
  /** From the browser's change event of the file input to the frame that shows all results. */
  dropToResults: Timing;
  /** From the answer to open a second file instead of the one that is open, in a vault that has read files before. */
  warmToResults: Timing;
  /** The same of a zip of the file. */
  dropZipToResults: Timing;
  parseInKernel: Timing;
  parseInJavaScript: Timing;
}

/** One chip's file, as text and in a zip. */
export interface ChipFiles {
  text: string;
  zip: string;
}

/** Isolation raises the resolution of `performance.now()`; the bench's own page needs nothing else. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const FILE_INPUT = 'input[type=file]';

interface BenchWindow {
  bench: BenchPage;
}

/** Drives the built app (`dist/`) and a page of the bench's own in one Chromium, round by round. */
export async function benchInChromium(root: string, files: ChipFiles, rounds: number): Promise<ChromiumTimings> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-bench-'));
  await buildBenchPage(root, folder);
  const servers = await Promise.all([
    startStaticServer({ folder, port: 0, headersOf: () => ISOLATED }),
    startStaticServer({ folder: path.join(root, 'dist'), port: 0 }),
  ]);
  const browser = await launchChromium();
  try {
    return await measure(browser, servers, files, rounds);
  } finally {
    await browser.close();
    for (const server of servers) await server.close();
    await rm(folder, { recursive: true });
  }
}

async function buildBenchPage(root: string, outDir: string): Promise<void> {
  await build({
    root: path.join(root, 'src/tools/bench/page'),
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [asKernel(root)],
    worker: { format: 'es', plugins: () => [asKernel(root)] },
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  });
}

async function measure(
  browser: Browser,
  [benchServer, appServer]: readonly [StaticServer, StaticServer],
  files: ChipFiles,
  rounds: number,
): Promise<ChromiumTimings> {
  const benchPage = await browser.newPage();
  await benchPage.goto(benchServer.url);
  await benchPage.setInputFiles(FILE_INPUT, files.text);
  await call(benchPage, 'load');
  if ((await call(benchPage, 'agree')) !== true) throw new Error('kernel and JavaScript read different rows');
  const appPage = await openApp(browser, appServer.url);
  const warmPage = await openApp(browser, appServer.url);
  await analyseInApp(warmPage, files.text);

  const time = async (name: Exclude<keyof BenchPage, 'load' | 'agree'>): Promise<number> => {
    await benchPage.bringToFront();
    return Number(await call(benchPage, name));
  };
  const timings = await interleave(
    {
      bareRead: async () => {
        await benchPage.bringToFront();
        await benchPage.setInputFiles(FILE_INPUT, files.text);
        return time('readAfterChoice');
      },
      bareReadAgain: () => time('read'),
      dropToResults: async () => (await analyseInApp(appPage, files.text)).allMs,
      warmToResults: async () => (await openInsteadInApp(warmPage, files.text)).allMs,
      dropZipToResults: async () => (await analyseInApp(appPage, files.zip)).allMs,
      parseInKernel: () => time('parseInKernel'),
      parseInJavaScript: () => time('parseInJavaScript'),
    },
    { rounds, warmUps: 3 },
  );
  return { version: browser.version(), ...timings };
}

function call(page: Page, name: keyof BenchPage): Promise<unknown> {
  return page.evaluate(async (method): Promise<unknown> => {
    const { bench } = globalThis as unknown as BenchWindow;
    return bench[method]();
  }, name);
}
