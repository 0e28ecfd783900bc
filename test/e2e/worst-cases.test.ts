import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { chooseFiles, waitForSeal } from '../support/journey.ts';
import { WORST_CASE_BYTES, WORST_CASE_MS, WORST_CASES } from '../support/worst-cases.ts';

/** Those that took longest before they were bounded; `test/kernel/worst-cases.test.ts` has them all. */
const CHOSEN = new Set([
  'an assignment of blanks',
  'lines of 30,000 blanks and a sign',
  'one record again and again',
  'empty comments',
  'contigs',
  '100,000 samples',
]);

let app: AppBrowser;
let page: Page;
beforeAll(async () => {
  app = await startAppBrowser();
  ({ page } = await openApp(app));
  await waitForSeal(page);
}, 60_000);
afterAll(() => app.close());

/** Milliseconds from the choice of a file to its results or its refusal. */
async function timeOf(content: string): Promise<number> {
  await page.evaluate(() => (window.location.hash = '#open'));
  const from = performance.now();
  await chooseFiles(page, { name: 'genome.txt', content });
  await Promise.race([
    page.waitForURL(/#(?:overview|scores)/, { timeout: 60_000 }),
    page.getByRole('alert').first().waitFor({ timeout: 60_000 }),
  ]);
  const took = performance.now() - from;
  await page.evaluate(() => (window.location.hash = '#open'));
  await page.reload();
  await waitForSeal(page);
  return took;
}

describe('a file made to be slow, in Chromium', () => {
  it(
    'takes 2 s per 10 MB, or no more than thrice what an ordinary file of its size takes on a busy machine',
    { timeout: 400_000 },
    async () => {
      const make = (name: string): string => WORST_CASES.find(([one]) => one === name)?.[1](WORST_CASE_BYTES) ?? '';
      const ordinary = await timeOf(make('rows'));
      const most = Math.max(WORST_CASE_MS, 3 * ordinary);
      const slow: string[] = [];
      for (const name of CHOSEN) {
        const took = await timeOf(make(name));
        if (took > most) slow.push(`${name}: ${took.toFixed(0)} ms of ${most.toFixed(0)}`);
      }
      expect(slow).toEqual([]);
    },
  );
});
