import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { startStaticServer, type StaticServer } from '../serve/static-server.ts';
import { findChromium } from '../test/ensure-chromium.mjs';
import { asKernel } from '../vite/as-kernel.ts';
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
  parseInKernel: Timing;
  parseInJavaScript: Timing;
}

/** Isolation raises the resolution of `performance.now()`; the bench's own page needs nothing else. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const FILE_INPUT = 'input[type=file]';
const APP_READY_MS = 60_000;

interface BenchWindow {
  bench: BenchPage;
  dropToResultsMs: Promise<number>;
}

/** Drives the built app (`dist/`) and a page of the bench's own in one Chromium, round by round. */
export async function benchInChromium(root: string, file: string, rounds: number): Promise<ChromiumTimings> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: `npm test` installs it, CHROMIUM_PATH names one');
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-bench-'));
  await buildBenchPage(root, folder);
  const servers = await Promise.all([
    startStaticServer({ folder, port: 0, headersOf: () => ISOLATED }),
    startStaticServer({ folder: path.join(root, 'dist'), port: 0 }),
  ]);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await measure(browser, servers, file, rounds);
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
  file: string,
  rounds: number,
): Promise<ChromiumTimings> {
  const benchPage = await browser.newPage();
  await benchPage.goto(benchServer.url);
  await benchPage.setInputFiles(FILE_INPUT, file);
  await call(benchPage, 'load');
  if ((await call(benchPage, 'agree')) !== true) throw new Error('kernel and JavaScript read different rows');
  const appPage = await browser.newPage();
  await appPage.goto(appServer.url);
  await appPage.locator(FILE_INPUT).waitFor({ state: 'attached', timeout: APP_READY_MS });

  const time = async (name: Exclude<keyof BenchPage, 'load' | 'agree'>): Promise<number> => {
    await benchPage.bringToFront();
    return Number(await call(benchPage, name));
  };
  const timings = await interleave(
    {
      bareRead: async () => {
        await benchPage.bringToFront();
        await benchPage.setInputFiles(FILE_INPUT, file);
        return time('readAfterChoice');
      },
      bareReadAgain: () => time('read'),
      dropToResults: () => analyseInApp(appPage, file),
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

/** One run of the app on the file: what a person waits for, the file already chosen. */
async function analyseInApp(page: Page, file: string): Promise<number> {
  await page.bringToFront();
  await page.evaluate(() => {
    globalThis.location.hash = '#open';
  });
  await page.locator(FILE_INPUT).waitFor({ state: 'attached' });
  await page.evaluate(watchForResults);
  await page.setInputFiles(FILE_INPUT, file);
  const tookMs = await page.evaluate(() => (globalThis as unknown as BenchWindow).dropToResultsMs);
  if (tookMs < 0) throw new Error('the app refused the file');
  return tookMs;
}

/** Runs inside of the page: starts the clock at the change event, stops it in the frame after all results stand there. */
function watchForResults(): void {
  let startMs = 0;
  document.addEventListener('change', () => (startMs = performance.now()), { capture: true, once: true });
  (globalThis as unknown as BenchWindow).dropToResultsMs = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const refused = document.querySelector('[role=alert]') !== null;
      const isDone = location.hash === '#file' && document.querySelector('progress') === null;
      if (startMs === 0 || (!isDone && !refused)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        resolve(refused ? -1 : performance.now() - startMs);
      });
    });
    observer.observe(document, { subtree: true, childList: true });
  });
}
