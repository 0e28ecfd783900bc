import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgain, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { axeViolations, chooseFiles, goTo, openSample } from '../support/journey.ts';

const ANA = readFileSync(new URL('../../public/samples/sample-ana.zip', import.meta.url));
const BAO = readFileSync(new URL('../../public/samples/sample-bao.zip', import.meta.url));
const ANA_LINES = strFromU8(Object.values(unzipSync(ANA))[0] ?? new Uint8Array(0)).split(/\r?\n/);
const HEADER = ANA_LINES.filter((line) => line.startsWith('#'));
const ROWS = ANA_LINES.filter((line) => line !== '' && !line.startsWith('#'));

let app: AppBrowser;
beforeAll(async () => {
  // The headless shell has no clipboard.
  app = await startAppBrowser({ args: ['--hide-scrollbars'] });
});
afterAll(() => app.close());

const textOf = (rows: readonly string[]): string => [...HEADER, ...rows, ''].join('\n');
const numberIn = (text: string): number => Number(text.replace(/\D/g, ''));

const GRID = '[role=grid]';

async function activeRow(page: Page): Promise<string[]> {
  const id = await page.locator(GRID).getAttribute('aria-activedescendant');
  const row = page.locator(`#${id ?? ''}`);
  await row.locator('.mono').first().waitFor();
  return (await row.locator('[role=gridcell]').allTextContents()).slice(0, 4).map((text) => text.trim());
}

async function search(page: Page, text: string): Promise<string> {
  await page.getByLabel('Go to').fill('');
  await page.getByLabel('Go to').press('Enter');
  await page.waitForFunction(() => document.querySelector('search + p')?.textContent === '');
  await page.getByLabel('Go to').fill(text);
  await page.getByLabel('Go to').press('Enter');
  const status = page.locator('search + p[role=status]');
  // What was said before is about another text: it goes with an empty search.
  await page.waitForFunction((element) => element.textContent !== '', await status.elementHandle());
  return (await status.textContent()) ?? '';
}

async function chooseSecond(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await page
    .locator('section[aria-labelledby=compare-title] input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

describe('the variant browser', () => {
  it('holds every row, a few of them in the page, and is driven by the keyboard', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    const grid = page.locator(GRID);
    await grid.waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(ROWS.length + 1));
    expect(await grid.locator('[role=row]').count()).toBeLessThan(60);

    await grid.focus();
    const first = await activeRow(page);
    expect(first).toEqual(ROWS[0]?.split('\t'));
    await page.keyboard.press('ArrowDown');
    expect(await activeRow(page)).toEqual(ROWS[1]?.split('\t'));
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageUp');
    expect(await activeRow(page)).toEqual(ROWS[1]?.split('\t'));
    await page.keyboard.press('End');
    const id = await grid.getAttribute('aria-activedescendant');
    expect(id).toBe(`variant-${String(ROWS.length - 1)}`);
    expect((await activeRow(page))[1]).toBe('MT');
    await page.keyboard.press('Home');
    expect(await activeRow(page)).toEqual(first);
  });

  it('goes from end to end of a file that is longer than one list, and keeps the focus', async () => {
    const { page } = await openAgain(app);
    const rows = Array.from(
      { length: 200_000 },
      (_, index) => `rs${String(index + 1)}\t3\t${String(900 * (index + 1))}\tCC`,
    );
    await chooseFiles(page, { name: 'long.txt', content: textOf(rows) });
    await page.waitForURL(/#overview$/);
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    await page.locator(GRID).focus();
    for (const [key, row] of [
      ['End', rows.length - 1],
      ['ArrowUp', rows.length - 2],
      ['Home', 0],
      ['ArrowDown', 1],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForFunction((id) => document.querySelector(`#${id} .mono`) !== null, `variant-${String(row)}`);
      expect(await activeRow(page)).toEqual(rows[row]?.split('\t'));
      const isInside = await page.locator(`#variant-${String(row)}`).evaluate((element) => {
        const list = element.closest('[role=grid]')?.getBoundingClientRect();
        const { top, bottom } = element.getBoundingClientRect();
        return list !== undefined && top >= list.top + 40 && bottom <= list.bottom + 1;
      });
      expect(isInside).toBe(true);
    }
    await page.getByRole('button', { name: 'Later rows' }).click();
    await page.waitForFunction(() => document.querySelector('#variant-180000 .mono') !== null);
  });

  it('puts a row on the clipboard when asked to, by button or by Enter', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    const grid = page.locator(GRID);
    await grid.waitFor();
    await page
      .getByRole('button', { name: /^Copy the row at/ })
      .nth(2)
      .click();
    await page.getByText(/^Row \S+ copied\.$/).waitFor();
    await page.getByLabel('Go to').focus();
    await page.keyboard.press('Control+V');
    expect((await page.getByLabel('Go to').inputValue()).split(/\s+/)).toEqual(ROWS[2]?.split('\t'));

    await grid.focus();
    await page.keyboard.press('End');
    const last = await activeRow(page);
    await page.keyboard.press('Enter');
    await page.getByText(`Row ${last[1] ?? ''}:${last[2] ?? ''} copied.`).waitFor();
  });

  it('finds an rs number, a gene, a place, a span and a chromosome, and says so where it finds nothing', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    expect(await search(page, 'CYP2C19')).toMatch(/^\d+ rows found\.$/);
    const [rsid = '', chromosome = '', position = ''] = await activeRow(page);
    expect(chromosome).toBe('10');
    expect(await page.locator('.row.found').count()).toBeGreaterThan(1);

    expect(await search(page, rsid)).toBe('1 row found.');
    expect((await activeRow(page))[0]).toBe(rsid);
    expect(await search(page, `chr10:${Number(position).toLocaleString('en')}`)).toMatch(/^1 row found/);
    const onX = ROWS.filter((row) => row.split('\t')[1] === 'X').length;
    expect(numberIn(await search(page, 'chrX'))).toBe(onX);
    expect((await activeRow(page))[1]).toBe('X');
    expect(await search(page, '5:1')).toContain('The rows around that position are shown');
    expect(await search(page, 'rs999999999999')).toContain('has no row for');
    expect(await search(page, 'no such thing')).toContain('We know no rs number, gene, chromosome or position');

    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goTo(page, 'file');
    expect(await page.locator('main').textContent()).not.toContain(rsid);
  });
});

