import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor } from '../../src/seal/policy/headers.ts';
import { pathClassOf } from '../../src/seal/policy/path-class.ts';
import { type AppBrowser, DIST, openApp, startAppBrowser, workerNamed } from '../support/browser.ts';
import { builtFiles } from '../support/dist.ts';
import { chooseFiles, goTo, waitForSeal, wholeJourney } from '../support/journey.ts';

const ANA = readFileSync(new URL('../../public/samples/sample-ana.zip', import.meta.url));
/** The browser itself looks whether the service worker has changed, where no header lets it keep the script; it says nothing by it. */
const ownLook = 'GET /airplane.sw.js';

/** Opens the app for the first time and waits for the seal; on a bare host it is loaded again on its own. */
async function openSealed(app: AppBrowser): Promise<Page> {
  const { page } = await openApp(app);
  await waitForSeal(page);
  return page;
}

/** The small files of a build in one. */
const SMALL_FILES = 'small-files.bin';

describe('on a host that sends no header', () => {
  let app: AppBrowser;
  beforeAll(async () => {
    app = await startAppBrowser({ headersOf: () => ({}) });
  });
  afterAll(() => app.close());

  it('the page is loaded again once, and is sealed as if the host had sent them', async () => {
    const { page } = await openApp(app);
    await page.getByRole('link', { name: /Sealed by this browser/ }).waitFor();
    const loads = await page.evaluate(() =>
      performance.getEntriesByType('navigation').map((entry) => 'type' in entry && entry.type),
    );
    expect(loads).toEqual(['reload']);
    expect(app.ownRequests.filter((request) => request === 'GET /')).toHaveLength(1);
    await page.reload();
    await page.getByRole('link', { name: /Sealed by this browser/ }).waitFor();
    // The mark of the first load is taken away, and nothing of a file stands in the history.
    expect(await page.evaluate(() => history.state as unknown)).toEqual({ place: 1, from: null, hasFile: false, theme: 'system' }); // prettier-ignore
    await page.context().close();
  });

  it('every response gets the headers of its class, and none comes from the network', async () => {
    const page = await openSealed(app);
    const before = app.ownRequests.length;
    const seen = new Map<string, Record<string, string>>();
    const answers: Promise<unknown>[] = [];
    page.on('response', (response) => {
      const noted = response.allHeaders().then((headers) => seen.set(new URL(response.url()).pathname, headers));
      // Answers go on coming until the page is closed; those to its first questions are waited for.
      answers.push(noted.catch(() => null));
    });
    await page.reload();
    await workerNamed(page, 'vault');
    await workerNamed(page, 'packs');
    await waitForSeal(page);
    await Promise.all(answers);
    const classes = [...seen.keys()].map(pathClassOf);
    expect(classes).toEqual(expect.arrayContaining(['document', 'asset', 'vaultWorker', 'packsWorker']));
    for (const [pathname, headers] of seen) {
      for (const [name, value] of Object.entries(headersFor(pathClassOf(pathname)))) {
        expect([pathname, name, headers[name.toLowerCase()]]).toEqual([pathname, name, value]);
      }
    }
    expect(app.ownRequests.slice(before).filter((request) => request !== ownLook)).toEqual([]);
    await page.context().close();
  });

  it('the whole journey, with the network off', async () => {
    const page = await openSealed(app);
    await page.context().setOffline(true);
    const before = app.ownRequests.length;
    await page.reload();
    await page.getByRole('link', { name: /Sealed by this browser/ }).waitFor();
    await wholeJourney(page);
    expect(app.ownRequests.slice(before).filter((request) => request !== ownLook)).toEqual([]);
    await page.context().close();
  });

  it('says by which build it was made, file by file, with what is kept', async () => {
    const page = await openSealed(app);
    await goTo(page, 'privacy');
    const rows = page.locator('#files table tbody tr');
    await page.locator('#files .state.same').first().waitFor({ state: 'attached' });
    const names = (await rows.locator('th').allTextContents()).map((text) => text.trim());
    const built = builtFiles().map((file) => file.name);
    expect(built.filter((name) => !names.includes(name)).sort()).toEqual([
      'SHA256SUMS',
      'airplane.sw.js',
      'kiosk.json',
      SMALL_FILES,
    ]);
    const hashes = (await rows.locator('td.mono').allTextContents()).map((text) => text.trim());
    const sums = new Map(
      builtFiles().map((file) => [file.name, createHash('sha256').update(file.bytes).digest('hex')]),
    );
    expect(hashes).toEqual(names.map((name) => sums.get(name)));
    expect(await page.locator('#files .state:not(.same)').count()).toBe(0);
    await page.context().close();
  });
});

