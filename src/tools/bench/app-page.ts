import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../test/ensure-browsers.mjs';

const FILE_INPUT = 'input[type=file]';
const APP_READY_MS = 60_000;
/** Forgetting a file ends the worker that read it: the next one starts while a person looks for another file. */
const RESTART_MS = 1500;
/** What no run takes, a whole genome on a slow machine among them. */
const RUN_MS = 300_000;

interface BenchWindow {
  dropToResults: Promise<{ firstMedicinesMs: number; allMs: number }>;
}

/** What one run of the app took: from the browser's change event to the frames that show the first medicines and everything. */
export interface AppRun {
  firstMedicinesMs: number;
  allMs: number;
}

/** Starts Chromium for a bench. */
export async function launchChromium(args: readonly string[] = [], program = findChromium()): Promise<Browser> {
  const executablePath = program;
  if (executablePath === null) throw new Error('no Chromium: `npm test` installs it, CHROMIUM_PATH names one');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...args] });
}

/** Opens the built app and waits until it takes files; `before` runs in the page before its own scripts. */
export async function openApp(browser: Browser, url: string, before?: () => void): Promise<Page> {
  const page = await browser.newPage();
  if (before !== undefined) await page.addInitScript(before);
  await page.goto(url);
  await page.locator(FILE_INPUT).first().waitFor({ state: 'attached', timeout: APP_READY_MS });
  return page;
}

/** One run of the app on a file: what a person waits for, the file already chosen. */
export async function analyseInApp(page: Page, file: string): Promise<AppRun> {
  await page.bringToFront();
  // A file that is open would have the app ask what to do with a second one.
  const forget = page.getByRole('button', { name: 'Close and forget' });
  if ((await forget.count()) > 0) {
    await forget.click();
    await page.waitForTimeout(RESTART_MS);
  }
  await page.evaluate(() => {
    globalThis.location.hash = '#open';
  });
  await page.locator(FILE_INPUT).first().waitFor({ state: 'attached' });
  await page.evaluate(watchForResults, 'change');
  await page.locator(FILE_INPUT).first().setInputFiles(file);
  return resultsOf(page);
}

/** A second file beside one that is open, from the answer to open it instead: the vault is one that has read a file before. */
export async function openInsteadInApp(page: Page, file: string): Promise<AppRun> {
  await page.bringToFront();
  await page.evaluate(() => {
    globalThis.location.hash = '#open';
  });
  await page.locator(FILE_INPUT).first().waitFor({ state: 'attached' });
  await page.locator(FILE_INPUT).first().setInputFiles(file);
  const answer = page.getByRole('button', { name: 'Open it instead' });
  await answer.waitFor();
  await page.evaluate(watchForResults, 'click');
  await answer.click();
  return resultsOf(page);
}

async function resultsOf(page: Page): Promise<AppRun> {
  const late = page.waitForTimeout(RUN_MS).then((): AppRun => ({ firstMedicinesMs: -1, allMs: -1 }));
  const run = await Promise.race([
    page.evaluate(() => (globalThis as unknown as BenchWindow).dropToResults),
    late.catch((): AppRun => ({ firstMedicinesMs: -1, allMs: -1 })),
  ]);
  if (run.allMs < 0) throw new Error('the app refused the file, or showed no results of it');
  return run;
}

/** Runs inside of the page: starts the clock at an event, stops it in the frame after all results stand there. */
function watchForResults(event: string): void {
  let startMs = 0;
  let firstMedicinesMs = 0;
  const title = (): string | undefined => document.querySelector('#view-title')?.textContent;
  const before = title();
  document.addEventListener(event, () => (startMs = performance.now()), { capture: true, once: true });
  (globalThis as unknown as BenchWindow).dropToResults = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (startMs === 0) return;
      const refused = document.querySelector('[role=alert]') !== null;
      const isDone = location.hash === '#overview' && title() !== undefined && title() !== before;
      if (firstMedicinesMs === 0 && (isDone || document.querySelector('.cards a[href="#medicines"]') !== null)) {
        firstMedicinesMs = performance.now() - startMs;
      }
      if (!isDone && !refused) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        resolve({ firstMedicinesMs, allMs: refused ? -1 : performance.now() - startMs });
      });
    });
    observer.observe(document, { subtree: true, childList: true });
  });
}
