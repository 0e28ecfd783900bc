import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor } from '../../src/policy/headers.ts';
import { pathClassOf } from '../../src/policy/path-class.ts';
import { openApp, startAppBrowser, workerNamed, type AppBrowser } from '../support/browser.ts';
import { builtFiles } from '../support/dist.ts';
import { openSample, waitForSeal } from '../support/journey.ts';
import type { LeakContext } from '../support/leak/attempts.ts';
import { leaksOf } from '../support/leak/run-attempts.ts';

const SUITE_MS = 240_000;
const CONTEXTS: readonly LeakContext[] = ['page', 'vault', 'packs'];

/** Opens the app, installs the service worker and loads the page again, now from what it keeps. */
async function openInAirplaneMode(app: AppBrowser): Promise<Page> {
  const { page } = await openApp(app);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('./airplane.sw.js');
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  return page;
}

describe('on a host that sends no header', () => {
  let app: AppBrowser;
  beforeAll(async () => {
    app = await startAppBrowser({ headersOf: () => ({}) });
  });
  afterAll(() => app.close());

  it('every response gets the headers of its class, and none comes from the network', async () => {
    const page = await openInAirplaneMode(app);
    const before = app.ownRequests.length;
    const seen = new Map<string, Record<string, string>>();
    page.on('response', (response) => {
      void response.allHeaders().then((headers) => seen.set(new URL(response.url()).pathname, headers));
    });
    await page.reload();
    await workerNamed(page, 'vault');
    await workerNamed(page, 'packs');
    await waitForSeal(page);
    const classes = [...seen.keys()].map(pathClassOf);
    expect(classes).toEqual(expect.arrayContaining(['document', 'asset', 'vaultWorker', 'packsWorker']));
    for (const [pathname, headers] of seen) {
      for (const [name, value] of Object.entries(headersFor(pathClassOf(pathname)))) {
        expect([pathname, name, headers[name.toLowerCase()]]).toEqual([pathname, name, value]);
      }
    }
    // The browser itself looks whether the service worker has changed; nothing else asks.
    expect(app.ownRequests.slice(before).filter((request) => request !== 'GET /airplane.sw.js')).toEqual([]);
    await page.context().close();
  });

  it('the own server hears nothing, whatever is asked of it', async () => {
    const page = await openInAirplaneMode(app);
    const before = app.ownRequests.length;
    const statuses = await page.evaluate(async () => {
      const load = (address: string): Promise<string> =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => {
            resolve('loaded');
          };
          image.onerror = () => {
            resolve('refused');
          };
          image.src = address;
        });
      return [await load('./collect?canary'), await load('./icons/sequester.svg?canary')];
    });
    // What is kept is given whatever its query says; what is not is not there.
    expect(statuses).toEqual(['refused', 'loaded']);
    await page.evaluate(() => {
      location.search = '?canary';
    });
    await page.locator('#view-title').waitFor();
    expect(app.ownRequests.slice(before).filter((request) => request.includes('canary'))).toEqual([]);
    await page.context().close();
  });

  it('works with the network off', async () => {
    const page = await openInAirplaneMode(app);
    await page.context().setOffline(true);
    await page.reload();
    await waitForSeal(page);
    await openSample(page, 'Ana');
    expect(await page.locator('#view-title').innerText()).not.toBe('');
    await page.context().close();
  });

  it('says by which build it was made, file by file', async () => {
    const page = await openInAirplaneMode(app);
    const answer = await page.evaluate(
      () =>
        new Promise<{ sha256: string; files: { path: string }[] }>((resolve) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = (event) => {
            resolve(event.data as { sha256: string; files: { path: string }[] });
          };
          navigator.serviceWorker.controller?.postMessage({ type: 'build' }, [channel.port2]);
        }),
    );
    expect(answer.sha256).toMatch(/^[0-9a-f]{64}$/);
    const built = builtFiles().map((file) => file.name);
    const kept = answer.files.map((file) => file.path);
    expect(built.filter((name) => !kept.includes(name)).sort()).toEqual(['SHA256SUMS', 'airplane.sw.js']);
    await page.context().close();
  });

  it.each(CONTEXTS)('nothing leaves the %s', { timeout: SUITE_MS }, async (context) => {
    expect(await leaksOf(app, context, openInAirplaneMode)).toEqual([]);
  });
});
