import * as Comlink from 'comlink';
import { fail, type Result } from '../errors/result.ts';
import type { AnalysisClient } from './client.ts';
import type { ExportApi } from './export-api.ts';

/** Starts the worker that writes files for other programs, for one question at a time: what it was told ends with it. */
export class ExportClient {
  readonly #client: Pick<AnalysisClient, 'ask'>;
  readonly #spawn: () => Worker;

  constructor(client: Pick<AnalysisClient, 'ask'>, spawn: () => Worker) {
    this.#client = client;
    this.#spawn = spawn;
  }

  async ask<T>(question: (api: Comlink.Remote<ExportApi>) => Promise<Result<T>>): Promise<Result<T>> {
    const worker = this.#spawn();
    const died = new Promise<Result<never>>((resolve) => {
      worker.addEventListener('error', () => {
        resolve(fail('bug/unexpected'));
      });
    });
    try {
      const answer = this.#answer(worker, question).catch(() => fail('bug/unexpected'));
      return await Promise.race([answer, died]);
    } finally {
      worker.terminate();
    }
  }

  async #answer<T>(
    worker: Worker,
    question: (api: Comlink.Remote<ExportApi>) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const api = Comlink.wrap<ExportApi>(worker);
    const { port1, port2 } = new MessageChannel();
    // The two talk with each other from here on; the page keeps no end of it. Without a vault there is nobody at the other end, and nobody asks.
    await this.#client.ask((vault) => vault.openExports(Comlink.transfer(port1, [port1])));
    const opened = await api.open(Comlink.transfer(port2, [port2]));
    return opened.ok ? question(api) : opened;
  }
}
