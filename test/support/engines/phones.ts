import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEWS, type ViewId } from '../../../src/state/route.svelte.ts';
import { startStaticServer, type StaticServer } from '../../../src/tools/serve/static-server.ts';
import { DIST } from '../browser.ts';
import { type EngineName, type EnginePage, until } from './engine.ts';
import { startEngine } from './start.ts';
import { tooWide } from './steps.ts';

const NARROW = [320, 360, 390, 430] as const;

/**
 * Widths of phones in an engine whose window cannot be so narrow: the app in a frame, from a host without headers and without its service worker,
 * so that it opens no file but shows every view.
 */
export function describePhones(engine: EngineName): void {
  describe(`widths of phones in ${engine}`, () => {
    let page: EnginePage;
    let server: StaticServer;
    let folder: string;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'sequester-phone-'));
      cpSync(DIST, folder, { recursive: true });
      rmSync(path.join(folder, 'airplane.sw.js'));
      writeFileSync(
        path.join(folder, 'phone.html'),
        '<!doctype html><title>phone</title><iframe src="./index.html" height="800"></iframe>',
      );
      [page, server] = await Promise.all([
        startEngine(engine),
        startStaticServer({ folder, port: 0, headersOf: () => ({}) }),
      ]);
      await page.goto(`${server.url}phone.html`);
    });
    afterAll(async () => {
      await Promise.all([page.close(), server.close()]);
      rmSync(folder, { recursive: true });
    });

    it(`nothing of any view is wider than ${NARROW.join(', ')} px`, async () => {
      const wide: string[] = [];
      for (const view of VIEWS) {
        await shown(page, view);
        for (const width of NARROW) {
          await page.run((px) => document.querySelector('iframe')?.setAttribute('width', String(px)), width);
          wide.push(...(await tooWide(page)));
        }
      }
      expect(wide).toEqual([]);
    });
  });
}

async function shown(page: EnginePage, view: ViewId): Promise<void> {
  await until(
    page,
    `the view ${view}`,
    (hash) => {
      const frame = document.querySelector('iframe')?.contentWindow;
      if (frame === null || frame === undefined) return false;
      if (frame.location.hash !== hash) frame.location.hash = hash;
      return frame.document.querySelector('#view-title') !== null;
    },
    `#${view}`,
  );
}
