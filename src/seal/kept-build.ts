import { sha256Of } from '../bytes/sha256.ts';
import type { BuildFile, KeptFile } from './airplane-protocol.ts';
import { type Parcel, partOf } from '../bytes/parcel.ts';

/** Fetches a file of the build from the host, past every cache. */
type Fetcher = (address: URL) => Promise<Response>;

/** Told of the host's answer for a file: its headers, or null where the file is not the one that was built. */
type OnAnswer = (path: string, headers: Headers | null) => void;

/** What a build that is kept is made of. */
export interface KeptBuildDeps {
  /** Opens the cache of this build. */
  open: () => Promise<Cache>;
  files: readonly BuildFile[];
  /** The small ones among the files, which the host sends and the browser keeps in one. */
  parcel: Parcel;
  /** Absolute address of the app's folder. */
  folder: URL;
  fetcher: Fetcher;
}

/**
 * The files of a build as the browser keeps them. Whoever runs in any page of the origin can write into a cache, so nothing in it is believed:
 * only bytes are kept, no header, and each time they are taken out their SHA-256 is held against the list that was compiled in.
 */
export class KeptBuild {
  readonly #deps: KeptBuildDeps;
  readonly #sums: ReadonlyMap<string, string>;
  /** Files that lie by themselves. */
  readonly #single: readonly BuildFile[];
  /** The parcel as it was last read, so that its files are not read one by one. What is in it is checked each time all the same. */
  #parcel: ArrayBuffer | null = null;
  #mending: Promise<void> | null = null;

  constructor(deps: KeptBuildDeps) {
    this.#deps = deps;
    this.#sums = new Map(deps.files.map(({ path, sha256 }) => [path, sha256]));
    this.#single = deps.files.filter(({ path }) => !deps.parcel.places.has(path));
  }

  /** Whether a path below the folder is a file of the build. */
  has(path: string): boolean {
    return this.#sums.has(path);
  }

  /** Bytes of a file of the build; null where they are missing, or are not those that were built. */
  async bytesOf(path: string): Promise<ArrayBuffer | null> {
    const bytes = await this.#bytesAt(path);
    return (await this.#isBuilt(path, bytes)) ? bytes : null;
  }

  /** Every file with the checksum that its kept bytes have now. */
  async check(): Promise<KeptFile[]> {
    const { files, parcel, open } = this.#deps;
    const cache = await open();
    // All entries at once: one question to the browser instead of one a file takes a fifth of the time.
    const [requests, responses] = await Promise.all([cache.keys(), cache.matchAll()]);
    const kept = new Map(requests.map(({ url }, index) => [url, responses[index]]));
    const keptAt = (path: string): Promise<ArrayBuffer | null> => bytesIn(kept.get(this.#addressOf(path).href));
    const small = await keptAt(parcel.path);
    return Promise.all(
      files.map(async (file) => {
        const bytes = parcel.places.has(file.path) ? partOf(parcel, small, file.path) : await keptAt(file.path);
        return { ...file, sizeBytes: bytes?.byteLength ?? 0, computed: bytes === null ? null : await sha256Of(bytes) };
      }),
    );
  }

  /** Removes what no build wrote, and says how many entries that were. */
  async sweep(): Promise<number> {
    const cache = await this.#deps.open();
    const paths = [this.#deps.parcel.path, ...this.#single.map(({ path }) => path)];
    const wanted = new Set(paths.map((path) => this.#addressOf(path).href));
    const strays = (await cache.keys()).filter(({ url }) => !wanted.has(url));
    await Promise.all(strays.map((request) => cache.delete(request)));
    return strays.length;
  }

  /**
   * Fetches the whole build and keeps each file that is the one that was built; of the parcel, all or nothing. Always the whole: which files are
   * missing is something that code in a page can choose, and a host that was asked for just these would read it.
   *
   * @param onAnswer - told of the host's answer for each file, before it is kept: of its headers, or null where the file is not the one that was
   * built. What it throws ends the fetching.
   */
  async fetchAll(onAnswer: OnAnswer = () => undefined): Promise<void> {
    const cache = await this.#deps.open();
    await Promise.all([
      this.#fetchParcel(cache, onAnswer),
      ...this.#single.map(async ({ path }) => {
        const { headers, bytes } = await this.#fetched(path);
        const isRight = await this.#isBuilt(path, bytes);
        onAnswer(path, isRight ? headers : null);
        if (isRight) await cache.put(this.#addressOf(path), new Response(bytes));
      }),
    ]);
  }

  async #fetchParcel(cache: Cache, onAnswer: OnAnswer): Promise<void> {
    const { parcel } = this.#deps;
    const { headers, bytes } = await this.#fetched(parcel.path);
    const paths = [...parcel.places.keys()];
    const areRight = await Promise.all(paths.map((path) => this.#isBuilt(path, partOf(parcel, bytes, path))));
    paths.forEach((path, index) => {
      onAnswer(path, areRight[index] === true ? headers : null);
    });
    if (areRight.includes(false)) return;
    await cache.put(this.#addressOf(parcel.path), new Response(bytes));
    this.#parcel = null;
  }

  /** What the host sends for a path; no bytes where it sends nothing, or an error. */
  async #fetched(path: string): Promise<{ headers: Headers | null; bytes: ArrayBuffer | null }> {
    const response = await this.#deps.fetcher(this.#addressOf(path)).catch(() => null);
    const bytes = response?.ok === true ? await response.arrayBuffer().catch(() => null) : null;
    return { headers: response?.headers ?? null, bytes };
  }

  async #isBuilt(path: string, bytes: ArrayBuffer | null): Promise<boolean> {
    return bytes !== null && (await sha256Of(bytes)) === this.#sums.get(path);
  }

  /** Fetches everything again; asked several times at once, it does so once. Without a network it changes nothing. */
  async mend(): Promise<void> {
    this.#mending ??= this.fetchAll();
    await this.#mending;
    this.#mending = null;
    this.#parcel = null;
  }

  async #bytesAt(path: string): Promise<ArrayBuffer | null> {
    const { parcel } = this.#deps;
    if (!parcel.places.has(path)) return this.#kept(path);
    this.#parcel ??= await this.#kept(parcel.path);
    return partOf(parcel, this.#parcel, path);
  }

  async #kept(path: string): Promise<ArrayBuffer | null> {
    const cache = await this.#deps.open();
    return bytesIn(await cache.match(this.#addressOf(path)));
  }

  #addressOf(path: string): URL {
    return new URL(path, this.#deps.folder);
  }
}

/** Null where nothing was kept, or where it cannot be read, as an opaque answer of elsewhere. */
async function bytesIn(response: Response | undefined): Promise<ArrayBuffer | null> {
  try {
    return response === undefined ? null : await response.arrayBuffer();
  } catch {
    return null;
  }
}
