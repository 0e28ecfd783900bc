import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBrowser, openAgain, startAppBrowser } from '../support/browser.ts';
import { type ClinvarLine, clinvarText } from '../support/clinvar-file.ts';
import { chipFile } from '../support/clinvar-genome.ts';
import { chooseFiles, dropFiles, goTo, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

const OWN = {
  name: 'canary-name.txt',
  content: chipFile(
    'rs77\t2\t5000000\tAG',
    'rs78\t13\t5000001\tAG',
    'rs79\t13\t5000002\tAA',
    'rs80\t19\t5000003\tAG',
    'rs81\t3\t5000000\tGG',
  ),
};
const SNV: ClinvarLine = { chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', sig: 'Pathogenic' };
const LINES: ClinvarLine[] = [
  { ...SNV, gene: 'CFTR', names: 'An_illness|not_provided', mc: 'SO:0001583|missense_variant' },
  { ...SNV, chrom: '3', gene: 'ATP7B' },
  { ...SNV, chrom: '13', pos: 5_000_001, gene: 'ATP7B', review: 'reviewed_by_expert_panel' },
  { ...SNV, chrom: '13', pos: 5_000_002, gene: 'ATP7B', af: 0.04 },
  { ...SNV, chrom: '19', pos: 5_000_003, gene: 'LDLR', sig: 'Conflicting_classifications_of_pathogenicity' },
  { ...SNV, chrom: '20', pos: 5_000_003 },
];
const CLINVAR = { name: 'clinvar.vcf.gz', content: new Uint8Array(gzipSync(clinvarText(LINES))) };

async function openPart(): Promise<Page> {
  const { page } = await openAgain(app);
  await waitForSeal(page);
  await chooseFiles(page, OWN);
  await page.waitForURL(/#overview$/);
  await goTo(page, 'findings');
  await page.getByRole('link', { name: 'Add ClinVar' }).click();
  return page;
}

async function agree(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^An adult/ }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('checkbox', { name: /I have read this/ }).check();
}

/** The file dialogue of this part; the one of the first view is another. */
async function bring(page: Page, ...files: { name: string; content: string | Uint8Array }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choose (ClinVar|another)/ }).click();
  await (
    await chooser
  ).setFiles(files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })));
}

describe('ClinVar’s own file', () => {
  it('is read beside the open file once somebody agreed, and says what was found, how sure, and what not', async () => {
    const page = await openPart();
    expect(await page.getByRole('button', { name: /^Choose ClinVar/ }).count()).toBe(0);
    await agree(page);
    await bring(page, CLINVAR);
    await page.getByRole('heading', { name: 'How sure is this?' }).waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/wrong in 84\s?% of cases, and those of harmful BRCA1 and BRCA2 variants in 96\s?%/);
    const cards = await page.locator('main article.card h4').allInnerTexts();
    expect(cards).toEqual(['ATP7B: one copy', 'CFTR: one copy', 'ATP7B: two copies', 'LDLR: one copy']);
    expect(text).toContain('Carriers of one are usually healthy');
    const rows = await page
      .getByRole('table', { name: /^Records of ClinVar/ })
      .locator('tbody tr')
      .allInnerTexts();
    expect(rows.map((row) => row.split(/\s*\t\s*/))).toEqual([
      ['Looked for', '5', '1'],
      ['Found', '3', '1'],
      ['Read, and not carried', '1', '0'],
      ['Not in your file', '1', '0'],
    ]);
    expect(await page.locator('main').innerText()).toMatch(/SHA-256: [0-9a-f]{64}/);
    await page.emulateMedia({ media: 'print' });
    await page.getByText('chromosome 13, position 5000001, GRCh37 · G → A').first().waitFor();
    await page.emulateMedia({ media: 'screen' });
    expect(page.url()).toMatch(/#findings\/clinvar$/);
    await page.getByRole('button', { name: 'Forget clinvar.vcf.gz' }).click();
    expect(await page.locator('main article.card').count()).toBe(0);
    await page.close();
  });

  it('is recognised wherever it is dropped, waits for a file, and is not read before somebody agreed', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    await dropFiles(page, CLINVAR);
    await page.getByText('ClinVar’s file is ready').or(page.getByText("ClinVar's file is ready")).waitFor();
    await dropFiles(page, OWN);
    await page.waitForURL(/#overview$/);
    await goTo(page, 'findings');
    await page.getByRole('link', { name: 'Add ClinVar' }).click();
    await agree(page);
    await page.getByRole('heading', { name: 'How sure is this?' }).waitFor();
    expect(await page.locator('main article.card').count()).toBe(4);
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goTo(page, 'findings');
    await page.getByRole('link', { name: 'Add ClinVar' }).click();
    expect(await page.getByText('file is ready').count()).toBe(0);
    await page.close();
  });

  it.each([
    ['cut', { name: 'clinvar.vcf.gz', content: CLINVAR.content.slice(0, -20) }, 'clinvar/cut'],
    ['of the other build', { name: 'c.vcf', content: clinvarText(LINES, { build: 'GRCh38' }) }, 'clinvar/other-build'],
    ['something else', { name: 'c.txt', content: 'a table\nof nothing\n' }, 'clinvar/not-clinvar'],
  ])('%s: it is refused by name, and nothing is shown', async (_, file, code) => {
    const page = await openPart();
    await agree(page);
    await bring(page, file);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(code);
    expect(await page.locator('main article.card').count()).toBe(0);
    await page.close();
  });

  it('is not shown for a minor', async () => {
    const page = await openPart();
    await page.getByRole('radio', { name: /^A child/ }).check();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('it is not shown for a minor').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.close();
  });

  it('satisfies axe and never scrolls sideways, in both colour schemes, wide and on a phone', async () => {
    const page = await openPart();
    await agree(page);
    await bring(page, CLINVAR);
    await page.getByRole('heading', { name: 'How sure is this?' }).waitFor();
    await page.locator('main article summary').first().click();
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.close();
  });
});
