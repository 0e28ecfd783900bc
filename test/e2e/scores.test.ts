import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgain, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { axeViolations, chooseFiles, dropFiles, goTo, openSample } from '../support/journey.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

/** Rows of a bundled score, as the Catalog would write them under another name. */
const TABLE = readFileSync(new URL('../../src/reference/tables/scores/PGS000065.tsv', import.meta.url), 'utf8');
const ROWS = TABLE.split('\n').filter((line) => /^\d+\trs/.test(line)).map((line) => {
  const [, rsid = '', , place = '', , , effect = '', other = '', , weight = ''] = line.split('\t');
  const [chromosome = '', position = ''] = place.split(':');
  return [rsid, chromosome, position, effect, other, weight].join('\t');
}); // prettier-ignore

function scoringFile(id: string, more: string[] = [], rows = ROWS): string {
  const header = ['#format_version=2.0', `#pgs_id=${id}`, '#trait_reported=Made up', '#genome_build=GRCh37', ...more];
  return [...header, 'rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight', ...rows, ''].join(
    '\n',
  );
}

async function bring(page: Page, ...files: { name: string; content: string | Uint8Array }[]): Promise<void> {
  await page
    .locator('section[aria-labelledby=bring-title] input[type=file]')
    .setInputFiles(files.map(({ name, content }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }))); // prettier-ignore
}

/** Unfolds a score that cannot be read from the open file. */
async function unfold(page: Page, id: string): Promise<void> {
  const folded = page.locator('summary').filter({ hasText: id }).first();
  // The scores of one reason lie folded under its sentence.
  const group = page.locator('section[aria-labelledby=scores-unreadable] > div > details').filter({ has: folded });
  if ((await group.getAttribute('open')) === null) await group.locator('> summary').click();
  await folded.click();
}

const card = (page: Page, id: string) => page.locator(`article[aria-labelledby=score-${id}]`);

