import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAB_VIEWS, type LabViewId } from '../../src/domain/lab/views.ts';
import { viewNumber, viewWords } from '../../src/ui/lab/words.ts';
import { type AppBrowser, openAgain, openApp, startAppBrowser } from '../support/browser.ts';
import { axeViolations, goTo, openSample, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';

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

/** The text of a file that a button of the page saves. */
async function saved(page: Page, button: string, name: string, encoding: BufferEncoding = 'utf8'): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(name);
  return readFile(await file.path(), encoding);
}

async function openLab(page: Page): Promise<void> {
  await waitForSeal(page);
  await goTo(page, 'lab');
}

const PHONE = { width: 320, height: 12_000 };

describe('the equity lab without a file', () => {
  it('shows each of its fourteen views with picture, sentence, caveat, table and source; axe finds nothing', async () => {
    const { page, notes } = await openAgain(app);
    await openLab(page);
    for (const view of LAB_VIEWS) {
      await show(page, view);
      const figure = page.locator('.stage figure');
      expect(await figure.locator('svg[role=img]').getAttribute('aria-label')).toContain(await sentence(page));
      expect(await figure.locator('.caveat').textContent()).toContain(viewWords(view).caveat);
      expect([view, await page.locator('.stage tbody tr').count()]).not.toEqual([view, 0]);
      expect([view, await page.locator('.stage .sources li').count()]).not.toEqual([view, 0]);
      expect([view, (await page.locator('.stage').textContent())?.includes('NaN')]).toEqual([view, false]);
      expect([view, ...(await smallTargets(page))]).toEqual([view]);
      expect([view, ...(await faultsInTwoLooks(page, PHONE.width))]).toEqual([view]);
      await page.setViewportSize(PHONE);
      expect([view, ...(await smallTargets(page))]).toEqual([view]);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    expect(notes.console.filter((line) => line.includes('style'))).toEqual([]);
    await page.close();
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

  // A page for five views: Chromium refuses the eleventh download in a row.
  it('hands out every view as worksheet and as numbers, made on this device', async () => {
    for (let from = 0; from < LAB_VIEWS.length; from += 5) {
      const { page } = await openAgain(app);
      await openLab(page);
      for (const view of LAB_VIEWS.slice(from, from + 5)) {
        await show(page, view);
        const csv = await saved(page, 'Figures as CSV', `sequester-lab-${view}.csv`);
        expect(csv.split('\r\n').length).toBeGreaterThan(5);
        expect([view, csv.split('\r\n')[1]]).toEqual([view, expect.stringMatching(/,-?\d+(\.\d+)?(,|$)/)]);
        const text = await saved(page, 'Worksheet', `sequester-lab-${view}.html`);
        expect(text).toContain('<svg');
        for (const task of viewWords(view).tasks) expect(text).toContain(task.replaceAll('"', '&quot;'));
        expect(text).not.toMatch(/<script|\bclass="s-|var\(--/);
      }
      await page.close();
    }
  });
});

describe('a lesson of 45 minutes', () => {
  /** The least letters on the projector, in CSS pixels as they are drawn. */
  async function leastLetters(page: Page): Promise<number> {
    return page.evaluate(() => {
      const sizes = [...document.querySelectorAll<HTMLElement | SVGElement>('dialog *')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== ''))
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const scale = element.closest('svg')?.getScreenCTM()?.a ?? 1;
          return Number.parseFloat(getComputedStyle(element).fontSize) * scale;
        });
      return Math.min(...sizes);
    });
  } // prettier-ignore

  it('is walked through: notes, large pictures, links with settings, sheets, and a person of the class', async () => {
    const { page, notes } = await openAgain(app, { viewport: { width: 1280, height: 800 } });
    await openLab(page);
    await page.getByRole('link', { name: 'A lesson of 45 minutes' }).click();
    await page.getByText('Minutes 40 to 45').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const lesson = await saved(page, 'Save the notes for print', 'sequester-lab-lesson.html');
    expect(lesson).toContain('75 of 500 in the United Kingdom');

    // The third step, on the projector: its link opens the picture as the notes say, and arrows move on.
    await page.getByRole('link', { name: 'Threshold', exact: true }).click();
    await page.waitForURL(/#lab\/threshold\?cut=5$/);
    await page.getByRole('button', { name: 'Show large' }).click();
    await page.locator('dialog .sentence').waitFor();
    expect(await leastLetters(page)).toBeGreaterThanOrEqual(24);
    expect(await axeViolations(page)).toEqual([]);
    for (const key of ['ArrowRight', 'PageDown', 'ArrowLeft', 'End']) await page.keyboard.press(key);
    await page.getByText('14 of 14').waitFor();
    await page.keyboard.press('Home');
    await page.locator('dialog .sentence', { hasText: 'Ana' }).waitFor();
    expect(await leastLetters(page)).toBeGreaterThanOrEqual(24);
    // On a projector of 1280 by 800 each picture is seen whole.
    await page.setViewportSize({ width: 1280, height: 800 });
    for (let number = 2; number <= 14; number++) {
      await page.keyboard.press('ArrowRight');
      await page.getByText(`${String(number)} of 14`).waitFor();
      const picture = page.locator('dialog .room svg').last();
      await picture.waitFor();
      const bottom = (): Promise<number> => picture.evaluate((svg) => svg.getBoundingClientRect().bottom);
      await expect.poll(bottom, { message: `picture ${String(number)}` }).toBeLessThanOrEqual(800);
    }
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await page.locator('dialog').count()).toBe(0);

    // A link with settings: what the view does not have is said, and nothing else is lost.
    await page.evaluate(() => {
      window.location.hash = '#lab/portability?trait=coronary-artery-disease&cut=10&colour=red';
    });
    await page.getByText('it was left out: colour').waitFor();
    expect(await sentence(page)).toMatch(/^Coronary artery disease.*1,000 in EUR, European/);
    await page.getByLabel('The question of your class').fill('Who is never flagged?');
    const link = await page.getByRole('link', { name: 'Link to this view' }).getAttribute('href');
    expect(link).toBe('#lab/portability?trait=coronary-artery-disease&cut=10');

    // What is taken to class: the question of the class on the worksheet, answers apart, the picture with its source.
    expect(await saved(page, 'Worksheet', 'sequester-lab-portability.html')).toContain('Who is never flagged?');
    expect(await saved(page, 'Answer sheet', 'sequester-lab-portability-answers.html')).toContain(
      'What students get wrong',
    );
    expect(await saved(page, 'Picture as SVG', 'sequester-lab-portability.svg')).toContain('Sources: ');
    const png = await saved(page, 'Picture as PNG', 'sequester-lab-portability.png', 'latin1');
    expect([png.slice(1, 4), png.length > 20_000]).toEqual(['PNG', true]);

    // The people of the class: thirty in one archive, and one of them opened on the device.
    await page.getByRole('link', { name: 'The people of a class' }).click();
    await page.getByRole('heading', { name: 'Why no student should bring their own' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const zip = await saved(page, 'Save all thirty as one zip', 'sequester-class.zip', 'latin1');
    expect(Object.keys(unzipSync(Buffer.from(zip, 'latin1')))).toHaveLength(32);
    await page.getByRole('button', { name: 'Open: Person 7 of the class' }).click();
    await page.waitForURL(/#overview$/);
    expect(await page.locator('header').first().textContent()).toContain('ynthetic');
    expect(notes.console.filter((line) => /style|lab|class/i.test(line) && !line.includes('seal-probe'))).toEqual([]);
    expect(notes.titlesAndAddresses.join(' ')).not.toContain('flagged');
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
