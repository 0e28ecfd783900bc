import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../src/tools/test/ensure-browsers.mjs';
import type { EngineOptions, EnginePage } from './engine.ts';

const SWITCHES = [
  '--no-sandbox', // containers run as root, where Chromium's own sandbox cannot start
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function startChromium({ args = [], withoutArgs = [] }: EngineOptions): Promise<EnginePage> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: `npm test` installs it, CHROMIUM_PATH names one');
  // A profile like a person's: in a private one Chromium looks no name up before it is needed.
  const profile = mkdtempSync(path.join(tmpdir(), 'sequester-chromium-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...SWITCHES.filter((one) => !withoutArgs.includes(one)), ...args],
    ignoreDefaultArgs: [...withoutArgs],
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  return {
    engine: 'chromium',
    // What a page that is left said last is its end: loads that were given up.
    async goto(address) {
      await page.goto(address);
      said.length = 0;
    },
    async reload() {
      await page.reload();
      said.length = 0;
    },
    run: (act, ...given) => page.evaluate(`(${String(act)})(...${JSON.stringify(given)})`),
    choose: (selector, ...paths) => page.setInputFiles(selector, paths),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    print: () => page.pdf({ format: 'A4' }),
    said: () => Promise.resolve(said),
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
