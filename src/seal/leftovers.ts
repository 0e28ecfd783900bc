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

/** What names of the app's own caches begin with: they hold its build and nothing else. */
const CACHE_PREFIX = 'sequester-';

async function hasDatabases(): Promise<boolean> {
  const databases = await indexedDB.databases();
  return databases.some(({ name }) => name?.startsWith('sequester-') !== true);
}

async function hasCaches(): Promise<boolean> {
  const names = await caches.keys();
  return names.some((name) => !name.startsWith(CACHE_PREFIX));
}

async function hasFiles(): Promise<boolean> {
  const root = await navigator.storage.getDirectory();
  // The loop ends at the first entry: one is one too many.
  for await (const name of root.keys()) if (name !== '') return true;
  return false;
}

async function hasPeople(): Promise<boolean> {
  return (await placeNames()).some((name) => name === SAFE || (name !== DEVICE && name !== ''));
}

const CHECKS: Readonly<Record<Leftover, () => boolean | Promise<boolean>>> = {
  people: hasPeople,
  databases: hasDatabases,
  caches: hasCaches,
  cookies: async () => (await cookieStore.getAll()).length > 0,
  'local-storage': () => localStorage.length > 0,
  'session-storage': () => sessionStorage.length > 0,
  files: hasFiles,
};

/** What this browser keeps for the page besides the app itself and how the device is set up. What cannot be looked at counts. */
export async function findLeftovers(): Promise<Leftover[]> {
  const found = await Promise.all(
    LEFTOVERS.map(async (kind) => {
      try {
        return await CHECKS[kind]();
      } catch {
        return true;
      }
    }),
  );
  return LEFTOVERS.filter((_, index) => found[index]);
}
