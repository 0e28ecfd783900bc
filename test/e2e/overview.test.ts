import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBrowser, openAgain, startAppBrowser } from '../support/browser.ts';
import { axeViolations, chooseFiles, dropFiles, goTo, openSample, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

const ANA = { name: 'ana.zip', content: readFileSync(new URL('../../public/samples/sample-ana.zip', import.meta.url)) };
const BAO = { name: 'bao.zip', content: readFileSync(new URL('../../public/samples/sample-bao.zip', import.meta.url)) };

/** Words of refusal on the first view of results. Before there was an overview they were 84. */
const MOST_REFUSALS = 28;

async function openOverview(): Promise<Page> {
  const { page } = await openAgain(app);
  await waitForSeal(page);
  await openSample(page, 'Ana');
  await page.getByRole('heading', { name: 'To show a doctor or pharmacist' }).waitFor();
  return page;
}

describe('the first view of results', () => {
  it('tells of medicines without a click, what was not found, and what the file cannot tell', async () => {
    const page = await openOverview();
    const text = await page.locator('body').innerText();
    expect(text).toMatch(/phenytoin: .*lower dose/);
    expect(text).toContain('CYP2C9: slower breakdown');
    expect(text).toMatch(/Nothing found in what was read[\s\S]*up to \d+ of 100 people/);
    expect(text).toMatch(/What this file cannot tell[\s\S]*CYP2D6: ask for a laboratory test/);
    expect(text.match(/\b(?:not|no|cannot|none|never)\b/gi)?.length ?? 0).toBeLessThanOrEqual(MOST_REFUSALS);
    await page.locator('#mine-list').fill('Zoloft, warfarin, qwertyu');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'sertraline' }).waitFor();
    expect(await page.locator('main').innerText()).toMatch(/Not recognised[\s\S]*qwertyu/);
    expect(page.url()).toMatch(/#overview$/);
    await page.close();
  });

  it('satisfies axe and never scrolls sideways, with search, panel and question, in all looks', async () => {
    const page = await openOverview();
    const check = async (where: string): Promise<void> => {
      // As narrow as a page of 640 px with letters of twice the size.
      expect([where, ...(await faultsInTwoLooks(page, 320))]).toEqual([where]);
    };
    await check('overview');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.locator('#search-box').fill('clopidogrel');
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /clopidogrel/ })
      .waitFor();
    await check('search');
    await page.keyboard.press('Escape');
    await goTo(page, 'scores');
    await page
      .getByRole('link', { name: /How do you know/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await check('explanation');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/#scores$/);
    await page.close();
  });
});

describe('the search', () => {
  it('answers in one action from anywhere: advice, a brand, an allele, a place of the file, and nothing', async () => {
    const page = await openOverview();
    const found = async (words: string, hit: RegExp): Promise<void> => {
      await page.keyboard.press('/');
      await page.locator('#search-box').fill(words);
      await page.getByRole('dialog').getByText(hit).first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await found('phenytoin', /To discuss\..*DPWG, as of \d{4}: .*lower dose/);
    await found('Plavix', /Plavix/);
    await found('CYP2C9 *2', /slower breakdown/);
    await found('rs1', /rs1 is not in this file|chromosome/);
    await found('qqqqqqq', /was not found/);
    await page.close();
  });
});

describe('addresses', () => {
  it('name a drug, a gene and a part; Back brings back what was open and how far down', async () => {
    const page = await openOverview();
    await page.evaluate(() => {
      window.location.hash = '#medicines/genes/TPMT';
    });
    await page.locator('details[open] > summary[aria-label="TPMT: details"]').waitFor();
    await page.locator('summary[aria-label="CYP2C19: details"]').click();
    const drug = page.getByRole('link', { name: 'clopidogrel', exact: true });
    await drug.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    await drug.click();
    await page.waitForURL(/#medicines\/drugs\/clopidogrel$/);
    await page.locator('article.drug').waitFor();
    await page.goBack();
    await page.locator('details[open] > summary[aria-label="CYP2C19: details"]').waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);
    await goTo(page, 'lab');
    await page.locator('nav a[data-view=medicines]').click();
    await page.waitForURL(/#medicines\/genes\/TPMT$/);
    await page.getByRole('button', { name: 'Close and forget' }).click();
    expect(await page.locator('nav a[data-view=medicines]').getAttribute('href')).toBe('#medicines');
    await page.close();
  });

  it('a page that is loaded again says why the file is gone, once, and looks as it did', async () => {
    const page = await openOverview();
    const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
    await page.getByRole('button', { name: /^Appearance/ }).click();
    await page.getByRole('button', { name: /^Appearance/ }).click();
    expect(await theme()).toBe('dark');
    await goTo(page, 'lab');
    await page.reload();
    await page.getByRole('button', { name: 'Appearance: Dark' }).waitFor();
    expect(await theme()).toBe('dark');
    await goTo(page, 'open');
    await page.getByText('A file is only held in memory').waitFor();
    await goTo(page, 'open');
    await openSample(page, 'Bao');
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await page.reload();
    await waitForSeal(page);
    expect(await page.getByText('A file is only held in memory').count()).toBe(0);
    await page.close();
  });
});

describe('a second file', () => {
  it('is asked about once: left, opened instead, compared', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    await chooseFiles(page, ANA);
    await page.waitForURL(/#overview$/);
    const facts = page.locator('header .facts');
    const first = await facts.textContent();
    await dropFiles(page, BAO);
    await page.getByRole('dialog', { name: 'A file is open already' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await facts.textContent()).toBe(first);
    await dropFiles(page, BAO);
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await page.waitForURL(/#file\/compare$/);
    await page.locator('section[aria-labelledby=compare-title] table').first().waitFor();
    expect(await facts.textContent()).toBe(first);
    await dropFiles(page, BAO);
    await page.getByRole('button', { name: 'Open it instead' }).click();
    await page.waitForURL(/#overview$/);
    expect(await facts.textContent()).not.toBe(first);
    await page.close();
  });
});
