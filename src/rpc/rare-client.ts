import * as Comlink from 'comlink';
import type { ListAbout } from '../domain/rare/differential.ts';
import type { SignLanguage } from '../domain/rare/sign-names.ts';
import { fail, ok, type Result } from '../errors/result.ts';
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
  readonly #loadNames: (language: SignLanguage) => Promise<Result<LoadedPack>>;
  #running: Running | null = null;
  #language: SignLanguage | null = null;

  /**
   * @param spawn - starts the worker (`Spawner.rare`)
   * @param load - the pack `hpo`, from the copy that was kept before a file was opened (`AnalysisClient.rareList`)
   * @param loadNames - a pack `hpo-…`, from there as well (`AnalysisClient.signNames`)
   */
  constructor(
    spawn: () => Worker,
    load: () => Promise<Result<LoadedPack>>,
    loadNames: (language: SignLanguage) => Promise<Result<LoadedPack>>,
  ) {
    this.#spawn = spawn;
    this.#load = load;
    this.#loadNames = loadNames;
  }

  /** Starts the worker and says what the list is. */
  async open(): Promise<Result<ListAbout>> {
    const running = this.#start();
    const about = await Promise.race([running.about, running.gone]);
    // One that found no seal holds nothing and says the same each time; any other is started anew when it is asked again.
    if (!about.ok && about.error.code !== 'seal/not-sealed') running.end();
    return about;
  }

  /** Asks the worker, started if it does not run. */
  async ask<T>(question: (api: Comlink.Remote<RareApi>) => Promise<Result<T>>): Promise<Result<T>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    const running = this.#start();
    return Promise.race([question(running.api).catch(() => fail('bug/unexpected')), running.gone]);
  }

  /** Has signs named in another language beside English, also by a worker that is started later. In English only with null. */
  async speak(language: SignLanguage | null): Promise<Result<null>> {
    const before = this.#language;
    this.#language = language;
    const spoken = await this.ask((api) => this.#speakIn(api));
    if (!spoken.ok && this.#language === language) this.#language = before;
    return spoken;
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
    const about = await api.open(Comlink.transfer(copy, [copy.bytes.buffer])).catch(() => fail('bug/unexpected'));
    // Names that cannot be loaded leave the English ones.
    if (about.ok && this.#language !== null) await this.#speakIn(api).catch(() => null);
    return about;
  }

  async #speakIn(api: Comlink.Remote<RareApi>): Promise<Result<null>> {
    const language = this.#language;
    if (language === null) return api.speak(null);
    const pack = await this.#loadNames(language);
    // Another one was chosen meanwhile.
    if (this.#language !== language) return ok(null);
    return pack.ok ? api.speak(pack.value) : pack;
  }
}
