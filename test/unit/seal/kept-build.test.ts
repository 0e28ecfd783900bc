import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { KeptBuild } from '../../../src/seal/kept-build.ts';
import { parcelOf } from '../../../src/bytes/parcel.ts';

const FOLDER = new URL('https://app.test/folder/');
const TEXTS: Readonly<Record<string, string>> = {
  'index.html': 'page',
  'assets/a.js': 'script',
  'packs/p.bin': 'pack',
  'packs/large.bin': 'a large pack',
};
const SMALL = ['assets/a.js', 'packs/p.bin'];
const PARCEL = 'small.bin';
/** What the host has, and what lies in the cache: the small files are in one. */
const parcelText = (texts: Readonly<Record<string, string>>): string => SMALL.map((path) => texts[path]).join('');
const ENTRIES = ['index.html', 'packs/large.bin', PARCEL];
const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const FILES = Object.entries(TEXTS).map(([path, text]) => ({ path, sha256: sumOf(text) }));

/** A cache as the browser has it, in memory. */
class PlainCache {
  readonly entries = new Map<string, Response>();

  match(address: URL): Promise<Response | undefined> {
    return Promise.resolve(this.entries.get(address.href)?.clone());
  }

  matchAll(): Promise<Response[]> {
    return Promise.resolve([...this.entries.values()].map((one) => one.clone()));
  }

  keys(): Promise<{ url: string }[]> {
    return Promise.resolve([...this.entries.keys()].map((url) => ({ url })));
  }

  put(address: URL, response: Response): Promise<void> {
    this.entries.set(address.href, response);
    return Promise.resolve();
  }

  delete({ url }: { url: string }): Promise<boolean> {
    return Promise.resolve(this.entries.delete(url));
  }
}

let cache: PlainCache;
let asked: string[];
let host: Record<string, string>;
let build: KeptBuild;
beforeEach(async () => {
  cache = new PlainCache();
  asked = [];
  host = { ...TEXTS, [PARCEL]: parcelText(TEXTS) };
  build = new KeptBuild({
    open: () => Promise.resolve(cache as unknown as Cache),
    files: FILES,
    parcel: parcelOf(PARCEL, SMALL.map((path) => [path, String(TEXTS[path]).length])), // prettier-ignore
    folder: FOLDER,
    fetcher: ({ pathname }) => {
      const path = pathname.slice(FOLDER.pathname.length);
      asked.push(path);
      const text = host[path];
      return text === undefined
        ? Promise.reject(new TypeError('no network'))
        : Promise.resolve(new Response(text, { headers: { 'Set-Cookie': 'a=1', 'X-Host': '1' } }));
    },
  });
  await build.fetchAll();
  asked.length = 0;
});

const at = (path: string): string => new URL(path, FOLDER).href;

