import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canariesBelow } from '../support/canaries.ts';
import { atWelcome, beginKiosk, goToLetter, leaveWithNothing, startKiosk } from '../support/kiosk.ts';
import { arrive, CANARY_COMMENT, CANARY_ID, canaryFile, choosePassphrase, keptNames } from '../support/people.ts';
import { makeProfile, type ProfileBrowser } from '../support/profile-browser.ts';

/** Visits in one run: a short row in every run, fifty by `npm run test:visits`. */
const VISITS = Number(process.env.SEQUESTER_VISITS ?? 3);
/** The visit whose heap the last one's is held against: by then everything that is loaded once has been. */
const SETTLED = Math.min(5, VISITS - 1);
/** Most that the heap may grow from then on. */
const MOST_GROWTH = 1.1;
const FILE_NAME = 'canary-genome-heron.txt';
const MEDICINE = 'clopidogrel';
const REFERENCE = 'canary-reference-4242';
const PASSPHRASE = 'canary-passphrase nine blue cranes';
const SECRETS = [CANARY_ID, CANARY_COMMENT, FILE_NAME, REFERENCE, PASSPHRASE] as const;

interface Weight {
  /** Bytes on the heap of the page after what nobody holds was collected. */
  heap: number;
  /** Bytes that the origin keeps, besides the app itself and the journal of the one database. */
  kept: number;
  /** Everything in that database, which says how the device is set up. */
  record: string;
}

/** Every record of the database, as text; its journal on disk grows by some bytes each time that it is opened. */
function deviceRecord(page: Page): Promise<string> {
  return page.evaluate(async () => {
    type Buckets = { open(name: string): Promise<{ indexedDB: IDBFactory }> };
    const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets };
    const { indexedDB: factory } = await storageBuckets.open('sequester-device');
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error(request.error?.name));
        };
      });
    const database = await answer(factory.open('sequester-device'));
    const stores = [...database.objectStoreNames];
    const records = await Promise.all(
      stores.map((name) => answer(database.transaction(name).objectStore(name).getAll() as IDBRequest<unknown>)),
    );
    database.close();
    return JSON.stringify([stores, records], (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
  });
}

/** Looks at a page on which nobody is. */
async function weigh(page: Page, origin: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { usageBreakdown } = await session.send('Storage.getUsageAndQuota', { origin });
  await session.detach();
  const own: readonly string[] = ['cache_storage', 'service_workers', 'indexeddb'];
  const kept = usageBreakdown.filter(({ storageType }) => !own.includes(storageType));
  const record = await deviceRecord(page);
  return { heap: usedSize, kept: kept.reduce((sum, { usage }) => sum + usage, 0), record };
}

describe('a kiosk on a day with many people', () => {
  let folder: string;
  let file: string;
  let profile: ProfileBrowser;
  let page: Page;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sequester-visits-'));
    file = path.join(folder, FILE_NAME);
    await writeFile(file, canaryFile());
    profile = await makeProfile();
    page = await profile.start(['--kiosk']);
    await arrive(page, profile.server.url);
    await startKiosk(page, { print: true, reference: true });
  });
  afterAll(async () => {
    await profile.remove();
    await rm(folder, { recursive: true });
  });

  /** Somebody comes, names a medicine, sees the letter and, every other time, saves a file. */
  async function visit(number: number): Promise<void> {
    await beginKiosk(page);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('Names of your medicines').fill(MEDICINE);
    await page.getByRole('button', { name: 'Read the list' }).click();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.getByRole('button', { name: 'Go on to the letter' }).click();
    await page.getByLabel('Number for this letter').fill(REFERENCE);
    await page.locator('.letter').getByText(REFERENCE).waitFor();
    if (number % 2 === 0) {
      await leaveWithNothing(page);
      return;
    }
    await page.getByRole('button', { name: 'Save, encrypted' }).click();
    const saving = page.waitForEvent('download');
    await choosePassphrase(page, PASSPHRASE, 'Make the file');
    await (await saving).delete();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('heading', { name: 'Nothing of you is on this machine' }).waitFor();
  }

  it(
    `after ${String(VISITS)} visits nothing of anybody is left, and the heap is as after visit ${String(SETTLED)}`,
    { timeout: 60_000 + VISITS * 30_000 },
    async () => {
      const weights: Weight[] = [];
      for (let number = 0; number <= VISITS; number++) {
        if (number > 0) await visit(number);
        weights.push(await weigh(page, profile.server.url));
        expect(canariesBelow(profile.folder, SECRETS)).toEqual([]);
        expect(await keptNames(page)).toEqual(['sequester-device']);
      }
      const [before, ...after] = weights as [Weight, ...Weight[]];
      const heaps = after.map(({ heap }) => heap);
      expect(heaps).toHaveLength(VISITS);
      const growth = Math.max(...heaps.slice(-1)) / Math.max(...heaps.slice(SETTLED - 1, SETTLED));
      // How the device is set up is all that lies there, before the first person as after the last.
      expect(after.map(({ kept }) => kept)).toEqual(after.map(() => 0));
      expect([...new Set(after.map(({ record }) => record))]).toEqual([before.record]);
      expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
      if (process.env.SEQUESTER_VISITS !== undefined) {
        const figures = after.map(({ heap, kept }) => `${String(heap)}\t${String(kept)}`);
        process.stdout.write(`heap\tkept, bytes after each visit\n${figures.join('\n')}\n`);
      }
    },
  );

  it('a power cut in the middle of a visit leaves nothing, and the restored tabs hold nobody', async () => {
    await beginKiosk(page);
    await page.locator('input[type=file]').setInputFiles(file);
    await goToLetter(page);
    await profile.crash();
    expect(canariesBelow(profile.folder, SECRETS)).toEqual([]);
    page = await profile.start(['--kiosk', '--restore-last-session']);
    await page.goto(profile.server.url);
    const restored = page.context().pages();
    await Promise.any(restored.map((one) => atWelcome(one)));
    for (const one of restored) expect(await one.locator('.letter').count()).toBe(0);
    expect(canariesBelow(profile.folder, SECRETS)).toEqual([]);
  });
});
