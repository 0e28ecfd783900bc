import type { ClinvarReport } from '../domain/clinvar/report.ts';
import { type Failure, valueOr } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { Session } from './session.svelte.ts';

/** ClinVar's file that somebody brought, and a BED of what could be called in the genome, if one came. */
interface BroughtClinvar {
  /** The files' own names, for the person who brought them; shown here and kept nowhere. */
  name: string;
  callableName: string | null;
  file: File;
  callable: File | null;
}

/** Bytes of ClinVar's file that were read. */
export interface ClinvarReadProgress {
  bytesRead: number;
  bytesTotal: number;
}

export type ClinvarState = 'idle' | 'reading' | 'stopped';

type Client = Pick<AnalysisClient, 'joinClinvar' | 'ask' | 'askStarted'>;

/** ClinVar's own file beside the open genome. Nothing is read before somebody agreed to see such a list. It goes with the open file. */
export class Clinvar {
  readonly #client: Client;
  readonly #session: Pick<Session, 'genomeNumber' | 'shown'>;
  agreed = $state(false);
  #brought = $state.raw<BroughtClinvar | null>(null);
  #state = $state<ClinvarState>('idle');
  #progress = $state.raw<ClinvarReadProgress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #report = $state.raw<ClinvarReport | null>(null);
  /** The genome that report, failure and progress are about. */
  #of = $state(0);
  #run = 0;

  constructor(client: Client, session: Pick<Session, 'genomeNumber' | 'shown'>) {
    this.#client = client;
    this.#session = session;
  }

  get brought(): Pick<BroughtClinvar, 'name' | 'callableName'> | null {
    return this.#brought;
  }

  get state(): ClinvarState {
    return this.#isCurrent ? this.#state : 'idle';
  }

  get progress(): ClinvarReadProgress | null {
    return this.#isCurrent ? this.#progress : null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get report(): ClinvarReport | null {
    return this.#isCurrent ? this.#report : null;
  }

  /** Which of these files are ClinVar's. */
  async among(files: readonly File[]): Promise<readonly File[]> {
    const are = valueOr(await this.#client.askStarted((vault) => vault.areClinvar([...files])), []);
    return files.filter((_, index) => are[index] === true);
  }

  /** Takes ClinVar's file, a BED, or both, and reads them beside the open genome if somebody agreed. */
  async bring(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const [own] = await this.among(files);
    const others = files.filter((file) => file !== own);
    const known = this.#brought;
    // A file that is not ClinVar's is the BED of one that is; without one it is refused as what it was meant for.
    const file = own ?? known?.file ?? others[0];
    if (file === undefined) return;
    const callable = others.find((one) => one !== file) ?? (own === undefined ? null : (known?.callable ?? null));
    this.#brought = { file, name: file.name, callable, callableName: callable?.name ?? null };
    await this.read();
  }

  /** Reads what was brought beside the genome that is open now. */
  async read(): Promise<void> {
    const brought = this.#brought;
    if (brought === null || !this.agreed || this.#session.shown.report === null) return;
    const run = ++this.#run;
    this.#of = this.#session.genomeNumber;
    [this.#state, this.#report, this.#failure, this.#progress] = ['reading', null, null, null];
    const { file, callable } = brought;
    const answer = await this.#client.joinClinvar({ file, callable }, (bytesRead, bytesTotal) => {
      if (run === this.#run) this.#progress = { bytesRead, bytesTotal };
    });
    if (run !== this.#run) return;
    this.#progress = null;
    this.#state = 'stopped' in answer ? 'stopped' : 'idle';
    if ('stopped' in answer) return;
    if (answer.ok) this.#report = deepFreeze(answer.value);
    else {
      this.#failure = answer.error;
      // What cannot be read is not kept as if it could be read another time; the other of two may be good.
      this.#brought =
        answer.error.code === 'clinvar/bed-unreadable' ? { ...brought, callable: null, callableName: null } : null;
    }
  }

  /** Says why a file is not even begun. */
  refuse(failure: Failure): void {
    this.#failure = failure;
  }

  stop(): void {
    if (this.#state !== 'reading') return;
    this.#run++;
    this.#state = 'stopped';
    this.#progress = null;
    void this.#client.ask((vault) => vault.stopClinvar());
  }

  /** Gives the brought files up, with all that came of them. */
  forget(): void {
    this.stop();
    this.#run++;
    this.#brought = null;
    [this.#state, this.#report, this.#failure] = ['idle', null, null];
  }

  /** Forgets the files, the answer and that somebody agreed. */
  clear(): void {
    this.forget();
    this.agreed = false;
  }

  /** Another person's file is open: what was brought stays, what was said of the earlier one goes. */
  dropAnswer(): void {
    this.stop();
    this.#run++;
    [this.#state, this.#report, this.#failure] = ['idle', null, null];
    this.agreed = false;
  }

  get #isCurrent(): boolean {
    return this.#of === this.#session.genomeNumber;
  }
}
