import { SvelteMap } from 'svelte/reactivity';
import type { RowRange } from '../domain/genotype/variant-row.ts';

/** Rows that are asked for at once. */
export const PAGE_ROWS = 250;
/** Pages that stay here; the least recently needed goes first. */
export const KEPT_PAGES = 24;
/**
 * Rows of one part of a list. Browsers lay out nothing taller than 17.8 million pixels (Firefox); this many rows of
 * 44 pixels stay below that with letters of twice the usual size.
 */
export const PART_ROWS = 180_000;

/** A window on a long list whose rows stay in the vault; only pages around the screen are here. */
export abstract class RowWindow<Row, Answer> {
  readonly #pages = new SvelteMap<number, readonly Row[]>();
  /** Pages from the least to the most recently needed. */
  #order: number[] = [];
  #waiting: number[] = [];
  #total = $state(0);
  #partStart = $state(0);
  #active = $state(0);
  #moves = $state(0);
  #loaded = $state(false);
  /** Tells the rows of an earlier list from those of the present one. */
  #list = 0;

  /** Asks the vault for rows of the present list. */
  protected abstract fetchRows(from: number, count: number): Promise<Answer>;
  /** Takes what an answer says of the list as a whole; its rows are given back. */
  protected abstract take(answer: Answer): readonly Row[];

  /** Rows of the list. */
  get total(): number {
    return this.#total;
  }

  /** Rows [from, to) that the list can scroll through now. */
  get part(): RowRange {
    return { from: this.#partStart, to: Math.min(this.#total, this.#partStart + PART_ROWS) };
  }

  /** The row of the keyboard, counted from the start of the list. */
  get active(): number {
    return this.#active;
  }

  /** Goes up each time that the list has to show the active row. */
  get moves(): number {
    return this.#moves;
  }

  /** Whether an answer has come since the list was opened. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** A row, or null while it is on its way. */
  row(index: number): Row | null {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null;
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

  /** Makes a row the active one and has the list show it, in another part if need be. */
  moveTo(row: number): void {
    const active = Math.max(0, Math.min(row, this.#total - 1));
    const { from, to } = this.part;
    if (active < from || active >= to) {
      const centred = active - Math.floor(PART_ROWS / 2);
      this.#partStart = Math.max(0, Math.min(centred, this.#total - PART_ROWS));
    }
    this.#active = active;
    this.#moves++;
  }

  /** Fetches the first rows of a list whose length the answer tells. */
  protected async first(): Promise<void> {
    await this.#fetch(0);
  }

  protected setTotal(total: number): void {
    this.#total = total;
  }

  protected setLoaded(loaded: boolean): void {
    this.#loaded = loaded;
  }

  /** Nothing is kept of the list; answers that are still on their way are not taken. */
  protected forget(): void {
    this.#list++;
    this.#pages.clear();
    this.#order = [];
    this.#waiting = [];
    this.#partStart = 0;
    this.#active = 0;
  }

  async #fetch(page: number): Promise<void> {
    const list = this.#list;
    this.#waiting.push(page);
    const answer = await this.fetchRows(page * PAGE_ROWS, PAGE_ROWS);
    if (list !== this.#list) return;
    this.#waiting = this.#waiting.filter((other) => other !== page);
    this.#pages.set(page, Object.freeze(this.take(answer)));
    for (const oldest of this.#order.slice(0, -KEPT_PAGES)) this.#pages.delete(oldest);
    this.#order = this.#order.slice(-KEPT_PAGES);
  }
}
