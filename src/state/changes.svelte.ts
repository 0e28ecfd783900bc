import type { ReportChanges } from '../domain/changes/compare.ts';
import type { ChangeFacts } from '../domain/changes/facts.ts';
import type { Failure, Result } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import type { Findings } from './findings.svelte.ts';
import type { Session } from './session.svelte.ts';

/** Loaded with the first question. */
const comparing = () => import('./comparing.ts');

/** What the app said of somebody on a day: a report with fewer fields. */
export interface EarlierAccount {
  /** ISO 8601 day. */
  at: string;
  report: Readonly<Record<string, unknown>>;
}

/** Something to hold the open person's results against. */
export interface Earlier {
  /** Null for a saved report, which names no day. */
  at: string | null;
  report: unknown;
  /** It came with the saved person whose very files are open. */
  isOwn: boolean;
}

/** What is said otherwise than before: of a saved person, or against a report that somebody kept. Nothing is asked of the vault for it. */
export class Changes {
  readonly #client: Pick<AnalysisClient, 'changeFacts'>;
  readonly #session: Pick<Session, 'shown'>;
  readonly #findings: Pick<Findings, 'answer'>;
  #earlier = $state.raw<Earlier | null>(null);
  #facts = $state.raw<ChangeFacts | null>(null);
  #result = $state.raw<ReportChanges | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;

  constructor(
    client: Pick<AnalysisClient, 'changeFacts'>,
    session: Pick<Session, 'shown'>,
    findings: Pick<Findings, 'answer'>,
  ) {
    this.#client = client;
    this.#session = session;
    this.#findings = findings;
  }

  get earlier(): Earlier | null {
    return this.#earlier;
  }

  /** Dated tables of what changed; null until {@link Changes.loadFacts} has brought them. */
  get facts(): ChangeFacts | null {
    return this.#facts;
  }

  get result(): ReportChanges | null {
    return this.#result;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** What a saved person was told when it was last looked at, where the tables are other ones now. */
  offer({ at, report }: EarlierAccount): void {
    this.#take({ at, report, isOwn: true });
  }

  /** Takes a report that somebody kept. */
  async bring(file: File): Promise<void> {
    this.#take(null);
    const question = ++this.#question;
    const report = await comparing().then(({ readReportFile }) => readReportFile(file));
    if (question !== this.#question) return;
    if (report === null) this.#failure = { code: 'changes/not-a-report' };
    else this.#take({ at: null, report, isOwn: false });
  }

  /** Holds what is open against the earlier account. The view asks again where one of the two becomes another. */
  async compare(): Promise<void> {
    const [earlier, { report }, { answer }] = [this.#earlier, this.#session.shown, this.#findings];
    if (earlier === null || report === null) return;
    const question = ++this.#question;
    const [facts, { compareWith }] = await Promise.all([this.loadFacts(), comparing()]);
    if (question !== this.#question) return;
    const compared = facts.ok ? compareWith(earlier, { report, answer }, facts.value) : facts;
    this.#result = compared.ok ? compared.value : null;
    this.#failure = compared.ok ? null : compared.error;
  }

  async loadFacts(): Promise<Result<ChangeFacts>> {
    if (this.#facts !== null) return { ok: true, value: this.#facts };
    const [pack, { readFacts }] = await Promise.all([this.#client.changeFacts(), comparing()]);
    const facts = readFacts(pack);
    if (facts.ok) this.#facts = facts.value;
    return facts;
  }

  /** What is said today of the open person, as it is kept with a saved one; null where nothing is open. */
  async account(): Promise<EarlierAccount | null> {
    const [{ report }, { answer }] = [this.#session.shown, this.#findings];
    return report === null ? null : (await comparing()).accountOf(report, answer);
  }

  /** Puts the earlier account away. */
  clear(): void {
    this.#question++;
    this.#take(null);
  }

  #take(earlier: Earlier | null): void {
    this.#earlier = earlier;
    this.#result = null;
    this.#failure = null;
  }
}
