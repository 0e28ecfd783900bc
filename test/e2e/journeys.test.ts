import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgain, openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { chooseFiles, dropFiles, goTo, openSample, waitForSeal } from '../support/journey.ts';
import { hashOf } from '../../src/state/route.svelte.ts';
import { methodSections } from '../../src/ui/methods/sections.ts';

const ANA = readFileSync(new URL('../../public/samples/sample-ana.zip', import.meta.url));
const POOR = readFileSync(new URL('../../public/samples/sample-poor-chip.zip', import.meta.url));

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

describe('opening a file', () => {
  it('takes a file from the dialogue, by drop and by paste, and shows what it is', async () => {
    const { page } = await openAgain(app);
    await chooseFiles(page, { name: 'genome.zip', content: ANA });
    await page.waitForURL(/#overview$/);
    const facts = await page.locator('header .facts').textContent();
    expect(facts).toContain('23andMe');
    expect(facts).toContain('build 37');
    await page.getByRole('button', { name: 'Close and forget' }).click();

    await dropFiles(page, { name: 'genome.zip', content: ANA });
    await page.waitForURL(/#overview$/);
    expect(await page.locator('header .facts').textContent()).toBe(facts);
    await page.getByRole('button', { name: 'Close and forget' }).click();

    await page.evaluate(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], 'genome.zip'));
        window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true }));
      },
      [...ANA],
    );
    await page.waitForURL(/#overview$/);
    expect(await page.locator('header .facts').textContent()).toBe(facts);
  });

  it('answers a link that is dropped or pasted, and fetches nothing', async () => {
    const { page } = await openAgain(app);
    await page.getByRole('button', { name: 'Choose a file' }).first().waitFor();
    for (const kind of ['paste', 'drop'] as const) {
      await page.evaluate((event) => {
        const transfer = new DataTransfer();
        transfer.setData('text/plain', 'https://example.test/genome.txt');
        window.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true })
            : new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      }, kind);
      const note = page.getByText('That is a link, not a file');
      await note.waitFor();
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await note.waitFor({ state: 'detached' });
    }
  });

  it('labels a synthetic person as one, everywhere', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Bao');
    expect(await page.locator('header').first().textContent()).toContain('Synthetic person');
    await goTo(page, 'report');
    expect(await page.locator('.letter').textContent()).toContain('Synthetic person');
  });

  it('counts in its summary what it lists below', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'medicines');
    const summary = (await page.locator('.summary').textContent()) ?? '';
    const [answered, total] = (/For (\d+) of (\d+) genes this file gives an answer/.exec(summary) ?? [])
      .slice(1)
      .map(Number);
    const listed = '[aria-labelledby="genes-decided"] article, [aria-labelledby="genes-likely"] article';
    expect(await page.locator(listed).count()).toBe(answered);
    expect(await page.locator('main article').count()).toBe(total);
    expect(total).toBeGreaterThanOrEqual(20);
    await goTo(page, 'scores');
    expect(await page.locator('main article').count()).toBeGreaterThanOrEqual(6);
  });

  it('never says "normal" of a gene that it could not call', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'A poor chip');
    await goTo(page, 'medicines');
    const rows = page.locator(
      '[aria-labelledby="genes-notCallable"] article, [aria-labelledby="genes-open"] article, [aria-labelledby="genes-nothingFound"] article',
    );
    expect(await rows.count()).toBeGreaterThan(5);
    for (const text of await rows.allTextContents()) expect(text).not.toMatch(/normal/i);
    await goTo(page, 'report');
    const table = await page.locator('.letter tbody tr').allTextContents();
    for (const line of table.filter((text) => /Uncertain|Nothing found|Not callable/.test(text)))
      expect(line).not.toMatch(/normal/i);
  });
});