describe('scores that somebody brings', () => {
  it('are read by choice and by drop, before a file is open and after, and can be removed', async () => {
    const { page, notes } = await openAgain(app);
    await goTo(page, 'scores');
    await bring(page, { name: 'mine.txt', content: scoringFile('PGS990001') });
    await page.getByRole('cell', { name: 'Default terms of the PGS Catalog: cite the publication' }).waitFor();

    await goTo(page, 'open');
    await openSample(page, 'Ana');
    await goTo(page, 'scores');
    await card(page, 'PGS990001').waitFor();
    // One row of the bundled score, C/G and on a strand that is proved, has no rs number and is not in the made file.
    const matched = async (id: string): Promise<string | undefined> =>
      /has (\d+) of/.exec(
        (await card(page, id)
          .getByText(/^This file has/)
          .textContent()) ?? '',
      )?.[1];
    expect(Number(await matched('PGS990001'))).toBeGreaterThan(70);
    expect(Number(await matched('PGS990001'))).toBe(Number(await matched('PGS000065')) - 1);

    // Anywhere on the page, several at once, zipped, and one of them no score at all.
    const academic = scoringFile('PGS990002', ['#license=For academic research use only']);
    await goTo(page, 'medicines');
    await dropFiles(page, { name: 'second.txt.gz', content: gzipSync(academic) }, { name: 'third.txt', content: scoringFile('PGS990003') }); // prettier-ignore
    await page.waitForURL(/#scores$/);
    await card(page, 'PGS990003').waitFor();
    await page.getByText('Academic or research use only').first().waitFor();

    await page.getByRole('button', { name: 'Remove PGS990003' }).click();
    await card(page, 'PGS990003').waitFor({ state: 'detached' });
    expect(await card(page, 'PGS990002').count()).toBe(1);
    expect(notes.titlesAndAddresses.join(' ')).not.toMatch(/PGS99|mine|second/);
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goTo(page, 'scores');
    expect(await page.getByText('PGS990002').count()).toBe(0);
  });

  it('are refused with a code and a way on, and take nothing with them', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'scores');
    await bring(
      page,
      { name: 'letter.txt', content: 'Dear reader,\nthis is no table.\n' },
      { name: 'cut.txt.gz', content: gzipSync(scoringFile('PGS990004')).subarray(0, 200) },
      { name: 'good.txt', content: scoringFile('PGS990005') },
    );
    await page.getByText('score/unreadable-file').waitFor();
    await page.getByText('input/truncated-archive').waitFor();
    await card(page, 'PGS990005').waitFor();
    expect(await card(page, 'PGS000065').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('a dropped scoring file leaves a genotype file that is open as it is', async () => {
    const { page } = await openAgain(app);
    await chooseFiles(page, { name: 'score.txt', content: scoringFile('PGS990006') });
    await page.waitForURL(/#scores$/);
    await page.getByText('PGS990006').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('every row of a score', () => {
  it('is listed, filtered, driven by the keyboard, explained and saved', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'scores');
    await unfold(page, 'PGS000065');
    await page.getByRole('link', { name: 'Every row, and why it changes: PGS000065' }).click();
    const grid = page.locator('[role=grid]');
    await grid.locator('.outcome').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('view-title');
    expect(await grid.getAttribute('aria-rowcount')).toBe('104');

    await grid.focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.querySelector('#score-row-102 .outcome') !== null);
    await page.keyboard.press('Home');
    expect(await grid.getAttribute('aria-activedescendant')).toBe('score-row-0');
    await page.keyboard.press('ArrowDown');
    expect(await grid.getAttribute('aria-activedescendant')).toBe('score-row-1');

    await page.getByLabel('Show').selectOption('absent');
    await page.waitForFunction(() => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '18');
    await page.getByLabel('Order').selectOption('weight');
    await grid.locator('.outcome').first().waitFor();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save these rows as CSV' }).click();
    const saved = readFileSync(await (await download).path(), 'utf8').trim().split('\r\n'); // prettier-ignore
    expect(saved).toHaveLength(18);
    expect(saved[1]).toContain(',absent,');
    expect((await download).suggestedFilename()).toBe('sequester-score-rows.csv');

    await page.getByLabel('Compare the current result with').selectOption('ambiguous');
    await page.getByText('The difference by what happened to the rows').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.getByRole('link', { name: 'All scores' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'rows-of-PGS000065');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('cards say what is known in such people, and why a group gets no percentile', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Chidi');
    await goTo(page, 'scores');
    await unfold(page, 'GWAS-20081858');
    await card(page, 'GWAS-20081858').getByText('too many people have the same value').waitFor();
    expect(await page.getByText('No reference is chosen').count()).toBe(0);
    await unfold(page, 'PGS001808');
    await card(page, 'PGS001808').getByText('That is too little to tell people apart').waitFor();

    const listed = card(page, 'GWAS-22544366');
    await listed.getByText(/of 100 people in the African reference group \(AFR\) score higher/).waitFor();
    await listed.getByText('The same as a curve, with its figures').click();
    await listed.getByText('which is not a bell curve').waitFor();
    await listed.getByText('Nobody has tested this list').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('that cannot be read stand under one sentence for each reason, with what they are about', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'scores');
    const groups = page.locator('section[aria-labelledby=scores-unreadable] > div');
    await groups.first().waitFor();
    const says = await groups.locator('.says').allTextContents();
    expect(says.length).toBeLessThanOrEqual(3);
    expect(new Set(says).size).toBe(says.length);
    const told = says.map((words) => Number(/\((\d+) scores?\)/.exec(words)?.[1]));
    expect(await Promise.all((await groups.all()).map((group) => group.locator('article.card').count()))).toEqual(told);
    for (const list of await groups.getByRole('list', { name: 'Conditions and traits' }).all())
      expect(await list.getByRole('listitem').count()).toBeGreaterThan(0);
    // The hundred people of a card are a hundred, and their picture says so.
    const label = (await page.getByRole('img', { name: /^100 people in/ }).first().getAttribute('aria-label')) ?? ''; // prettier-ignore
    const counts = [...label.matchAll(/: (\d+)[;.]/g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
  });

  it('what is closed says why first, and opens when asked', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'scores');
    const closed = card(page, 'GWAS-28323831');
    await unfold(page, 'GWAS-28323831');
    await closed.getByText('It stays closed until you open it.').waitFor();
    expect(await closed.textContent()).not.toMatch(/people in the|This file has/);
    await goTo(page, 'report');
    expect(await page.locator('article.letter').textContent()).not.toContain('Alzheimer');
    await goTo(page, 'scores');
    await closed.getByRole('button', { name: 'I have read this. Show it' }).click();
    await card(page, 'GWAS-28323831')
      .getByText(/^This file has/)
      .waitFor();
  });
});
