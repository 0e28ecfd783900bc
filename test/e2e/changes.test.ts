import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgain, openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { axeViolations, goTo, openSample, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';
import { olderPerson, olderReport } from '../support/older-person.ts';
import {
  canaryFile,
  choosePassphrase,
  goToPeople,
  LOCK,
  openCanary,
  PASSPHRASE,
  reportText,
} from '../support/people.ts';

const GENE = 'CYP2C19';
const OFFER = 'What changed since Jan 2, 2026';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

const alertOf = async (page: Page): Promise<string> => (await page.getByRole('alert').textContent()) ?? '';

/** Chooses a report in the room. The view that leads here takes files as well, until this one has come. */
async function bring(page: Page, content: string): Promise<void> {
  await page.locator('main input[accept*="json"]').setInputFiles({ name: 'sequester-report.json', mimeType: 'application/json', buffer: Buffer.from(content) }); // prettier-ignore
}

/** Opens the canary person as one whom an older app or older tables saw last. */
async function withOlderPerson(hasSaid: boolean): Promise<Page> {
  const { page } = await openApp(app);
  await waitForSeal(page);
  await openCanary(page);
  const said = hasSaid ? olderReport(await reportText(page), GENE) : null;
  const exported = await olderPerson(new Blob([canaryFile()]), 'for the file alone', { at: '2026-01-02', said });
  await page.getByRole('button', { name: 'Close and forget' }).click();
  await goToPeople(page);
  await choosePassphrase(page, PASSPHRASE, LOCK);
  await page.getByText('Import a saved person').click();
  await page.locator('input.import').setInputFiles({ name: 'x.sequester', mimeType: 'application/octet-stream', buffer: exported }); // prettier-ignore
  await page.getByLabel('Passphrase', { exact: true }).fill('for the file alone');
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Open Older' }).click();
  await page.waitForURL(/#overview$/);
  return page;
}

describe('a saved person whom older tables saw last', () => {
  it('is offered what changed, with its reason, until somebody has read it', async () => {
    const page = await withOlderPerson(true);
    await page.getByRole('link', { name: OFFER }).click();
    await page.getByRole('heading', { name: 'Since Jan 2, 2026' }).waitFor();
    const text = (await page.getByRole('main').textContent()) ?? '';
    expect(text).toMatch(/CYP2C19\s*phenotype\s*Before\s*Indeterminate\s*Now\s*nothing\s*Why/);
    expect(text).toContain('CYP2C19 uses another table: CPIC 2025-11, now CPIC 2026-10-11.');
    expect(text).toContain('One statement differs.');
    expect(await axeViolations(page)).toEqual([]);

    // It is offered again as long as nobody said that it was read.
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goToPeople(page);
    await page.getByRole('button', { name: 'Open Older' }).click();
    await page.getByRole('link', { name: OFFER }).waitFor();
    await goToPeople(page);
    await page.getByRole('link', { name: OFFER }).click();
    await page.getByRole('button', { name: /^I have read this/ }).click();
    await page.getByText('From now on, changes are counted from today.').waitFor();

    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goToPeople(page);
    await page.getByRole('button', { name: 'Open Older' }).click();
    await page.waitForURL(/#overview$/);
    await page.getByRole('heading', { name: 'To show a doctor or pharmacist' }).waitFor();
    expect(await page.getByRole('link', { name: OFFER }).count()).toBe(0);
    await page.context().close();
  });

  it('of whom an older app kept nothing that was said is told that tables are newer, and no more', async () => {
    const page = await withOlderPerson(false);
    await page.getByRole('heading', { name: 'To show a doctor or pharmacist' }).waitFor();
    expect(await page.getByRole('link', { name: /What changed since/ }).count()).toBe(0);
    await goToPeople(page);
    await page.getByText('results may differ').waitFor();
    await page.context().close();
  });

  it('is forgotten with everything that was said before', async () => {
    const page = await withOlderPerson(true);
    await page.getByRole('link', { name: OFFER }).waitFor();
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goTo(page, 'changes');
    await page.getByText('Open the file first').waitFor();
    expect(await page.textContent('main')).not.toContain('Indeterminate to Normal Metabolizer, CYP2C19');
    expect(await page.getByRole('heading', { name: /^Since/ }).count()).toBe(0);
    await page.context().close();
  });
});

describe('an earlier report', () => {
  it('of the open file is compared; one of the same tables differs in nothing', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    const today = await reportText(page);
    await goTo(page, 'file');
    await page.getByRole('link', { name: 'Compare with an earlier report' }).click();
    await bring(page, today);
    await page.getByText('Nothing differs.').waitFor();
    await bring(page, JSON.stringify(olderReport(today, GENE)));
    await page.getByText('One statement differs.').waitFor();
    expect(await page.textContent('main')).toContain('Since the report that you chose');
    expect(await page.getByRole('button', { name: /^I have read this/ }).count()).toBe(0);
  });

  it.each([
    ['no JSON', () => 'PK not a report', 'This is not a saved report'],
    ['another document', () => '{"schema":"x"}', 'This is not a saved report'],
    ['of a later schema', (today: string) => today.replace('sequester-report/1', 'sequester-report/9'), 'This kind of report is unknown'],
    ['of another file', (today: string) => today.replace(/"calls": "\w+"/, '"calls": "0"'), 'about another file'],
    ['under other settings', (today: string) => today.replace('"missing": "expected"', '"missing": "drop"'), 'other settings'],
    ['of a refused file', (today: string) => today.replace('"status": "ok"', '"status": "refuse"'), 'has no results'],
  ])('%s is refused, with a way on', async (_kind, broken, title) => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    const today = await reportText(page);
    await goTo(page, 'changes');
    await bring(page, broken(today));
    await page.getByRole('alert').waitFor();
    expect(await alertOf(page)).toContain(title);
    expect(await alertOf(page)).toContain('Code changes/');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await page.getByRole('alert').count()).toBe(0);
  }); // prettier-ignore

  it('prints on its own: what changed, the tables, and that a letter stays as it is', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    const today = await reportText(page);
    await goTo(page, 'changes');
    await bring(page, JSON.stringify(olderReport(today, GENE)));
    await page.getByText('One statement differs.').waitFor();
    await page.emulateMedia({ media: 'print' });
    const main = page.getByRole('main');
    expect(await main.getByText('pgx: 3.0.0 of').last().isVisible()).toBe(true);
    expect(await main.getByText('A letter that was printed').isVisible()).toBe(true);
    expect(await page.getByText('How knowledge moves: three examples').isVisible()).toBe(false);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
  });
});

describe('the three examples', () => {
  it('are there without a file, in both colours and on a phone, without a fault of accessibility', async () => {
    const { page } = await openAgain(app);
    await goTo(page, 'changes');
    await page.getByText('Who gets another name because of it').waitFor();
    await page.getByRole('button', { name: 'NUDT15' }).click();
    const text = (await page.textContent('main')) ?? '';
    expect(text).toContain('5.1%');
    expect(text).toMatch(/185 of these \(16\.1%\) were solved, and 24 that had been solved were lost/);
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    for (const summary of await page.locator('main summary').all()) await summary.click();
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.close();
  });
});
