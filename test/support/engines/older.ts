import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startStaticServer, type StaticServer } from '../../../src/tools/serve/static-server.ts';
import type { SealLimit } from '../../../src/state/seal.svelte.ts';
import { limitWords } from '../../../src/ui/privacy/seal-words.ts';
import { DIST } from '../browser.ts';
import { LEAK_ATTEMPTS } from '../leak/attempts.ts';
import type { EngineName, EngineOptions, EnginePage } from './engine.ts';
import { limitsShown } from './journey.ts';
import { type LeakEngine, tryAttempts } from './leak-run.ts';
import { startEngine } from './start.ts';
import { sealWords } from './steps.ts';

/** An engine with a part switched off or on, as another version of it is. */
export interface Version {
  /** What it stands for. */
  name: string;
  options: EngineOptions;
  seal: string;
  limits: readonly SealLimit[];
  /** Attempts that differ there, and those of them that arrive. */
  attempts: RegExp;
  arriving: readonly string[];
}

/** The level and its words in another version of an engine, and the ways out that differ there. */
export function describeVersion(
  engine: EngineName,
  { name, options, seal, limits, attempts, arriving }: Version,
): void {
  describe(name, () => {
    let page: EnginePage;
    let server: StaticServer;
    const ownRequests: string[] = [];
    const network = inject('ownNetwork');

    beforeAll(async () => {
      [page, server] = await Promise.all([startEngine(engine, options), startStaticServer({ folder: DIST, port: 0 })]);
      await page.goto(server.url);
    });
    afterAll(async () => {
      await Promise.all([page.close(), server.close()]);
    });

    it('says by what it is sealed, and what it cannot hold', async () => {
      expect(await sealWords(page)).toBe(seal);
      expect(await limitsShown(page)).toEqual(limits.map(limitWords));
    });

    it.runIf(network !== null)('holds what it says', async () => {
      const leakEngine: LeakEngine = { engine, page, restart: () => Promise.reject(new Error('the browser ended')) };
      const address = server.url;
      const arena = { name: 'version', address, ownRequests, isServed: true, ready: sealWords };
      const made = LEAK_ATTEMPTS.filter((one) => attempts.test(one.name));
      const heard = await tryAttempts(leakEngine, arena, made, network ?? '');
      expect([...heard].flatMap(([attempt, how]) => (how === null ? [] : [attempt]))).toEqual(arriving);
    });
  });
}
