import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startStaticServer, type StaticServer } from '../../../src/tools/serve/static-server.ts';
import { DIST } from '../browser.ts';
import { LEAK_ATTEMPTS } from '../leak/attempts.ts';
import { type LeakAttempt, WORKERS } from '../leak/attempt.ts';
import { singleAddress } from '../single.ts';
import { ROOT } from '../headless.ts';
import { type EngineName, type EngineOptions, until } from './engine.ts';
import { type EngineArena, type LeakEngine, tryAttempts } from './leak-run.ts';
import { OPEN_WORKER, openContexts } from './open-contexts.ts';
import type { Heard } from './own-network.ts';
import { startEngine } from './start.ts';
import { arrivedOfWorkers, type HeardOfWorkers, type PlantedArena, tryPlanted } from './worker-leaks.ts';
import { sealWords } from './steps.ts';

/** Everything in every engine takes minutes: `npm run test:leak -- --all`. */
const ALL = process.env.SEQUESTER_LEAK_ALL !== undefined;
/** One of each kind, and everything that differs between engines. */
const QUICK =
  /^(fetch|beacon|image|css-background-image|link-(icon|prefetch|preconnect)|websocket|event-source|script|own-(fetch|image)|location|meta-refresh|webrtc-stun|name-.*|rtc-.*)$/;

/** What at least arrives of a worker's attempts where nothing binds it. */
const MOST = 15;
/** Workers that every visit starts. */
const STARTED: typeof WORKERS = ['vault', 'packs'];
/** Those of the one file. */
const IN_ONE_FILE: typeof WORKERS = ['vault', 'rare', 'tumour'];

/** What nothing binds: what does not arrive from it proves nothing elsewhere. */
const PLAIN = '<!doctype html><title>plain</title><link rel="icon" href="data:,"><body><div id="app"></div></body>';

/** What an engine lets through, by the level that the app shows there. */
export interface EngineLeaks {
  options: EngineOptions;
  /** Attempts that are expected to arrive in the served app, and in the one file. */
  open: { served: readonly string[]; oneFile: readonly string[] };
}

function attempts(): readonly LeakAttempt[] {
  const ofThePage = LEAK_ATTEMPTS.filter((one) => one.contexts.includes('page') && one.endsProcess !== true);
  return ALL ? ofThePage : ofThePage.filter(({ name }) => QUICK.test(name));
}

/** Those of some attempts that this run makes. */
function tried(names: readonly string[]): string[] {
  const made = new Set(attempts().map(({ name }) => name));
  return names.filter((name) => made.has(name)).sort();
}

