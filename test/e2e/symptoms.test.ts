import { readFileSync } from 'node:fs';
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

async function openRoom(): Promise<Page> {
  const { page } = await openAgain(app);
  await waitForSeal(page);
  await goTo(page, 'symptoms');
  await page.locator('#sign-search').waitFor();
  return page;
}

async function tell(page: Page, words: string, id: string): Promise<void> {
  await page.locator('#sign-search').fill(words);
  await page.locator('[data-combobox-item]', { hasText: id }).click();
  await page.getByRole('listitem').filter({ hasText: id }).first().waitFor();
  // The box is empty for the next sign.
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#sign-search')?.value === '');
}

const names = (page: Page): Promise<string[]> => page.locator('main article.card h3').allInnerTexts();

describe('from symptoms to rare diseases', () => {
  it('ranks while signs are told in plain words, says why, and asks what to look for next', async () => {
    const page = await openRoom();
    expect(await page.locator('main').innerText()).toMatch(/about one of three.*about two of three/s);
    // A parent's words; a letter too many.
    await tell(page, 'short fingers or toes', 'HP:0001156');
    await tell(page, 'craniosynostosys', 'HP:0001363');
    await tell(page, 'broad thumb', 'HP:0011304');
    await tell(page, 'broad big toe', 'HP:0010055');
    await page.waitForFunction(
      () => document.querySelector('main article.card h3')?.textContent.includes('Pfeiffer') === true,
    );
    expect((await names(page)).length).toBe(20);
    const first = page.locator('main article.card').first();
    expect(await first.innerText()).toContain('FGFR2');
    // The answer to the last sign may still be on its way.
    await expect.poll(() => first.getByRole('table').locator('tr').count()).toBe(4);
    const before = await names(page);
    const asked = page.locator('section', { has: page.getByRole('heading', { name: 'What to look for next' }) });
    const sign = await asked.locator('strong').innerText();
    await asked.getByRole('button', { name: 'Present', exact: true }).click();
    await page.getByRole('list', { name: 'Signs entered' }).filter({ hasText: sign }).waitFor();
    // The sign is listed at once, the answer to it comes when the worker gave it.
    await expect.poll(() => names(page)).not.toEqual(before);
    await page.getByRole('button', { name: 'Forget what was entered' }).click();
    await page.locator('#sign-search').waitFor();
    expect(await page.locator('main article.card').count()).toBe(0);
    expect(page.url()).toMatch(/#symptoms$/);
    await page.close();
  });

  it('finds signs in a note, confirmed one by one; what was looked for in vain is shown and not ranked by', async () => {
    const page = await openRoom();
    await page.getByText('Read a note instead').click();
    await page
      .locator('#symptoms-note')
      .fill('Boy with seizures and a cleft palate, no hearing loss. His mother has migraine.');
    await page.getByRole('button', { name: 'Look for signs' }).click();
    const hits = page.locator('details li');
    await hits.first().waitFor();
    const found = await hits.allInnerTexts();
    expect(found.join('\n')).toMatch(/seizures.*\n?.*Seizure/s);
    expect(found.find((text) => text.includes('Hearing impairment'))).toContain('seems to be denied');
    await hits.filter({ hasText: 'Seizure' }).getByRole('button', { name: 'Present', exact: true }).click();
    await hits.filter({ hasText: 'Cleft palate' }).getByRole('button', { name: 'Present', exact: true }).click();
    // Both signs have a bar: the answer is to both.
    await page.locator('main article.card').first().locator('tbody tr').nth(1).waitFor();
    const before = await names(page);
    await hits.filter({ hasText: 'Hearing impairment' }).getByRole('button', { name: 'Checked, not present' }).click();
    await page.locator('ul[aria-label="Signs entered"] li').nth(2).waitFor();
    // The answer that knows of it says so on a card; only then is its order compared.
    await page.locator('main').getByText('Hearing impairment').nth(1).waitFor();
    expect(await names(page)).toEqual(before);
    await page.close();
  });

  it('opens a phenopacket and saves one, and refuses what is none', async () => {
    const page = await openRoom();
    await page.getByText('Phenopacket (for laboratories)').click();
    const open = async (content: string): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Open a phenopacket' }).click();
      await (await chooser).setFiles({ name: 'p.json', mimeType: '', buffer: Buffer.from(content) });
    };
    await open('{"a": 1}');
    await page.getByRole('alert').waitFor();
    const feature = (id: string, excluded = false): object => ({ type: { id, label: 'x' }, excluded });
    await open(JSON.stringify({ id: 'a', subject: { id: 'canary-name', sex: 'FEMALE', timeAtLastEncounter: { age: { iso8601duration: 'P6Y' } } }, phenotypicFeatures: [feature('HP:0001250'), feature('HP:0000175'), feature('HP:0000365', true), feature('HP:9999999')] })); // prettier-ignore
    await page.getByText('left out: HP:9999999').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as phenopacket' }).click();
    const saved = readFileSync(await (await download).path(), 'utf8');
    expect(saved).not.toContain('canary');
    const packet = JSON.parse(saved) as { phenotypicFeatures: { type: { id: string }; excluded?: boolean }[] };
    expect(packet.phenotypicFeatures.map(({ type, excluded }) => [type.id, excluded ?? false]).sort()).toEqual([
      ['HP:0000175', false],
      ['HP:0000365', true],
      ['HP:0001250', false],
    ]);
    await page.close();
  });

  it('is worked by the keyboard alone', async () => {
    const page = await openRoom();
    await page.locator('#sign-search').focus();
    await page.keyboard.type('seizure');
    await page.locator('[data-combobox-item]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('main article.card').first().waitFor();
    await page.close();
  });

  it('satisfies axe and never scrolls sideways, in both colour schemes, wide and on a phone', async () => {
    const page = await openRoom();
    await tell(page, 'HP:0001250', 'HP:0001250');
    await tell(page, 'HP:0000175', 'HP:0000175');
    await page.locator('main article.card tbody tr').nth(1).waitFor();
    await page.locator('main article.card summary').first().click();
    expect(await faultsInTwoLooks(page)).toEqual([]);
    // The list while it is open, and where it has nothing to offer.
    await page.locator('#sign-search').fill('seiz');
    await page.locator('[data-combobox-item]').first().waitFor();
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.locator('#sign-search').fill('qqqqqqq');
    await page.getByRole('status').filter({ hasText: /./ }).first().waitFor();
    await page.waitForFunction(() => document.querySelector('[data-combobox-item]') === null);
    expect(await faultsInTwoLooks(page)).toEqual([]);
    await page.close();
  });
});
