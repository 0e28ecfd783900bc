import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { canariesIn } from '../support/canaries.ts';
import { openSample, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';
import {
  CANARIES,
  CANARY_NAME,
  choosePassphrase,
  goToPeople,
  keptNames,
  LOCK,
  openCanary,
  PASSPHRASE,
  reportText,
  saveAs,
  unlock,
} from '../support/people.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

/** A page with the canary person saved. */
async function withSavedPerson(): Promise<Page> {
  const { page } = await openApp(app);
  await waitForSeal(page);
  await openCanary(page);
  await goToPeople(page);
  await choosePassphrase(page, PASSPHRASE, LOCK);
  await saveAs(page, CANARY_NAME);
  return page;
}

const alertOf = async (page: Page): Promise<string> => (await page.getByRole('alert').textContent()) ?? '';

describe('a saved person', () => {
  it('is analysed again after a reload, and the report is the same to the byte', async () => {
    const page = await withSavedPerson();
    const before = await reportText(page);
    await page.reload();
    await waitForSeal(page);
    expect(await page.locator('header .facts').textContent()).toContain('No file is open');
    await goToPeople(page);
    expect(await page.textContent('body')).not.toContain(CANARY_NAME);
    await unlock(page, PASSPHRASE);
    await page.getByRole('button', { name: `Open ${CANARY_NAME}` }).click();
    await page.waitForURL(/#overview$/);
    expect(await reportText(page)).toBe(before);
    await page.context().close();
  });

  it('keeps the label of a synthetic person', async () => {
    const { page } = await openApp(app);
    await waitForSeal(page);
    await openSample(page, 'Ana');
    await goToPeople(page);
    await choosePassphrase(page, PASSPHRASE, LOCK);
    await saveAs(page, 'Class');
    await page.getByRole('button', { name: 'Close and forget' }).click();
    await goToPeople(page);
    await page.getByRole('button', { name: 'Open Class' }).click();
    await page.waitForURL(/#overview$/);
    expect(await page.locator('header').first().textContent()).toContain('Synthetic person');
    await page.context().close();
  });

  it('opens with the right passphrase only, and with the new one after a change', async () => {
    const page = await withSavedPerson();
    await page.getByText('Change the passphrase').click();
    await page.getByLabel('Current passphrase').fill('not the one');
    await choosePassphrase(page, 'another passphrase altogether', 'Change');
    expect(await alertOf(page)).toContain('That passphrase does not open it');
    await page.getByLabel('Current passphrase').fill(PASSPHRASE);
    await choosePassphrase(page, 'another passphrase altogether', 'Change');
    await page.getByText('Changed.').waitFor();
    await page.getByRole('button', { name: 'Lock now' }).click();
    // Locking waits for a save that is running.
    await page.locator('header .facts', { hasText: 'No file is open' }).waitFor();
    await goToPeople(page);
    await unlock(page, PASSPHRASE);
    expect(await alertOf(page)).toContain('That passphrase does not open it');
    await unlock(page, 'another passphrase altogether');
    await page.getByRole('button', { name: `Open ${CANARY_NAME}` }).waitFor();
    await page.context().close();
  });

  it('is renamed, exported, deleted and brought back', async () => {
    const page = await withSavedPerson();
    await page.getByRole('button', { name: `Rename ${CANARY_NAME}` }).click();
    await page.locator('li').getByLabel('Name for the list').fill('Other');
    await page.getByRole('button', { name: 'Keep this name' }).click();
    await page.getByRole('button', { name: 'Export Other' }).click();
    const waiting = page.waitForEvent('download');
    await choosePassphrase(page, 'for the file alone', 'Make the file');
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('sequester-person.sequester');
    const bytes = await readFile(await download.path());
    expect(canariesIn(bytes, [...CANARIES, 'Other'])).toEqual([]);

    await page.getByRole('button', { name: 'Delete Other' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Nobody is saved yet.').waitFor();

    await page.getByText('Import a saved person').click();
    const file = { name: 'x.sequester', mimeType: 'application/octet-stream' };
    await page.locator('input.import').setInputFiles({ ...file, buffer: Buffer.from('not one') });
    await page.getByLabel('Passphrase', { exact: true }).fill('for the file alone');
    await page.getByRole('button', { name: 'Import' }).click();
    expect(await alertOf(page)).toContain('Not an exported person');
    await page.locator('input.import').setInputFiles({ ...file, buffer: bytes });
    await page.getByLabel('Passphrase', { exact: true }).fill('for the file alone');
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('button', { name: 'Open Other' }).click();
    await page.waitForURL(/#overview$/);
    await page.context().close();
  });

  it('is locked, and closed, when nobody is there for five minutes', async () => {
    const { page } = await openApp(app);
    await waitForSeal(page);
    await openCanary(page);
    await goToPeople(page);
    await page.clock.install();
    await choosePassphrase(page, PASSPHRASE, LOCK);
    await saveAs(page, CANARY_NAME);
    const safeWorkers = (): number => page.workers().filter((worker) => worker.url().includes('/safe.worker')).length;
    expect(safeWorkers()).toBe(1);
    await page.clock.runFor('04:30');
    expect(await page.getByRole('button', { name: 'Lock now' }).count()).toBe(1);
    await page.clock.runFor('00:40');
    await goToPeople(page);
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await page.locator('header .facts').textContent()).toContain('No file is open');
    expect(await page.textContent('body')).not.toContain(CANARY_NAME);
    expect(safeWorkers()).toBe(0);
    await page.context().close();
  });

  it('is gone with the lock when everything is deleted', async () => {
    const page = await withSavedPerson();
    await page.getByText('Delete everything that is saved').click();
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('group').getByRole('button', { name: 'Delete everything' }).click();
    await page.waitForURL(/#open$/);
    await goToPeople(page);
    await page.getByRole('heading', { name: 'Choose a passphrase' }).waitFor();
    expect(await keptNames(page)).toEqual([]);
    await page.context().close();
  });
});

describe('what can go wrong', () => {
  it('a damaged record is said to be damaged', async () => {
    const page = await withSavedPerson();
    await page.evaluate(async () => {
      type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> };
      const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets };
      const name = (await storageBuckets.keys()).find((one) => one.includes('person-')) ?? '';
      const { indexedDB: factory } = await storageBuckets.open(name);
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = factory.open(name);
        request.onsuccess = () => {
          resolve(request.result);
        };
      });
      await new Promise((resolve) => {
        const store = database.transaction('chunks', 'readwrite').objectStore('chunks');
        const request = store.get(0) as IDBRequest<{ nonce: Uint8Array; bytes: Uint8Array }>;
        request.onsuccess = () => {
          const { nonce, bytes } = request.result;
          bytes[100] = (bytes[100] ?? 0) ^ 1;
          store.put({ nonce, bytes }, 0).onsuccess = resolve;
        };
      });
      database.close();
    });
    await page.getByRole('button', { name: `Open ${CANARY_NAME}` }).click();
    expect(await alertOf(page)).toContain('The saved record is damaged');
    await page.context().close();
  });

  it('a full device is said to be full, and leaves no half record', async () => {
    const page = await withSavedPerson();
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.server.url).origin, quotaSize: 1000 });
    await page.getByRole('button', { name: 'Save again' }).click();
    expect(await alertOf(page)).toMatch(/No space to save/);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.server.url).origin });
    expect(await page.getByRole('button', { name: /^Open / }).count()).toBe(1);
    await page.getByRole('button', { name: `Open ${CANARY_NAME}` }).click();
    await page.waitForURL(/#overview$/);
    await page.context().close();
  });

  it('a browser that does not store is said to be one', async () => {
    const { page } = await openApp(app);
    await waitForSeal(page);
    await openCanary(page);
    await goToPeople(page);
    const starting = page.waitForEvent('worker', { predicate: (worker) => worker.url().includes('/safe.worker') });
    await choosePassphrase(page, 'short-lived marble herons', LOCK);
    const worker = await starting;
    await page.getByLabel('Name for the list').waitFor();
    await worker.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('', 'InvalidStateError');
      };
    });
    await page.getByLabel('Name for the list').fill('X');
    await page.getByRole('button', { name: 'Save on this device' }).click();
    expect(await alertOf(page)).toContain('This browser does not let the page save');
    await page.context().close();
  });

  it('a page that is closed while it saves leaves the list as it was, and nothing that no list names', async () => {
    const page = await withSavedPerson();
    await page.evaluate(async () => {
      type Buckets = { open(name: string): Promise<{ indexedDB: IDBFactory }> };
      const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets };
      const name = `sequester-person-${'0'.repeat(32)}`;
      const { indexedDB: factory } = await storageBuckets.open(name);
      await new Promise((resolve) => {
        const request = factory.open(name, 1);
        request.onupgradeneeded = () => request.result.createObjectStore('chunks');
        request.onsuccess = resolve;
      });
    });
    expect((await keptNames(page)).filter((name) => name.includes('person-'))).toHaveLength(2);
    await page.reload();
    await waitForSeal(page);
    await goToPeople(page);
    await unlock(page, PASSPHRASE);
    await page.getByRole('button', { name: `Open ${CANARY_NAME}` }).waitFor();
    expect((await keptNames(page)).filter((name) => name.includes('person-'))).toHaveLength(1);
    await page.context().close();
  });
});

describe('the view', () => {
  it('satisfies axe in each state and never scrolls sideways, in all looks', async () => {
    const { page } = await openApp(app);
    await waitForSeal(page);
    const check = async (): Promise<void> => {
      expect(await faultsInTwoLooks(page)).toEqual([]);
    };
    await openCanary(page);
    await goToPeople(page);
    await check();
    await choosePassphrase(page, PASSPHRASE, LOCK);
    await saveAs(page, CANARY_NAME);
    await page.getByRole('button', { name: `Export ${CANARY_NAME}` }).click();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await check();
    await page.getByRole('button', { name: 'Lock now' }).click();
    await goToPeople(page);
    await unlock(page, 'a wrong one, of course');
    await page.getByRole('alert').waitFor();
    await check();
    await page.context().close();
  });

  it('works with the keyboard alone', async () => {
    const page = await withSavedPerson();
    await page.reload();
    await waitForSeal(page);
    await goToPeople(page);
    await page.getByLabel('Passphrase').focus();
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Open ${CANARY_NAME}` }).waitFor();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.ariaLabel)) === `Open ${CANARY_NAME}`) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/#overview$/);
    await page.context().close();
  });
});
