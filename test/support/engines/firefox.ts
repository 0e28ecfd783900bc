import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../../src/tools/test/ensure-browsers.mjs';
import type { EngineOptions, EnginePage } from './engine.ts';

/** Firefox, driven by WebDriver BiDi. */
export async function startFirefox({ args = [], prefs = {} }: EngineOptions): Promise<EnginePage> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('no Firefox: `npm test` installs it, FIREFOX_PATH names one');
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'sequester-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir,
    args: [...args],
    defaultViewport: { width: 1280, height: 900 },
    extraPrefsFirefox: prefs,
  });
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(`uncaught ${String(error)}`));
  return {
    engine: 'firefox',
    // What a page that is left said last is its end: loads that were given up.
    async goto(address) {
      await page.goto(address);
      said.length = 0;
    },
    async reload() {
      await page.reload();
      said.length = 0;
    },
    // The answer goes over as text: BiDi gives an object that occurs twice as a reference.
    async run<Args extends readonly unknown[], T>(act: (...args: Args) => T | Promise<T>, ...given: Args): Promise<T> {
      const call = `(${String(act)})(...${JSON.stringify(given)})`;
      const text = (await page.evaluate(`(async () => JSON.stringify({ value: await ${call} }))()`)) as string;
      return (JSON.parse(text) as { value: T }).value;
    },
    async choose(selector, ...paths) {
      const field = await page.$(selector);
      if (field === null) throw new Error(`no ${selector}`);
      await (field as unknown as { uploadFile(...files: string[]): Promise<void> }).uploadFile(...paths);
    },
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: async (path) => void (await page.screenshot({ path })),
    print: () => page.pdf({ format: 'a4' }),
    said: () => Promise.resolve(said),
    async close() {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
