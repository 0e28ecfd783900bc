import '../src/seal/only-fetch.ts';
import '../src/seal/no-shared-stores.ts';
import '../src/seal/no-databases.ts';
import { partOf } from '../src/bytes/parcel.ts';
import { sha256Of } from '../src/bytes/sha256.ts';
import * as Comlink from 'comlink';
import vaultWorkerUrl from './vault.worker.ts?worker&url';
import { fail, ok, type Result } from '../src/errors/result.ts';
import type { ManifestEntry } from '../src/reference/manifest-entry.ts';
import { MANIFEST } from '../src/reference/manifest.ts';
import { TOGETHER } from '../src/rpc/together.ts';
import { deviatingHeaders } from '../src/seal/policy/headers.ts';
import { pathClassOf } from '../src/seal/policy/path-class.ts';
import type { PacksApi, ServedPolicy } from '../src/rpc/protocol.ts';
import type { LoadedPack } from '../src/reference/loaded-pack.ts';
import type { SeenHeaders } from '../src/seal/seen-headers.ts';

/** Files of the app lie one folder above this script, in the build and in development alike. */
const APP_FOLDER = new URL('../', self.location.href);

const ENTRIES: ReadonlyMap<string, ManifestEntry> = new Map(MANIFEST.map((entry) => [entry.identity.id, entry]));

/** Bytes of a file of the app, or null where the server does not give them. */
async function fetchFile(file: string, cache: RequestCache): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(new URL(file, APP_FOLDER), { cache, credentials: 'omit', redirect: 'error' });
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}

/** The packs that lie together, while they are being fetched: whoever asks for one of them then waits for the same answer. */
const together = new Map<RequestCache, Promise<ArrayBuffer | null>>();

function fetchTogether(cache: RequestCache): Promise<ArrayBuffer | null> {
  const asked = together.get(cache);
  if (asked !== undefined) return asked;
  const answer = fetchFile(TOGETHER.path, cache);
  together.set(cache, answer);
  // Who asked has cut out a part by then; whoever asks later fetches anew.
  void answer.then(() => setTimeout(() => together.delete(cache)));
  return answer;
}

/** Bytes of a listed pack, or null where the server does not give them. */
async function fetchEntry({ file }: ManifestEntry, cache: RequestCache): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = TOGETHER.places.has(file)
    ? partOf(TOGETHER, await fetchTogether(cache), file)
    : await fetchFile(file, cache);
  return bytes === null ? null : new Uint8Array(bytes);
}

/** One address of each class that the page is made of: itself, the two workers, and packs. */
const WATCHED: readonly URL[] = [
  APP_FOLDER,
  new URL(vaultWorkerUrl, self.location.href),
  new URL(self.location.href),
  new URL(TOGETHER.path, APP_FOLDER),
];

async function seenAt(address: URL): Promise<SeenHeaders | null> {
  const pathClass = pathClassOf(address.pathname);
  const path = address.pathname.slice(APP_FOLDER.pathname.length);
  try {
    const { headers } = await fetch(address, { method: 'HEAD', credentials: 'omit', redirect: 'error' });
    return { pathClass, path, headers: [...headers], deviations: deviatingHeaders(pathClass, headers) };
  } catch {
    return null;
  }
}

/** What a host may say of a kiosk, in the app's own folder. */
const POLICY = new URL('kiosk.json', APP_FOLDER);
const packs = {
  async policy(): Promise<ServedPolicy> {
    try {
      const response = await fetch(POLICY, { cache: 'no-store', credentials: 'omit', redirect: 'error' });
      if (response.ok) return { text: await response.text() };
      return response.status === 404 || response.status === 410 ? { text: null } : null;
    } catch {
      return null;
    }
  },
  async headers(): Promise<SeenHeaders[]> {
    const seen = await Promise.all(WATCHED.map(seenAt));
    return seen.filter((one) => one !== null);
  },
  async load(id: string): Promise<Result<LoadedPack>> {
    const entry = ENTRIES.get(id);
    if (entry === undefined) return fail('reference/pack-unknown');
    let isMissing = true;
    // Damaged in the browser's own cache, it is whole at the host: it is asked for once more, past that cache.
    for (const cache of ['default', 'reload'] as const) {
      const bytes = await fetchEntry(entry, cache);
      if (bytes === null) continue;
      if ((await sha256Of(bytes)) === entry.identity.sha256)
        return Comlink.transfer(ok({ identity: entry.identity, kind: entry.kind, bytes }), [bytes.buffer]);
      isMissing = false;
    }
    return fail(isMissing ? 'reference/pack-missing' : 'reference/pack-hash-mismatch');
  },
} satisfies PacksApi;

Comlink.expose(packs);
