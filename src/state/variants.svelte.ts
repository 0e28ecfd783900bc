import type { AnalysisClient } from '../rpc/client.ts';
import type { RowRange, VariantRow } from '../rpc/protocol.ts';

/** Rows of one page of the variant browser. */
export const PAGE_ROWS = 50;

/** What the last search came to. */
export type Search = { text: string; found: RowRange } | { text: string; found: null };

/** A window on the rows of the open file. The rows stay in the vault; only those on the screen are here. */
export class Variants {
  readonly #client: AnalysisClient;
  #rows = $state.raw<readonly VariantRow[]>([]);
  #from = $state(0);
  #search = $state.raw<Search | null>(null);
  #loaded = $state(false);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;

  constructor(client: AnalysisClient) {
    this.#client = client;
  }

  get rows(): readonly VariantRow[] {
    return this.#rows;
  }

  /** Index of the first row shown. */
  get from(): number {
    return this.#from;
  }

  get search(): Search | null {
    return this.#search;
  }

  /** Whether an answer has come since the file was opened. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** Shows the page that begins with a row. */
  async show(from: number): Promise<void> {
    const question = ++this.#question;
    const start = Math.max(0, from);
    const rows = await this.#client.rows(start, PAGE_ROWS);
    if (question !== this.#question) return;
    this.#from = start;
    this.#rows = Object.freeze(rows);
    this.#loaded = true;
  }

  /** Goes to what a text means: an rs number, a gene, a place or a span. */
  async find(text: string): Promise<void> {
    const wanted = text.trim();
    if (wanted === '') {
      this.#search = null;
      await this.show(0);
      return;
    }
    const found = await this.#client.find(wanted);
    this.#search = { text: wanted, found };
    if (found !== null && found.to > 0) await this.show(found.from);
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#question++;
    this.#rows = [];
    this.#from = 0;
    this.#search = null;
    this.#loaded = false;
  }
}
