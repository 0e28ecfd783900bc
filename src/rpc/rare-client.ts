import * as Comlink from 'comlink';
import type { ListAbout } from '../domain/rare/differential.ts';
import { fail, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import type { RareApi } from './rare-api.ts';

interface Running {
  worker: Worker;
  api: Comlink.Remote<RareApi>;
  about: Promise<Result<ListAbout>>;
  /** Resolves when the worker has died or was ended; nothing that was asked of it will be answered. */
  gone: Promise<Result<never>>;
  end: () => void;
}

/** Talks to the worker of the differential. It is started, and its list loaded, when the room is first asked something. */
export class RareClient {
  readonly #spawn: () => Worker;
  readonly #load: () => Promise<Result<LoadedPack>>;
  #running: Running | null = null;

  /**
   * @param spawn - starts the worker (`Spawner.rare`)
   * @param load - the pack `hpo`, from the copy that was kept before a file was opened (`AnalysisClient.rareList`)
   */
  constructor(spawn: () => Worker, load: () => Promise<Result<LoadedPack>>) {
    this.#spawn = spawn;
    this.#load = load;
  }

  /** Starts the worker and says what the list is. */
  async open(): Promise<Result<ListAbout>> {
    const running = this.#start();
    const about = await Promise.race([running.about, running.gone]);
    if (!about.ok) running.end();
    return about;
  }

  /** Asks the worker, started if it does not run. */
  async ask<T>(question: (api: Comlink.Remote<RareApi>) => Promise<Result<T>>): Promise<Result<T>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    const running = this.#start();
    return Promise.race([question(running.api).catch(() => fail('bug/unexpected')), running.gone]);
  }

  /** Ends the worker: what was told it goes with it. */
  close(): void {
    this.#running?.end();
  }

  #start(): Running {
    if (this.#running !== null) return this.#running;
    const worker = this.#spawn();
    const api = Comlink.wrap<RareApi>(worker);
    let end = (): void => undefined;
    const gone = new Promise<Result<never>>((resolve) => {
      end = () => {
        worker.terminate();
        if (this.#running?.worker === worker) this.#running = null;
        resolve(fail('bug/unexpected'));
      };
      worker.addEventListener('error', () => {
        end();
      });
    });
    this.#running = { worker, api, about: this.#openIn(api), gone, end };
    return this.#running;
  }

  async #openIn(api: Comlink.Remote<RareApi>): Promise<Result<ListAbout>> {
    const pack = await this.#load();
    if (!pack.ok) return pack;
    const copy = { ...pack.value, bytes: pack.value.bytes.slice() };
    return api.open(Comlink.transfer(copy, [copy.bytes.buffer])).catch(() => fail('bug/unexpected'));
  }
}