describe('leaving a file', () => {
  it('forgets everything on "Close and forget"', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'medicines');
    await page.getByRole('button', { name: 'Close and forget' }).click();
    expect(new URL(page.url()).hash).toBe('#open');
    expect(await page.locator('header .facts').textContent()).toContain('No file is open');
    for (const view of ['file', 'medicines', 'scores', 'report'] as const) {
      await goTo(page, view);
      expect(await page.locator('main').textContent()).toContain('No file is open yet');
    }
  });

  it('shows the new file in place of the old one', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    const before = await page.locator('header .facts').textContent();
    await chooseFilesOnOpenView(page, POOR);
    await page.waitForURL(/#overview$/);
    expect(await page.locator('header .facts').textContent()).not.toBe(before);
    expect(await page.locator('header').first().textContent()).not.toContain('Synthetic person');
  });
});

async function chooseFilesOnOpenView(page: Parameters<typeof goTo>[0], content: Uint8Array): Promise<void> {
  await goTo(page, 'open');
  await chooseFiles(page, { name: 'other.zip', content });
}

describe('every result', () => {
  it('links to its paragraph of the methods page', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    const sections = methodSections();
    for (const view of ['file', 'medicines', 'scores'] as const) {
      await goTo(page, view);
      const anchors = await page
        .locator('main a[href^="#methods/"]')
        .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
      expect(anchors.length).toBeGreaterThan(0);
      for (const anchor of anchors) {
        await page.evaluate((hash) => {
          window.location.hash = hash;
        }, anchor);
        // The page of its section, which has the focus, and not the index.
        const title = sections.find((section) => anchor === hashOf('methods', section.anchor))?.title ?? '';
        expect(title).not.toBe('');
        await page.waitForFunction(
          (words) => document.activeElement?.id === 'view-title' && document.activeElement.textContent === words,
          title,
        );
      }
    }
  });
});

describe('the seal', () => {
  it('is tested live, with its evidence', async () => {
    const { page } = await openAgain(app);
    await waitForSeal(page);
    expect(await page.getByRole('link', { name: /Sealed by this browser/ }).count()).toBe(1);
    await goTo(page, 'privacy');
    await page.getByRole('button', { name: 'Test the seal' }).click();
    const checks = await page.locator('main li.holds').allTextContents();
    expect(checks).toHaveLength(12);
    expect(await page.locator('main li.fails, main li.limited').count()).toBe(0);
    const hashes = (await page.locator('[aria-labelledby=hashes-title] td.mono').allTextContents()).map((text) =>
      text.trim(),
    );
    expect(hashes.length).toBeGreaterThan(6);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says so where nothing adds the headers, and opens no file', async () => {
    const bare = await startAppBrowser({ headersOf: () => ({}) });
    try {
      const { page } = await openApp(bare, { serviceWorkers: 'block' });
      await page.getByRole('link', { name: /Not sealed/ }).waitFor();
      expect(await page.getByRole('button', { name: 'Choose a file' }).isDisabled()).toBe(true);
      await dropFiles(page, { name: 'genome.zip', content: ANA });
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').textContent()).toContain('seal/not-sealed');
      expect(await page.locator('header .facts').textContent()).toContain('No file is open');
    } finally {
      await bare.close();
    }
  });
});

describe('nothing of the person', () => {
  it('stands in a title, an address, the console or a request', async () => {
    const { page, notes } = await openAgain(app);
    await waitForSeal(page);
    await chooseFiles(page, { name: 'canary-name.zip', content: ANA });
    await page.waitForURL(/#overview$/);
    app.ownRequests.length = 0;
    for (const view of ['file', 'medicines', 'scores', 'report', 'methods', 'privacy'] as const) await goTo(page, view);
    for (const title of notes.titlesAndAddresses)
      expect(title).toMatch(/^(Sequester|http:\/\/localhost:\d+\/(#[a-z]+(\/[a-z0-9-]+)?)?|about:blank|)$/);
    expect(await page.title()).toBe('Sequester');
    expect(
      notes.console.filter(
        (line) =>
          !/connect-src|img-src|seal-probe|API cannot load data:,|TrustedScriptURL|sandbox attribute/i.test(line),
      ),
    ).toEqual([]);
    // Views that are loaded late come from the service worker; the icon is in the page.
    expect(app.ownRequests).toEqual([]);
  });
});
