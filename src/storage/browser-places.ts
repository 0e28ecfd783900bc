import type { DBSchema, IDBPDatabase } from 'idb';
import { databaseName, dropPlace, listsDatabases, MARK, placeExists, placeNames, SAFE } from './buckets.ts';
import { openDatabase } from './database.ts';
import type { Lock } from './lock.ts';
import type { Places, Shelf, StoredPerson } from './places.ts';
import type { Sealed } from './sealed.ts';

const SHELF_PREFIX = 'person-';
const LOCK_KEY = 'lock';
const INDEX_KEY = 'index';
const MARK_KEY = 'mark';
const STRICT = { durability: 'strict' } as const;

interface SafeDatabase extends DBSchema {
  /** The lock, and beside it the index. */
  locks: { key: string; value: Lock | Sealed };
  people: { key: string; value: StoredPerson };
}

interface MarkDatabase extends DBSchema {
  marks: { key: string; value: Sealed };
}

interface ShelfDatabase extends DBSchema {
  chunks: { key: number; value: Sealed };
}

function openSafe(): Promise<IDBPDatabase<SafeDatabase>> {
  return openDatabase(SAFE, (database) => {
    database.createObjectStore('locks');
    database.createObjectStore('people', { keyPath: 'id' });
  });
}

async function inSafe<T>(work: (database: IDBPDatabase<SafeDatabase>) => Promise<T>): Promise<T> {
  const database = await openSafe();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function inMark<T>(work: (database: IDBPDatabase<MarkDatabase>) => Promise<T>): Promise<T> {
  const database = await openDatabase<MarkDatabase>(MARK, (created) => {
    created.createObjectStore('marks');
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function openShelf(id: string): Promise<Shelf> {
  const database = await openDatabase<ShelfDatabase>(SHELF_PREFIX + id, (created) => {
    created.createObjectStore('chunks');
  });
  return {
    get: (index) => database.get('chunks', index),
    // Written through to the disk before it resolves: the entry that makes a person exist comes after.
    async put(index, chunk) {
      const transaction = database.transaction('chunks', 'readwrite', STRICT);
      await Promise.all([transaction.store.put(chunk, index), transaction.done]);
    },
    close: () => {
      database.close();
    },
  };
}

/** The shelves of those who are on the list of people. A shelf whose person was never written down is not found in this way. */
async function shelvesByList(): Promise<string[]> {
  return (await placeExists(SAFE)) ? inSafe((database) => database.getAllKeys('people')) : [];
}

/** The browser's IndexedDB, in storage buckets where there are some. */
export const BROWSER_PLACES: Places = {
  exclusive: <T>(work: () => Promise<T>) => navigator.locks.request(databaseName(SAFE), work) as Promise<T>,
  lock: async () => ((await placeExists(SAFE)) ? inSafe((database) => database.get('locks', LOCK_KEY)) : undefined),
  setLock: (lock, index) =>
    inSafe(async (database) => {
      const transaction = database.transaction('locks', 'readwrite', STRICT);
      const { store } = transaction;
      await Promise.all([
        store.put(lock, LOCK_KEY),
        index === undefined ? undefined : store.put(index, INDEX_KEY),
        transaction.done,
      ]);
    }),
  index: async () => ((await placeExists(SAFE)) ? inSafe((database) => database.get('locks', INDEX_KEY)) : undefined),
  setIndex: (index) =>
    inSafe(async (database) => {
      const transaction = database.transaction('locks', 'readwrite', STRICT);
      await Promise.all([transaction.store.put(index, INDEX_KEY), transaction.done]);
    }),
  mark: async () => ((await placeExists(MARK)) ? inMark((database) => database.get('marks', MARK_KEY)) : undefined),
  setMark: (mark) =>
    inMark(async (database) => {
      const transaction = database.transaction('marks', 'readwrite', STRICT);
      await Promise.all([transaction.store.put(mark, MARK_KEY), transaction.done]);
    }),
  people: () => inSafe((database) => database.getAll('people')),
  person: (id) => inSafe((database) => database.get('people', id)),
  setPerson: (person, index, replaces) =>
    inSafe(async (database) => {
      const transaction = database.transaction(['people', 'locks'], 'readwrite', STRICT);
      const people = transaction.objectStore('people');
      await Promise.all([
        people.put(person),
        replaces === undefined ? undefined : people.delete(replaces),
        transaction.objectStore('locks').put(index, INDEX_KEY),
        transaction.done,
      ]);
    }),
  removePerson: (id, index) =>
    inSafe(async (database) => {
      const transaction = database.transaction(['people', 'locks'], 'readwrite', STRICT);
      await Promise.all([
        transaction.objectStore('people').delete(id),
        transaction.objectStore('locks').put(index, INDEX_KEY),
        transaction.done,
      ]);
    }),
  shelf: openShelf,
  dropShelf: (id) => dropPlace(SHELF_PREFIX + id),
  async shelves() {
    if (!listsDatabases()) return shelvesByList();
    const names = (await placeNames()).filter((name) => name.startsWith(SHELF_PREFIX));
    return names.map((name) => name.slice(SHELF_PREFIX.length));
  },
  async drop() {
    const shelves = await BROWSER_PLACES.shelves();
    // The lock goes first: without it nothing of the rest can be opened any more.
    await dropPlace(SAFE);
    await dropPlace(MARK);
    await Promise.all(shelves.map((id) => dropPlace(SHELF_PREFIX + id)));
  },
};
