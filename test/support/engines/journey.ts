import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startStaticServer, type StaticServer } from '../../../src/tools/serve/static-server.ts';
import { DIST } from '../browser.ts';
import { VIEWS } from '../../../src/state/route.svelte.ts';
import type { SealLimit } from '../../../src/state/seal.svelte.ts';
import { limitWords } from '../../../src/ui/privacy/seal-words.ts';
import { singleAddress } from '../single.ts';
import { type EngineName, type EngineOptions, type EnginePage, until } from './engine.ts';
import { pagesOf } from './printed.ts';
import { startEngine } from './start.ts';
import {
  fill,
  forget,
  goToView,
  opened,
  openFile,
  press,
  savedReport,
  sealWords,
  tooWide,
  unexpected,
} from './steps.ts';

/** What an engine is sealed by, and what the privacy page says that it cannot be kept from. */
export interface EngineSeal {
  served: string;
  oneFile: string;
  /** What stands under “Why it is not the strongest level”, in its order. */
  limits: readonly SealLimit[];
  /** Moves cannot be held: a file of one's own is asked about. */
  asks: boolean;
  /** The end-to-end tests drive this engine: what they assert of a saved person, of phones, without a network and of the one file is not done again. */
  isInEndToEnd?: boolean;
}

const PASSPHRASE = 'canary passphrase seven grey herons';

/** Why it is not the strongest level, by the privacy page. */
export async function limitsShown(page: EnginePage): Promise<string[]> {
  await goToView(page, 'privacy');
  return until(page, 'the checks of the seal', () => {
    const level = document.querySelector('main .level');
    return level === null ? null : [...level.querySelectorAll('li')].map((item) => item.textContent.trim());
  });
}

/** The main journey, from the seal to a visit without a network. */
export function describeJourney(engine: EngineName, seal: EngineSeal, options: EngineOptions = {}): void {
  describe(`the main journey in ${engine}`, () => {
    let page: EnginePage;
    let server: StaticServer | null = null;
    const files = inject('engineFiles');

    beforeAll(async () => {
      [page, server] = await Promise.all([startEngine(engine, options), startStaticServer({ folder: DIST, port: 0 })]);
      await page.goto(server.url);
    });
    afterAll(async () => {
      await Promise.all([page.close(), server?.close()]);
    });

    it('is sealed, and says by what and what it cannot hold', async () => {
      expect(await sealWords(page)).toBe(seal.served);
      expect(await limitsShown(page)).toEqual(seal.limits.map(limitWords));
    });

    it('opens a synthetic person without a question, and saves what the headless runner says', async () => {
      await goToView(page, 'open');
      await press(page, 'Synthetic Ana');
      await opened(page);
      expect(await savedReport(page)).toBe(files.sample.report);
      if (page.print !== null) {
        const pages = pagesOf(await page.print());
        expect(pages).toBeGreaterThan(0);
        expect(pages).toBeLessThan(9);
      }
      await forget(page);
    });

    it.runIf(seal.asks)('asks once before it opens a file of somebody’s own', async () => {
      await goToView(page, 'open');
      await page.choose('input[type=file]', files.sample.path);
      await press(page, 'Do not open it');
      await until(page, 'no question', () => document.querySelector('dialog') === null);
      expect(await page.run(() => document.querySelector('header .facts')?.textContent)).toContain('No file is open');
      await page.choose('input[type=file]', files.sample.path);
      await press(page, 'Open the file all the same');
      await opened(page);
      await forget(page);
    });

    it.each(['chip', 'genome'] as const)('reads a file, and saves what the headless runner says: %s', async (name) => {
      await openFile(page, files[name].path);
      expect(await savedReport(page)).toBe(files[name].report);
      await forget(page);
    });

    const besidesEndToEnd = it.runIf(seal.isInEndToEnd !== true);

    besidesEndToEnd('saves a person under a passphrase, who can be opened again after a reload', async () => {
      await openFile(page, files.sample.path);
      await goToView(page, 'people');
      await fill(page, 'New passphrase', PASSPHRASE);
      await fill(page, 'The passphrase again', PASSPHRASE);
      await fill(page, 'I have kept the passphrase somewhere safe', '');
      await press(page, 'Lock with this passphrase');
      await fill(page, 'Name for the list', 'Ana');
      await press(page, 'Save on this device');
      await press(page, 'Open Ana');
      expect(await unexpected(page)).toEqual([]);
      await page.reload();
      await sealWords(page);
      await goToView(page, 'people');
      await fill(page, 'Passphrase', PASSPHRASE);
      await press(page, 'Unlock');
      await press(page, 'Open Ana');
      if (seal.asks) await press(page, 'Open the file all the same');
      await opened(page);
      expect(await savedReport(page)).toBe(files.sample.report);
    });

    besidesEndToEnd('shows every view on a phone, without an error', async () => {
      await page.resize(320, 800);
      const wide: string[] = [];
      for (const view of VIEWS) {
        await goToView(page, view);
        wide.push(...(await tooWide(page)));
      }
      await page.resize(430, 900);
      wide.push(...(await tooWide(page)));
      await page.resize(1280, 900);
      expect(wide).toEqual([]);
      expect(await unexpected(page)).toEqual([]);
    });

    besidesEndToEnd('holds without a network', async () => {
      await server?.close();
      server = null;
      await page.reload();
      expect(await sealWords(page)).toBe(seal.served);
      await goToView(page, 'open');
      await press(page, 'Synthetic Ana');
      await opened(page);
      expect(await savedReport(page)).toBe(files.sample.report);
    });

    besidesEndToEnd('opens a file as one file from disk', async () => {
      await page.goto(singleAddress());
      expect(await sealWords(page)).toBe(seal.oneFile);
      await goToView(page, 'open');
      await page.choose('input[type=file]', files.genome.path);
      if (seal.asks) await press(page, 'Open the file all the same');
      await opened(page);
      expect(await savedReport(page)).toBe(files.genome.report);
    });
  });
}
