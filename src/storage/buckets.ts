/** Part of the Storage Buckets API that is used here; TypeScript's DOM library does not have it yet. */
interface StorageBucket {
  readonly indexedDB: IDBFactory;
}

interface StorageBucketManager {
  open(name: string, options?: { durability?: 'strict' | 'relaxed'; persisted?: boolean }): Promise<StorageBucket>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

/** Place of the lock and of the list of people. */
export const SAFE = 'safe';
/** Place of the safe's counter of changes, apart from the safe. */
export const MARK = 'mark';
/** Place of what staff or a teacher have set for this device. It never holds anything of a person. */
export const DEVICE = 'device';

/** Names of everything that this app keeps begin so, whatever it is kept in. */
const PREFIX = 'sequester-';

function manager(): StorageBucketManager | null {
  return (navigator as { storageBuckets?: StorageBucketManager }).storageBuckets ?? null;
}

/**
 * The database factory of a place. A storage bucket where the browser has them: deleting one removes its files from the
 * disk, which deleting a database does not.
 */
export async function factoryOf(name: string): Promise<IDBFactory> {
  const bucket = await manager()?.open(PREFIX + name, { durability: 'strict', persisted: true });
  return bucket?.indexedDB ?? indexedDB;
}

/** Whether the browser lists databases (Firefox does from 126). Elsewhere a place is found by its name alone. */
export function listsDatabases(): boolean {
  return typeof (indexedDB as Partial<IDBFactory>).databases === 'function';
}

/** Whether there is a database of this name. Where there is none, none is made: the opening is given up before it ends. */
function databaseExists(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
    request.onerror = () => {
      if (isNew) resolve(false);
      else reject(request.error ?? new DOMException('', 'UnknownError'));
    };
  });
}

async function databaseNames(): Promise<string[]> {
  if (listsDatabases()) return (await indexedDB.databases()).map((database) => database.name ?? '');
  const known = [SAFE, DEVICE].map((name) => PREFIX + name);
  const exist = await Promise.all(known.map(databaseExists));
  return known.filter((_, index) => exist[index]);
}

/** Names of the places that exist; where databases are not listed, of those that have a name of their own. */
export async function placeNames(): Promise<string[]> {
  const buckets: readonly string[] = (await manager()?.keys()) ?? [];
  const databases = await databaseNames();
  return [...new Set([...buckets, ...databases])]
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
}

/** Whether a place exists. It makes nothing, so that it can be asked at every start. */
export async function placeExists(name: string): Promise<boolean> {
  const names: string[] = await placeNames().catch(() => []);
  return names.includes(name);
}

/** Name of the database in a place. Outside of buckets all places share one list of names. */
export function databaseName(name: string): string {
  return PREFIX + name;
}

/** Removes a place and what it holds. */
export async function dropPlace(name: string): Promise<void> {
  await manager()?.delete(PREFIX + name);
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(PREFIX + name);
    request.onsuccess = () => {
      resolve();
    };
    request.onerror = () => {
      reject(request.error ?? new DOMException('', 'UnknownError'));
    };
  });
}
