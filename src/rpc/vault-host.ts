import * as Comlink from 'comlink';
import type { Stopped } from '../domain/analysis/stages.ts';
import type { PackIdentity } from '../domain/identity.ts';
import { partBuffers, type PartRequest, type ScannedPart } from '../engine/part.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { PackStore } from './pack-store.ts';
import type { VaultWorkerApi } from './protocol.ts';
import type { ScoreFiles } from './score-files.ts';
import type { Spawner } from './spawn.ts';

/** A vault worker that has been started. */
interface RunningVault {
  worker: Worker;
  api: Comlink.Remote<VaultWorkerApi>;
  /** Packs that this worker has decoded. */
  loaded: Promise<Result<PackIdentity[]>>;
  /** Resolves when the worker has died of an error of its own. */
  crashed: Promise<Result<never>>;
  /** Resolves when the worker is terminated on purpose; call `end` with it. */
  ended: Promise<Stopped>;
  end: () => void;
}

/** Starts the vault, hands it its packs and the scores that were brought, and ends it. There is one at a time. */
export class VaultHost {
  readonly #spawner: Spawner;
  readonly #packs: PackStore;
  readonly #scoreFiles: ScoreFiles;
  #running: RunningVault | null = null;
  /** The vault that reads the second half of a whole genome, while it does. */
  #helper: { worker: Worker; api: Comlink.Remote<VaultWorkerApi> } | null = null;

  constructor(spawner: Spawner, packs: PackStore, scoreFiles: ScoreFiles) {
    this.#spawner = spawner;
    this.#packs = packs;
    this.#scoreFiles = scoreFiles;
  }

  /** The vault that runs now, if one does. */
  get running(): RunningVault | null {
    return this.#running;
  }

  /** Starts a vault and loads every pack of the manifest into it, samples excepted. */
  async warm(): Promise<Result<PackIdentity[]>> {
    const vault = this.open();
    const loaded = await Promise.race([vault.loaded, vault.crashed]);
    if (!loaded.ok) this.close();
    return loaded;
  }

  /** The vault that runs, started if none does. */
  open(): RunningVault {
    if (this.#running !== null) return this.#running;
    const worker = this.#spawner.vault();
    const api = Comlink.wrap<VaultWorkerApi>(worker);
    const crashed = new Promise<Result<never>>((resolve) => {
      worker.addEventListener('error', () => {
        if (this.#running?.worker === worker) this.close();
        resolve(fail('bug/unexpected'));
      });
    });
    let end = (): void => undefined;
    const ended = new Promise<Stopped>((resolve) => {
      end = () => {
        resolve({ stopped: true });
      };
    });
    this.#running = { worker, api, loaded: this.#fill(api), crashed, ended, end };
    return this.#running;
  }

  /**
   * Asks the vault that runs. What it throws, or dies of, is a fault of ours (`bug/unexpected`); a vault that is not there, or is ended
   * meanwhile, has nothing open.
   */
  async ask<T>(question: (api: Comlink.Remote<VaultWorkerApi>) => Promise<T>): Promise<Result<T>> {
    const vault = this.#running;
    if (vault === null) return fail('input/nothing-open');
    const answer = question(vault.api).then(ok, () => fail('bug/unexpected'));
    return Promise.race([answer, vault.crashed, vault.ended.then(() => fail('input/nothing-open'))]);
  }

  /** Has the second half of a whole genome read by a vault of its own, which ends with it. */
  async scanPart(request: PartRequest): Promise<Result<ScannedPart>> {
    this.#helper?.worker.terminate();
    const worker = this.#spawner.vault();
    // Its proxy is held as long as it runs: Comlink ends the connection of one that is collected.
    const helper = { worker, api: Comlink.wrap<VaultWorkerApi>(worker) };
    this.#helper = helper;
    const died = new Promise<Result<ScannedPart>>((resolve) => {
      worker.addEventListener('error', () => {
        resolve(fail('kernel/trap'));
      });
    });
    const part = await Promise.race([helper.api.scanPart(request), died]);
    worker.terminate();
    if (this.#helper === helper) this.#helper = null;
    return part.ok ? Comlink.transfer(part, partBuffers(part.value)) : part;
  }

  /** Ends the vault and everything that it holds. */
  close(): void {
    this.#helper?.worker.terminate();
    this.#running?.worker.terminate();
    this.#running?.end();
    this.#running = null;
  }

  async #fill(api: Comlink.Remote<VaultWorkerApi>): Promise<Result<PackIdentity[]>> {
    const packs = await this.#packs.references();
    if (!packs.ok) return packs;
    const buffers = packs.value.map((pack) => pack.bytes.buffer);
    const loaded = await api.loadPacks(Comlink.transfer(packs.value, buffers)).catch(() => fail('bug/unexpected'));
    await this.#scoreFiles.restore(api).catch(() => undefined);
    return loaded;
  }
}