describe('another build at the server', () => {
  let folder: string;
  let app: AppBrowser;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
    cpSync(DIST, folder, { recursive: true });
    app = await startAppBrowser({ folder });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const LICENCES = 'licences.md';
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  /** Puts a build in place whose licence texts differ, under a name of its own. */
  function publish(name: string, licences: string): void {
    const script = path.join(folder, 'airplane.sw.js');
    const { before, after } = putLicences(licences);
    const text = readFileSync(script, 'utf8').replaceAll(sha256(before), sha256(after));
    writeFileSync(script, text.replaceAll(present, name));
    present = name;
  }

  /** Writes other licence texts of the same length, where they lie by themselves and among the small files. */
  function putLicences(licences: string): { before: Buffer; after: Buffer } {
    const alone = path.join(folder, LICENCES);
    const among = path.join(folder, SMALL_FILES);
    const before = readFileSync(alone);
    const after = Buffer.from(licences.padEnd(before.length));
    const small = readFileSync(among);
    small.set(after, small.indexOf(before));
    writeFileSync(alone, after);
    writeFileSync(among, small);
    return { before, after };
  }

  let present = '';
  const OTHER = 'a'.repeat(64);
  const THIRD = 'b'.repeat(64);

  it('is taken only when asked, after both names were shown', async () => {
    const page = await openSealed(app);
    await goTo(page, 'privacy');
    present = ((await page.locator('#update .present').textContent()) ?? '').trim();
    expect(present).toMatch(/^[0-9a-f]{64}$/);
    await page.getByRole('button', { name: 'Look for another build' }).click();
    await page.getByText('The server has this same build.').waitFor();

    publish(OTHER, 'other licence texts');
    const before = app.ownRequests.length;
    await page.getByRole('button', { name: 'Look for another build' }).click();
    expect(((await page.locator('#update .found').textContent()) ?? '').trim()).toBe(OTHER);
    expect(((await page.locator('#update .present').textContent()) ?? '').trim()).not.toBe(OTHER);
    // Nothing but the script of the service worker was fetched to know it.
    expect([...new Set(app.ownRequests.slice(before))]).toEqual([ownLook]);

    await page.getByRole('button', { name: 'Keep this one' }).click();
    await page.locator('#update .found').waitFor({ state: 'detached' });
    await page.reload();
    await waitForSeal(page);
    await goTo(page, 'privacy');
    expect(((await page.locator('#update .present').textContent()) ?? '').trim()).not.toBe(OTHER);

    await page.getByRole('button', { name: 'Look for another build' }).click();
    await page.locator('#update .found').waitFor();
    await page.getByRole('button', { name: 'Use the other build' }).click();
    await page.waitForFunction(
      (name) => document.querySelector('#update .present')?.textContent.trim() === name,
      OTHER,
    );
    await waitForSeal(page);
    expect(await page.getByRole('link', { name: /Sealed by this browser/ }).count()).toBe(1);
    await page.context().close();
  });

  it('is refused where one file is not the one that was built', async () => {
    const page = await openSealed(app);
    await goTo(page, 'privacy');
    publish(THIRD, 'licence texts of the third');
    putLicences('something else');
    await page.getByRole('button', { name: 'Look for another build' }).click();
    await page.locator('#update .found').waitFor();
    await page.getByRole('button', { name: 'Use the other build' }).click();
    await page.getByText('The other build was refused').waitFor();
    await page.reload();
    await waitForSeal(page);
    expect(((await page.locator('#update .present').textContent()) ?? '').trim()).toBe(OTHER);
    await openOneFile(page);
    await page.context().close();
  });
});

async function openOneFile(page: Page): Promise<void> {
  await goTo(page, 'open');
  await chooseFiles(page, { name: 'genome.zip', content: ANA });
  await page.waitForURL(/#overview$/);
}
