import { sha256Of } from '../bytes/sha256.ts';
import type { BuildFile, KeptFile } from './airplane-protocol.ts';

/** Fetches a file of the build from the host, past every cache. */
type Fetcher = (address: URL) => Promise<Response>;

/** What a build that is kept is made of. */
export interface KeptBuildDeps {
  /** Opens the cache of this build. */
  open: () => Promise<Cache>;
  files: readonly BuildFile[];
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
  #mending: Promise<void> | null = null;

  constructor(deps: KeptBuildDeps) {
    this.#deps = deps;
    this.#sums = new Map(deps.files.map(({ path, sha256 }) => [path, sha256]));
  }

  /** Whether a path below the folder is a file of the build. */
  has(path: string): boolean {
    return this.#sums.has(path);
  }

  /** Bytes of a file of the build; null where they are missing, or are not those that were built. */
  async bytesOf(path: string): Promise<ArrayBuffer | null> {
    const bytes = await this.#kept(path);
    return bytes !== null && (await sha256Of(bytes)) === this.#sums.get(path) ? bytes : null;
  }

  /** Every file with the checksum that its kept bytes have now. */
  async check(): Promise<KeptFile[]> {
    const cache = await this.#deps.open();
    // All entries at once: one question to the browser instead of one a file takes a fifth of the time.
    const [requests, responses] = await Promise.all([cache.keys(), cache.matchAll()]);
    const kept = new Map(requests.map(({ url }, index) => [url, responses[index]]));
    return Promise.all(
      this.#deps.files.map(async (file) => {
        const bytes = await bytesIn(kept.get(this.#addressOf(file.path).href));
        return { ...file, sizeBytes: bytes?.byteLength ?? 0, computed: bytes === null ? null : await sha256Of(bytes) };
      }),
    );
  }

  /** Removes what no build wrote, and says how many entries that were. */
  async sweep(): Promise<number> {
    const cache = await this.#deps.open();
    const wanted = new Set(this.#deps.files.map(({ path }) => this.#addressOf(path).href));
    const strays = (await cache.keys()).filter(({ url }) => !wanted.has(url));
    await Promise.all(strays.map((request) => cache.delete(request)));
    return strays.length;
  }

  /**
   * Fetches the whole build and keeps each file that is the one that was built. Always the whole: which files are missing is something that
   * code in a page can choose, and a host that was asked for just these would read it.
   *
   * @param onAnswer - told of the host's answer for each file, before it is kept: of its headers, or null where the file is not the one that was
   * built. What it throws ends the fetching.
   */
  async fetchAll(onAnswer: (path: string, headers: Headers | null) => void = () => undefined): Promise<void> {
    const cache = await this.#deps.open();
    await Promise.all(
      this.#deps.files.map(async ({ path, sha256 }) => {
        const response = await this.#deps.fetcher(this.#addressOf(path)).catch(() => null);
        const bytes = response?.ok === true ? await response.arrayBuffer().catch(() => null) : null;
        const isRight = bytes !== null && (await sha256Of(bytes)) === sha256;
        onAnswer(path, isRight ? (response?.headers ?? null) : null);
        if (isRight) await cache.put(this.#addressOf(path), new Response(bytes));
      }),
    );
  }

  /** Fetches everything again; asked several times at once, it does so once. Without a network it changes nothing. */
  async mend(): Promise<void> {
    this.#mending ??= this.fetchAll();
    await this.#mending;
    this.#mending = null;
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
