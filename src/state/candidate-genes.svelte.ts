import type { PublishedAnswer } from '../domain/published/answer.ts';
import type { Failure, Result } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { FileOwner, Findings } from './findings.svelte.ts';
import type { Session } from './session.svelte.ts';

type Client = Pick<AnalysisClient, 'ask' | 'publishedTable'>;

/**
 * What the open file says in the genes of candidate diseases, once somebody agreed to look. The vault is told names of genes and nothing of signs; what
 * it answers never goes to where the diseases are ranked. It goes with the open file.
 */
export class CandidateGenes {
  readonly #client: Client;
  readonly #session: Pick<Session, 'genomeNumber' | 'shown'>;
  readonly #findings: Pick<Findings, 'owner'>;
  /** The genome that somebody agreed to look into. */
  #agreed = $state<number | null>(null);
  #answer = $state.raw<PublishedAnswer | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** The genome that the answer is about. */
  #of = $state(0);
  /** Whose the file was said to be when it was asked. */
  #owner = $state<FileOwner | null>(null);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;

  constructor(client: Client, session: Pick<Session, 'genomeNumber' | 'shown'>, findings: Pick<Findings, 'owner'>) {
    this.#client = client;
    this.#session = session;
    this.#findings = findings;
  }

  get agreed(): boolean {
    return this.#agreed === this.#session.genomeNumber;
  }

  get answer(): PublishedAnswer | null {
    const isCurrent = this.#of === this.#session.genomeNumber && this.#owner === this.#findings.owner;
    return isCurrent ? this.#answer : null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  agree(): void {
    this.#agreed = this.#session.genomeNumber;
  }

  /** Asks about some genes, likeliest first; nothing before somebody agreed and said whose file it is. */
  async ask(genes: readonly string[]): Promise<void> {
    const { owner } = this.#findings;
    if (!this.agreed || owner === null || this.#session.shown.report === null) return;
    const question = ++this.#question;
    const of = this.#session.genomeNumber;
    const answer = await this.#answerTo(genes, owner === 'minor');
    if (question !== this.#question) return;
    [this.#of, this.#owner] = [of, owner];
    if (answer.ok) [this.#answer, this.#failure] = [deepFreeze(answer.value), null];
    else [this.#answer, this.#failure] = [null, answer.error];
  }

  /** Takes the agreement back: what was said is dropped. */
  clear(): void {
    this.#question++;
    this.#agreed = null;
    [this.#answer, this.#failure] = [null, null];
  }

  /** A vault that was started anew has no table: it is brought, and asked again. */
  async #answerTo(genes: readonly string[], isMinor: boolean): Promise<Result<PublishedAnswer>> {
    const ask = async (): Promise<Result<PublishedAnswer>> => {
      const asked = await this.#client.ask<Result<PublishedAnswer>>(async (vault) =>
        vault.published({ genes, isMinor }),
      );
      return asked.ok ? asked.value : asked;
    };
    const first = await ask();
    if (first.ok || first.error.code !== 'reference/pack-missing') return first;
    const table = await this.#client.publishedTable();
    if (!table.ok) return table;
    const loaded = await this.#client.ask<Result<null>>(async (vault) => vault.loadPublished(table.value));
    if (!loaded.ok) return loaded;
    return loaded.value.ok ? ask() : loaded.value;
  }
}