describe('the coverage of the packs', () => {
  it('is drawn by chromosome, with the same numbers in a table', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    const section = page.locator('section[aria-labelledby=ideogram-title]');
    await section.waitFor();
    expect(await section.getByRole('img').count()).toBe(25);
    const ofGenes = (await section.locator('p[role=status]').textContent()) ?? '';
    await section.locator('summary').click();
    const packs = await section.locator('option').count();
    expect(packs).toBeGreaterThan(10);
    for (const index of [0, 1, packs - 1]) {
      await section.getByLabel('Table', { exact: true }).selectOption({ index });
      const totals = ((await section.locator('p[role=status]').textContent()) ?? '').match(/\d[\d,]*/g)?.map(numberIn);
      const cells = (await section.locator('tbody td').allTextContents()).map(numberIn);
      const sums = [0, 1, 2].map((column) =>
        cells.filter((_, cell) => cell % 3 === column).reduce((sum, value) => sum + value, 0),
      );
      expect(totals?.slice(1)).toEqual(sums);
      expect(totals?.[0]).toBe(sums.reduce((sum, value) => sum + value, 0));
    }
    expect(await section.locator('p[role=status]').textContent()).not.toBe(ofGenes);
  });
});

describe('a second file', () => {
  it('of the same person is compared and joined; contradictions become no-calls', async () => {
    const { page } = await openAgain(app);
    await chooseFiles(page, { name: 'one.txt', content: textOf(ROWS.filter((_, index) => index % 3 !== 0)) });
    await page.waitForURL(/#overview$/);
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    const at = ROWS.findIndex((row, index) => index > 300 && index % 3 === 1 && row.endsWith('AA'));
    const changed = ROWS[at]?.replace(/AA$/, 'CC') ?? '';
    const second = ROWS.map((row, index) => (index === at ? changed : row)).filter((_, index) => index % 3 !== 2);
    await chooseSecond(page, 'two.txt', textOf(second));
    await page.getByText('These two files can come from one person.').waitFor();
    const section = page.locator('section[aria-labelledby=compare-title]');
    expect(await section.textContent()).toContain('98%');
    await section.locator('summary').click();
    const places = section.locator('details tbody tr');
    await places.first().waitFor();
    expect(await places.count()).toBe(1);
    const [rsid = '', chromosome = '', position = ''] = changed.split('\t');
    expect((await places.first().locator('th, td').allTextContents()).map((text) => text.trim())).toEqual([
      rsid,
      chromosome,
      position,
      'AA',
      'CC',
    ]);
    expect(await axeViolations(page)).toEqual([]);

    await section.getByRole('button', { name: 'Join both files' }).click();
    await page.getByText('The joined file is open now.').waitFor();
    await page.locator(GRID).waitFor();
    expect(await page.locator('main header').textContent()).toContain('23andMe+23andMe');
    expect(await search(page, rsid)).toMatch(/found/);
    expect((await activeRow(page))[3]).toBe('no-call');
    expect(await page.locator('main').textContent()).not.toContain('two.txt');
  });

  it('of another person is compared but not joined', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    await chooseSecond(page, 'b.zip', BAO);
    await page.getByText('These two files do not come from one person.').waitFor();
    expect(await page.getByRole('button', { name: 'Join both files' }).count()).toBe(0);
    expect(await page.locator('header .facts').textContent()).toContain('23andMe');
  });

  it('that cannot be read says why; the open one stays', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    await chooseSecond(page, 'x.pdf', '%PDF-1.7\n');
    await page.getByText('input/pdf').waitFor();
    await page.locator(GRID).focus();
    await page.keyboard.press('End');
    expect((await activeRow(page))[1]).toBe('MT');
  });

  it('can be stopped; the open one stays', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    const rows = Array.from(
      { length: 700_000 },
      (_, index) => `rs${String(index + 1)}\t2\t${String(300 * (index + 1))}\tAG`,
    );
    await page.evaluate(() => {
      // Pressed from within the page: on a fast machine the file is read before a test could press it.
      new MutationObserver((_, observer) => {
        const stop = [...document.querySelectorAll('main button')].find((button) => button.textContent === 'Stop');
        if (!(stop instanceof HTMLButtonElement)) return;
        observer.disconnect();
        stop.click();
      }).observe(document.body, { subtree: true, childList: true });
    });
    await chooseSecond(page, 'long.txt', textOf(rows));
    await page.getByText('Stopped. Nothing of the second file was kept.').waitFor();
    await page.locator(GRID).focus();
    await page.keyboard.press('End');
    expect((await activeRow(page))[1]).toBe('MT');
    await chooseSecond(page, 'ana.zip', ANA);
    await page.getByText('These two files can come from one person.').waitFor();
  });

  it('dropped on its own field is compared, not opened', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    const data = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], 'b.zip'));
        return transfer;
      },
      [...BAO],
    );
    const field = 'section[aria-labelledby=compare-title] [role=group]';
    await page.dispatchEvent(field, 'dragenter', { dataTransfer: data });
    await page.dispatchEvent(field, 'drop', { dataTransfer: data });
    await page.getByText('These two files do not come from one person.').waitFor();
    expect(new URL(page.url()).hash).toBe('#file');
    expect(await page.locator('.layer').count()).toBe(0);
  });
});

