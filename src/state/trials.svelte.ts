import type { TrialsAnswer } from '../domain/trials/answer-trials.ts';
import type { TrialProblem } from '../domain/trials/trial.ts';
import type { TumourProfile } from '../domain/tumour/profile.ts';
import type { Failure, Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import type { TumourClient } from '../rpc/tumour-client.ts';

/** A file of trials that was read; it lies in the worker. */
interface TrialFileRead {
  name: string;
  trials: number;
  problems: readonly TrialProblem[];
}

/**
 * Trials that are held against what somebody told of a tumour: the examples of the app, and those of files that were brought. They lie in the worker of the room, where
 * the telling is.
 */
export class Trials {
  readonly #client: Pick<TumourClient, 'ask'>;
  readonly #load: () => Promise<Result<LoadedPack>>;
  #files = $state.raw<readonly TrialFileRead[]>([]);
  #refused = $state.raw<readonly { name: string; failure: Failure }[]>([]);
  #answer = $state.raw<TrialsAnswer | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #samples = $state.raw<{ count: number; date: string } | null>(null);
  #isReading = $state(false);
  #withSamples = $state(true);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;

  /** @param load - the pack `trials`, from the copy that was kept before a file was opened */
  constructor(client: Pick<TumourClient, 'ask'>, load: () => Promise<Result<LoadedPack>>) {
    this.#client = client;
    this.#load = load;
  }

  get files(): readonly TrialFileRead[] {
    return this.#files;
  }

  /** Files that could not be read, of those that were given last. */
  get refused(): readonly { name: string; failure: Failure }[] {
    return this.#refused;
  }

  /** Null while nothing was told. */
  get answer(): TrialsAnswer | null {
    return this.#answer;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The examples of the app, once they are loaded. */
  get samples(): { count: number; date: string } | null {
    return this.#samples;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  get withSamples(): boolean {
    return this.#withSamples;
  }

  set withSamples(withSamples: boolean) {
    this.#withSamples = withSamples;
  }

  /** Hands the examples to the worker. */
  async open(): Promise<void> {
    if (this.#samples !== null) return;
    const pack = await this.#load();
    if (!pack.ok) {
      this.#failure = pack.error;
      return;
    }
    const taken = await this.#client.ask((api) => Promise.resolve(api.takeTrials(pack.value)));
    if (taken.ok) this.#samples = { count: taken.value, date: pack.value.identity.date };
    else this.#failure = taken.error;
  }

  /** Reads files of trials, each by itself: one that cannot be read does not keep the others away. */
  async bring(files: readonly File[]): Promise<void> {
    this.#isReading = true;
    const refused: { name: string; failure: Failure }[] = [];
    for (const file of files) {
      const read = await this.#client.ask((api) => api.bringTrials(file));
      if (read.ok) this.#files = [...this.#files, { name: file.name, ...read.value }];
      else refused.push({ name: file.name, failure: read.error });
    }
    this.#refused = refused;
    this.#isReading = false;
  }

  async drop(at: number): Promise<void> {
    const dropped = await this.#client.ask((api) => Promise.resolve(api.dropTrials(at)));
    if (dropped.ok) this.#files = this.#files.filter((_, index) => index !== at);
    else this.#failure = dropped.error;
  }

  /** Answers all trials for what is told now. Of nothing told there is no answer. */
  async ask(profile: TumourProfile, isAnythingTold: boolean): Promise<void> {
    const question = ++this.#question;
    if (!isAnythingTold || this.#samples === null) {
      this.#answer = null;
      return;
    }
    const asked = { files: this.#files.length, withSamples: this.#withSamples };
    const answer = await this.#client.ask((api) => Promise.resolve(api.answerTrials(profile, asked)));
    if (question !== this.#question) return;
    if (answer.ok) [this.#answer, this.#failure] = [answer.value, null];
    else [this.#answer, this.#failure] = [null, answer.error];
  }

  /** Forgets the files and the answers. The worker that holds them is ended by whoever ends it for the whole room. */
  clear(): void {
    this.#question++;
    [this.#files, this.#refused] = [[], []];
    [this.#answer, this.#failure, this.#samples] = [null, null, null];
    [this.#isReading, this.#withSamples] = [false, true];
  }
}
