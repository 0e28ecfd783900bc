import * as L from '../../../assembly/layout.ts';
import type { Layout, Separator, TextLayout, VcfLayout } from '../../formats/layout.ts';
import { type BadLine, GenotypeTable } from './genotype-table.ts';
import type { Kernel } from './kernel.ts';
import { ScanState } from './scan-state.ts';
import { TextChain, textEntries } from './text-table.ts';

/** Input bytes per call: large enough to matter, small enough that V8 swaps in optimised code and Stop is prompt. */
const CHUNK_BYTES = 1 << 20;
/** Room for the part of a line that a chunk ends in. VCF lines of many samples are long. */
const CARRY_BYTES = 1 << 20;
const SEPARATORS: Readonly<Record<Separator, number>> = {
  tab: L.SEPARATOR_TAB,
  comma: L.SEPARATOR_COMMA,
  semicolon: L.SEPARATOR_SEMICOLON,
  whitespace: L.SEPARATOR_WHITESPACE,
};
/** Rows that fit before anything is known of the file; {@link GenotypeScanner.reserve} makes room for the rest. */
const INITIAL_ROWS = 1 << 14;
const BAD_TEXT_BYTES = 1 << 19;
/** Room for the names of a table's people: thousands of them. */
const PEOPLE_BYTES = 1 << 16;
const NO_COLUMN = -1;

export interface ScanOptions {
  /** VCF: 0-based index of the chosen sample. */
  sample?: number;
  /** Text: the name of the one person whose rows are read, in a table that has a column of names. */
  person?: string | undefined;
  /** VCF: sorted keys whose records are to be kept as text. */
  watch?: Uint32Array;
  /** VCF: keep every record as text (headless `--records`). */
  keepRecords?: boolean;
}

/**
 * Feeds the bytes of one file to the kernel and leaves its columns in the kernel's memory.
 * Tables grow when the kernel says that they are full, so that no size has to be known before.
 */
export class GenotypeScanner {
  readonly kernel: Kernel;
  readonly state: ScanState;
  readonly idText: TextChain;
  readonly rawText: TextChain;
  readonly #input: number;
  readonly #isVcf: boolean;
  /** A delimited file of imputed genotypes says so once, not row by row. */
  readonly #allImputed: boolean;
  #carryBytes = 0;
  #isReserved = false;

  constructor(kernel: Kernel, layout: Layout, options: ScanOptions = {}) {
    this.kernel = kernel;
    this.#isVcf = layout.kind === 'vcf';
    this.#allImputed = layout.kind === 'text' && layout.warnings.includes('IMPUTED_LOWPASS');
    this.state = new ScanState(kernel);
    this.#input = kernel.alloc(L.SCAN_LEAD_BYTES + CARRY_BYTES + CHUNK_BYTES) + L.SCAN_LEAD_BYTES;
    this.#growRows(INITIAL_ROWS);
    this.idText = new TextChain(kernel, this.state.address, [
      L.SCAN_ID_TEXT,
      L.SCAN_ID_TEXT_CAPACITY,
      L.SCAN_ID_TEXT_USED,
    ]);
    this.rawText = new TextChain(kernel, this.state.address, [
      L.SCAN_RAW_TEXT,
      L.SCAN_RAW_TEXT_CAPACITY,
      L.SCAN_RAW_TEXT_USED,
    ]);
    this.state.set(L.SCAN_BAD_TEXT, kernel.alloc(BAD_TEXT_BYTES));
    this.state.set(L.SCAN_BAD_TEXT_CAPACITY, BAD_TEXT_BYTES);
    if (layout.kind === 'vcf') this.#configureVcf(layout, options);
    else this.#configureText(layout, options);
    this.state.set(L.SCAN_NEXT_LINE, layout.firstLine);
  }

  /** Rows so far. */
  get rows(): number {
    return this.state.get(L.SCAN_ROW_COUNT);
  }

  /** Whether {@link GenotypeScanner.reserve} was called. */
  get isReserved(): boolean {
    return this.#isReserved;
  }

  /** Makes room for this many rows at once: growing while scanning would copy, and leave the old columns behind. */
  reserve(rows: number): void {
    this.#isReserved = true;
    if (rows > this.state.get(L.SCAN_ROW_CAPACITY)) this.#growRows(Math.ceil(rows));
  }

