import { bucketNames, DEVICE, placeNames, SAFE } from '../storage/buckets.ts';
import { askCheck } from './airplane.ts';
import { type KeptReferences, keptReferences } from './kept-references.ts';

/** Kinds of things that a browser may keep for this page and that a kiosk must not find. */
export const LEFTOVERS = [
  'people',
  'databases',
  'caches',
  'cookies',
  'local-storage',
  'session-storage',
  'files',
  'buckets',
  'workers',
  'app-cache',
  'window-name',
] as const;
export type Leftover = (typeof LEFTOVERS)[number];
/** A kind that the browser did not let the page look at. */
export type UnseenLeftover = `${Leftover}-unseen`;

/** What names of the app's own caches begin with: they hold its build and nothing else. */
const CACHE_PREFIX = 'sequester-';

/** Parts of the platform that a browser may lack; what does not exist keeps nothing. */
interface KeepingHost {
  navigator: { storage?: Partial<StorageManager> };
}

const host = (): KeepingHost => globalThis;

/** Databases that are not of the app. Where the browser does not list them it cannot be said: that is an error of this call. */
async function hasDatabases(): Promise<boolean> {
  const databases = await indexedDB.databases();
  return databases.some(({ name }) => name?.startsWith('sequester-') !== true);
}

async function hasCaches(kept: KeptReferences | null): Promise<boolean> {
  const names = (await kept?.caches?.keys()) ?? [];
  return names.some((name) => !name.startsWith(CACHE_PREFIX));
}

/** Files of the page's own file system. A private window of Firefox has none, and says so with a SecurityError. */
async function hasFiles(): Promise<boolean> {
  const { storage } = host().navigator;
  if (storage?.getDirectory === undefined) return false;
  try {
    const root = await storage.getDirectory();
    // The loop ends at the first entry: one is one too many.
    for await (const name of root.keys()) if (name !== '') return true;
    return false;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return false;
    throw error;
  }
}

async function hasPeople(): Promise<boolean> {
  return (await placeNames()).some((name) => name === SAFE || (name !== DEVICE && name !== ''));
}

/** Storage buckets that are not of the app. */
async function hasBuckets(): Promise<boolean> {
  return (await bucketNames()).some((name) => !name.startsWith('sequester-'));
}

/** Service workers of other pages of this origin. */
async function hasWorkers(kept: KeptReferences | null): Promise<boolean> {
  const own = new URL('./', document.baseURI).href;
  const registrations = (await kept?.registrations()) ?? [];
  return registrations.some(({ scope }) => scope !== own);
}

/** Something beside the build in the app's own cache: the service worker removes it and says how much it was. */
async function hasStrays(): Promise<boolean> {
  const worker = (navigator as Partial<Navigator>).serviceWorker?.controller;
  if (worker === null || worker === undefined) return false;
  const found = await askCheck(worker);
  return found === null || found.strays > 0 || found.files.some(({ sha256, computed }) => sha256 !== computed);
}

type Check = (kept: KeptReferences | null) => boolean | Promise<boolean>;

const CHECKS: Readonly<Record<Leftover, Check>> = {
  people: hasPeople,
  databases: hasDatabases,
  caches: hasCaches,
  cookies: async (kept) => (await kept?.hasCookies()) === true,
  'local-storage': (kept) => (kept?.localStorage()?.length ?? 0) > 0,
  'session-storage': (kept) => (kept?.sessionStorage()?.length ?? 0) > 0,
  files: hasFiles,
  buckets: hasBuckets,
  workers: hasWorkers,
  'app-cache': hasStrays,
  'window-name': (kept) => kept?.hadName === true,
};

/** What this browser keeps for the page besides the app itself and how the device is set up, and what it did not let the page look at. */
export async function findLeftovers(kept = keptReferences()): Promise<(Leftover | UnseenLeftover)[]> {
  const found = await Promise.all(
    LEFTOVERS.map(async (kind): Promise<Leftover | UnseenLeftover | null> => {
      try {
        return (await CHECKS[kind](kept)) ? kind : null;
      } catch {
        return `${kind}-unseen`;
      }
    }),
  );
  return found.filter((one) => one !== null);
}

/** What the app itself keeps, or what was in the tab before it. Anything else only another page at the same address can have left. */
const OF_THE_APP: readonly Leftover[] = ['people', 'app-cache', 'window-name'];
const NEIGHBOURS = LEFTOVERS.filter((kind) => !OF_THE_APP.includes(kind));

/** Signs that other pages share the app's origin. What cannot be looked at is none. */
export async function findNeighbours(kept = keptReferences()): Promise<Leftover[]> {
  const found = await Promise.all(
    NEIGHBOURS.map(async (kind) => {
      try {
        return await CHECKS[kind](kept);
      } catch {
        return false;
      }
    }),
  );
  return NEIGHBOURS.filter((_, index) => found[index]);
}
