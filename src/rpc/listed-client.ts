import * as Comlink from 'comlink';
import { fail, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';

/** What a worker with a list of its own answers first. */
interface Listed<About> {
  open(pack: LoadedPack): Promise<Result<About>>;
}

interface Running<Api, About> {
  worker: Worker;
  api: Comlink.Remote<Api>;
  about: Promise<Result<About>>;
  /** Resolves when the worker has died or was ended; nothing that was asked of it will be answered. */
  gone: Promise<Result<never>>;
  end: () => void;
}

/** Talks to a worker that has a list of its own. It is started, and its list loaded, when its room is first asked something. */
export class ListedClient<Api extends Listed<About>, About> {
  readonly #spawn: () => Worker;
  readonly #load: () => Promise<Result<LoadedPack>>;
  #running: Running<Api, About> | null = null;

  /**
   * @param spawn - starts the worker (`Spawner`)
   * @param load - its pack, from the copy that was kept before a file was opened (`AnalysisClient`)
   */
  constructor(spawn: () => Worker, load: () => Promise<Result<LoadedPack>>) {
    this.#spawn = spawn;
    this.#load = load;
  }

  /** Starts the worker and says what the list is. */
  async open(): Promise<Result<About>> {
    const running = this.#start();
    const about = await Promise.race([running.about, running.gone]);
    // One that found no seal holds nothing and says the same each time; any other is started anew when it is asked again.
    if (!about.ok && about.error.code !== 'seal/not-sealed') running.end();
    return about;
  }

  /** Asks the worker, started if it does not run. */
  async ask<T>(question: (api: Comlink.Remote<Api>) => Promise<Result<T>>): Promise<Result<T>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    const running = this.#start();
    return Promise.race([question(running.api).catch(() => fail('bug/unexpected')), running.gone]);
  }

  /** Ends the worker: what was told it goes with it. */
  close(): void {
    this.#running?.end();
  }

  #start(): Running<Api, About> {
    if (this.#running !== null) return this.#running;
    const worker = this.#spawn();
    const api = Comlink.wrap<Api>(worker);
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
    this.#running = { worker, api, about: this.#openIn(worker), gone, end };
    return this.#running;
  }

  async #openIn(worker: Worker): Promise<Result<About>> {
    const pack = await this.#load();
    if (!pack.ok) return pack;
    const copy = { ...pack.value, bytes: pack.value.bytes.slice() };
    // Seen through its first question alone: of every worker with a list that is the same.
    const api = Comlink.wrap<Listed<About>>(worker);
    const about = await api.open(Comlink.transfer(copy, [copy.bytes.buffer])).catch(() => fail('bug/unexpected'));
    if (about.ok) await this.prepare(Comlink.wrap<Api>(worker));
    return about;
  }

  /** What is asked of each worker as soon as its list is there. */
  protected prepare(_api: Comlink.Remote<Api>): Promise<void> {
    return Promise.resolve();
  }
}
