import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgain, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { axeViolations, chooseFiles, goTo, openSample } from '../support/journey.ts';

const ANA = readFileSync(new URL('../../public/samples/sample-ana.zip', import.meta.url));
const ANA_LINES = strFromU8(Object.values(unzipSync(ANA))[0] ?? new Uint8Array(0)).split(/\r?\n/);
/** So many lines of the file hold fewer than 300 markers. */
const FEW_LINES = 400;

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

const PANEL = 'section[aria-labelledby=ancestry-title]';

async function openScores(name: string): Promise<Page> {
  const { page } = await openAgain(app);
  await openSample(page, name);
  await goTo(page, 'scores');
  await page.locator(PANEL).waitFor();
  return page;
}

/** The references that the cards name, each once. */
async function referencesNamed(page: Page): Promise<string[]> {
  const texts = await page.locator('article.card').getByText(/^About \d+ of 100 people in /).allTextContents(); // prettier-ignore
  return [...new Set(texts.map((text) => text.replace(/^.*people in (.*) score higher\.$/, '$1')))];
}

describe('the reference in the Scores room', () => {
  it.each([
    { name: 'Ana', group: 'EUR', called: 'European' },
    { name: 'Bao', group: 'EAS', called: 'East Asian' },
    { name: 'Chidi', group: 'AFR', called: 'African' },
  ])('$name lies near $group, and the scores are compared with it', async ({ name, group, called }) => {
    const page = await openScores(name);
    const said = await page.locator(PANEL).getByText(/most similar to these reference samples/).textContent(); // prettier-ignore
    expect(said).toContain(`samples: ${group}, ${called} (`);
    expect(await referencesNamed(page)).toEqual([`the ${called} reference group (${group})`]);
  });

  it('draws a map with a table and the mixture with its errors, and axe finds nothing', async () => {
    const page = await openScores('Ana');
    await page.getByText('Map of the reference people').click();
    const maps = page.locator(PANEL).getByRole('img', { name: /Map of 2,002 reference people/ });
    await maps.first().waitFor();
    expect(await maps.count()).toBe(2);
    await page.getByText('The map as a table').click();
    const row = page.locator(PANEL).getByRole('row', { name: /^EUR, European 1000 Genomes/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['401', '50', expect.stringMatching(/^\d+(\.\d)?$/)]);
    expect(
      await page
        .locator(PANEL)
        .getByRole('row', { name: /European samples/ })
        .textContent(),
    ).toContain('about 100');
    await page.getByText('The same as a curve, with its figures').first().click();
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  it('is chosen by hand, as a mixture, or not at all, without reading the file again', async () => {
    const page = await openScores('Chidi');
    const panel = page.locator(PANEL);
    await panel.getByLabel('one group, chosen by hand').check();
    await panel.getByRole('combobox').selectOption('EAS');
    await panel.getByRole('status').getByText('compared with: EAS, East Asian').waitFor();
    expect(await referencesNamed(page)).toEqual(['the East Asian reference group (EAS)']);

    await panel.getByLabel('a mixture, chosen by hand').check();
    await panel.getByLabel('AFR, African, per cent').fill('50');
    expect(await panel.getByRole('button', { name: 'Compare' }).isDisabled()).toBe(true);
    await panel.getByLabel('SAS, South Asian, per cent').fill('0');
    await panel.getByRole('button', { name: 'Compare' }).click();
    await panel
      .getByRole('status')
      .getByText(/EUR, European 50/)
      .waitFor();
    expect(await referencesNamed(page)).toEqual([
      'a mixture of reference groups (AFR, African 50% + EUR, European 50%)',
    ]);

    await panel.getByLabel('nobody').check();
    await panel.getByText(/it is switched off/).waitFor();
    expect(await referencesNamed(page)).toEqual([]);
    expect(await page.getByText(/score higher/).count()).toBe(0);

    await panel.getByLabel('what the file shows').check();
    await panel.getByText(/most similar to these reference samples/).waitFor();
    expect(await referencesNamed(page)).toEqual(['the African reference group (AFR)']);
  });

  it('says why nothing is inferred from a file with too few markers', async () => {
    const { page } = await openAgain(app);
    await chooseFiles(page, { name: 'few.txt', content: ANA_LINES.slice(0, FEW_LINES).join('\n') });
    await page.waitForURL(/#overview$/);
    await goTo(page, 'scores');
    await page.locator(PANEL).getByText(/No ancestry was estimated/).waitFor(); // prettier-ignore
    expect(await page.locator(PANEL).getByText('Map of the reference people').count()).toBe(0);
  });
});