  /** Forgets the rows so far, which were copied out; what was counted stays. */
  clearRows(): void {
    this.state.set(L.SCAN_ROW_COUNT, 0);
    this.idText.clear();
    this.rawText.clear();
  }

  /** Scans the next bytes of the stream. The bytes are copied; the chunk may be reused afterwards. */
  feed(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      const part = bytes.subarray(at, at + CHUNK_BYTES);
      this.kernel.u8(this.#input + this.#carryBytes, part.length).set(part);
      this.#scan(this.#carryBytes + part.length, false);
    }
  }

  /** The last line where the stream ends without a line end; null where it ends with one. Before {@link endStream}. */
  openLine(): string | null {
    const text = new TextDecoder().decode(this.kernel.u8(this.#input, Math.min(this.#carryBytes, L.MAX_LINE_BYTES)));
    return text.trim() === '' || /[\r\n]$/.test(text) ? null : text;
  }

  /** Ends the stream: scans its last line, or counts it as one that is no row. */
  endStream({ isCut = false } = {}): void {
    if (isCut) {
      this.#carryBytes = 0;
      this.state.add(L.SCAN_BAD_COUNT, 1);
    }
    this.#scan(this.#carryBytes, true);
  }

  /** Names of the column that says whose a row is, each once; none where there is no such column. */
  people(): string[] {
    const decoder = new TextDecoder();
    const [address, used] = [this.state.get(L.SCAN_PEOPLE), this.state.get(L.SCAN_PEOPLE_USED)];
    return used === 0 ? [] : Array.from(textEntries(this.kernel, address, used), ({ bytes }) => decoder.decode(bytes));
  }

  /** Whether so many positions are rounded (`7.5E+05`) that a spreadsheet did it. */
  hasRoundedPositions(): boolean {
    const rounded = this.state.get(L.SCAN_ROUNDED);
    return rounded > 1 && rounded * 3 > this.state.get(L.SCAN_EXPONENTS) && rounded * 20 > this.rows;
  }

  /** The lines so far that are no rows: the first of them with their text, and how many there are. */
  badLines(): { lines: BadLine[]; total: number } {
    return { lines: this.#keptBadLines(), total: this.state.get(L.SCAN_BAD_COUNT) };
  }

  /**
   * Adds rows that the stream had in another shape: tab-separated lines with the layout's columns. After {@link endStream}.
   *
   * @returns indices of lines that are no rows after all
   */
  rescue(lines: readonly string[]): number[] {
    if (lines.length === 0) return [];
    const separator = this.state.get(L.SCAN_SEPARATOR);
    this.state.set(L.SCAN_SEPARATOR, L.SEPARATOR_TAB);
    this.state.set(L.SCAN_NEXT_LINE, 0);
    this.state.set(L.SCAN_BAD_TEXT_USED, 0);
    this.feed(new TextEncoder().encode(lines.join('')));
    this.state.set(L.SCAN_SEPARATOR, separator);
    return this.#keptBadLines().map(({ line }) => line);
  }

  /** Sorts the rows if the file was not sorted, and hands the columns over. After {@link endStream}. */
  finish(): GenotypeTable {
    this.kernel.u8(this.#input - L.SCAN_LEAD_BYTES, L.SCAN_LEAD_BYTES + CARRY_BYTES + CHUNK_BYTES).fill(0);
    const wasSorted = this.state.get(L.SCAN_DESCENTS) === 0;
    const rowOfRaw = wasSorted ? (row: number) => row : this.#sort();
    const counts = {
      rows: this.rows,
      noCalls: this.state.get(L.SCAN_NO_CALLS),
      filtered: this.state.get(L.SCAN_FILTERED),
      variants: this.state.get(L.SCAN_VARIANTS),
      phased: this.state.get(L.SCAN_PHASED),
      references: this.state.get(L.SCAN_REFERENCES),
      imputed: this.#allImputed ? this.rows - this.state.get(L.SCAN_NO_CALLS) : this.state.get(L.SCAN_IMPUTED),
      doubtful: this.state.get(L.SCAN_DOUBTFUL),
      unplaced: this.state.get(L.SCAN_UNPLACED),
      conflicts: this.state.get(L.SCAN_CONFLICTS),
      structural: this.state.get(L.SCAN_STRUCTURAL),
      unread: this.state.get(L.SCAN_UNREAD),
      wasSorted,
    };
    return new GenotypeTable(this.kernel, this.#addresses(), {
      counts,
      rowOfRaw,
      isVcf: this.#isVcf,
      allImputed: this.#allImputed,
    });
  }

  #configureText(layout: TextLayout, { person }: ScanOptions): void {
    const column = (value: number | null): number => value ?? NO_COLUMN;
    this.state.set(L.SCAN_SEPARATOR, SEPARATORS[layout.separator]);
    this.state.set(L.SCAN_COLUMN_ID, column(layout.columns.id));
    this.state.set(L.SCAN_COLUMN_CHROMOSOME, layout.columns.chromosome);
    this.state.set(L.SCAN_COLUMN_POSITION, layout.columns.position);
    this.state.set(L.SCAN_COLUMN_GENOTYPE, column(layout.columns.genotype));
    this.state.set(L.SCAN_COLUMN_ALLELE1, column(layout.columns.allele1));
    this.state.set(L.SCAN_COLUMN_ALLELE2, column(layout.columns.allele2));
    this.state.set(L.SCAN_COLUMN_STRAND, column(layout.columns.strand));
    this.state.set(L.SCAN_FLAGS, layout.haploidDash === true ? L.FLAG_HAPLOID_DASH : 0);
    this.state.set(L.SCAN_FIELD_COUNT, layout.fieldCount);
    this.state.set(L.SCAN_COLUMN_PERSON, layout.columns.person ?? NO_COLUMN);
    if (layout.columns.person === undefined) return;
    this.state.set(L.SCAN_PEOPLE, this.kernel.alloc(PEOPLE_BYTES));
    this.state.set(L.SCAN_PEOPLE_CAPACITY, PEOPLE_BYTES);
    const name = new TextEncoder().encode(person ?? '');
    const address = this.kernel.alloc(name.length + 1);
    this.kernel.u8(address, name.length).set(name);
    this.state.set(L.SCAN_PERSON, address);
    this.state.set(L.SCAN_PERSON_LENGTH, name.length);
  }

  #configureVcf(layout: VcfLayout, options: ScanOptions): void {
    this.state.set(L.SCAN_SAMPLE, options.sample ?? 0);
    this.state.set(L.SCAN_SAMPLE_COUNT, layout.samples.length);
    const { imputation } = layout;
    this.state.set(
      L.SCAN_FLAGS,
      (options.keepRecords === true ? L.FLAG_KEEP_RECORDS : 0) |
        (imputation === undefined ? 0 : L.FLAG_IMPUTED) |
        (imputation === 'marked' ? L.FLAG_IMPUTED_MARKED : 0) |
        (layout.imputationByInfo === true ? L.FLAG_IMPUTED_INFO : 0) |
        (layout.provisionalReference === true ? L.FLAG_PROVISIONAL_REF : 0),
    );
    const watch = options.watch ?? new Uint32Array(0);
    const address = this.kernel.alloc(watch.byteLength + 4);
    this.kernel.u32(address, watch.length).set(watch);
    this.state.set(L.SCAN_WATCH, address);
    this.state.set(L.SCAN_WATCH_COUNT, watch.length);
    this.reserveBlocks(1024);
    this.reserveSpans(64);
  }

  #scan(length: number, final: boolean): void {
    let at = 0;
    for (;;) {
      const { exports } = this.kernel;
      const [from, left, isFinal] = [this.#input + at, length - at, final ? 1 : 0];
      const { address } = this.state;
      const used = this.#isVcf
        ? exports.scanVcf(address, from, left, isFinal)
        : exports.scanText(address, from, left, isFinal);
      at += used >>> 0;
      const status = this.state.get(L.SCAN_STATUS);
      if (status === L.STATUS_OK) break;
      this.#grow(status);
    }
    this.#carryBytes = length - at;
    if (at > 0) this.kernel.u8(this.#input, length).copyWithin(0, at, length);
  }

  #grow(status: number): void {
    if (status === L.STATUS_ROWS_FULL) this.#growRows(Math.ceil(this.state.get(L.SCAN_ROW_CAPACITY) * 1.5));
    else if (status === L.STATUS_BLOCKS_FULL) this.reserveBlocks(this.state.get(L.SCAN_BLOCK_CAPACITY) * 2);
    else if (status === L.STATUS_SPANS_FULL) this.reserveSpans(this.state.get(L.SCAN_SPAN_CAPACITY) * 2);
    else if (status === L.STATUS_ID_TEXT_FULL) this.idText.extend();
    else this.rawText.extend();
  }

  #growRows(capacity: number): void {
    const rows = this.rows;
    for (const [field, bytes] of [
      [L.SCAN_KEYS, 4],
      [L.SCAN_GENOTYPES, 1],
      [L.SCAN_IDS, 4],
      [L.SCAN_ID_KINDS, 1],
    ] as const) {
      this.#move(field, rows * bytes, capacity * bytes);
    }
    this.state.set(L.SCAN_ROW_CAPACITY, capacity);
  }

