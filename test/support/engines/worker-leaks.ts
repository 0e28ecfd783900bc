import { pathToFileURL } from 'node:url';
import { startStaticServer, type StaticServer } from '../../../src/tools/serve/static-server.ts';
import { attemptsPlantedIn, plantedHost, type PlantedWorker, SAID } from '../leak/planted-code.ts';
import type { PlantedCopies } from '../leak/planted-copies.ts';
import { type EnginePage, until } from './engine.ts';
import { type Heard, heardOf } from './own-network.ts';
import { fill, goToView, press, sealWords } from './steps.ts';

/** A copy of the app, and how it comes. */
export type PlantedArena = 'open' | 'app' | 'bare' | 'openFile' | 'file';

/** Everything, as `npm run test:leak -- --all` does it; else what a visit starts by itself, at its first visit. */
const ALL = process.env.SEQUESTER_LEAK_ALL !== undefined;
/** Time that attempts get to arrive. */
const ARRIVAL_MS = ALL ? 4_000 : 1_500;
const PASSPHRASE = 'canary passphrase seven grey herons';

/** Has the page start a worker that it does not start by itself. */
const START: Partial<Record<PlantedWorker, (page: EnginePage) => Promise<void>>> = {
  rare: (page) => goToView(page, 'symptoms'),
  tumour: (page) => goToView(page, 'tumour'),
  safe: async (page) => {
    await goToView(page, 'people');
    await fill(page, 'New passphrase', PASSPHRASE);
    await fill(page, 'The passphrase again', PASSPHRASE);
    await fill(page, 'I have kept the passphrase somewhere safe', '');
    await press(page, 'Lock with this passphrase');
  },
};

/** What was heard of the attempts of each worker, by its name and that of the attempt. */
export type HeardOfWorkers = Partial<Record<PlantedWorker, Record<string, Heard>>>;

/** Opens a planted copy, has it start its workers, and tells what was heard of each attempt. Fails where a worker did not make every one. */
export async function tryPlanted(
  page: EnginePage,
  arena: PlantedArena,
  copies: PlantedCopies,
  workers: readonly PlantedWorker[],
  network: string,
): Promise<HeardOfWorkers> {
  const ownRequests: string[] = [];
  const isFile = arena === 'file' || arena === 'openFile';
  const server: StaticServer | null = isFile
    ? null
    : await startStaticServer({
        folder: arena === 'open' ? copies.open : copies.app,
        port: 0,
        onRequest: (method, target) => ownRequests.push(`${method} ${target}`),
        ...(arena === 'app' ? {} : { headersOf: () => ({}) }),
      });
  try {
    await page.goto(server?.url ?? pathToFileURL(copies[isFile ? arena : 'file']).href);
    if (arena !== 'open' && arena !== 'openFile') await sealWords(page);
    if (ALL && (arena === 'app' || arena === 'bare')) {
      // The first visit loads the app from its host. From the second on the host hears nothing, and is listened to.
      ownRequests.length = 0;
      await page.reload();
      await sealWords(page);
    }
    for (const worker of workers) {
      await START[worker]?.(page);
      const tried = await until(
        page,
        `the planted code of the worker ${worker}`,
        (key, name) => (globalThis as unknown as Record<string, Record<string, string[]> | undefined>)[key]?.[name],
        SAID,
        worker,
      );
      const wanted = attemptsPlantedIn(worker).map(({ name }) => name);
      if (tried.join() !== wanted.join()) throw new Error(`${page.engine}: ${worker} tried ${tried.join()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, ARRIVAL_MS));
    const copy = server === null ? arena.toLowerCase() : new URL(server.url).port;
    const heard: HeardOfWorkers = {};
    for (const worker of workers) {
      const of: Record<string, Heard> = (heard[worker] = {});
      for (const { name, arrivesAt, servedOnly } of attemptsPlantedIn(worker)) {
        // Where there is no server; and where the packs worker loads the app from it, as it does at a first visit.
        if (servedOnly === true && (isFile || (!ALL && worker === 'packs'))) continue;
        const isOwn = ownRequests.some((request) => request.includes(`/${worker}-${name}.own`));
        of[name] =
          arrivesAt === 'own-server'
            ? isOwn
              ? 'connected'
              : null
            : await heardOf(network, plantedHost(page.engine, copy, worker, name));
      }
    }
    return heard;
  } finally {
    await server?.close();
  }
}

/** Attempts that arrived, as `worker attempt`. */
export function arrivedOfWorkers(heard: HeardOfWorkers): string[] {
  return Object.entries(heard)
    .flatMap(([worker, of]) => Object.entries(of).flatMap(([name, how]) => (how === null ? [] : [`${worker} ${name}`])))
    .sort();
}
