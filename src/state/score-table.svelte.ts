import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { DifferenceAgainst } from '../domain/analysis/score-question.ts';
import type { ScoreDifference } from '../domain/scores/score-difference.ts';
import type { RowOrder, RowOutcome, RowQuery, ScoreRow, ScoreRowPage } from '../domain/scores/score-rows.ts';
import { valueOr } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { RowWindow } from './row-window.svelte.ts';

type Client = Pick<AnalysisClient, 'ask'>;

/** A window on the rows of one score that a query asks for. */
export class ScoreTable extends RowWindow<ScoreRow, ScoreRowPage | null> {
  readonly #client: Client;
  #query = $state.raw<RowQuery>({ outcome: null, order: 'file' });
  #counts = $state.raw<Readonly<Record<RowOutcome, number>> | null>(null);
  #sum = $state<number | null>(null);
  #subject: { id: string; options: AnalysisOptions } | null = null;

  constructor(client: Client) {
    super();
    this.#client = client;
  }

  get query(): RowQuery {
    return this.#query;
  }

  get counts(): Readonly<Record<RowOutcome, number>> | null {
    return this.#counts;
  }

  get sum(): number | null {
    return this.#sum;
  }

  /** Begins with the first row of a score. */
  async open(id: string, options: AnalysisOptions): Promise<void> {
    this.#subject = { id, options };
    await this.#start();
  }

  /** Asks for rows of one outcome, or in another order. */
  async ask(change: { outcome?: RowOutcome | null; order?: RowOrder }): Promise<void> {
    this.#query = { ...this.#query, ...change };
    await this.#start();
  }

  /** All rows of the query as a file for a spreadsheet. */
  async listing(): Promise<Blob | null> {
    const [subject, query] = [this.#subject, this.#query];
    return subject === null
      ? null
      : valueOr(await this.#client.ask((vault) => vault.scoreListing(subject, query)), null);
  }

  /** Why this score differs under other options, or in the compared file. */
  async difference(against: DifferenceAgainst): Promise<ScoreDifference | null> {
    const subject = this.#subject;
    return subject === null
      ? null
      : valueOr(await this.#client.ask((vault) => vault.scoreDifference(subject, against)), null);
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#subject = null;
    this.#query = { outcome: null, order: 'file' };
    this.forget();
    this.#counts = null;
    this.#sum = null;
    this.setTotal(0);
    this.setLoaded(false);
  }

  protected override async fetchRows(from: number, count: number): Promise<ScoreRowPage | null> {
    const [subject, query] = [this.#subject, this.#query];
    if (subject === null) return null;
    return valueOr(await this.#client.ask((vault) => vault.scoreRows(subject, query, { from, count })), null);
  }

  protected override take(page: ScoreRowPage | null): readonly ScoreRow[] {
    this.setLoaded(true);
    this.setTotal(page?.total ?? 0);
    this.#counts = page?.counts ?? null;
    this.#sum = page?.sum ?? null;
    return page?.rows ?? [];
  }

  async #start(): Promise<void> {
    this.forget();
    await this.first();
  }
}