  /** Makes room for this many reference blocks. */
  reserveBlocks(capacity: number): void {
    this.#move(L.SCAN_BLOCKS, this.state.get(L.SCAN_BLOCK_COUNT) * L.BLOCK_BYTES, capacity * L.BLOCK_BYTES);
    this.state.set(L.SCAN_BLOCK_CAPACITY, capacity);
  }

  /** Makes room for this many spans of structural variants. */
  reserveSpans(capacity: number): void {
    this.#move(L.SCAN_SPANS, this.state.get(L.SCAN_SPAN_COUNT) * L.SPAN_BYTES, capacity * L.SPAN_BYTES);
    this.state.set(L.SCAN_SPAN_CAPACITY, capacity);
  }

  /** Gives a table a new block and copies what it holds; the old block is freed with the genome. */
  #move(field: number, usedBytes: number, newBytes: number): void {
    const from = this.state.get(field);
    const to = this.kernel.alloc(newBytes);
    if (usedBytes > 0) {
      const old = this.kernel.u8(from, usedBytes);
      this.kernel.u8(to, usedBytes).set(old);
      old.fill(0);
    }
    this.state.set(field, to);
  }

  /** Puts the rows in order of their keys; the new row of a row as it was read. */
  #sort(): (row: number) => number {
    const rows = this.rows;
    const { exports } = this.kernel;
    const order = this.kernel.alloc(rows * 4);
    const scratch = this.kernel.alloc(rows * 4);
    exports.sortOrder(this.state.get(L.SCAN_KEYS), rows, order, scratch);
    for (const field of [L.SCAN_KEYS, L.SCAN_IDS]) {
      const to = this.kernel.alloc(rows * 4);
      exports.gatherU32(this.state.get(field), order, rows, to);
      this.state.set(field, to);
    }
    for (const field of [L.SCAN_GENOTYPES, L.SCAN_ID_KINDS]) {
      const to = this.kernel.alloc(rows);
      exports.gatherU8(this.state.get(field), order, rows, to);
      this.state.set(field, to);
    }
    const newRow = this.kernel.u32(scratch, rows);
    const sorted = this.kernel.u32(order, rows);
    for (let row = 0; row < rows; row++) newRow[sorted[row] ?? 0] = row;
    return (row) => this.kernel.u32(scratch, rows)[row] ?? row;
  }

  #addresses(): GenotypeTable['addresses'] {
    return {
      rowCount: this.rows,
      keyAddress: this.state.get(L.SCAN_KEYS),
      genotypeAddress: this.state.get(L.SCAN_GENOTYPES),
      idAddress: this.state.get(L.SCAN_IDS),
      idKindAddress: this.state.get(L.SCAN_ID_KINDS),
      idSegments: this.idText.segments(),
      rawSegments: this.rawText.segments(),
      blockAddress: this.state.get(L.SCAN_BLOCKS),
      blockCount: this.state.get(L.SCAN_BLOCK_COUNT),
      spanAddress: this.state.get(L.SCAN_SPANS),
      spanCount: this.state.get(L.SCAN_SPAN_COUNT),
    };
  }

  #keptBadLines(): BadLine[] {
    const decoder = new TextDecoder();
    const lines: BadLine[] = [];
    for (const entry of textEntries(
      this.kernel,
      this.state.get(L.SCAN_BAD_TEXT),
      this.state.get(L.SCAN_BAD_TEXT_USED),
    )) {
      lines.push({ line: entry.tag, text: decoder.decode(entry.bytes) });
    }
    return lines;
  }
}
