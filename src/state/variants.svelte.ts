import { SvelteMap } from 'svelte/reactivity';
import type { AnalysisClient } from '../rpc/client.ts';
import type { RowRange, VariantRow } from '../rpc/protocol.ts';

/** Rows that are asked for at once. */
export const PAGE_ROWS = 250;
/** Pages that stay here; the least recently needed goes first. */
export const KEPT_PAGES = 24;
/**
 * Rows of one part of the list. Browsers lay out nothing taller than 17.8 million pixels (Firefox); this many rows of
 * 44 pixels stay below that with letters of twice the usual size.
 */
export const PART_ROWS = 180_000;

/** What the last search came to. */
export interface Search {
  text: string;
  /** Null where the text means nothing that is known. */
  found: RowRange | null;
}

/** A window on the rows of the open file. The rows stay in the vault; only pages around the screen are here. */
export class Variants {
  readonly #client: Pick<AnalysisClient, 'find' | 'rows'>;
  readonly #pages = new SvelteMap<number, readonly VariantRow[]>();
  /** Pages from the least to the most recently needed. */
  #order: number[] = [];
  #waiting: number[] = [];
  #total = $state(0);
  #partStart = $state(0);
  #active = $state(0);
  #moves = $state(0);
  #search = $state.raw<Search | null>(null);
  #loaded = $state(false);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;
  /** Tells the rows of an earlier file from those of the present one. */
  #opening = 0;

  constructor(client: Pick<AnalysisClient, 'find' | 'rows'>) {
    this.#client = client;
  }

  /** Rows of the open file, repeats included. */
  get total(): number {
    return this.#total;
  }

  /** Rows [from, to) that the list can scroll through now. */
  get part(): RowRange {
    return { from: this.#partStart, to: Math.min(this.#total, this.#partStart + PART_ROWS) };
  }

  /** The row of the keyboard, counted from the start of the file. */
  get active(): number {
    return this.#active;
  }

  /** Goes up each time that the list has to show the active row. */
  get moves(): number {
    return this.#moves;
  }

  get search(): Search | null {
    return this.#search;
  }

  /** Whether an answer has come since the file was opened. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** A row, or null while it is on its way. */
  row(index: number): VariantRow | null {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null;
  }

  /** Begins with the first row of the open file. */
  async open(): Promise<void> {
    this.clear();
    const question = this.#question;
    const all = await this.#client.find('');
    if (question !== this.#question) return;
    this.#total = all?.to ?? 0;
    await this.need(0, PAGE_ROWS);
    if (question === this.#question) this.#loaded = true;
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

  /** Goes to what a text means: an rs number, a gene, a place or a span. */
  async find(text: string): Promise<void> {
    const wanted = text.trim();
    if (wanted === '') {
      this.#search = null;
      this.moveTo(0);
      return;
    }
    const question = ++this.#question;
    const found = await this.#client.find(wanted);
    if (question !== this.#question) return;
    this.#search = { text: wanted, found };
    // An empty range at 0 means nowhere; elsewhere it is the place where the row would be.
    if (found !== null && found.to > 0) this.moveTo(found.from);
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#question++;
    this.#opening++;
    this.#pages.clear();
    this.#order = [];
    this.#waiting = [];
    this.#total = 0;
    this.#partStart = 0;
    this.#active = 0;
    this.#search = null;
    this.#loaded = false;
  }

  async #fetch(page: number): Promise<void> {
    const opening = this.#opening;
    this.#waiting.push(page);
    const rows = await this.#client.rows(page * PAGE_ROWS, PAGE_ROWS);
    // Another file has been opened, or none is open any more.
    if (opening !== this.#opening) return;
    this.#waiting = this.#waiting.filter((other) => other !== page);
    this.#pages.set(page, Object.freeze(rows));
    const given = this.#order.slice(0, -KEPT_PAGES);
    for (const oldest of given) this.#pages.delete(oldest);
    this.#order = this.#order.slice(-KEPT_PAGES);
  }
}
