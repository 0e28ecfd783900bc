import { DEVICE, placeNames, SAFE } from '../storage/buckets.ts';

/** Kinds of things that a browser may keep for this page and that a kiosk must not find. */
export const LEFTOVERS = [
  'people',
  'databases',
  'caches',
  'cookies',
  'local-storage',
  'session-storage',
  'files',
] as const;
export type Leftover = (typeof LEFTOVERS)[number];
/** A kind that the browser did not let the page look at. */
export type UnseenLeftover = `${Leftover}-unseen`;

/** What names of the app's own caches begin with: they hold its build and nothing else. */
const CACHE_PREFIX = 'sequester-';

/** Parts of the platform that a browser may lack; what does not exist keeps nothing. */
interface KeepingHost {
  caches?: CacheStorage;
  cookieStore?: Pick<CookieStore, 'getAll'>;
  navigator: { storage?: Partial<StorageManager> };
  document: { cookie: string };
}

const host = (): KeepingHost => globalThis;

/** Databases that are not of the app. Where the browser does not list them it cannot be said: that is an error of this call. */
async function hasDatabases(): Promise<boolean> {
  const databases = await indexedDB.databases();
  return databases.some(({ name }) => name?.startsWith('sequester-') !== true);
}

async function hasCaches(): Promise<boolean> {
  const names = (await host().caches?.keys()) ?? [];
  return names.some((name) => !name.startsWith(CACHE_PREFIX));
}

async function hasCookies(): Promise<boolean> {
  const { cookieStore, document: page } = host();
  return cookieStore === undefined ? page.cookie !== '' : (await cookieStore.getAll()).length > 0;
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

const CHECKS: Readonly<Record<Leftover, () => boolean | Promise<boolean>>> = {
  people: hasPeople,
  databases: hasDatabases,
  caches: hasCaches,
  cookies: hasCookies,
  'local-storage': () => localStorage.length > 0,
  'session-storage': () => sessionStorage.length > 0,
  files: hasFiles,
};

/** What this browser keeps for the page besides the app itself and how the device is set up, and what it did not let the page look at. */
export async function findLeftovers(): Promise<(Leftover | UnseenLeftover)[]> {
  const found = await Promise.all(
    LEFTOVERS.map(async (kind): Promise<Leftover | UnseenLeftover | null> => {
      try {
        return (await CHECKS[kind]()) ? kind : null;
      } catch {
        return `${kind}-unseen`;
      }
    }),
  );
  return found.filter((one) => one !== null);
}
