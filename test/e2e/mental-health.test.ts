import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgain, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { chooseFiles, goTo, openSample, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

/** Opens a synthetic person's mental health part. */
async function openPart() {
  const { page, notes } = await openAgain(app);
  await waitForSeal(page);
  await openSample(page, 'Ana');
  await goTo(page, 'medicines');
  await page.getByRole('link', { name: 'Mental health' }).click();
  await page.getByRole('heading', { name: 'Notes for this conversation' }).waitFor();
  return { page, notes };
}

const drugRow = (page: Page, name: string) => page.locator('details.drug', { has: page.locator(`summary :text-is("${name}")`) }); // prettier-ignore

async function pick(page: Page, name: string): Promise<void> {
  await page.locator('#taken-search').fill(name.slice(0, 5));
  await page.locator('[data-combobox-item]', { hasText: name }).click();
}

async function giveResults(page: Page, lines: string): Promise<void> {
  await page.getByText('Enter a laboratory’s result').or(page.getByText("Enter a laboratory's result")).click();
  await page.locator('#mental-outside-text').fill(lines);
  await page.getByRole('button', { name: 'Show what this means' }).click();
}

describe('the mental health part', () => {
  it('says first what a missing CYP2D6 removes, and promises nothing', async () => {
    const { page, notes } = await openPart();
    const text = await page.locator('section.view').innerText();
    expect(text.indexOf('This file says nothing about CYP2D6')).toBeGreaterThan(0);
    expect(text.indexOf('This file says nothing about CYP2D6')).toBeLessThan(text.indexOf('What genes do not tell'));
    expect(text).toMatch(/SLC6A4/);
    expect(text).not.toMatch(/\b(best|recommended for you|most effective|works well)\b/i);
    await drugRow(page, 'paroxetine').locator('summary').click();
    await drugRow(page, 'paroxetine').getByText('CYP2D6 not read').first().waitFor();
    await drugRow(page, 'mirtazapine')
      .getByText(/No entry/)
      .first()
      .waitFor();
    expect(notes.violations.filter((line) => !/seal-probe|connect-src data/.test(line))).toEqual([]);
    await page.close();
  });

  it('a laboratory’s CYP2D6 is read, explained, used, seen everywhere, and taken away again', async () => {
    const { page } = await openPart();
    await giveResults(page, 'CYP2D6 *1/*4x2\nCYP9Z9 *1/*1');
    await page.getByText('Line 2:').waitFor();
    expect(await page.getByRole('button', { name: 'Use these results' }).count()).toBe(0);

    await page.locator('#mental-outside-text').fill('CYP2D6 *4/*4\nHLA-B *15:02/*07:02');
    await page.getByText('The text has changed since').waitFor();
    await page.getByRole('button', { name: 'Show what this means' }).click();
    await page.getByRole('cell', { name: 'Poor Metabolizer' }).waitFor();
    await page.getByRole('button', { name: 'Use these results' }).click();
    await page.getByText('CYP2D6 comes from another test').waitFor();

    const paroxetine = drugRow(page, 'paroxetine');
    await paroxetine.getByText('CYP2D6: Poor Metabolizer (from another test)').waitFor();
    await paroxetine.locator('summary').click();
    await paroxetine
      .getByText(/The guideline expects more of the medicine/)
      .first()
      .waitFor();
    await paroxetine.getByText('CYP2D6 from another test').first().waitFor();

    await page.getByRole('link', { name: 'Genes', exact: true }).click();
    const gene = page.locator('article', { has: page.getByRole('heading', { name: 'CYP2D6' }) });
    await gene.getByText('from another test').first().waitFor();
    await gene.locator('summary[aria-label="CYP2D6: details"]').click();
    await gene.getByRole('img', { name: /^Activity score of CYP2D6/ }).waitFor();

    await goTo(page, 'report');
    await page
      .getByText(/from another test/)
      .first()
      .waitFor({ state: 'attached' });
    await goTo(page, 'medicines');
    await page.getByRole('button', { name: 'Remove HLA-B *15:02/*07:02' }).click();
    await page.getByText('1 result is used now').waitFor();
    await page.getByRole('button', { name: 'Remove CYP2D6 *4/*4' }).click();
    await gene.getByText('from another test').first().waitFor({ state: 'detached' });
    await page.close();
  });

  it('results given for one person are not used for the next, nor kept after forgetting', async () => {
    const { page } = await openPart();
    await giveResults(page, 'CYP2D6 *4/*4');
    await page.getByRole('button', { name: 'Use these results' }).click();
    await page.getByText('CYP2D6 comes from another test').waitFor();
    await page.locator('.picker input').first().fill('parox');
    await page.locator('[data-combobox-item]', { hasText: 'paroxetine' }).click();
    await goTo(page, 'open');
    await openSample(page, 'Bao');
    await goTo(page, 'medicines', 'mental');
    await page.getByText('This file says nothing about CYP2D6').waitFor();
    expect(await page.locator('details.drug').getByText('from another test').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Remove paroxetine' }).count()).toBe(0);

    await giveResults(page, 'CYP2D6 *1/*1');
    await page.getByRole('button', { name: 'Use these results' }).click();
    await page.getByText('CYP2D6 comes from another test').waitFor();
    await page.getByRole('button', { name: /Close and forget/ }).click();
    await page.waitForURL(/#open$/);
    await openSample(page, 'Ana');
    await goTo(page, 'medicines');
    await page.getByRole('link', { name: 'Mental health' }).click();
    await page.getByText('This file says nothing about CYP2D6').waitFor();
    await page.close();
  });

  it('what is taken is shown apart from the genotype, by rule only where a guideline has one', async () => {
    const { page } = await openPart();
    await giveResults(page, 'CYP2D6 *1/*1');
    await page.getByRole('button', { name: 'Use these results' }).click();
    await page.getByText('CYP2D6 comes from another test').waitFor();
    await pick(page, 'duloxetine');
    await page.keyboard.press('Escape');
    const panel = page.getByRole('group', { name: 'Enzymes with the medicines taken now' });
    await panel.getByRole('cell', { name: 'Intermediate Metabolizer' }).waitFor();
    expect(await panel.innerText()).toContain('codeine, hydrocodone, and tramadol');
    // The genotype's own phenotype stands beside the drugs, with a caution.
    const venlafaxine = drugRow(page, 'venlafaxine');
    expect(await venlafaxine.innerText()).toContain('CYP2D6: Normal Metabolizer (from another test)');
    await venlafaxine.locator('summary').click();
    await venlafaxine.getByText('there is no agreed rule').waitFor();
    await pick(page, 'paroxetine');
    await panel.getByRole('cell', { name: 'Poor Metabolizer' }).waitFor();
    expect(await venlafaxine.innerText()).toContain('CYP2D6: Normal Metabolizer (from another test)');
    await page.close();
  });

  it('the checklist decides which notes and rows are shown', async () => {
    const { page } = await openPart();
    await giveResults(page, 'CYP2D6 *4/*4\nHLA-A *02:01/*03:01\nHLA-B *07:02/*08:01');
    await page.getByRole('button', { name: 'Use these results' }).click();
    await page.getByText('CYP2D6 comes from another test').waitFor();
    const atomoxetine = drugRow(page, 'atomoxetine');
    await atomoxetine.locator('summary').click();
    const rows = async (): Promise<[boolean, boolean]> => {
      const text = await atomoxetine.innerText();
      return [text.includes('For children'), text.includes('For adults')];
    };
    await expect.poll(rows).toEqual([true, true]);
    await page.getByLabel('Child or adolescent').check();
    await page.getByText(/The sources have rows for children for atomoxetine/).waitFor();
    await expect.poll(rows).toEqual([true, false]);
    await page.getByLabel('Adult', { exact: true }).check();
    await expect.poll(rows).toEqual([false, true]);

    const notes = page.getByRole('group', { name: 'Notes for this conversation' });
    await page.getByLabel('Pregnancy').check();
    await page.getByLabel('Depression').check();
    await notes.getByText(/Pregnancy: no row here/).waitFor();
    await notes.getByText(/venlafaxine/).waitFor();
    await page.selectOption('#earlier-drug', 'carbamazepine');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await notes.getByText(/people who have taken carbamazepine/).waitFor();
    const carbamazepine = drugRow(page, 'carbamazepine');
    await carbamazepine.locator('summary').click();
    expect(await carbamazepine.innerText()).not.toContain('have not taken carbamazepine before');
    await page.getByRole('button', { name: 'Remove carbamazepine from what was taken before' }).click();
    await carbamazepine
      .getByText(/have not taken carbamazepine before/)
      .first()
      .waitFor();
    await page.close();
  });

  it('a list of results is read from a file; a genotype file there is refused', async () => {
    const { page } = await openPart();
    await page.getByText("Enter a laboratory's result").click();
    const list = page.locator('details').locator('input[type=file]').first();
    const file = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
    await list.setInputFiles(file('results.tsv', 'gene\tdiplotype\nCYP2D6\t*1/*1x3\n'));
    await page.getByRole('cell', { name: 'Ultrarapid Metabolizer' }).waitFor();
    await page.getByText('at least 4').waitFor();
    await list.setInputFiles(file('genome.txt', '# rsid\n'.repeat(20_000)));
    await page
      .getByRole('alert')
      .getByText(/too large/)
      .waitFor();
    await page.close();
  });
});

describe('research switches', () => {
  it('show CYP2D6 by single variants, which no medicine goes by', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    await openSample(page, 'Ana');
    await goTo(page, 'medicines');
    const gene = page.locator('article', { has: page.getByRole('heading', { name: 'CYP2D6' }) });
    await page.getByText('Research switches').click();
    await page.getByLabel('CYP2D6 by single variants').check();
    await gene.locator('summary[aria-label="CYP2D6: details"]').click();
    await gene.getByText('Matching only the positions that were read gives').waitFor();
    expect(await gene.innerText()).toContain('Not callable from this file');
    await page.getByRole('link', { name: 'Mental health' }).click();
    await page.getByText('This file says nothing about CYP2D6').waitFor();
    await page.close();
  });
});

describe('for everybody', () => {
  it('by keyboard alone: names a medicine, ticks a circumstance, opens a drug', async () => {
    const { page } = await openPart();
    await page.locator('#taken-search').focus();
    await page.keyboard.type('parox');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove paroxetine' }).waitFor();
    await page.keyboard.press('Escape');
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.parentElement?.textContent ?? '');
    for (let i = 0; i < 40 && !(await focused()).includes('Kidney disease'); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText(/Kidney disease: no row/).waitFor();
    for (let i = 0; i < 60 && !(await focused()).startsWith('citalopram'); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await drugRow(page, 'citalopram').getByText('Clinical Pharmacogenetics Implementation Consortium').waitFor();
    await page.close();
  });

  it('axe finds nothing in all looks, and nothing scrolls sideways', async () => {
    const { page } = await openPart();
    await giveResults(page, 'CYP2D6 *1/*4\nCYP9 *1');
    await page.getByText('Line 2:').waitFor();
    await page.locator('#mental-outside-text').fill('CYP2D6 *1/*4');
    await page.getByRole('button', { name: 'Show what this means' }).click();
    await page.getByRole('button', { name: 'Use these results' }).click();
    await page.getByText('CYP2D6 comes from another test').waitFor();
    await pick(page, 'duloxetine');
    await page.getByLabel('Pregnancy').check();
    await drugRow(page, 'amitriptyline').locator('summary').click();
    await page.locator('#taken-search').click();
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.getByRole('link', { name: 'Genes', exact: true }).click();
    await page.locator('summary[aria-label="CYP2D6: details"]').click();
    await page.getByRole('img', { name: /^Activity score of CYP2D6/ }).waitFor();
    const posterior = page.locator('summary', { hasText: 'Probability of each phenotype' });
    await page.locator('summary[aria-label="TPMT: details"]').click();
    if ((await posterior.count()) > 0) await posterior.first().click();
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.close();
  });

  it('a refused file keeps the results of the person whose file is open', async () => {
    const { page } = await openPart();
    await giveResults(page, 'CYP2D6 *4/*4');
    await page.getByRole('button', { name: 'Use these results' }).click();
    await page.getByText('CYP2D6 comes from another test').waitFor();
    await goTo(page, 'open');
    await chooseFiles(page, { name: 'a.txt', content: '%PDF-1.4' });
    // Results that were typed would go with the open file: that is asked about first.
    await page.getByRole('dialog').getByText('belong to the open file').waitFor();
    await page.getByRole('button', { name: 'Open it instead' }).click();
    await page.getByRole('alert').waitFor();
    await goTo(page, 'medicines', 'mental');
    await page.getByText('CYP2D6 comes from another test').waitFor();
    await page.close();
  });
});
