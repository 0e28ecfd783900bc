import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureRemedy, failureTitle } from '../../src/errors/remedy.ts';
import { m } from '../../src/i18n/messages.ts';
import { TOGETHER } from '../../src/rpc/together.ts';
import type { ViewId } from '../../src/state/route.svelte.ts';
import { type AppBrowser, DIST, startAppBrowser } from '../support/browser.ts';
import { builtFiles } from '../support/dist.ts';
import { goTo, openSample, waitForSeal } from '../support/journey.ts';
import { distWith } from '../support/leak/dist-with.ts';

/** What may come in place of a file. */
const DAMAGES = ['one bit is another', 'it ends too early', 'it is not there', 'a page comes in its place'] as const;
type Damage = (typeof DAMAGES)[number];

const PARCEL = 'small-files.bin';
/** A table that lies by itself. */
const TABLE = 'packs/hpo.bin';
/** The script of a view, by itself. */
const SCRIPT = builtFiles().find(({ name }) => /^assets\/lab-.*\.js$/.test(name))?.name ?? '';
const MISSING = m.failure_app_part_missing_title();

function damaged(bytes: Buffer, damage: Damage): Buffer | null {
  if (damage === 'it is not there') return null;
  if (damage === 'it ends too early') return bytes.subarray(0, bytes.length >> 1);
  if (damage === 'a page comes in its place') return Buffer.from('<!doctype html><title>x</title><p>Please sign in');
  const other = Buffer.from(bytes);
  other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1;
  return other;
}

let app: AppBrowser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
  distWith(folder, {});
  app = await startAppBrowser({ folder });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** Puts files of the host in a state, or back as they were built. */
function put(names: readonly string[], damage: Damage | null): void {
  for (const name of names) {
    const bytes = readFileSync(path.join(DIST, name));
    const content = damage === null ? bytes : damaged(bytes, damage);
    rmSync(path.join(folder, name), { force: true });
    if (content !== null) writeFileSync(path.join(folder, name), content);
  }
}

/** Loads the app anew at one of its views, and waits until the seal test has spoken. */
async function load(page: Page, view: ViewId): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${app.server.url}#${view}`);
  await waitForSeal(page);
}

function sealLink(page: Page, words: RegExp): Promise<number> {
  return page.getByRole('link', { name: words }).count();
}

/** The view shows something, or the page says why not. */
async function expectNoBlank(page: Page): Promise<void> {
  await page.locator('main h1').or(page.getByRole('alert')).first().waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(/^\s*Not found\.?\s*$/m);
}

