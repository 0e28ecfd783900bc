import type { RowRange, VariantRow } from '../domain/genotype/variant-row.ts';
import { valueOr } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { PAGE_ROWS, RowWindow } from './row-window.svelte.ts';

/** What the last search came to. */
export interface Search {
  text: string;
  /** Null where the text means nothing that is known. */
  found: RowRange | null;
}

/** A window on the rows of the open file, repeats included. */
export class Variants extends RowWindow<VariantRow, VariantRow[]> {
  readonly #client: Pick<AnalysisClient, 'ask'>;
  #search = $state.raw<Search | null>(null);
  #wanted: string | null = null;
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;

  constructor(client: Pick<AnalysisClient, 'ask'>) {
    super();
    this.#client = client;
  }

  get search(): Search | null {
    return this.#search;
  }

  /** Begins with the first row of the open file. */
  async open(): Promise<void> {
    const wanted = this.#wanted;
    this.clear();
    const question = this.#question;
    const all = valueOr(await this.#client.ask((vault) => vault.find('')), null);
    if (question !== this.#question) return;
    this.setTotal(all?.to ?? 0);
    await this.need(0, PAGE_ROWS);
    if (question !== this.#question) return;
    this.setLoaded(true);
    if (wanted !== null) await this.want(wanted);
  }

  /** Goes to what a text means as soon as the rows are shown. */
  async want(text: string): Promise<void> {
    this.#wanted = this.loaded ? null : text;
    if (this.loaded) await this.find(text);
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
    const found = valueOr(await this.#client.ask((vault) => vault.find(wanted)), null);
    if (question !== this.#question) return;
    this.#search = { text: wanted, found };
    // An empty range at 0 means nowhere; elsewhere it is the place where the row would be.
    if (found !== null && found.to > 0) this.moveTo(found.from);
  }

  /** What a text means in the open file, beside what the window shows: null where it is no number or place, else its first rows. */
  async peek(text: string, count: number): Promise<{ total: number; rows: readonly VariantRow[] } | null> {
    const found = valueOr(await this.#client.ask((vault) => vault.find(text.trim())), null);
    if (found === null) return null;
    const total = found.to - found.from;
    const rows =
      total === 0 ? [] : valueOr(await this.#client.ask((vault) => vault.rows(found.from, Math.min(total, count))), []);
    return { total, rows };
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#question++;
    this.forget();
    this.setTotal(0);
    this.setLoaded(false);
    this.#search = null;
    this.#wanted = null;
  }

  protected override async fetchRows(from: number, count: number): Promise<VariantRow[]> {
    return valueOr(await this.#client.ask((vault) => vault.rows(from, count)), []);
  }

  protected override take(rows: VariantRow[]): readonly VariantRow[] {
    return rows;
  }
}
