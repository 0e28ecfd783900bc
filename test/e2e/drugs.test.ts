import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptEntries, openAgain, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { goTo, openSample, waitForSeal } from '../support/journey.ts';
import { faultsInAllLooks } from '../support/looks.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

type Part = 'Genes' | 'All medicines' | 'My medicines';

async function openPart(page: Page, part: Part): Promise<void> {
  await goTo(page, 'medicines');
  await page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name: part }).click();
  if (part === 'All medicines') await page.locator('#drug-search, article.drug').first().waitFor();
  if (part === 'My medicines') await page.locator('#mine-list').waitFor();
}

async function openDrug(page: Page, query: string): Promise<void> {
  await page.locator('#drug-search').fill(query);
  await page.keyboard.press('Enter');
  await page.locator('article.drug h2').waitFor();
}

async function nameMedicines(page: Page, list: string): Promise<void> {
  await openPart(page, 'My medicines');
  await page.locator('#mine-list').fill(list);
  await page.getByRole('button', { name: 'Read the list' }).click();
}

/** Pages of a PDF, counted by their objects. */
function pagesOf(pdf: Buffer): number {
  return (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
}

describe('a newcomer', () => {
  it('looks a medicine up by a misspelt brand, sees what is missing before any advice, and takes a letter along', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await openPart(page, 'All medicines');
    await page.locator('#drug-search').fill('Zolofd');
    await page.getByRole('link', { name: /sertraline/ }).click();
    expect(await page.locator('article.drug h2').textContent()).toBe('sertraline');
    const text = (await page.locator('article.drug').textContent()) ?? '';
    const [missing, advice] = [text.indexOf('could not be read'), text.indexOf('What the sources say')];
    expect(missing).toBeGreaterThan(0);
    expect(advice).toBeGreaterThan(missing);

    await page.getByRole('button', { name: 'Add to my medicines' }).click();
    await nameMedicines(page, 'Plavix 75 mg daily\nWarfarine\nAdalimumab');
    await page.getByText('2 medicines read. 1 name not recognised.').waitFor();
    await page.getByRole('button', { name: '“Warfarine” means warfarin' }).click();
    expect(await page.locator('.medicine h3').allTextContents()).toEqual(['sertraline', 'clopidogrel', 'adalimumab', 'warfarin']); // prettier-ignore
    expect(await page.locator('.medicine', { hasText: 'adalimumab' }).textContent()).toContain('No guideline known here'); // prettier-ignore

    await page.getByRole('link', { name: 'Print a letter about these medicines' }).click();
    await page.locator('.letter').waitFor();
    const letter = (await page.locator('.letter').textContent()) ?? '';
    for (const name of ['sertraline', 'clopidogrel', 'warfarin', 'adalimumab', 'CC BY-SA 4.0', 'CC0 1.0', 'CYP2C9']) expect(letter).toContain(name); // prettier-ignore
    expect(letter).toContain('Synthetic person');
    for (const format of ['A4', 'Letter']) expect([format, pagesOf(await page.pdf({ format }))]).toEqual([format, 1]);
  });

  it('finds what is known without a file, of nobody', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    await openPart(page, 'All medicines');
    await openDrug(page, 'amitriptyline');
    const text = (await page.locator('article.drug').textContent()) ?? '';
    expect(text).toContain('No file is open');
    expect(text).toContain('CYP2D6 1.25 to 2.25');
    expect(await page.locator('td.here, td.possible, td.untested').count()).toBe(0);
  });

  it('is told where nothing is known', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await openPart(page, 'All medicines');
    await page.locator('#drug-search').fill('xyzzyplugh');
    await page.getByText('“xyzzyplugh” is not known').waitFor();
    await openDrug(page, 'adalimumab');
    expect(await page.locator('article.drug header').textContent()).toContain('No guideline known here');
  });
});

