import { afterEach, describe, expect, it, vi } from 'vitest';
import type { KeptReferences } from '../../../src/seal/kept-references.ts';
import { findLeftovers } from '../../../src/seal/leftovers.ts';

/** What the page kept for itself before it gave the rest up: here what the test puts there. */
function kept(): KeptReferences {
  const of = (name: string): unknown => Reflect.get(globalThis, name);
  const storage = (name: string) => (): Storage => {
    if (of(name) === undefined) throw new DOMException('', 'SecurityError');
    return of(name) as Storage;
  };
  const hasCookies = async (): Promise<boolean> => {
    const store = of('cookieStore') as { getAll(): Promise<unknown[]> } | undefined;
    return store === undefined ? document.cookie !== '' : (await store.getAll()).length > 0;
  };
  const stored = {
    ...{ caches: of('caches') ?? null, hasCookies, hadName: of('hadName') === true },
    ...{ localStorage: storage('localStorage'), sessionStorage: storage('sessionStorage') },
    registrations: () => Promise.resolve(of('registrations') ?? []),
  };
  return stored as unknown as KeptReferences;
}

/** A browser that keeps nothing but the app's own cache. */
function stub(change: Record<string, unknown> = {}): void {
  const keeping: Record<string, unknown> = {
    indexedDB: { databases: () => Promise.resolve([]) },
    caches: { keys: () => Promise.resolve(['sequester-abc']) },
    cookieStore: { getAll: () => Promise.resolve([]) },
    document: { cookie: '', baseURI: 'https://app.example/' },
    localStorage: { length: 0 },
    sessionStorage: { length: 0 },
    navigator: { storage: { getDirectory: () => Promise.resolve(folderOf([])) } },
    ...change,
  };
  for (const [name, value] of Object.entries(keeping)) vi.stubGlobal(name, value);
}

function folderOf(names: readonly string[]): { keys(): AsyncIterable<string> } {
  return {
    async *keys() {
      yield* await Promise.resolve(names);
    },
  };
}

const refusing = (name: string) => (): never => {
  throw new DOMException('', name);
};
/** A factory of databases that lists none; the app's own places are not there either. */
function unlisted(): unknown {
  const open = (): object => {
    const request = { transaction: { abort: () => undefined }, result: null } as Record<string, unknown>;
    setTimeout(() => {
      (request.onupgradeneeded as () => void)();
      (request.onerror as () => void)();
    });
    return request;
  };
  return { open };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what a kiosk finds', () => {
  it.each([
    ['nothing', {}, []],
    ['no file system of the page at all', { navigator: {} }, []],
    ['storage without a file system', { navigator: { storage: {} } }, []],
    [
      'a private window, whose file system is refused',
      { navigator: { storage: { getDirectory: refusing('SecurityError') } } },
      [],
    ],
    [
      'a file system that fails',
      { navigator: { storage: { getDirectory: refusing('UnknownError') } } },
      ['files-unseen'],
    ],
    ['a file', { navigator: { storage: { getDirectory: () => Promise.resolve(folderOf(['x'])) } } }, ['files']],
    ['no store of cookies, and no cookie', { cookieStore: undefined }, []],
    [
      'no store of cookies, and a cookie',
      { cookieStore: undefined, document: { cookie: 'a=b', baseURI: 'https://app.example/' } },
      ['cookies'],
    ],
    ['a cookie', { cookieStore: { getAll: () => Promise.resolve([{}]) } }, ['cookies']],
    ['no caches', { caches: undefined }, []],
    ['a cache of another page', { caches: { keys: () => Promise.resolve(['other']) } }, ['caches']],
    ['databases that are not listed', { indexedDB: unlisted() }, ['databases-unseen']],
    ['a note in the name of the tab', { hadName: true }, ['window-name']],
    ['a service worker of its own', { registrations: [{ scope: 'https://app.example/' }] }, []],
    ['a service worker of another page', { registrations: [{ scope: 'https://app.example/other/' }] }, ['workers']],
    ['a database of another page', { indexedDB: { databases: () => Promise.resolve([{ name: 'x' }]) } }, ['databases']],
    ['local storage that is refused', { localStorage: undefined }, ['local-storage-unseen']],
  ] as const)('%s', async (_, change, found) => {
    stub(change);
    expect(await findLeftovers(kept())).toEqual(found);
  });
});
