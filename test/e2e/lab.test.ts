import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAB_VIEWS, type LabViewId } from '../../src/domain/lab/views.ts';
import { viewNumber, viewWords } from '../../src/ui/lab/words.ts';
import { type AppBrowser, openAgain, openApp, startAppBrowser } from '../support/browser.ts';
import { axeViolations, goTo, openSample, waitForSeal } from '../support/journey.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

async function show(page: Page, view: LabViewId): Promise<void> {
  await page.getByRole('link', { name: `${String(viewNumber(view))}. ${viewWords(view).title}` }).click();
  await page.getByRole('heading', { level: 2, name: viewWords(view).question }).waitFor();
  await page.waitForFunction(() => (document.querySelector('.sentence')?.textContent ?? '') !== '');
}

const sentence = async (page: Page): Promise<string> => (await page.locator('.sentence').textContent()) ?? '';

/** Controls of the lab that are lower than a finger needs; a word within a sentence is as tall as its line (WCAG 2.5.8). */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main button:not([data-term]), main input, main select, main summary')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}

async function openLab(page: Page): Promise<void> {
  await waitForSeal(page);
  await goTo(page, 'lab');
}

describe('the equity lab without a file', () => {
  it('shows each of its eleven views with picture, sentence, caveat, table and source; axe finds nothing', async () => {
    for (const options of [
      { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
      { colorScheme: 'dark', viewport: { width: 320, height: 12000 } },
    ] as const) {
      const { page, notes } = await openAgain(app, options);
      await openLab(page);
      for (const view of LAB_VIEWS) {
        await show(page, view);
        const figure = page.locator('.stage figure');
        expect(await figure.locator('svg[role=img]').getAttribute('aria-label')).toContain(await sentence(page));
        expect(await figure.locator('.caveat').textContent()).toContain(viewWords(view).caveat);
        expect([view, await page.locator('.stage tbody tr').count()]).not.toEqual([view, 0]);
        expect([view, await page.locator('.stage .sources li').count()]).not.toEqual([view, 0]);
        expect([view, (await page.locator('.stage').textContent())?.includes('NaN')]).toEqual([view, false]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([view, Math.max(0, overflow)]).toEqual([view, 0]);
        expect([view, ...(await axeViolations(page))]).toEqual([view]);
        expect([view, ...(await smallTargets(page))]).toEqual([view]);
      }
      expect(notes.console.filter((line) => line.includes('style'))).toEqual([]);
      await page.close();
    }
  });

  it('fetches its tables at the start where no copy of the app is kept, and nothing later', async () => {
    const before = app.ownRequests.length;
    // The service worker keeps every file of the app: without it, what the page asks for is seen.
    const { page } = await openApp(app, { serviceWorkers: 'block' });
    await waitForSeal(page);
    const asked = (): string[] => app.ownRequests.slice(before).filter((line) => line.includes('packs/lab.bin'));
    expect(asked()).toHaveLength(1);
    await goTo(page, 'lab');
    await show(page, 'studied');
    expect(asked()).toHaveLength(1);
    await page.close();
  });

  it('ranks one raw score in six references, and another person in others', async () => {
    const { page } = await openAgain(app);
    await openLab(page);
    await show(page, 'rulers');
    expect(await page.locator('.stage tbody tr').count()).toBe(6);
    const ana = await sentence(page);
    expect(ana).toMatch(
      /^Ana, Coronary artery disease: the raw score of the rows that were read is -?[\d.]+ on every ruler\. It ranks at percentile \d+ in [A-Z]{3}, [\w ]+ and at percentile \d+ in [A-Z]{3}, [\w ]+, \d+ points apart/,
    );
    await page.getByRole('radio', { name: /^Chidi/ }).check();
    await page.waitForFunction(() => document.querySelector('.sentence')?.textContent.startsWith('Chidi'));
    expect(await sentence(page)).not.toBe(ana.replace('Ana', 'Chidi'));
  });

  it('is worked by the keyboard alone: a slider moves the picture and its sentence', async () => {
    const { page } = await openAgain(app);
    await openLab(page);
    await show(page, 'threshold');
    const before = await sentence(page);
    expect(before).toContain('500 of 10,000 people in EUR, European');
    await page.getByRole('slider').focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
    expect(await sentence(page)).toContain('1,000 of 10,000 people in EUR, European');
    await show(page, 'drift');
    const drawn = await sentence(page);
    await page.getByRole('button', { name: 'Another random score' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Random score 2 of 1,000').waitFor();
    expect(await sentence(page)).not.toBe(drawn);
  });

  it('calls a person something else when a group is taken out of the reference', async () => {
    const { page } = await openAgain(app);
    await openLab(page);
    await show(page, 'reference');
    expect(await sentence(page)).toContain('are from EUR, European');
    await page.getByRole('checkbox', { name: /^EUR/ }).uncheck();
    expect(await sentence(page)).toMatch(/^Ana with 4 groups .* are from (AMR|SAS)/);
    for (const group of ['AFR', 'AMR', 'EAS', 'SAS'])
      await page.getByRole('checkbox', { name: new RegExp(`^${group}`) }).uncheck();
    expect(await sentence(page)).toContain('No group is left');
  });

  // A page of its own for each kind: Chromium refuses the eleventh download in a row.
  it.each([
    { name: 'Worksheet', ending: 'html' },
    { name: 'Figures as CSV', ending: 'csv' },
  ])('hands out every view as $ending, made on this device', async ({ name, ending }) => {
    const { page } = await openAgain(app);
    await openLab(page);
    for (const view of LAB_VIEWS) {
      await show(page, view);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const saved = await download;
      expect(saved.suggestedFilename()).toBe(`sequester-lab-${view}.${ending}`);
      const text = await readFile(await saved.path(), 'utf8');
      if (ending === 'csv') {
        expect(text.split('\r\n').length).toBeGreaterThan(5);
        continue;
      }
      expect(text).toContain('<svg');
      for (const task of viewWords(view).tasks) expect(text).toContain(task.replaceAll('"', '&quot;'));
      expect(text).not.toMatch(/<script|\bclass="s-|var\(--/);
    }
  });
});

describe('the equity lab with an open genome', () => {
  it('shows it only when asked, makes no worksheet of a file of somebody’s own, and leaves it as it was', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    await page
      .locator('input[type=file]')
      .setInputFiles(new URL('../../public/samples/sample-bao.zip', import.meta.url).pathname);
    await page.waitForURL(/#overview$/);
    const facts = await page.locator('header .facts').textContent();
    await goTo(page, 'lab');
    await show(page, 'rulers');
    expect(await sentence(page)).toMatch(/^Ana/);
    await page.getByRole('radio', { name: /the genome that is open/ }).check();
    await page.waitForFunction(() => document.querySelector('.sentence')?.textContent.startsWith('The open genome'));
    expect(await page.getByRole('button', { name: 'Worksheet' }).count()).toBe(0);
    expect(await page.locator('header .facts').textContent()).toBe(facts);
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goTo(page, 'lab');
    await show(page, 'rulers');
    expect(await page.getByRole('radio', { name: /the genome that is open/ }).count()).toBe(0);
  });

  it('may take a synthetic one to class', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Chidi');
    await goTo(page, 'lab');
    await show(page, 'rulers');
    await page.getByRole('radio', { name: /the genome that is open/ }).check();
    await page.waitForFunction(() => document.querySelector('.sentence')?.textContent.startsWith('The open genome'));
    expect(await page.getByRole('button', { name: 'Worksheet' }).count()).toBe(1);
  });
});

describe('print', () => {
  it('puts each view with its caveat and its source on at most two pages', async () => {
    const { page } = await openAgain(app);
    await openLab(page);
    for (const view of LAB_VIEWS) {
      await show(page, view);
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      const pages = pdf.match(/\/Type\s*\/Page[^s]/g) ?? [];
      expect([view, pages.length > 2]).toEqual([view, false]);
    }
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.caveat', '.sources', '.sentence', '.stage table'])
      expect(await page.locator(part).first().isVisible()).toBe(true);
    expect(await page.locator('.controls, .take').first().isVisible()).toBe(false);
  });
});
