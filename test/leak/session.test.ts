import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStaticServer, type StaticServer } from '../../src/tools/serve/static-server.ts';
import { findChromium } from '../../src/tools/test/ensure-browsers.mjs';
import { headersFor } from '../../src/seal/policy/headers.ts';
import { pathClassOf } from '../../src/seal/policy/path-class.ts';
import { DIST } from '../support/browser.ts';
import { ALL_VIEWS, goTo, waitForSeal } from '../support/journey.ts';
import { canaryFile } from '../support/leak/canary-file.ts';
import { canariesIn } from '../support/leak/canaries.ts';

/** A host that would like to be told: every reporting mechanism that a server can ask for. */
function hostileHeaders(pathname: string): Record<string, string> {
  const reports = { group: 'default', max_age: 10_886_400, endpoints: [{ url: '/collect' }] };
  return {
    ...headersFor(pathClassOf(pathname)),
    'Report-To': JSON.stringify(reports),
    NEL: JSON.stringify({ report_to: 'default', max_age: 10_886_400, success_fraction: 1, failure_fraction: 1 }),
    'Reporting-Endpoints': 'default="/collect", seal="/collect"',
    'Content-Security-Policy-Report-Only': "default-src 'none'; report-uri /collect; report-to default",
  };
}

let folder: string;
let profile: string;
let server: StaticServer;
let context: BrowserContext;
let page: Page;
const requests: string[] = [];
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
  profile = path.join(folder, 'profile');
  mkdirSync(profile);
  server = await startStaticServer({
    folder: DIST,
    port: 0,
    headersOf: hostileHeaders,
    onRequest: (method, target) => requests.push(`${method} ${target}`),
  });
  context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', `--log-net-log=${path.join(folder, 'net.json')}`],
  });
  page = await context.newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error.stack)));
  page.on('framenavigated', (frame) => said.push(frame.url()));
  await page.goto(server.url);
  await waitForSeal(page);
  requests.length = 0;
});
afterAll(async () => {
  await context.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Every string and buffer that the page's main thread holds. */
async function heapOf(target: Page): Promise<Buffer> {
  const session = await target.context().newCDPSession(target);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return Buffer.from(chunks.join(''));
}

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe('a session with a file that carries canaries', () => {
  it('the heap is searched where it does hold one: the search is not blind', async () => {
    const other = await context.newPage();
    await other.evaluate(
      (text) => {
        (globalThis as unknown as { kept: string }).kept = `x${text}`;
      },
      canaryFile().content.slice(0, 2_000),
    );
    expect(canariesIn(await heapOf(other))).not.toEqual([]);
    await other.close();
  });

  it('no view, title, address, entry or message of the page names one', async () => {
    const { name, content } = canaryFile();
    const file = path.join(folder, name);
    writeFileSync(file, content);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.waitForURL(/#overview$/);
    for (const view of ALL_VIEWS.filter((one) => one !== 'kiosk')) {
      await goTo(page, view);
      const text = await page.evaluate(() => document.documentElement.outerHTML);
      expect([view, canariesIn(Buffer.from(text))]).toEqual([view, []]);
      said.push(await page.title());
    }
    const entries = await page.evaluate(() => JSON.stringify(performance.getEntries()));
    expect(canariesIn(Buffer.from([...said, entries].join('\n')))).toEqual([]);
  });

  it('the saved report names none, nor does its file name', async () => {
    await goTo(page, 'report');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as JSON' }).click();
    const saved = await download;
    const text = readFileSync(await saved.path());
    expect(canariesIn(Buffer.concat([text, Buffer.from(saved.suggestedFilename())]))).toEqual([]);
  });

  it('the printed letter names none', async () => {
    const pdf = path.join(folder, 'letter.pdf');
    await page.emulateMedia({ media: 'print' });
    const letter = await page.locator('.letter').innerText();
    writeFileSync(pdf, await page.pdf());
    await page.emulateMedia({ media: 'screen' });
    expect(canariesIn(Buffer.concat([Buffer.from(letter), readFileSync(pdf)]))).toEqual([]);
    rmSync(pdf);
  });

  it('the main thread’s heap holds none while the file is open, nor after it is forgotten', async () => {
    expect(canariesIn(await heapOf(page))).toEqual([]);
    const workers = page.workers().length;
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await page.waitForTimeout(300);
    expect(canariesIn(await heapOf(page))).toEqual([]);
    expect(page.workers().length).toBeLessThanOrEqual(workers);
  });

  it('going back, forward and loading again shows nothing of it', async () => {
    await page.goBack();
    await page.waitForURL(/#selftest$/);
    await page.goForward();
    await page.waitForURL(/#open$/);
    await page.reload();
    await waitForSeal(page);
    expect(await page.locator('header .facts').textContent()).toContain('No file is open');
    expect(requests.filter((request) => request !== 'GET /airplane.sw.js')).toEqual([]);
  });

  it('a tab that crashed comes back without it', async () => {
    const { name } = canaryFile();
    await page.locator('input[type=file]').setInputFiles(path.join(folder, name));
    await page.waitForURL(/#overview$/);
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    page = await context.newPage();
    await page.goto(server.url);
    await waitForSeal(page);
    expect(await page.locator('header .facts').textContent()).toContain('No file is open');
    expect(canariesIn(await heapOf(page))).toEqual([]);
  });

  it('a host that asks for reports gets none; after the crash, at most the page is asked for again', () => {
    // The service worker died with the tab: the browser may ask the host for the page once, and says nothing by it.
    const unknown = requests.filter((request) => request !== 'GET /airplane.sw.js' && request !== 'GET /');
    expect(unknown).toEqual([]);
    expect(requests.filter((request) => request === 'GET /').length).toBeLessThan(2);
  });

  it('the profile on disk and the record of the network hold none', async () => {
    await context.close();
    const { name } = canaryFile();
    rmSync(path.join(folder, name));
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(20);
    expect(
      files.filter((file) => canariesIn(readFileSync(file)).length > 0).map((file) => path.basename(file)),
    ).toEqual([]);
  });
});

describe('a page that opened the app', () => {
  it('has no hold on it, and is sent nothing', async () => {
    const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
    const opener = await (await browser.newContext()).newPage();
    const plain = await startStaticServer({
      folder: DIST,
      port: 0,
      headersOf: () => ({}),
    });
    const popup = async (address: string): Promise<{ hasOpener: boolean; isReachable: boolean }> => {
      await opener.goto(`${plain.url}licences.md`);
      const opened = opener.waitForEvent('popup');
      await opener.evaluate((to) => {
        (globalThis as unknown as { app: Window | null }).app = window.open(to);
      }, address);
      const app = await opened;
      await app.waitForLoadState();
      const hasOpener = await app.evaluate(() => window.opener !== null);
      const isReachable = await opener.evaluate(
        () => (globalThis as unknown as { app: Window | null }).app?.closed === false,
      );
      await app.close();
      return { hasOpener, isReachable };
    };
    // The control: a page without the policy keeps its opener.
    expect(await popup(`${plain.url}licences.md?other`)).toEqual({ hasOpener: true, isReachable: true });
    expect(await popup(server.url)).toEqual({ hasOpener: false, isReachable: false });
    await browser.close();
    await plain.close();
  });
});
