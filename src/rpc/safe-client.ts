import * as Comlink from 'comlink';
import { fail, type Result } from '../errors/result.ts';
import type { SafeApi } from './safe.ts';
import type { Spawner } from './spawn.ts';

interface Running {
  worker: Worker;
  api: Comlink.Remote<SafeApi>;
  /** Resolves when the worker has died or was ended; nothing that was asked of it will be answered. */
  gone: Promise<Result<never>>;
  end: () => void;
}

/** Talks to the worker that saves people. It is started when first needed: most visits never do. */
export class SafeClient {
  readonly #spawn: Spawner['safe'];
  #running: Running | null = null;

  constructor(spawn: Spawner['safe']) {
    this.#spawn = spawn;
  }

  /** Asks the worker. A worker that is ended meanwhile leaves `storage/locked`. */
  async ask<T>(question: (api: Comlink.Remote<SafeApi>) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#spawn === null) return fail('storage/unavailable');
    const { api, gone } = this.#start(this.#spawn);
    return Promise.race([question(api).catch(() => fail('bug/unexpected')), gone]);
  }

  /** Whether this copy of the app has such a worker at all. */
  get exists(): boolean {
    return this.#spawn !== null;
  }

  /** Ends the worker: every key and every plain byte that it held goes with it. */
  close(): void {
    this.#running?.end();
  }

  #start(spawn: () => Worker): Running {
    if (this.#running !== null) return this.#running;
    const worker = spawn();
    let end = (): void => undefined;
    const gone = new Promise<Result<never>>((resolve) => {
      end = () => {
        worker.terminate();
        this.#running = null;
        resolve(fail('storage/locked'));
      };
      worker.addEventListener('error', () => {
        end();
      });
    });
    this.#running = { worker, api: Comlink.wrap<SafeApi>(worker), gone, end };
    return this.#running;
  }
}
