import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { chooseFiles, goTo, waitForSeal } from '../support/journey.ts';
import { CANARY_NAME, choosePassphrase, goToPeople, LOCK, PASSPHRASE, reportText, saveAs, unlock } from '../support/people.ts'; // prettier-ignore

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

const ANA = new URL('../../public/samples/sample-ana.zip', import.meta.url);
const ANA_LINES = strFromU8(Object.values(unzipSync(readFileSync(ANA)))[0] ?? new Uint8Array(0))
  .trimEnd()
  .split('\n');
const DATA_FROM = ANA_LINES.findLastIndex((line) => line.startsWith('#')) + 1;

/** Two files of one person: each lacks a third of the rows, and they share the rest. */
const halves = [1, 2].map((left) => ANA_LINES.filter((_, index) => index < DATA_FROM || index % 3 !== left).join('\n'));

/** Joins a second file to the open one. */
async function joinSecond(page: Page, content: string): Promise<void> {
  await goTo(page, 'file');
  const section = page.locator('section[aria-labelledby=compare-title]');
  await section
    .locator('input[type=file]')
    .setInputFiles({ name: 'two.txt', mimeType: 'text/plain', buffer: Buffer.from(content) });
  await section.getByRole('button', { name: 'Join both files' }).click();
  await page.getByText('The joined file is open now.').waitFor();
}

const partOf = (page: Page, name: string | RegExp) => page.locator('nav').getByRole('link', { name });

/** The list of medicines, and whether a name of it was not read. */
async function named(page: Page): Promise<[string[], boolean]> {
  await goTo(page, 'medicines');
  await partOf(page, /^My medicines/).click();
  await page.locator('#mine-list').waitFor();
  return [await page.locator('.medicine h3').allTextContents(), (await page.getByText('sertalin').count()) > 0];
}

/** What the person whose file is open has said beside it. */
async function sayings(page: Page): Promise<unknown[]> {
  const medicines = await named(page);
  await partOf(page, 'Mental health').click();
  const isChecked = (label: string): Promise<boolean> => page.getByLabel(label, { exact: true }).isChecked();
  return [...medicines, await isChecked('Pregnancy'), await isChecked('Adult')];
}

describe('a saved person', () => {
  it('of two joined files, with medicines and circumstances, is what was there before', async () => {
    const { page } = await openApp(app);
    await waitForSeal(page);
    await chooseFiles(page, { name: 'one.txt', content: halves[0] ?? '' });
    await page.waitForURL(/#overview$/);
    expect(await sayings(page)).toEqual([[], false, false, false]);
    await page.getByLabel('Pregnancy').check();
    await partOf(page, /^My medicines/).click();
    await page.locator('#mine-list').fill('codeine, Zoloft, sertalin');
    await page.getByRole('button', { name: 'Read the list' }).click();
    await page.locator('.medicine').nth(1).waitFor();
    const said = [['codeine', 'sertraline'], true, true, false];
    await goTo(page, 'file');
    await joinSecond(page, halves[1] ?? '');
    expect(await sayings(page)).toEqual(said);

    await goToPeople(page);
    await choosePassphrase(page, PASSPHRASE, LOCK);
    await saveAs(page, CANARY_NAME);
    const before = await reportText(page);
    // What changes while a saved person is open is kept.
    await goTo(page, 'medicines', 'mental');
    await page.getByLabel('Adult', { exact: true }).check();
    said[3] = true;
    await goToPeople(page);
    await page.getByRole('button', { name: 'Save again' }).click({ trial: true });
    await page.reload();
    await waitForSeal(page);
    expect(await named(page)).toEqual([[], false]);
    await goToPeople(page);
    await unlock(page, PASSPHRASE);
    await page.getByRole('button', { name: `Open ${CANARY_NAME}` }).click();
    await page.waitForURL(/#overview$/);
    await goTo(page, 'file');
    await page.getByText('The joined file is open now.').waitFor();
    expect(await reportText(page)).toBe(before);
    expect(await sayings(page)).toEqual(said);
    await page.getByRole('button', { name: 'Close and forget' }).click();
    expect(await named(page)).toEqual([[], false]);
    await page.context().close();
  });
});