/** Attempts from the page of an engine: unbound, served, and as one file. */
export function describeLeaks(engine: EngineName, { options, open }: EngineLeaks): void {
  const network = inject('ownNetwork');
  describe.runIf(network !== null)(`ways out of ${engine}`, () => {
    const leakEngine = { engine } as LeakEngine;
    const results: Record<string, Map<string, Heard>> = {};
    const ofWorkers: Partial<Record<PlantedArena, HeardOfWorkers>> = {};
    const servers: StaticServer[] = [];
    let folder: string;

    async function serve(name: string, served: string, isBound: boolean): Promise<EngineArena> {
      const ownRequests: string[] = [];
      const server = await startStaticServer({
        folder: served,
        port: 0,
        onRequest: (method, target) => ownRequests.push(`${method} ${target}`),
        ...(isBound ? {} : { headersOf: () => ({}) }),
      });
      servers.push(server);
      const ready: EngineArena['ready'] = isBound ? sealWords : (page) => until(page, 'a page', () => document.title);
      return { name, address: isBound ? server.url : `${server.url}plain.html`, ownRequests, isServed: true, ready };
    }

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
      writeFileSync(path.join(folder, 'plain.html'), PLAIN);
      writeFileSync(path.join(folder, 'worker.js'), OPEN_WORKER);
      leakEngine.page = await startEngine(engine, options);
      leakEngine.restart = async () => {
        await Promise.race([leakEngine.page.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
        leakEngine.page = await startEngine(engine, options);
      };
    });
    afterAll(async () => {
      await leakEngine.page.close();
      await Promise.all(servers.map((server) => server.close()));
      rmSync(folder, { recursive: true });
      const rows = Object.entries(results).map(([name, heard]) => [name, Object.fromEntries(heard)]);
      mkdirSync(path.join(ROOT, 'test-results'), { recursive: true });
      writeFileSync(path.join(ROOT, `test-results/ways-${engine}.json`), JSON.stringify(Object.fromEntries(rows)));
      writeFileSync(path.join(ROOT, `test-results/ways-of-workers-${engine}.json`), JSON.stringify(ofWorkers));
    });

    async function arrivingIn(arena: EngineArena): Promise<string[]> {
      const heard = await tryAttempts(leakEngine, arena, attempts(), network ?? '');
      results[arena.name] = heard;
      return [...heard].flatMap(([name, how]) => (how === null ? [] : [name])).sort();
    }

    it('an address that is its own answer is read where nothing binds the page', async () => {
      await leakEngine.page.goto((await serve('open', folder, false)).address);
      expect(await openContexts(leakEngine.page, true)).toEqual({ page: true, text: true, worker: true });
      await leakEngine.page.goto(pathToFileURL(path.join(folder, 'plain.html')).href);
      expect(await openContexts(leakEngine.page, false)).toEqual({ page: true, text: true });
    });

    it('most arrive where nothing binds the page', async () => {
      const arriving = await arrivingIn(await serve('plain', folder, false));
      expect(arriving.length).toBeGreaterThan(attempts().length / 2);
    }, 600_000);

    it('none arrives from the app but those that the privacy page names', async () => {
      expect(await arrivingIn(await serve('app', DIST, true))).toEqual(tried(open.served));
    }, 600_000);

    it.runIf(ALL)(
      'none arrives from the one file but those that the privacy page names',
      async () => {
        const file = { name: 'file', address: singleAddress(), ownRequests: [], isServed: false, ready: sealWords };
        expect(await arrivingIn(file)).toEqual(tried(open.oneFile));
      },
      600_000,
    );

    async function arrivingFrom(arena: PlantedArena, workers: typeof WORKERS): Promise<string[]> {
      const copies = inject('planted');
      if (copies === null) throw new Error('no planted copies');
      const heard = await tryPlanted(leakEngine.page, arena, copies, workers, network ?? '');
      ofWorkers[arena] = heard;
      return arrivedOfWorkers(heard);
    }

    it('of what was planted in a worker, most arrives where nothing binds it', async () => {
      // What the attempts of a page left behind in the browser is none of the workers': workers of theirs may still be waited for.
      await leakEngine.restart();
      const workers = ALL ? WORKERS : STARTED;
      // The control is made twice where a worker did not come to it; what is made from the app is made once.
      const arriving = await arrivingFrom('open', workers).catch(async () => {
        await leakEngine.restart();
        return arrivingFrom('open', workers);
      });
      for (const worker of workers) {
        const of = arriving.filter((one) => one.startsWith(`${worker} `));
        expect([worker, of.length]).toEqual([worker, expect.toSatisfy((count: number) => count > MOST)]);
      }
    }, 120_000);

    it('nothing that was planted in a worker arrives from the app', async () => {
      expect(await arrivingFrom('app', ALL ? WORKERS : STARTED)).toEqual([]);
    }, 120_000);

    it.runIf(ALL)(
      'nothing that was planted in a worker arrives from a host without headers, nor from the one file',
      async () => {
        expect(await arrivingFrom('bare', WORKERS)).toEqual([]);
        expect((await arrivingFrom('openFile', IN_ONE_FILE)).length).toBeGreaterThan(30);
        expect(await arrivingFrom('file', IN_ONE_FILE)).toEqual([]);
      },
      240_000,
    );
  });
}
