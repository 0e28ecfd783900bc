import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBrowser, openAgain, startAppBrowser } from '../support/browser.ts';
import { chipFile } from '../support/clinvar-genome.ts';
import { axeViolations, chooseFiles, goTo, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

/** One copy of a common change that was once published as causal, of one that no table here has a frequency of, and a place that is like the reference. */
const CHIP = {
  name: 'canary-name.txt',
  content: chipFile('rs91\t14\t21790040\tGT', 'rs92\t10\t123279674\tCG', 'rs93\t10\t123279677\tGG'),
};
/** Signs of the skull and hands, and of the retina. */
const SIGNS = ['HP:0001363', 'HP:0011304', 'HP:0000548', 'HP:0000613'];

async function openRoom(signs: readonly string[]): Promise<Page> {
  const { page } = await openAgain(app);
  await waitForSeal(page);
  await chooseFiles(page, CHIP);
  await page.waitForURL(/#overview$/);
  await goTo(page, 'symptoms');
  await page.locator('#sign-search').waitFor();
  for (const id of signs) {
    await page.locator('#sign-search').fill(id);
    await page.locator('[data-combobox-item]', { hasText: id }).click();
    await page.getByRole('listitem').filter({ hasText: id }).first().waitFor();
  }
  await page.locator('main article.card h3').first().waitFor();
  // The last sign is counted in once the list stands still.
  for (let seen = ''; seen !== (seen = (await order(page)).join());) await page.waitForTimeout(400);
  return page;
}

async function agree(page: Page, whose = /^An adult/): Promise<void> {
  await page.getByRole('button', { name: 'Look at these genes' }).click();
  await page.getByRole('radio', { name: whose }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('checkbox', { name: /I have read this/ }).check();
  await page.getByText(/published positions in these genes were read/).waitFor();
}

const order = (page: Page): Promise<string[]> => page.locator('main article.card h3').allInnerTexts();
const beside = (page: Page, gene: string) => page.locator('.hit', { hasText: gene }).first();

describe('a genome beside the differential', () => {
  it('is looked at only where somebody agreed, and changes no place', async () => {
    const page = await openRoom(SIGNS.slice(0, 2));
    const before = await order(page);
    expect(await page.locator('main').innerText()).not.toContain('c.758C>G');
    await agree(page);
    await beside(page, 'FGFR2').waitFor();
    const words = await beside(page, 'FGFR2').innerText();
    expect(words).toMatch(/c\.758C>G: one copy/);
    expect(words).toContain('Rare, not validated');
    expect(words).toContain('PMID 23546041');
    expect(words).toContain('We do not know how common it is');
    expect(await order(page)).toEqual(before);
    const limits = await page.locator('main').innerText();
    expect(limits).toMatch(/\d+ of \d+ published positions in these genes were read in this file/);
    expect(limits).toContain('New changes, such as those that cut a protein short, are not found here');
    expect(limits).toContain('A chip reads only chosen positions');
    await page.getByRole('checkbox', { name: /I have read this/ }).uncheck();
    await page.getByRole('button', { name: 'Look at these genes' }).or(page.getByRole('checkbox')).first().waitFor();
    expect(await page.locator('.hit').count()).toBe(0);
    await page.close();
  });

  it('marks a published change that is common', async () => {
    const page = await openRoom(SIGNS.slice(2));
    await agree(page);
    await beside(page, 'RPGRIP1').waitFor();
    const words = await beside(page, 'RPGRIP1').innerText();
    expect(words).toContain('Common, seldom a cause by itself');
    expect(words).toMatch(/one group \(AFR\), 23/);
    expect(words).toMatch(/about 41 of 100 people/);
    await page.close();
  });

  it('finds signs in another language, and writes a letter of one page with what the file lists', async () => {
    const page = await openRoom(SIGNS.slice(2));
    await page.getByLabel('Also show names of signs in').selectOption('es');
    await page.locator('#sign-search').fill('convulsiones');
    await page.locator('[data-combobox-item]', { hasText: 'HP:0001250' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Convulsiones' }).first().waitFor();
    await agree(page);
    await page.getByRole('button', { name: 'Letter for a specialist' }).click();
    const letter = page.locator('article.letter');
    await letter.waitFor();
    const words = await letter.innerText();
    expect(words).toMatch(/Seizure \(Convulsiones\)\s+HP:0001250/);
    expect(words).toMatch(/RPGRIP1 .*Common, seldom a cause by itself; reported as causal in PMID/);
    expect(words).toContain('Human Phenotype Ontology');
    expect(await letter.locator('tbody tr').count()).toBe(10);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('view-title');
    expect(await axeViolations(page)).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.locator('#sign-search').waitFor();
    await page.close();
  });

  it('offers nothing where no file is open', async () => {
    const { page } = await openAgain(app, {});
    await waitForSeal(page);
    await goTo(page, 'symptoms');
    await page.locator('#sign-search').fill('HP:0001250');
    await page.locator('[data-combobox-item]', { hasText: 'HP:0001250' }).click();
    await page.getByText('None is open.').waitFor();
    expect(await page.getByRole('button', { name: 'Look at these genes' }).count()).toBe(0);
    await page.close();
  });

  it.each([
    ['an adult', /^An adult/],
    ['a child', /^A child/],
  ])('satisfies axe and never scrolls sideways, in all looks (%s)', async (_, whose) => {
    const page = await openRoom(SIGNS.slice(2));
    await agree(page, whose);
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.close();
  });
});
