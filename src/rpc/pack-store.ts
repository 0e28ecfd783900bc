import { fail, ok, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import { REFERENCE_IDS } from '../reference/pack-ids.ts';
import type { SeenHeaders } from '../seal/seen-headers.ts';
import type { PacksApi } from './protocol.ts';
import type { Spawner } from './spawn.ts';

/**
 * The packs as the packs worker fetched them, each once: a vault that starts again takes copies, so that a stop needs no network.
 * The worker is started when something is asked of it.
 */
export class PackStore {
  readonly #spawner: Pick<Spawner, 'packs'>;
  #api: PacksApi | null = null;
  readonly #kept = new Map<string, LoadedPack>();
  #references: Promise<Result<LoadedPack[]>> | null = null;

  constructor(spawner: Pick<Spawner, 'packs'>) {
    this.#spawner = spawner;
  }

  /** Copies of every pack that an analysis needs, for a vault to keep. A fetch that failed is tried again. */
  async references(): Promise<Result<LoadedPack[]>> {
    this.#references ??= this.#fetchReferences();
    const fetched = await this.#references;
    if (!fetched.ok) {
      this.#references = null;
      return fetched;
    }
    return ok(fetched.value.map((pack) => ({ ...pack, bytes: pack.bytes.slice() })));
  }

  /** One pack by its id, fetched when it is asked for. */
  async load(id: string): Promise<Result<LoadedPack>> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return ok({ ...kept, bytes: kept.bytes.slice() });
    return this.#packs()
      .load(id)
      .catch(() => fail('reference/pack-missing'));
  }

  /** Fetches packs now and keeps them, so that asking for them later is no fetch. One that cannot be fetched is tried again when it is asked for. */
  async keep(ids: readonly string[]): Promise<void> {
    for (const [id, pack] of await Promise.all(ids.map(async (id) => [id, await this.load(id)] as const)))
      if (pack.ok) this.#kept.set(id, pack.value);
  }

  /** The headers that this page and its workers are given, as they arrive; null where nothing is served. */
  async headers(): Promise<SeenHeaders[] | null> {
    return this.#packs()
      .headers()
      .catch(() => []);
  }

  async #fetchReferences(): Promise<Result<LoadedPack[]>> {
    const results = await Promise.all(REFERENCE_IDS.map((id) => this.load(id)));
    const packs: LoadedPack[] = [];
    for (const result of results) {
      if (!result.ok) return result;
      packs.push(result.value);
    }
    return ok(packs);
  }

  #packs(): PacksApi {
    this.#api ??= this.#spawner.packs();
    return this.#api;
  }
}
