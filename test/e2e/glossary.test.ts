import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GLOSSARY, headingOf, termOf } from '../../src/ui/words/glossary.ts';
import { LAB_VIEWS } from '../../src/domain/lab/views.ts';
import { openAgain, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { ALL_VIEWS, axeViolations, goTo, openSample } from '../support/journey.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

/** Ids of the terms that the page explains as it stands. */
async function termsShown(page: Page): Promise<string[]> {
  return page.locator('[data-term]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.term ?? ''));
}

/** Goes to an address within the app and waits for a part of it. */
async function visit(page: Page, address: string, part: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await page.locator(part).first().waitFor();
}

describe('words are explained where they stand', () => {
  it('every one of the glossary, on some view of a synthetic person', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      for (const id of await termsShown(page)) seen.add(id);
    };
    for (const view of ALL_VIEWS.filter((name) => name !== 'kiosk')) {
      await goTo(page, view);
      await look();
    }
    await visit(page, '#file', '#compare-title');
    await page.locator('main [data-term=coverage]').waitFor();
    await look();

    // A gene with an answer, one in which nothing was found, and one that a chip cannot read.
    await visit(page, '#medicines/genes', 'main article');
    for (const gene of ['CYP2C19', 'DPYD', 'CYP2D6']) {
      await page.locator('main article').filter({ has: page.getByRole('heading', { name: gene, exact: true }) }).locator('summary').first().click(); // prettier-ignore
    }
    await page.locator('[data-term=copy-number]').waitFor();
    await look();
    await visit(page, '#medicines/drugs', '#drug-search');
    await look();
    await visit(page, '#medicines/mental', '[data-term=enzyme]');
    await look();

    await visit(page, '#findings', '#owner-title');
    await page.getByRole('radio', { name: /An adult/ }).check();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('#topic-carrier').waitFor();
    await look();
    await visit(page, '#findings/errors', '[data-term=wrong-call]');
    await look();
    for (const view of LAB_VIEWS) {
      await visit(page, `#lab/${view}`, '.stage');
      await look();
    }

    expect(GLOSSARY.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
    expect([...seen].filter((id) => termOf(id) === undefined)).toEqual([]);
    await page.close();
  });

  it('by the keyboard: a note opens beside its word, is read out, leads on, and Escape gives the focus back', async () => {
    const { page } = await openAgain(app, { viewport: { width: 360, height: 740 } });
    await openSample(page, 'Ana');
    await goTo(page, 'scores');
    const word = page.locator('main [data-term=variance]').first();
    await word.focus();
    await page.keyboard.press('Enter');
    const note = page.getByRole('dialog', { name: 'variance' });
    await note.waitFor();
    const variance = termOf('variance');
    expect(await note.textContent()).toContain(variance?.says());
    expect(await note.textContent()).toContain(variance?.example());
    expect(await note.evaluate((element) => element === document.activeElement)).toBe(true);
    const box = await note.boundingBox();
    expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 999) <= 360]).toEqual([true, true]);
    // What lies under the note is no target while it is open.
    expect((await axeViolations(page)).filter((line) => !line.startsWith('target-size'))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'hidden' });
    expect(await word.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await note.waitFor();
    // The note takes the focus once it is open.
    await page.waitForFunction(() => document.activeElement?.closest('[popover]') != null);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'More in Methods: variance',
    );
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] h2').waitFor();
    await page.close();
  });

  it('a word is explained once among cards that all have it', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'scores');
    expect(await page.locator('article.card').count()).toBeGreaterThan(10);
    expect(await page.locator('main [data-term=variance]:visible').count()).toBe(1);
    await page.close();
  });

  it('on paper they are words, and the page ends with those that occur in it', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'scores');
    await page.locator('article.card').first().waitFor();
    const list = page.locator('[data-words-used]');
    expect(await list.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    await list.getByRole('heading', { name: 'Words used on this page' }).waitFor();
    const words = await list.locator('dt').allTextContents();
    expect(words).toContain('variance');
    expect(words).toContain('EUR, European');
    expect(words).not.toContain('metabolizer');
    expect(words).toEqual([...words].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
    expect(await page.locator('main [data-term=variance]').first().isVisible()).toBe(true);
    await page.close();
  });

  it('all of them stand under Methods in the order of the alphabet', async () => {
    const { page } = await openAgain(app);
    await visit(page, '#methods/words', 'main dl');
    expect(new Set(await page.locator('main dt').allTextContents())).toEqual(new Set(GLOSSARY.map(headingOf)));
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});
