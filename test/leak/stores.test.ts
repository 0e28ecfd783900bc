import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor } from '../../src/seal/policy/headers.ts';
import { pathClassOf } from '../../src/seal/policy/path-class.ts';
import { startStaticServer, type StaticServer } from '../../src/tools/serve/static-server.ts';
import { DIST } from '../support/browser.ts';
import { goTo, waitForSeal } from '../support/journey.ts';
import { type LeakBrowser, startLeakBrowser } from '../support/leak/arena.ts';
import { NAIVE, NEIGHBOUR, SITE } from '../support/leak/naive-site.ts';
import { MAKES_ALL } from '../support/leak/run-attempts.ts';
import {
  listEverything,
  POISONS,
  type Reader,
  STORE_ATTEMPTS,
  type StoreAttempt,
} from '../support/leak/store-attempts.ts';

/** What a neighbour can list all the same: databases, files, buckets and locks have no switch, and the page and the safe need some of them. */
const LISTED: Readonly<Record<'page' | 'vault' | 'packs', readonly string[]>> = {
  page: ['bucket-name', 'database-name', 'file-name', 'lock-name'],
  vault: [],
  packs: [],
};

const NAMES = STORE_ATTEMPTS.filter(({ readBy }) => readBy === 'next-site');

let folder: string;
let browser: LeakBrowser;
let server: StaticServer;
const messages: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
  const root = path.join(folder, 'root');
  cpSync(DIST, path.join(root, 'app'), { recursive: true });
  mkdirSync(path.join(root, 'naive'));
  const files = {
    'naive/index.html': SITE,
    'naive/code.js': '',
    'naive/naive.sw.js': NAIVE,
    'naive/other.sw.js': '',
    'neighbour.html': NEIGHBOUR,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  browser = await startLeakBrowser(folder, 'stores', { isLight: true });
  server = await startStaticServer({
    folder: root,
    port: 0,
    // The browser looks at the service worker's script at every visit, as it does where no header lets it keep the script.
    headersOf: (pathname) => {
      if (!pathname.startsWith('/app/')) return {};
      const headers = headersFor(pathClassOf(pathname));
      return pathname.endsWith('.sw.js') ? { ...headers, 'Cache-Control': 'no-cache' } : headers;
    },
    onMessage: (text) => messages.push(text),
  });
});
afterAll(async () => {
  await server.close();
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function openNaive(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}naive/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('naive.sw.js');
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  return page;
}

async function openSealed(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}app/`);
  await waitForSeal(page);
  return page;
}

type Place = 'page' | 'vault' | 'packs' | 'worker';

function attemptsIn(place: Place): readonly StoreAttempt[] {
  return STORE_ATTEMPTS.filter(({ contexts }) => contexts.includes(place === 'page' ? 'page' : 'worker'));
}

async function realmOf(page: Page, place: Place): Promise<Pick<Worker, 'evaluate'>> {
  if (place === 'page') return page;
  if (place === 'worker') return plainWorker(page);
  const realm = page.workers().find((worker) => worker.url().includes(place));
  if (realm === undefined) throw new Error(`no ${place}`);
  return realm;
}

/**
 * Puts everything of the contexts of one visit, each under a name of its own, then looks for it as each reader would. Tells which attempts were read,
 * by context.
 */
async function readAfter(
  page: Page,
  places: readonly Place[],
  label: string,
): Promise<Partial<Record<Place, string[]>>> {
  const context = page.context();
  const tokenOf = (place: Place, name: string): string => `${label}-${place}-${name}-7731`;
  const neighbour = await context.newPage();
  await neighbour.goto(`${server.url}neighbour.html`);
  messages.length = 0;
  for (const place of places) {
    const realm = await realmOf(page, place);
    for (const { name, put } of attemptsIn(place)) {
      await realm
        .evaluate(`(async () => { ${put.replaceAll('TOKEN', tokenOf(place, name))} })()`)
        .catch(() => undefined);
    }
  }
  const read: Record<Reader, string> = { 'own-server': '', neighbour: '', 'next-site': '' };
  read.neighbour = await neighbour.evaluate(listEverything);
  // What the server is told by whatever comes next: another load, another tab, and the browser's own look at the service worker.
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await page.reload();
  const again = await context.newPage();
  await again.goto(page.url());
  await again.waitForLoadState('load');
  await again
    .evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()))
    .catch(() => undefined);
  await page.goto(`${server.url}neighbour.html`);
  read.neighbour += await page.evaluate(listEverything);
  read['own-server'] = messages.join('\n');
  await page.goto(`${server.url}app/`);
  await page.evaluate(
    `(() => { ${(STORE_ATTEMPTS.find(({ name }) => name === 'window-name')?.put ?? '').replaceAll('TOKEN', tokenOf('page', 'late-name'))} })()`,
  );
  await page.goto('http://next-site.leak.test/');
  read['next-site'] = `${await page.evaluate(() => window.name)} ${await nameLeftBehind(page)}`;
  await Promise.all([page.close(), neighbour.close(), again.close()]);
  const namesRead = (place: Place): string[] =>
    attemptsIn(place)
      .filter(({ name, readBy }) => read[readBy].includes(tokenOf(place, name)))
      .map(({ name }) => name)
      .sort();
  return Object.fromEntries(places.map((place) => [place, namesRead(place)]));
}

/** What the next site in the tab reads under `window.name`. */
async function nameAfter(page: Page, name: string, put: string): Promise<string> {
  await page.evaluate(`(async () => { ${put.replaceAll('TOKEN', `${name}-7731`)} })()`).catch(() => undefined);
  await page.goto('http://next-site.leak.test/');
  const left = await page.evaluate(() => window.name);
  await page.close();
  return left;
}

function nameLeftBehind(page: Page): Promise<string> {
  return page.evaluate(() => document.referrer);
}

/** A worker that nothing binds, beside a page that nothing binds. */
async function plainWorker(page: Page) {
  const started = page.waitForEvent('worker');
  await page.evaluate(() => {
    new Worker(URL.createObjectURL(new Blob([''], { type: 'text/javascript' })));
  });
  return started;
}

describe('what outlives the page or reaches beyond it', () => {
  it('is read where nothing binds page and worker', async () => {
    const context = await browser.browser.newContext();
    const places = ['page', 'worker'] as const;
    const read = await readAfter(await openNaive(context), places, 'open');
    for (const place of places) {
      const all = attemptsIn(place).map(({ name }) => name);
      // The name of a window is read in the test of names below: here the tab has been elsewhere in between.
      expect([place, read[place]]).toEqual([place, all.filter((name) => !name.startsWith('window-name')).sort()]);
    }
    await context.close();
  });

  it('is not read of the sealed app’s page, vault and packs worker, but for what is listed', async () => {
    const context = await browser.browser.newContext();
    // The page last: what it does to itself changes nothing that a worker finds.
    expect(await readAfter(await openSealed(context), ['vault', 'packs', 'page'], 'sealed')).toEqual(LISTED);
    await context.close();
  });

  it('the next site in the tab reads the name of the window where nothing binds the page', async () => {
    const context = await browser.browser.newContext();
    for (const { name, put } of NAMES) {
      expect([name, await nameAfter(await openNaive(context), name, put)]).toEqual([name, `${name}-7731`]);
    }
    await context.close();
  });

  it('it reads none of the sealed app, whose server is sent no cookie, no preload and no query', async () => {
    const context = await browser.browser.newContext();
    for (const { name, put } of NAMES) {
      expect([name, await nameAfter(await openSealed(context), name, put)]).toEqual([name, '']);
    }
    const page = await openSealed(context);
    messages.length = 0;
    await page
      .evaluate(() => {
        history.replaceState(null, '', '?canary-file-7731');
      })
      .catch(() => undefined);
    await page
      .evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.unregister();
      })
      .catch(() => undefined);
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
    await page.reload();
    await waitForSeal(page);
    expect(await page.evaluate(() => location.search)).toBe('');
    for (const text of messages) {
      expect(text).toMatch(/^GET \/app\/airplane\.sw\.js\n/);
      expect(text).not.toMatch(/^cookie:|service-worker-navigation-preload|7731/im);
    }
    await context.close();
  });
});

describe('a cache that somebody wrote into', () => {
  const sends = (name: string): string => `fetch("http://${name}.leak.test/", { mode: "no-cors" })`;

  /** Writes from another page of the origin: no guard of the app stands there. */
  async function poison(
    context: BrowserContext,
    cacheName: string,
    page: string,
    { name, write }: (typeof POISONS)[number],
    label: string,
  ) {
    const neighbour = await context.newPage();
    await neighbour.goto(`${server.url}neighbour.html`);
    const code = write.replaceAll('SENDS', sends(`${label}-${name}`)).replaceAll('PAGE', JSON.stringify(page));
    await neighbour.evaluate(
      `(async () => { const name = (await caches.keys()).find((one) => one.startsWith(${JSON.stringify(cacheName)})); const cache = await caches.open(name); ${code} })()`,
    );
    await neighbour.close();
  }

  const heard = (token: string): boolean =>
    browser.recorder.received.some((text) => text.includes(`${token}.leak.test`));

  it('is believed by a service worker that checks nothing', async () => {
    for (const way of POISONS.filter(
      ({ name }) => name !== 'headers-changed' && (MAKES_ALL || name === 'page-replaced'),
    )) {
      const context = await browser.browser.newContext();
      const page = await openNaive(context);
      await poison(context, 'naive', `${server.url}naive/`, way, 'open');
      await page.reload();
      await expect.poll(() => heard(`open-${way.name}`), { timeout: 10_000 }).toBe(true);
      await context.close();
    }
  });

  it('is not believed by the app: what differs is fetched again, whole, and the seal holds', async () => {
    const ways = POISONS.filter(({ kind }, at) => MAKES_ALL || POISONS.findIndex((one) => one.kind === kind) === at);
    let context = await browser.browser.newContext();
    // Changed headers first: nothing is fetched for them, and what follows finds the copy as it was. A copy that was fetched again is not
    // fetched once more within a minute, so that each of the others gets one of its own.
    for (const way of ways.sort((a, b) => Number(b.kind === 'headers') - Number(a.kind === 'headers'))) {
      const page = await openSealed(context);
      await poison(context, 'sequester-', `${server.url}app/index.html`, way, 'sealed');
      messages.length = 0;
      await page.reload();
      await waitForSeal(page);
      expect(await page.getByRole('link', { name: /Sealed by this browser/ }).count()).toBe(1);
      expect([way.name, heard(`sealed-${way.name}`)]).toEqual([way.name, false]);
      // Which files were damaged cannot be told from what was asked for: all are, or none.
      const asked = messages
        .map((text) => text.split('\n')[0] ?? '')
        .filter((line) => !line.includes('airplane.sw.js'));
      if (way.kind === 'headers') expect(asked).toEqual([]);
      else expect(asked.length).toBeGreaterThan(20);
      for (const text of messages) expect(text).not.toMatch(/^cookie:|7731|^GET [^ ]*\?/im);
      await page.close();
      if (way.kind === 'headers') continue;
      await context.close();
      context = await browser.browser.newContext();
    }
    await context.close();
  });

  it('lost files are fetched again; without a network the app says what happened and what to do', async () => {
    const context = await browser.browser.newContext();
    const page = await openSealed(context);
    const neighbour = await context.newPage();
    await neighbour.goto(`${server.url}neighbour.html`);
    const lose = (): Promise<unknown> =>
      neighbour.evaluate(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      });
    await lose();
    await page.reload();
    await waitForSeal(page);
    await context.close();

    const offline = await browser.browser.newContext();
    const other = await openSealed(offline);
    const beside = await offline.newPage();
    await beside.goto(`${server.url}neighbour.html`);
    await beside.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await offline.setOffline(true);
    await other.reload();
    expect(await other.locator('h1').innerText()).toContain('is damaged');
    await offline.close();
  });
});

describe('a host that turns hostile while a file is open', () => {
  it('is noticed: the file is closed, the page says so, and no script of its is run', async () => {
    const script = path.join(folder, 'root/app/airplane.sw.js');
    const honest = readFileSync(script);
    const context = await browser.browser.newContext();
    const page = await openSealed(context);
    await page.getByRole('button', { name: /Ana/ }).click();
    await page.waitForURL(/#overview$/);
    writeFileSync(
      script,
      `self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
       self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
       self.addEventListener('fetch', (event) => event.respondWith(event.request.url.endsWith('.js')
         ? new Response('document.title = "hostile"', { headers: { 'Content-Type': 'text/javascript' } }) : fetch(event.request)));`,
    );
    // Another tab is another visit: the browser looks by itself.
    const visit = await context.newPage();
    await visit.goto(`${server.url}app/`);
    // Where the honest worker is still answering something, the browser holds the other one back for up to five minutes: then it was found, and took nothing yet.
    const taken = page.getByText('Another build of the app took this page');
    await taken.or(page.getByText('The browser fetched another build of the app')).waitFor();
    expect(await page.locator('header .facts').textContent()).toContain('No file is open');
    if ((await taken.count()) > 0) await page.getByRole('link', { name: /Not sealed/ }).waitFor();
    await page.waitForURL(/#open$/);
    // The page goes to its first view when it closes the file, and once more if the other build, found before, takes it only now.
    page.setDefaultTimeout(4_000);
    for (const view of ['methods', 'lab'] as const) await goTo(page, view).catch(() => goTo(page, view));
    expect(await page.title()).toBe('Sequester');
    writeFileSync(script, honest);
    await context.close();
  });
});