describe('a choice', () => {
  const vcf = [
    '##fileformat=VCFv4.2',
    '##contig=<ID=1,length=249250621,assembly=GRCh37>',
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tmother\t<b>child</b>\u202Etxt.gnp',
    '1\t1000\trs1\tA\tG\t.\tPASS\t.\tGT\t0/0\t1/1',
    '1\t2000\trs2\tC\tT\t.\tPASS\t.\tGT\t0/1\t0/0',
    '',
  ].join('\n');
  const archive = zipSync({
    'ana.txt': strToU8(textOf(ROWS)),
    'both.vcf': strToU8(vcf),
  });

  it('of the sample of a VCF: names as text, with what is unseen written out', async () => {
    const { page } = await openAgain(app);
    await chooseFiles(page, { name: 'family.vcf', content: vcf });
    await page.locator('[role=alert] li button').first().waitFor();
    const names = await page.locator('[role=alert] li button').allTextContents();
    expect(names.map((name) => name.trim())).toEqual(['mother', '<b>child</b>⟨U+202E⟩txt.gnp']);
    await page.locator('[role=alert] li button').nth(1).click();
    await page.waitForURL(/#overview$/);
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    expect(await activeRow(page)).toEqual(['rs1', '1', '1000', 'GG']);
  });

  it('of a file of an archive, and of a sample inside of it', async () => {
    const { page } = await openAgain(app);
    await chooseFiles(page, { name: 'two.zip', content: archive });
    await page.getByRole('button', { name: 'Read both.vcf' }).click();
    await page.getByRole('button', { name: 'Read mother' }).click();
    await page.waitForURL(/#overview$/);
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    expect(await activeRow(page)).toEqual(['rs1', '1', '1000', 'AA']);
  });

  it('of the second file', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'file');
    await page.locator(GRID).waitFor();
    await chooseSecond(page, 'two.zip', archive);
    await page.getByRole('button', { name: 'Read ana.txt' }).click();
    await page.getByText('These two files can come from one person.').waitFor();
  });
});
