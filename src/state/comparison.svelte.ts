import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { AnalysisEvent } from '../domain/analysis/stages.ts';
import type { ComparisonReport } from '../domain/genotype/compare.ts';
import type { Failure } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { OpenedFile, Progress, Session } from './session.svelte.ts';

type Chosen = Pick<AnalysisOptions, 'sample' | 'entry'>;

/** What the comparison does now. */
export type ComparisonState = 'idle' | 'reading' | 'joining' | 'stopped';

/** A second file held against the open one. It goes with the open file. */
export class Comparison {
  readonly #client: Pick<AnalysisClient, 'compare' | 'ask' | 'merge'>;
  readonly #session: Pick<Session, 'shown' | 'genomeNumber' | 'adopt'>;
  readonly #refusal: () => Failure | null;
  #state = $state<ComparisonState>('idle');
  #progress = $state.raw<Progress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #result = $state.raw<ComparisonReport | null>(null);
  /** Number of the open genome that the rest is about. */
  #of = $state<number | null>(null);
  #joined = $state<number | null>(null);
  /** The second file, once it has been read. */
  #second: OpenedFile | null = null;
  /** The second file while it waits for a choice, with what was chosen in it already. */
  #ambiguous: { file: Blob; chosen: Chosen } | null = null;
  #run = 0;

  constructor(
    client: Pick<AnalysisClient, 'compare' | 'ask' | 'merge'>,
    session: Pick<Session, 'shown' | 'genomeNumber' | 'adopt'>,
    /** Why no second file may be read now, if so. */
    refusal: () => Failure | null = () => null,
  ) {
    this.#client = client;
    this.#session = session;
    this.#refusal = refusal;
  }

  get state(): ComparisonState {
    return this.#isCurrent ? this.#state : 'idle';
  }

  get progress(): Progress | null {
    return this.#isCurrent ? this.#progress : null;
  }

  get failure(): Failure | null {
    return this.#isCurrent ? this.#failure : null;
  }

  get result(): ComparisonReport | null {
    return this.#isCurrent ? this.#result : null;
  }

  /** Whether the open file is one that was joined here. */
  get isJoined(): boolean {
    return this.#joined === this.#session.genomeNumber;
  }

  /** Reads a second file and compares it with the open one. */
  async compare(file: Blob, options: AnalysisOptions, chosen: Chosen = {}): Promise<void> {
    await this.#compare(file, options, chosen);
  }

  /** Reads the second file again, with the sample or the entry of an archive that was chosen. */
  async choose(choice: string, options: AnalysisOptions): Promise<void> {
    const ambiguous = this.#ambiguous;
    if (ambiguous === null) return;
    const chosen = this.#failure?.code === 'input/ambiguous-archive' ? { entry: choice } : { sample: choice };
    await this.#compare(ambiguous.file, options, { ...ambiguous.chosen, ...chosen });
  }

  /** Ends the reading of the second file; the open one stays. */
  stop(): void {
    if (this.#state !== 'reading') return;
    this.#leave();
    this.#state = 'stopped';
  }

  /** Joins both files of one person; the joined one becomes the open file. True if it succeeded. */
  async join(options: AnalysisOptions): Promise<boolean> {
    const second = this.#second;
    if (this.result === null || second === null || this.#state === 'joining') return false;
    const run = ++this.#run;
    this.#failure = null;
    this.#state = 'joining';
    const outcome = await this.#client.merge(options, () => undefined);
    if (run !== this.#run || !this.#isCurrent) return false;
    this.#state = 'idle';
    if ('stopped' in outcome) return false;
    if (!outcome.ok) {
      this.#failure = outcome.error;
      return false;
    }
    this.#session.adopt(outcome.value, second);
    this.clear();
    this.#joined = this.#session.genomeNumber;
    return true;
  }

  /** Forgets the second file and all that was said of it. */
  clear(): void {
    this.#leave();
    this.#result = null;
    this.#second = null;
    this.#of = null;
    this.#joined = null;
  }

  /** Whether the file that the comparison is about is still the open one. */
  get #isCurrent(): boolean {
    return this.#of === this.#session.genomeNumber;
  }

  async #compare(file: Blob, options: AnalysisOptions, chosen: Chosen): Promise<void> {
    if (this.#session.shown.report === null) return;
    this.#leave();
    const run = this.#run;
    this.#of = this.#session.genomeNumber;
    this.#result = null;
    this.#failure = this.#refusal();
    if (this.#failure !== null) return;
    this.#state = 'reading';
    const outcome = await this.#client.compare(file, { ...options, ...chosen }, (event) => {
      if (run === this.#run) this.#take(event);
    });
    if (run !== this.#run) return;
    this.#progress = null;
    this.#state = 'stopped' in outcome ? 'stopped' : 'idle';
    if ('stopped' in outcome) return;
    if (outcome.ok) {
      this.#result = deepFreeze(outcome.value);
      this.#second = { file, chosen };
    } else {
      this.#failure = outcome.error;
      this.#ambiguous = outcome.error.choices === undefined ? null : { file, chosen };
    }
  }

  #take(event: AnalysisEvent): void {
    if (event.type !== 'progress') return;
    const { stage, bytesRead, bytesTotal, rows } = event;
    this.#progress = { stage, bytesRead, bytesTotal, rows };
  }

  #leave(): void {
    this.#run++;
    if (this.#state === 'reading') void this.#client.ask((vault) => vault.stopComparing());
    this.#state = 'idle';
    this.#progress = null;
    this.#failure = null;
    this.#ambiguous = null;
  }
}
