import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canariesBelow, canariesIn } from '../support/canaries.ts';
import { beginKiosk, goToLetter, leaveWithNothing, startKiosk } from '../support/kiosk.ts';
import { arrive, CANARY_COMMENT, CANARY_ID, canaryFile } from '../support/people.ts';
import { makeProfile, type ProfileBrowser } from '../support/profile-browser.ts';

/** Of the file: an id and a comment that occur nowhere else, and its name. */
const FILE_NAME = 'canary-genome-ostrich.txt';
const SECRETS = [CANARY_ID, CANARY_COMMENT, FILE_NAME] as const;

let folder: string;
let file: string;
let profile: ProfileBrowser;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sequester-file-'));
  file = path.join(folder, FILE_NAME);
  await writeFile(file, canaryFile());
  profile = await makeProfile();
});
afterAll(async () => {
  await profile.remove();
  await rm(folder, { recursive: true });
});

afterEach(() => profile.stop());

/** Every string on the heap of the page's main thread, after what nobody holds was collected. */
async function heapOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return Buffer.from(parts.join(''));
}

/** A kiosk in front of which somebody has come to the letter. */
async function atTheLetter(args: readonly string[] = []): Promise<Page> {
  const page = await profile.start(args);
  await arrive(page, profile.server.url);
  await page.getByRole('heading', { level: 1, name: /Welcome|Read your DNA file/ }).waitFor();
  if ((await page.getByRole('heading', { name: 'Welcome' }).count()) === 0) await startKiosk(page);
  await beginKiosk(page);
  await page.locator('input[type=file]').setInputFiles(file);
  await goToLetter(page);
  return page;
}

/** What is left on a page that was wiped: on the heap, in the profile, in the entries of the history. */
async function remainsOf(page: Page): Promise<{ heap: string[]; disk: string[] }> {
  await page.getByRole('heading', { name: 'Choose your language' }).waitFor();
  return { heap: canariesIn(await heapOf(page), SECRETS), disk: canariesBelow(profile.folder, SECRETS) };
}

describe('wipe', () => {
  it('the search of the heap finds what is there', async () => {
    const page = await profile.start();
    await arrive(page, profile.server.url);
    await page.evaluate((text) => {
      (globalThis as { kept?: string }).kept = `${text} kept`;
    }, CANARY_COMMENT);
    expect(canariesIn(await heapOf(page), [CANARY_COMMENT])).not.toEqual([]);
  });

  it('Done leaves nothing, and neither reload, back nor forward bring anything back', async () => {
    const page = await atTheLetter();
    const entries = await page.evaluate(() => history.length);
    const workers = page.workers().map((worker) => worker.url());
    await leaveWithNothing(page);
    await page.getByText('Everything about the last person is forgotten').waitFor();
    expect(await remainsOf(page)).toEqual({ heap: [], disk: [] });
    expect(await page.evaluate(() => history.length)).toBe(entries);
    expect(workers.length).toBeGreaterThan(0);
    await page.reload();
    expect(await remainsOf(page)).toEqual({ heap: [], disk: [] });
    await page.goto('about:blank');
    for (const move of ['goBack', 'goForward', 'goBack'] as const) await page[move]().catch(() => null);
    expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
    expect(await remainsOf(page)).toEqual({ heap: [], disk: [] });
    await profile.stop();
    expect(canariesBelow(profile.folder, SECRETS)).toEqual([]);
  });

  it('leaving the page in the middle and coming back shows the first screen', async () => {
    const page = await atTheLetter();
    await page.goto('about:blank');
    await page.goBack();
    expect(await remainsOf(page)).toEqual({ heap: [], disk: [] });
    expect(await page.locator('.letter').count()).toBe(0);
  });

  it('nobody being there wipes after the countdown', async () => {
    const page = await profile.start();
    await page.clock.install();
    await arrive(page, profile.server.url);
    await beginKiosk(page);
    await page.locator('input[type=file]').setInputFiles(file);
    await goToLetter(page);
    await page.clock.runFor(31_000);
    await page.getByRole('heading', { name: 'Are you still there?' }).waitFor();
    await page.getByRole('button', { name: 'I am still here' }).click();
    expect(await page.locator('.letter').count()).toBe(1);
    await page.clock.runFor(31_000);
    await page.getByRole('heading', { name: 'Are you still there?' }).waitFor();
    await page.clock.runFor(21_000);
    await page.getByText('Nobody was there').waitFor();
    expect(await remainsOf(page)).toEqual({ heap: [], disk: [] });
  });

  it('a crash of the page, and of the browser, leaves nothing that is brought back', async () => {
    let page = await atTheLetter();
    const crashed = page.waitForEvent('crash');
    await page.goto('chrome://crash').catch(() => null);
    await crashed;
    expect(canariesBelow(profile.folder, SECRETS)).toEqual([]);
    await profile.stop();
    page = await profile.start(['--restore-last-session']);
    await arrive(page, profile.server.url);
    // What the browser brings back by itself may be the one window that is the kiosk.
    for (const open of page.context().pages()) {
      if (!open.url().startsWith(profile.server.url)) continue;
      await open.getByRole('heading', { name: /Welcome|This kiosk does not start/ }).waitFor();
      expect(await open.locator('.letter').count()).toBe(0);
      expect(canariesIn(await heapOf(open), SECRETS)).toEqual([]);
    }
    expect(canariesBelow(profile.folder, SECRETS)).toEqual([]);
  });

  it('nothing can be copied, and the clipboard holds nothing of the letter', async () => {
    const page = await atTheLetter();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await page.locator('.letter h2').click({ clickCount: 3 });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(() => {
      const event = new ClipboardEvent('copy', { cancelable: true, bubbles: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(copied).toBe(true);
    expect(await page.evaluate(() => String(getSelection()))).not.toContain('CYP2C19');
    await leaveWithNothing(page);
  });
});
