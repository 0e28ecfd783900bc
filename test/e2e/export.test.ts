import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgain, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { headless, ROOT } from '../support/headless.ts';
import { goTo, openSample } from '../support/journey.ts';

const SAMPLES = [
  ['Ana', 'sample-ana'],
  ['Bao', 'sample-bao'],
  ['Chidi', 'sample-chidi'],
  ['A poor chip', 'sample-poor-chip'],
] as const;

let app: AppBrowser;
let folder: string;
beforeAll(async () => {
  app = await startAppBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'sequester-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('the saved report', () => {
  it.each(SAMPLES)('of %s equals the headless runner’s, byte for byte', async (name, id) => {
    const { page } = await openAgain(app);
    await openSample(page, name);
    await goTo(page, 'report');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as JSON' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('sequester-report.json');
    const fromPage = await readFile(await saved.path(), 'utf8');
    expect(fromPage).toBe(await headless(path.join(ROOT, 'public/samples', `${id}.zip`)));
    expect(fromPage).toMatch(/"schema": "sequester-report\/1"/);
  });
});

describe('the letter', () => {
  it('prints on its own, without the shell, and names what was not assessed', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'report');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    expect(await page.locator('header.no-print').first().isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print this letter' }).isVisible()).toBe(false);
    const letter = page.locator('.letter');
    expect(await letter.isVisible()).toBe(true);
    const text = (await letter.textContent()) ?? '';
    expect(text).toContain('What was not assessed');
    expect(text).toContain('CYP2D6');
    expect(text).toMatch(/Kernel [0-9a-f]{8}\b/);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(10_000);
  });
});

describe('one person', () => {
  it('has the same report from a zip and from the file inside', async () => {
    const bytes = await readFile(path.join(ROOT, 'public/samples/sample-ana.zip'));
    const [inner] = Object.values(unzipSync(bytes));
    const plain = path.join(folder, 'plain.txt');
    await writeFile(plain, inner ?? '');
    const withoutContainer = (json: string): string => json.replace(/"container": "[a-z-]+"/, '"container": ""');
    expect(withoutContainer(await headless(plain))).toBe(
      withoutContainer(await headless(path.join(ROOT, 'public/samples/sample-ana.zip'))),
    );
  });
});
