import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor } from '../../src/seal/policy/headers.ts';
import { pathClassOf } from '../../src/seal/policy/path-class.ts';
import { startStaticServer } from '../../src/tools/serve/static-server.ts';
import { DIST, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { chooseFiles, goTo } from '../support/journey.ts';
import { canaryFile } from '../support/leak/canary-file.ts';
import { distWith } from '../support/leak/dist-with.ts';

const CANARY_FILE = canaryFile();

let app: AppBrowser;
let folder: string;
beforeAll(async () => {
  app = await startAppBrowser();
  folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** Opens an address, tries to open a file in it, and tells what the privacy page says is missing. */
async function refusalAt(
  address: string,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const context = await app.browser.newContext();
  const page = await context.newPage();
  await prepare(page);
  await page.goto(address);
  await page.getByRole('link', { name: /Not sealed/ }).waitFor();
  await chooseFiles(page, CANARY_FILE);
  await page.getByText('seal/not-sealed').waitFor();
  expect(await page.locator('header .facts').textContent()).toContain('No file is open');
  await goTo(page, 'privacy');
  const reasons = await page.locator('.level.open').innerText();
  await context.close();
  return reasons;
}

describe('each header removed in turn, from the host and from the service worker', () => {
  it.concurrent.each(Object.keys(headersFor('document')))('%s: the app opens no file and names it', async (name) => {
    const text = readFileSync(path.join(DIST, 'airplane.sw.js'), 'utf8');
    expect(text).toContain(name);
    // Said under another name, it says nothing.
    const copy = distWith(path.join(folder, name), { 'airplane.sw.js': text.replaceAll(name, `X-${name}`) });
    const server = await startStaticServer({
      folder: copy,
      port: 0,
      headersOf: (pathname) => {
        const { [name]: _removed, ...rest } = headersFor(pathClassOf(pathname));
        return rest;
      },
    });
    try {
      expect(await refusalAt(server.url)).toContain(name);
    } finally {
      await server.close();
    }
  });
});

describe('what a browser lacks', () => {
  it('no service worker: the app opens no file and says why', async () => {
    const reasons = await refusalAt(app.server.url, async (page) => {
      await page.addInitScript(() => {
        Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
      });
    });
    expect(reasons).toContain('The service worker that answers in place of the network is not in control');
  });

  it('a service worker that is not the one of this build is not taken', async () => {
    // The small files come in one.
    const copy = distWith(path.join(folder, 'other-file'), { 'small-files.bin': 'not what was built' });
    const server = await startStaticServer({ folder: copy, port: 0 });
    try {
      expect(await refusalAt(server.url)).toContain('not in control');
    } finally {
      await server.close();
    }
  });

  it('no bound on connections: the level is lower and says why', async () => {
    const other = await startAppBrowser({
      args: ['--disable-features=ConnectionAllowlists', '--disable-blink-features=ConnectionAllowlist'],
    });
    try {
      const page = await (await other.browser.newContext()).newPage();
      await page.goto(other.server.url);
      await page.getByRole('link', { name: /Sealed by policy/ }).waitFor();
      await goTo(page, 'privacy');
      expect(await page.locator('.level.policy').innerText()).toContain('cannot block all connections at once');
    } finally {
      await other.close();
    }
  });
});