describe('a drug page', () => {
  it('has the three sources side by side, each with its own terms, and no link that leaves', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Bao');
    await openPart(page, 'All medicines');
    await openDrug(page, 'clopidogrel');
    const cards = page.locator('.sources .card');
    expect(await cards.count()).toBe(3);
    expect(await cards.nth(0).textContent()).toMatch(/CPIC.*Strength: Strong.*PMID \d+.*clinpgx\.org.*CC0/s);
    expect(await cards.nth(1).textContent()).toMatch(/DPWG.*CC BY-SA 4\.0/s);
    expect(await cards.nth(2).textContent()).toMatch(/FDA.*flags only/s);
    const outward = await page.locator('article.drug a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))); // prettier-ignore
    for (const href of outward) expect(href).toMatch(/^#/);
  });

  it('marks the cells of two genes that are possible when one is unknown', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Bao');
    await openPart(page, 'All medicines');
    await openDrug(page, 'amitriptyline');
    await page.locator('summary', { hasText: 'Every result in CPIC' }).click();
    await page.locator('td.possible').first().waitFor();
    expect(await page.locator('td.possible').count()).toBeGreaterThan(2);
    expect(await page.locator('td.here').count()).toBe(0);
    for (const text of await page.locator('article.drug .says').allTextContents()) expect(text).not.toBe('Usual dose');
  });

  it('never tells anybody to stop, start or change a medicine', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Chidi');
    for (const drug of ['abacavir', 'codeine', 'fluorouracil', 'simvastatin', 'warfarin']) {
      await openPart(page, 'All medicines');
      const back = page.getByRole('link', { name: 'Back to all medicines' });
      if ((await back.count()) > 0) await back.click();
      await openDrug(page, drug);
      const text = (await page.locator('article.drug').textContent()) ?? '';
      expect(text).not.toMatch(/\b(stop|start|switch|discontinue)\b/i);
    }
  });

  it('is reached from the gene that it depends on', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Bao');
    await goTo(page, 'medicines');
    await page.locator('summary[aria-label="CYP2C19: details"]').click();
    await page.getByRole('link', { name: 'clopidogrel', exact: true }).click();
    expect(await page.locator('article.drug h2').textContent()).toBe('clopidogrel');
    expect(new URL(page.url()).hash).toBe('#medicines/drugs/clopidogrel');
    await page.goBack();
    // What was open before is open again.
    await page.locator('details[open] > summary[aria-label="CYP2C19: details"]').waitFor();
  });
});

describe('my medicines', () => {
  it('stay out of addresses that nobody asked for, titles, console, requests and the saved report, and go with the file', async () => {
    const { page, notes } = await openAgain(app);
    await waitForSeal(page);
    await openSample(page, 'Ana');
    app.ownRequests.length = 0;
    await nameMedicines(page, 'citalopram\ncanaryword');
    // An address names what is looked up, as here; the list is in none.
    await openPart(page, 'All medicines');
    await openDrug(page, 'codeine');
    await openPart(page, 'My medicines');
    await goTo(page, 'overview');
    const said = [...notes.titlesAndAddresses, ...notes.console, ...app.ownRequests].join('\n');
    expect(said).not.toMatch(/citalopram|canaryword/i);
    expect(await keptEntries(page)).toEqual({ local: 0, session: 0, cookies: '' });

    await goTo(page, 'report');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as JSON' }).click();
    const saved = await readFile(await (await download).path(), 'utf8');
    expect(saved).not.toContain('canaryword');
    expect(JSON.parse(saved)).not.toHaveProperty('medicines');

    await page.getByRole('button', { name: 'Close and forget' }).click();
    await openPart(page, 'My medicines');
    await page.getByText('No medicine is listed yet.').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('canaryword');
  });

  it('go when another person is opened', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await nameMedicines(page, 'citalopram');
    await goTo(page, 'open');
    await openSample(page, 'Bao');
    await openPart(page, 'My medicines');
    await page.getByText('No medicine is listed yet.').waitFor();
  });
});

describe('the keyboard alone', () => {
  it('searches, opens a drug, adds it and goes back', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await openPart(page, 'All medicines');
    await page.locator('#drug-search').focus();
    await page.keyboard.type('clopido');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.textContent.includes('clopidogrel'));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Add to my medicines');
    await page.keyboard.press('Enter');
    await page.locator('button[aria-pressed="true"]', { hasText: 'In my medicines' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Back to all medicines');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('href') === '#medicines/drugs/clopidogrel');
    expect(await page.locator('#drug-search').inputValue()).toBe('clopido');
  });
});

describe('axe finds nothing, and nothing scrolls sideways', () => {
  it('in the drug side of the room, in both colour schemes, wide and on a phone', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Bao');
    const check = async (where: string): Promise<void> => {
      expect([where, ...(await faultsInAllLooks(page))]).toEqual([where]);
    };
    await openPart(page, 'All medicines');
    await check('list');
    await page.locator('#drug-search').fill('amitr');
    await check('search');
    for (const drug of ['amitriptyline', 'warfarin', 'adalimumab']) {
      await openDrug(page, drug);
      for (const summary of await page.locator('article.drug > details > summary').all()) await summary.click();
      await check(drug);
      await page.getByRole('link', { name: 'Back to all medicines' }).click();
    }
    await nameMedicines(page, 'sertraline, clopidogrel, Kivexa, clozapine, sertalin, zzzz');
    await check('my medicines');
    await page.getByRole('link', { name: 'Print a letter about these medicines' }).click();
    await page.locator('.letter').waitFor();
    await check('letter');
  });
});
