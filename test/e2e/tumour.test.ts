import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBrowser, openAgain, startAppBrowser } from '../support/browser.ts';
import { goTo, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

const LABEL = 'Research and teaching: not a treatment recommendation';

async function openRoom(): Promise<Page> {
  const { page } = await openAgain(app);
  await waitForSeal(page);
  await goTo(page, 'tumour');
  await page.locator('#tumour-type').waitFor();
  return page;
}

async function tellType(page: Page, words: string, code: string): Promise<void> {
  await page.locator('#tumour-type').fill(words);
  await page.locator('[data-combobox-item]', { hasText: code }).first().click();
  await page.getByRole('button', { name: 'Remove the tumour type' }).waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#tumour-type')?.value === '');
}

async function tellList(page: Page, list: string): Promise<void> {
  await page.locator('#tumour-list').fill(list);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('#tumour-results, [aria-labelledby="tumour-not-understood"]').first().waitFor();
}

const side = (page: Page, name: 'for' | 'against'): Promise<string> =>
  page.locator(`[aria-labelledby="tumour-side-${name}"]`).innerText();

describe('a tumour and what has been published', () => {
  it('a HER2 mutation in breast cancer: response and resistance side by side, nothing of another tumour first', async () => {
    const page = await openRoom();
    expect(await page.locator('main').innerText()).toMatch(/as it stood on 2021-02-03.*2022-12-01/s);
    await tellType(page, 'breast cancer', 'BREAST');
    await tellList(page, 'HER2 L755S');
    const [response, resistance] = [await side(page, 'for'), await side(page, 'against')];
    expect(response).toMatch(/^Response was seen[^]*Neratinib\s+response\s+about Breast Cancer \(same tumour type\)/);
    expect(resistance).toMatch(/Lapatinib\s+resistance\s+about Breast Cancer \(same tumour type\)/);
    const widths = await page.locator('.sides > section').evaluateAll((all) => all.map((one) => one.clientWidth));
    expect(Math.abs((widths[0] ?? 0) - (widths[1] ?? 1))).toBeLessThanOrEqual(1);
    expect(response).toMatch(/PMID:\d+/);
    expect(response).toMatch(/CIViC EID\d+, as of 2021-02-03/);
    expect(page.url()).toMatch(/#tumour$/);
    await page.close();
  });

  it('an EGFR exon 19 deletion in lung cancer, then T790M: the contradiction is said', async () => {
    const page = await openRoom();
    await tellType(page, 'lung adenocarcinoma', 'LUAD');
    await tellList(page, 'EGFR exon 19 deletion');
    expect(await side(page, 'for')).toMatch(/Afatinib\s+response/);
    expect(await page.locator('#tumour-conflicts').count()).toBe(0);
    await tellList(page, 'EGFR p.Thr790Met');
    await page.locator('#tumour-conflicts').waitFor();
    expect(await page.locator('[aria-labelledby="tumour-conflicts"]').innerText()).toMatch(
      /Gefitinib: items with a response: \d+; with resistance or none: \d+/,
    );
    expect(await page.locator('#tumour-label').innerText()).toBe(LABEL);
    await page.close();
  });

  it('lists what it did not understand, asks what was meant, and forgets all', async () => {
    const page = await openRoom();
    await tellList(page, 'V600E\nhello there\nZZZ3 R100W\nTMB 12');
    const open = page.locator('[aria-labelledby="tumour-not-understood"]');
    expect(await open.locator('li').count()).toBe(2);
    await open.getByRole('button', { name: 'BRAF V600E was meant' }).click();
    await page
      .getByText('Not in this list, so we know nothing about it: ZZZ3')
      .or(page.locator('ul[aria-label="Changes entered"] li', { hasText: 'BRAF V600E' }))
      .first()
      .waitFor();
    expect(await page.locator('[aria-labelledby="tumour-unmatched"]').innerText()).toMatch(
      /ZZZ3 R100W: we know nothing, as of 2022-12-01/,
    );
    expect(await page.locator('main').innerText()).toContain('Tumour type not entered');
    // A contradiction has words, and so has a marker that the list does not hold.
    await tellList(page, 'KRAS G12C; KRAS wild type');
    await page.locator('#tumour-contradictions').waitFor();
    expect(await page.locator('[aria-labelledby="tumour-contradictions"]').innerText()).toContain('“KRAS wild type” and “KRAS G12C” cannot both be true'); // prettier-ignore
    expect(await page.locator('[aria-labelledby="tumour-unmatched"]').innerText()).toContain('TMB 12: the list of 2022-12-01 has no item'); // prettier-ignore
    // Nobody is saved: nothing offers to keep it.
    expect(await page.locator('#tumour-keep').count()).toBe(0);
    await page.getByRole('button', { name: 'Forget what was entered' }).click();
    await page.locator('#tumour-type').waitFor();
    expect(await page.locator('ul[aria-label="Changes entered"]').count()).toBe(0);
    await page.close();
  });

  it("reads a tumour's VCF, and refuses a person's genome with its reason", async () => {
    const page = await openRoom();
    await page.getByText("Or open a laboratory's file of the tumour").click();
    const open = async (lines: readonly string[]): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Open a tumour file' }).click();
      await (await chooser).setFiles({ name: 'canary.vcf', mimeType: '', buffer: Buffer.from(lines.join('\n')) });
    };
    const head = ['##fileformat=VCFv4.2', '##reference=GRCh38'];
    const columns = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO';
    const calls = Array.from(
      { length: 40 },
      (_, i) => `1\t${String(1000 + i)}\trs${String(i + 1)}\tA\tG\t.\tPASS\t.\tGT\t${i % 3 === 0 ? '1/1' : '0/1'}`,
    );
    await open([...head, `${columns}\tFORMAT\tS1`, ...calls, '']);
    expect(await page.locator('main [role="alert"]').innerText()).toContain('14 of 40 calls are on both copies');
    await open([...head, columns, 'chr7\t140753336\t.\tA\tT\t.\tPASS\t.', '']);
    await page.locator('ul[aria-label="Changes entered"] li', { hasText: 'BRAF V600E' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('nothing in it shows whose it is');
    expect(await page.locator('main').innerText()).not.toContain('canary');
    await page.close();
  });

  it('satisfies axe and never scrolls sideways, in both colour schemes, wide and on a phone', async () => {
    const page = await openRoom();
    await tellType(page, 'COAD', 'COAD');
    await tellList(page, 'BRAF V600E\nMSI-H\nsomething else');
    await page.locator('#tumour-results').waitFor();
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.locator('#tumour-about').scrollIntoViewIfNeeded();
    expect(await page.locator('#tumour-label').isVisible()).toBe(true);
    await page.close();
  });
});
