import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBrowser, openAgain, openApp, startAppBrowser } from '../support/browser.ts';
import { axeViolations, chooseFiles, goTo, waitForSeal } from '../support/journey.ts';
import { beginKiosk, goToLetter, leaveWithNothing, startKiosk } from '../support/kiosk.ts';
import { chip, chipRows } from '../support/gene-file.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

const BACKGROUND = ['TPMT', 'DPYD', 'CYP2C19', 'SLCO1B1', 'UGT1A1'].flatMap((gene) => chipRows(gene));
const FOUND = [
  'rs80357914\t17\t41276044\tDI',
  'rs28897672\t17\t41258504\tAC',
  'rs429358\t19\t45411941\tCT',
  'rs7412\t19\t45412079\tCC',
  'rs6025\t1\t169519049\tCT',
  'rs113993960\t7\t117199644\tID',
  'rs1050828\tX\t153764217\tCC',
];
const FILE = chip([...BACKGROUND, ...FOUND]);
const PARTNER = chip([...BACKGROUND, 'rs113993960\t7\t117199644\tDI', 'rs75527207\t7\t117227860\tGG']);

async function openFile(page: Page): Promise<void> {
  await waitForSeal(page);
  await chooseFiles(page, { name: 'genome.txt', content: FILE });
  await page.waitForURL(/#overview$/);
  await goTo(page, 'findings');
}

async function sayWhose(page: Page, whose: RegExp): Promise<void> {
  await page.getByRole('radio', { name: whose }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Carrier status' }).waitFor();
}

const text = (page: Page): Promise<string> => page.locator('main').innerText();
const show = (page: Page, topic: RegExp): Promise<void> => page.getByRole('button', { name: topic }).click();

describe('the room of findings', () => {
  it('tells nothing before it is said whose file it is, and nothing of a topic before it is opened', async () => {
    const { page } = await openAgain(app);
    await openFile(page);
    expect(await text(page)).not.toMatch(/Leiden|CFTR|BRCA1|ε/);
    await sayWhose(page, /An adult's/);
    await page.getByRole('heading', { name: /F5 Factor V Leiden: one copy/ }).waitFor();
    expect(await text(page)).not.toMatch(/BRCA1 185delAG|ε4/);
    await show(page, /Show the results on: Hereditary cancer/);
    const founder = page.locator('article', { hasText: 'BRCA1 185delAG' });
    await founder.waitFor();
    expect(await founder.textContent()).toContain('have it confirmed');
    const rare = page.locator('article', { hasText: 'BRCA1 C61G' });
    expect(await rare.textContent()).toContain('96 in 100 were wrong');
    await show(page, /Show the results on: APOE/);
    await page.getByText('APOE: ε3/ε4').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(page.url()).toMatch(/#findings$/);
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goTo(page, 'findings');
    expect(await text(page)).not.toMatch(/BRCA1|Leiden|ε4/);
    await page.close();
  });

  it('holds back for a minor what begins in adult life', async () => {
    const { page } = await openAgain(app);
    await openFile(page);
    await sayWhose(page, /under 18/);
    await page.locator('article', { hasText: 'CFTR F508del' }).waitFor();
    await show(page, /Show the results on: Hereditary cancer/);
    await show(page, /Show the results on: APOE/);
    await page.getByText(/are not shown/).waitFor();
    expect(await text(page)).not.toMatch(/185delAG|C61G|ε3/);
    await page.close();
  });

  it('writes a letter of one page, and adds findings to a saved report only where that is asked for', async () => {
    const { page } = await openAgain(app);
    await openFile(page);
    await sayWhose(page, /An adult's/);
    await show(page, /Show the results on: Hereditary cancer/);
    await page.locator('article', { hasText: 'BRCA1 185delAG' }).waitFor();
    await page.getByRole('link', { name: 'Letter for a doctor' }).click();
    const letter = page.locator('.letter');
    await letter.waitFor();
    const said = await letter.innerText();
    for (const part of ['NM_007294.4:c.68_69del', 'rs80357914', '41276044', 'GRCh37', 'DI', 'whole gene'])
      expect(said).toContain(part);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    const save = async (): Promise<Record<string, unknown>> => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as JSON' }).click();
      return JSON.parse(readFileSync(await (await download).path(), 'utf8')) as Record<string, unknown>;
    };
    await goTo(page, 'report');
    expect(Object.keys(await save())).not.toContain('findings');
    await page.getByRole('checkbox', { name: /Add the single variants/ }).check();
    const report = await save();
    const rows = report.findings as { rsid: string; topic: string; verdict: string }[];
    expect(rows.find(({ rsid }) => rsid === 'rs80357914')?.verdict).toBe('one-copy');
    // Topics that were not opened are not in it.
    expect(rows.filter(({ topic }) => topic === 'APOE' || topic === 'Parkinson')).toEqual([]);
    expect(Object.keys(report.findingRules as object)).not.toContain('APOE');
    await page.close();
  });

  it('teaches about errors without a file, by the keyboard', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    await goTo(page, 'findings');
    await page.getByRole('link', { name: 'How often is it wrong?' }).click();
    const picture = page.getByRole('img', { name: /Of 1,000 people who get this call/ });
    await picture.waitFor();
    const before = await picture.getAttribute('aria-label');
    await page.getByRole('slider', { name: /People who carry the variant/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((was) => document.querySelector('main svg[role=img]')?.ariaLabel !== was, before);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});

it('a couple: both files show a changed copy of one gene', async () => {
  const { page } = await openAgain(app);
  await openFile(page);
  await goTo(page, 'file');
  await page.getByText('Compare with a second file').first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a second file' }).click();
  await (await chooser).setFiles({ name: 'partner.txt', mimeType: 'text/plain', buffer: Buffer.from(PARTNER) });
  const couple = page.locator('section', { has: page.getByRole('heading', { name: 'Both of you as parents' }) });
  await page.getByRole('heading', { name: 'Both of you as parents' }).waitFor();
  expect(await text(page)).not.toContain('CFTR');
  await page.getByRole('checkbox', { name: /Both of us are adults/ }).check();
  await page.getByRole('button', { name: 'Look at both files' }).click();
  await page.getByRole('heading', { name: /CFTR: both files show a changed copy/ }).waitFor();
  expect(await couple.last().innerText()).toMatch(/1 in 4/);
  expect(await axeViolations(page)).toEqual([]);
  await page.close();
});

describe('the kiosk', () => {
  it.each([false, true])('offers findings only where its setting does: %s', async (offered) => {
    const { page } = await openApp(app);
    await waitForSeal(page);
    await startKiosk(page, { findings: offered });
    await beginKiosk(page);
    await chooseFiles(page, { name: 'genome.txt', content: FILE });
    await goToLetter(page);
    const button = page.getByRole('button', { name: 'Single-gene findings' });
    expect(await button.count()).toBe(offered ? 1 : 0);
    if (offered) {
      await button.click();
      await sayWhose(page, /An adult's/);
      await page.getByRole('heading', { name: /F5 Factor V Leiden: one copy/ }).waitFor();
      expect(await text(page)).not.toContain('185delAG');
      expect(await axeViolations(page)).toEqual([]);
      await leaveWithNothing(page);
      await beginKiosk(page);
      expect(await text(page)).not.toContain('Leiden');
    }
    await page.close();
  });
});
