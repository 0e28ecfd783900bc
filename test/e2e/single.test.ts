import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANIFEST } from '../../src/reference/manifest.ts';
import { PARTS_ELEMENT, unpackParts } from '../../src/rpc/embedded-parts.ts';
import { type AppBrowser, startAppBrowser } from '../support/browser.ts';
import { axeViolations, goTo, openSample, waitForSeal, wholeJourney } from '../support/journey.ts';
import { SINGLE_FOLDER, singleAddress, singleFile } from '../support/single.ts';

const html = readFileSync(singleFile(), 'utf8');
const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Text between the tags of every element of a kind, with its attributes. */
function elements(tag: string, among = html): { attributes: string; text: string }[] {
  return [...among.matchAll(new RegExp(`<${tag}([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => ({
    attributes: match[1] ?? '',
    text: match[2] ?? '',
  }));
}

describe('the one file', () => {
  it('bears its own checksum, and the list beside it bears that of the whole', () => {
    const written = /<meta name="sequester-sha256" content="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
    expect(sha256(html.replace(written, '0'.repeat(64)))).toBe(written);
    expect(readFileSync(path.join(SINGLE_FOLDER, 'SHA256SUMS'), 'utf8')).toBe(`${sha256(html)}  sequester.html\n`);
  });

  it('names its two scripts and its one style by their hashes; nothing else may run', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const scripts = elements('script').filter(({ attributes }) => !attributes.includes('text/plain'));
    expect(scripts.map(({ text }) => hashOf(text))).toEqual(
      /script-src ((?:'sha256-\S+' ?)+)/.exec(policy)?.[1]?.trim().split(' '),
    );
    const markup = scripts.reduce((rest, { text }) => rest.replace(text, ''), html);
    expect(elements('style', markup).map(({ text }) => hashOf(text))).toEqual([
      /style-src ('sha256-[^';]+')/.exec(policy)?.[1],
    ]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style'));
    expect(markup).not.toMatch(/<(?:script|img|iframe)[^>]*\ssrc=|\son\w+="|<link(?![^>]*rel="icon")/);
  });

  it('holds every pack that the app knows, and no service worker', () => {
    const parts = elements('script').find(({ attributes }) => attributes.includes(PARTS_ELEMENT));
    const part = unpackParts(parts?.text ?? '');
    for (const { file, identity } of MANIFEST)
      expect([file, sha256(part(file) ?? '')]).toEqual([file, identity.sha256]);
    expect(html).not.toMatch(/serviceWorker\.register|airplane\.sw/);
  });
});

describe('from disk, with the cable out', () => {
  let app: AppBrowser;
  let page: Page;
  beforeAll(async () => {
    app = await startAppBrowser();
    const context = await app.browser.newContext({ offline: true });
    page = await context.newPage();
    await page.goto(singleAddress());
    await waitForSeal(page);
  });
  afterAll(() => app.close());

  it('is sealed by policy and says why it is not more', async () => {
    expect(await page.getByRole('link', { name: /Sealed by policy/ }).count()).toBe(1);
    await goTo(page, 'privacy');
    const text = await page.locator('main').innerText();
    expect(text).toContain('This copy is one file on disk');
    expect(text).toContain(/name="sequester-sha256" content="([0-9a-f]{64})"/.exec(html)?.[1]);
    expect(await page.locator('main li.fails').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('the whole journey, with the same report as from a server', async () => {
    const fromDisk = await wholeJourney(page);
    const served = await (await app.browser.newContext()).newPage();
    await served.goto(app.server.url);
    await waitForSeal(served);
    expect(await wholeJourney(served)).toBe(fromDisk);
  });

  it('opens the synthetic people', async () => {
    await openSample(page, 'Chidi');
    expect(await page.locator('header').first().textContent()).toContain('Synthetic person');
    await page.getByRole('button', { name: 'Close and forget' }).click();
  });

  it('keeps nothing: no database, no cache, no key, no cookie', async () => {
    const kept = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
    }));
    expect(kept).toEqual({ databases: 0, local: 0, session: 0, cookies: '' });
  });

  it('the recorder heard nothing', () => {
    expect(app.received()).toEqual([]);
  });
});
