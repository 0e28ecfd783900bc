import type * as Comlink from 'comlink';
import type { ListAbout } from '../domain/rare/differential.ts';
import type { SignLanguage } from '../domain/rare/sign-names.ts';
import { ok, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import { ListedClient } from './listed-client.ts';
import type { RareApi } from './rare-api.ts';

/** Talks to the worker of the differential, which can name signs in another language beside English. */
export class RareClient extends ListedClient<RareApi, ListAbout> {
  readonly #loadNames: (language: SignLanguage) => Promise<Result<LoadedPack>>;
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
    super(spawn, load);
    this.#loadNames = loadNames;
  }

  /** Has signs named in another language beside English, also by a worker that is started later. In English only with null. */
  async speak(language: SignLanguage | null): Promise<Result<null>> {
    const before = this.#language;
    this.#language = language;
    const spoken = await this.ask((api) => this.#speakIn(api));
    if (!spoken.ok && this.#language === language) this.#language = before;
    return spoken;
  }

  /** Names that cannot be loaded leave the English ones. */
  protected override async prepare(api: Comlink.Remote<RareApi>): Promise<void> {
    if (this.#language !== null) await this.#speakIn(api).catch(() => null);
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
