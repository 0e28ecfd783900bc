import type { FindingFacts, FindingsAnswer } from '../domain/findings/answer.ts';
import { CONSENT_TOPICS, FINDING_TOPICS, type FindingTopic } from '../domain/findings/finding-pack.ts';
import { valueOr } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { Session } from './session.svelte.ts';

/** Whose file is open, as somebody said. Without that nothing is asked of the vault. */
export type FileOwner = 'adult' | 'minor';

/** Parts of the room. Topics are no addresses: which of them somebody opened never stands in the address bar. */
export const FINDING_PARTS = ['results', 'clinvar', 'errors', 'letter'] as const;
export type FindingPart = (typeof FINDING_PARTS)[number];

/** What two people's files say, each of the topics that were opened. */
export interface CoupleFindings {
  first: FindingsAnswer;
  second: FindingsAnswer;
}

/**
 * Single-gene findings of the open person: whose file it is, which topics were opened, and what the vault said of these. Nothing of a topic
 * that nobody opened leaves the vault. All of it goes with the file.
 */
export class Findings {
  readonly #client: Pick<AnalysisClient, 'ask' | 'askLoaded'>;
  readonly #session: Pick<Session, 'genomeNumber'>;
  #owner = $state<FileOwner | null>(null);
  #opened = $state.raw<ReadonlySet<FindingTopic>>(new Set());
  #answer = $state.raw<FindingsAnswer | null>(null);
  #couple = $state.raw<CoupleFindings | null>(null);
  #facts = $state.raw<FindingFacts | null>(null);
  /** The genome that the answer is about. */
  #of = $state(0);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;

  constructor(client: Pick<AnalysisClient, 'ask' | 'askLoaded'>, session: Pick<Session, 'genomeNumber'>) {
    this.#client = client;
    this.#session = session;
  }

  get owner(): FileOwner | null {
    return this.#owner;
  }

  /** What the open genome says of the opened topics; null before somebody has said whose file it is. */
  get answer(): FindingsAnswer | null {
    return this.#of === this.#session.genomeNumber ? this.#answer : null;
  }

  /** Published figures, about nobody; null until {@link Findings.loadFacts} has brought them. */
  get facts(): FindingFacts | null {
    return this.#facts;
  }

  async loadFacts(): Promise<void> {
    this.#facts ??= valueOr(await this.#client.askLoaded((vault) => vault.findingFacts()), null);
  }

  get couple(): CoupleFindings | null {
    return this.#couple;
  }

  /** Topics that may be told: those that need no consent, and those that were opened by name. */
  get topics(): FindingTopic[] {
    return FINDING_TOPICS.filter((topic) => this.isOpen(topic));
  }

  isOpen(topic: FindingTopic): boolean {
    return this.#owner !== null && (!CONSENT_TOPICS.includes(topic) || this.#opened.has(topic));
  }

  /** Says whose file it is, and asks for what needs no consent. */
  async begin(owner: FileOwner): Promise<void> {
    this.#owner = owner;
    await this.refresh();
  }

  /** Opens a topic that weighs on a family, after its text was read. */
  async open(topic: FindingTopic): Promise<void> {
    this.#opened = new Set([...this.#opened, topic]);
    await this.refresh();
  }

  /** Closes a topic again: what was said of it is dropped. */
  async close(topic: FindingTopic): Promise<void> {
    this.#opened = new Set([...this.#opened].filter((one) => one !== topic));
    await this.refresh();
  }

  /** Asks the vault for the topics that are open. */
  async refresh(): Promise<void> {
    if (this.#owner === null) return;
    const question = ++this.#question;
    const of = this.#session.genomeNumber;
    const answer = await this.#ask('open');
    if (question !== this.#question) return;
    this.#answer = answer;
    this.#of = of;
  }

  /** Asks for both files of a couple: the open one, and the one that was compared with it. Both are adults'. */
  async askCouple(): Promise<void> {
    const question = ++this.#question;
    const [first, second] = await Promise.all([this.#ask('open'), this.#ask('second')]);
    if (question !== this.#question) return;
    this.#couple = first === null || second === null ? null : { first, second };
  }

  dropCouple(): void {
    this.#question++;
    this.#couple = null;
  }

  /** Forgets whose file it was and all that was said of it. */
  clear(): void {
    this.#question++;
    this.#owner = null;
    this.#opened = new Set();
    this.#answer = null;
    this.#couple = null;
  }

  async #ask(of: 'open' | 'second'): Promise<FindingsAnswer | null> {
    // A couple's question is about what both may pass on, whatever topics were opened for the one whose file is open.
    const topics = this.#owner === null ? FINDING_TOPICS.filter((topic) => !CONSENT_TOPICS.includes(topic)) : this.topics; // prettier-ignore
    const isMinor = this.#owner === 'minor';
    return deepFreeze(valueOr(await this.#client.ask((vault) => vault.findings({ of, topics, isMinor })), null));
  }
}
