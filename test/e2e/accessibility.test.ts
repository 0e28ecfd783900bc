import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBrowser, openAgain, startAppBrowser } from '../support/browser.ts';
import { ALL_VIEWS, chooseFiles, goTo, openSample, waitForSeal } from '../support/journey.ts';
import { faultsInAllLooks } from '../support/looks.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

describe('axe finds nothing', () => {
  // One page shows all views, and each wears all looks.
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openAgain(app));
    await waitForSeal(page);
  });
  afterAll(() => page.close());

  it.each(ALL_VIEWS)('in %s without a file', async (view) => {
    await goTo(page, view);
    expect(await faultsInAllLooks(page)).toEqual([]);
  });

  it('on a failure', async () => {
    await goTo(page, 'open');
    await chooseFiles(page, { name: 'a.txt', content: '%PDF-1.4' });
    await page.getByRole('alert').waitFor();
    expect(await faultsInAllLooks(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss' }).click();
  });

  describe('with results', () => {
    beforeAll(() => openSample(page, 'Ana'));

    it.each(ALL_VIEWS)('in %s, details open', async (view) => {
      await goTo(page, view);
      const summaries = page.locator('main summary:visible');
      for (let i = 0; i < Math.min(3, await summaries.count()); i++) await summaries.nth(i).click();
      expect(await faultsInAllLooks(page)).toEqual([]);
    });
  });
});

describe('layout', () => {
  it('never scrolls sideways on a phone with text of twice the size', async () => {
    const { page } = await openAgain(app, { viewport: { width: 360, height: 740 } });
    await openSample(page, 'Chidi');
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    for (const view of ALL_VIEWS) {
      await goTo(page, view);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([view, Math.max(0, overflow)]).toEqual([view, 0]);
    }
    await page.close();
  });

  it('never scrolls sideways from 320 px on, and targets are large enough', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Chidi');
    for (const view of ALL_VIEWS) {
      await goTo(page, view);
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([view, width, overflow]).toEqual([view, width, Math.min(overflow, 0)]);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('button, nav a, header a, summary, input:not([type=file])')]
            // A word within a sentence is as tall as its line (WCAG 2.5.8).
            .filter((element) => element.checkVisibility() && element.closest('.explorer, [data-term]') === null)
            // Of a radio button or a box, the label that holds it is what one aims at.
            .map((element) => element.closest('label') ?? element)
            .map((element) => ({ text: element.textContent.trim(), box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.height < 43.5)
            .map(({ text }) => text),
        );
        expect([view, width, ...small]).toEqual([view, width]);
      }
    }
    await page.close();
  });
});

describe('the keyboard alone', () => {
  it('opens a synthetic person, reads a gene position by position, and forgets', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? '',
      );
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        if (name.test(await focused())) return;
      }
      throw new Error(`Tab never reached ${String(name)}`);
    };

    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo(/Synthetic\s*Ana/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#overview$/);
    expect(await focused()).toMatch(/file/);

    await tabTo(/^Medicines$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#medicines$/);
    await page.locator('#gene-search').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('cyp2c9 *2');
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#medicines\/genes\/CYP2C9$/);
    await page.waitForFunction(() => document.activeElement?.textContent === 'CYP2C9');
    await tabTo(/^rs\d+: /);
    const first = await focused();
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    expect(second).toMatch(/^rs\d+: /);
    expect(second).not.toBe(first);
    await page.keyboard.press('End');
    expect(await focused()).not.toBe(second);
    await page.keyboard.press('Home');
    expect(await focused()).toBe(first);

    await page.evaluate(() => {
      document.querySelector<HTMLElement>('header a')?.focus();
    });
    await tabTo(/Close and forget/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('header .facts')?.textContent.includes('No file is open'));
  });

  it('always shows where the focus is', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const style = getComputedStyle(element);
        return { style: style.outlineStyle, width: parseFloat(style.outlineWidth) };
      });
      if (outline !== null) expect(outline).toEqual({ style: 'solid', width: 3 });
    }
  });
});