describe('a file that comes damaged from the host at the first visit', () => {
  let page: Page;
  beforeAll(async () => {
    page = await (await app.browser.newContext()).newPage();
  });
  afterAll(() => page.context().close());

  it.each([
    ...DAMAGES.map((damage) => ['the small files in one', PARCEL, damage] as const),
    ['the packs of every visit', TOGETHER.path, 'one bit is another'] as const,
  ])('%s (%s): %s. Nothing is opened, and the page says what to do', async (_, file, damage) => {
    put([file], damage);
    await load(page, 'open');
    expect(await sealLink(page, /Not sealed/)).toBe(1);
    await page.getByRole('button', { name: /Synthetic Ana/ }).click();
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    expect(await alert.innerText()).toContain(failureTitle('seal/not-sealed'));
    expect(await page.locator('header .facts').textContent()).toContain('No file is open');
    put([file], null);
  });

  it.each(DAMAGES)('a table and the script of a view: %s. Each view says so', async (damage) => {
    put([TABLE, SCRIPT], damage);
    await load(page, 'symptoms');
    expect(await sealLink(page, /Not sealed/)).toBe(1);
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    const code = damage === 'it is not there' ? 'reference/pack-missing' : 'reference/pack-hash-mismatch';
    expect(await alert.innerText()).toContain(failureTitle(code));
    expect(await alert.innerText()).toContain(failureRemedy(code));
    expect(await page.locator('#sign-search').count()).toBe(0);
    await page.evaluate(() => {
      location.hash = '#lab';
    });
    // A script in which one letter is another may be one all the same: from a copy that is not sealed nothing is opened.
    if (damage === 'one bit is another') await expectNoBlank(page);
    else await page.getByRole('alert').filter({ hasText: MISSING }).waitFor();
    put([TABLE, SCRIPT], null);
  });

  it('is fetched again as soon as the host has it', async () => {
    await load(page, 'symptoms');
    expect(await sealLink(page, /Sealed by this browser/)).toBe(1);
    await page.locator('#sign-search').waitFor();
    await goTo(page, 'lab');
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('files that are damaged where the browser keeps them', () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await app.browser.newContext();
    // The app takes the caches from its page; this test keeps hold of them.
    await context.addInitScript(() => {
      (globalThis as unknown as { keptCaches: CacheStorage }).keptCaches = caches;
    });
    page = await context.newPage();
    await load(page, 'open');
    expect(await sealLink(page, /Sealed by this browser/)).toBe(1);
  });
  afterAll(() => context.close());

  /** Changes what is kept under some paths: bytes of one, or null where it goes. */
  async function keep(changed: Readonly<Record<string, Damage>>): Promise<void> {
    for (const [name, damage] of Object.entries(changed)) {
      const bytes = damaged(readFileSync(path.join(DIST, name)), damage);
      const text = bytes === null ? null : bytes.toString('base64');
      await page.evaluate(
        async ([address, base64]) => {
          const { keptCaches } = globalThis as unknown as { keptCaches: CacheStorage };
          for (const key of await keptCaches.keys()) {
            const cache = await keptCaches.open(key);
            if (base64 === null) await cache.delete(address);
            else await cache.put(address, new Response(Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))));
          }
        },
        [new URL(name, app.server.url).href, text] as const,
      );
    }
  }

  it('are fetched again, whole: no view is empty, and nothing is read as if it were nothing', async () => {
    await keep({
      [PARCEL]: 'it ends too early',
      [TABLE]: 'one bit is another',
      [SCRIPT]: 'a page comes in its place',
      'packs/pgx.bin': 'it is not there',
      [TOGETHER.path]: 'one bit is another',
    });
    const before = app.ownRequests.length;
    await load(page, 'symptoms');
    expect(await sealLink(page, /Sealed by this browser/)).toBe(1);
    await page.locator('#sign-search').waitFor();
    await goTo(page, 'lab');
    await expectNoBlank(page);
    await goTo(page, 'open');
    await openSample(page, 'Ana');
    await goTo(page, 'medicines');
    expect(await page.locator('main article').count()).toBeGreaterThanOrEqual(20);
    expect(await page.getByRole('alert').count()).toBe(0);
    const asked = app.ownRequests.slice(before);
    expect(asked).toContain(`GET /${PARCEL}`);
    expect(asked).toContain(`GET /${TABLE}`);
  });

  it('without a host to ask, a view whose table is lost says so, and a page that is lost says what to do', async () => {
    await load(page, 'open');
    await keep({ [PARCEL]: 'it is not there', [TABLE]: 'it is not there', 'index.html': 'one bit is another' });
    await context.setOffline(true);
    await goTo(page, 'symptoms');
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    expect(await alert.innerText()).toContain(failureTitle('reference/pack-missing'));
    expect(await page.locator('#sign-search').count()).toBe(0);
    await page.reload();
    expect(await page.locator('h1').innerText()).toContain('is damaged');
    expect(await page.locator('li').first().innerText()).toContain('load this page again');
  });

  it('with the network back, the app is whole again', async () => {
    await context.setOffline(false);
    // The service worker rests for a minute after it has fetched everything anew; one that was started again does not.
    const session = await context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await load(page, 'symptoms');
    expect(await sealLink(page, /Sealed by this browser/)).toBe(1);
    await page.locator('#sign-search').waitFor();
  });
});