describe('a build that is kept', () => {
  it('keeps bytes and none of the host’s headers', () => {
    for (const response of cache.entries.values()) expect([...response.headers.keys()]).not.toContain('x-host');
  });

  it.each([
    ['replaced', () => cache.entries.set(at('index.html'), new Response('another page'))],
    ['longer by a line', () => cache.entries.set(at('index.html'), new Response('page\n'))],
    ['empty', () => cache.entries.set(at('index.html'), new Response(''))],
    ['another file of the build', () => cache.entries.set(at('index.html'), new Response('script'))],
    ['an error of the network', () => cache.entries.set(at('index.html'), Response.error())],
    ['gone', () => cache.entries.delete(at('index.html'))],
    ['gone with all the others', () => { cache.entries.clear(); }], // prettier-ignore
  ] as const)('gives no bytes of a file that is %s, says so, and has it again after mending', async (_, damage) => {
    damage();
    expect(await build.bytesOf('index.html')).toBeNull();
    const page = (await build.check()).find(({ path }) => path === 'index.html');
    expect(page?.computed).not.toBe(sumOf('page'));
    await build.mend();
    expect(new TextDecoder().decode((await build.bytesOf('index.html')) ?? undefined)).toBe('page');
  });

  it.each([
    ['another script', () => cache.entries.set(at(PARCEL), new Response('SCRIPTpack')), 'assets/a.js', 'packs/p.bin'],
    ['another pack', () => cache.entries.set(at(PARCEL), new Response('scriptPACK')), 'packs/p.bin', 'assets/a.js'],
    ['an end too soon', () => cache.entries.set(at(PARCEL), new Response('scriptpac')), 'packs/p.bin', 'assets/a.js'],
    ['bytes put before', () => cache.entries.set(at(PARCEL), new Response('0scriptpack')), 'assets/a.js', null],
    ['nothing in it', () => cache.entries.set(at(PARCEL), new Response('')), 'assets/a.js', null],
    ['no entry at all', () => cache.entries.delete(at(PARCEL)), 'assets/a.js', null],
  ] as const)(
    'among the small files, %s: no bytes of that file, says so, and has it again after mending',
    async (_, damage, bad, good) => {
      damage();
      expect(await build.bytesOf(bad)).toBeNull();
      if (good !== null) expect(await build.bytesOf(good)).not.toBeNull();
      const found = new Map((await build.check()).map(({ path, computed }) => [path, computed]));
      expect(found.get(bad)).not.toBe(sumOf(String(TEXTS[bad])));
      if (good !== null) expect(found.get(good)).toBe(sumOf(String(TEXTS[good])));
      await build.mend();
      expect(new TextDecoder().decode((await build.bytesOf(bad)) ?? undefined)).toBe(TEXTS[bad]);
    },
  );

  it('sees a parcel that was damaged after it was read, when it is checked', async () => {
    expect(await build.bytesOf('packs/p.bin')).not.toBeNull();
    cache.entries.set(at(PARCEL), new Response('scriptPACK'));
    expect((await build.check()).find(({ path }) => path === 'packs/p.bin')?.computed).toBe(sumOf('PACK'));
    // What was read before is still the right one: the damaged entry is not.
    expect(new TextDecoder().decode((await build.bytesOf('packs/p.bin')) ?? undefined)).toBe('pack');
  });

  it('asks the host for the whole build, whichever file was damaged, and once for two that ask together', async () => {
    cache.entries.delete(at('packs/large.bin'));
    await Promise.all([build.mend(), build.mend()]);
    expect(asked.sort()).toEqual(ENTRIES);
  });

  it.each([
    ['index.html', 'other page'],
    ['packs/large.bin', 'other pack'],
  ])('tells that %s is not the one that was built, and ends where whoever is told throws', async (path, text) => {
    host[path] = text;
    const told: string[] = [];
    const tell = (one: string, headers: Headers | null) => told.push(`${one} ${headers === null ? 'other' : 'right'}`);
    await build.fetchAll(tell);
    expect(told.sort()).toEqual(Object.keys(TEXTS).map((one) => `${one} ${one === path ? 'other' : 'right'}`).sort()); // prettier-ignore
    const refuse = (): never => {
      throw new TypeError('other');
    };
    await expect(build.fetchAll((_, headers) => (headers === null ? refuse() : undefined))).rejects.toThrow('other');
  });

  it('tells which of the small files is not the one that was built, and keeps the parcel that it had', async () => {
    host[PARCEL] = 'scriptPACK';
    const other: string[] = [];
    await build.fetchAll((path, headers) => headers === null && other.push(path));
    expect(other).toEqual(['packs/p.bin']);
    expect(await build.bytesOf('packs/p.bin')).not.toBeNull();
  });

  it('keeps nothing of a host that has another build by now', async () => {
    host['index.html'] = 'page of another build';
    cache.entries.delete(at('index.html'));
    await build.mend();
    expect(await build.bytesOf('index.html')).toBeNull();
    expect(await build.bytesOf('assets/a.js')).not.toBeNull();
  });

  it('believes the headers of an entry as little as its bytes: a file that is right is given whatever they say', async () => {
    cache.entries.set(at(PARCEL), new Response('scriptpack', { headers: { 'Content-Security-Policy': 'none' } }));
    expect(await build.bytesOf('assets/a.js')).toBeInstanceOf(ArrayBuffer);
  });

  it('removes what no build wrote, and counts it', async () => {
    cache.entries.set(at('extra.html'), new Response('x'));
    cache.entries.set('https://app.test/elsewhere', new Response('x'));
    expect(await build.sweep()).toBe(2);
    expect([...cache.entries.keys()].sort()).toEqual(ENTRIES.map(at).sort());
  });
});
