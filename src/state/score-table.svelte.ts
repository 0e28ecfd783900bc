import { SvelteMap } from 'svelte/reactivity';
import type { RowOrder, RowOutcome, RowQuery, ScoreRow } from '../domain/scores/score-rows.ts';
import type { ScoreDifference } from '../domain/scores/score-difference.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import type { AnalysisOptions, DifferenceAgainst } from '../rpc/protocol.ts';

/** Rows that are asked for at once, and pages that stay here. */
const PAGE_ROWS = 200;
const KEPT_PAGES = 24;
/** Rows of one part of the list: no browser lays out a list that is much taller (see the variant browser). */
const PART_ROWS = 180_000;

type Client = Pick<AnalysisClient, 'scoreRows' | 'scoreListing' | 'scoreDifference'>;

/** A window on the rows of one score. The rows stay in the vault; only pages around the screen are here. */
export class ScoreTable {
  readonly #client: Client;
  readonly #pages = new SvelteMap<number, readonly ScoreRow[]>();
  #order: number[] = [];
  #waiting: number[] = [];
  #query = $state.raw<RowQuery>({ outcome: null, order: 'file' });
  #counts = $state.raw<Readonly<Record<RowOutcome, number>> | null>(null);
  #sum = $state<number | null>(null);
  #total = $state(0);
  #partStart = $state(0);
  #active = $state(0);
  #moves = $state(0);
  #loaded = $state(false);
  #subject: { id: string; options: AnalysisOptions } | null = null;
  /** Tells the rows of an earlier question from those of the present one. */
  #question = 0;

  constructor(client: Client) {
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

  /** Rows that the query asks for. */
  get total(): number {
    return this.#total;
  }

  /** Rows [from, to) of them that the list can scroll through now. */
  get part(): { from: number; to: number } {
    return { from: this.#partStart, to: Math.min(this.#total, this.#partStart + PART_ROWS) };
  }

  get active(): number {
    return this.#active;
  }

  /** Goes up each time that the list has to show the active row. */
  get moves(): number {
    return this.#moves;
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  /** A row, or null while it is on its way. */
  row(index: number): ScoreRow | null {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null;
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

  /** Fetches what is missing of rows [from, to). */
  async need(from: number, to: number): Promise<void> {
    const last = Math.min(to, this.#total);
    const missing: number[] = [];
    for (let page = Math.floor(Math.max(0, from) / PAGE_ROWS); page * PAGE_ROWS < last; page++) {
      this.#order = [...this.#order.filter((other) => other !== page), page];
      if (!this.#pages.has(page) && !this.#waiting.includes(page)) missing.push(page);
    }
    await Promise.all(missing.map((page) => this.#fetch(page)));
  }

  /** Makes a row the active one and has the list show it. */
  moveTo(row: number): void {
    const active = Math.max(0, Math.min(row, this.#total - 1));
    const { from, to } = this.part;
    if (active < from || active >= to) {
      this.#partStart = Math.max(0, Math.min(active - Math.floor(PART_ROWS / 2), this.#total - PART_ROWS));
    }
    this.#active = active;
    this.#moves++;
  }

  /** All rows of the query as a file for a spreadsheet. */
  async listing(): Promise<Blob | null> {
    return this.#subject === null ? null : this.#client.scoreListing(this.#subject, this.#query);
  }

  /** Why this score differs under other options, or in the compared file. */
  async difference(against: DifferenceAgainst): Promise<ScoreDifference | null> {
    return this.#subject === null ? null : this.#client.scoreDifference(this.#subject, against);
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#subject = null;
    this.#query = { outcome: null, order: 'file' };
    this.#reset();
    this.#counts = null;
    this.#sum = null;
    this.#total = 0;
    this.#loaded = false;
  }

  async #start(): Promise<void> {
    this.#reset();
    await this.#fetch(0);
  }

  #reset(): void {
    this.#question++;
    this.#pages.clear();
    this.#order = [];
    this.#waiting = [];
    this.#partStart = 0;
    this.#active = 0;
  }

  async #fetch(page: number): Promise<void> {
    const [question, subject] = [this.#question, this.#subject];
    if (subject === null) return;
    this.#waiting.push(page);
    const answer = await this.#client.scoreRows(subject, this.#query, { from: page * PAGE_ROWS, count: PAGE_ROWS });
    // Another score or order has been asked for.
    if (question !== this.#question) return;
    this.#waiting = this.#waiting.filter((other) => other !== page);
    this.#loaded = true;
    this.#total = answer?.total ?? 0;
    this.#counts = answer?.counts ?? null;
    this.#sum = answer?.sum ?? null;
    this.#pages.set(page, Object.freeze(answer?.rows ?? []));
    for (const oldest of this.#order.slice(0, -KEPT_PAGES)) this.#pages.delete(oldest);
    this.#order = this.#order.slice(-KEPT_PAGES);
  }
}
