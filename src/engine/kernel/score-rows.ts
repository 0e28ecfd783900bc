import * as L from '../../../assembly/score-layout.ts';
import type {
  PlainColumns,
  PlainRowReader,
  PlainRows,
  PlainStep,
  ScoringRowEngine,
} from '../../formats/scoring-plain-rows.ts';
import type { Kernel } from './kernel.ts';

/** Text that is copied into the kernel at once: a quarter of it fits the second-level cache with the columns made of it. */
const CHUNK_BYTES = 1 << 19;
/** Rows read at once. */
const CAPACITY = 1 << 14;
/** Bytes that may be read before the text. */
const LEAD_BYTES = 64;
const NEWLINE = 10;
/** Columns that can be flags: as many as the state has room for. */
const MOST_FLAGS = 6;

const STATE_WORDS = L.ROWS_BYTES / 4;
/** Bytes of one value of each output: row, rsid, alleles, weight, frequency, key, harmonised key. */
const OUTPUT_BYTES = [4, 4, 1, 8, 8, 4, 4] as const;

/**
 * Reads plain scoring rows in the kernel. All memory is taken here, before the first byte is read: pieces of an unpacked file may be views
 * of the kernel's memory, which growth would detach. What it takes is freed with whatever the kernel frees next.
 */
export function kernelRowEngine(kernel: Kernel): ScoringRowEngine {
  const reader = new KernelRowReader(kernel);
  return {
    reader: (columns) => {
      reader.configure(columns);
      return reader;
    },
  };
}

class KernelRowReader implements PlainRowReader {
  readonly #kernel: Kernel;
  readonly #state: number;
  readonly #text: number;
  readonly #outputs: readonly number[];
  #hasFrequencies = false;
  /** What of which bytes lies in the kernel. */
  #bytes: Uint8Array | null = null;
  #from = 0;
  #to = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#state = kernel.alloc(STATE_WORDS * 4);
    this.#text = kernel.alloc(LEAD_BYTES + CHUNK_BYTES + 1) + LEAD_BYTES;
    this.#outputs = OUTPUT_BYTES.map((bytes) => kernel.alloc(bytes * CAPACITY));
  }

  configure(columns: PlainColumns): void {
    const { rsid, chromosome, position, effectAllele, otherAllele, inferredAllele, weight, frequency, hmChromosome, hmPosition } = columns; // prettier-ignore
    this.#hasFrequencies = frequency >= 0;
    const flags = columns.flags.slice(0, MOST_FLAGS);
    const state = this.#kernel.i32(this.#state, STATE_WORDS);
    state.set([columns.separator, rsid, chromosome, position, effectAllele, otherAllele, inferredAllele, weight, frequency, hmChromosome, hmPosition, ...flags]); // prettier-ignore
    state.set([flags.length, ...this.#outputs, CAPACITY], L.ROWS_FLAG_COUNT / 4);
  }

  read(bytes: Uint8Array, from: { at: number; firstRow: number }, take: (rows: PlainRows) => void): PlainStep {
    const { at, firstRow } = from;
    if ((this.#bytes !== bytes || at < this.#from || at >= this.#to) && !this.#load(bytes, at)) return { end: at, isOdd: true }; // prettier-ignore
    const kernel = this.#kernel;
    kernel.u32(this.#state, STATE_WORDS)[L.ROWS_FIRST_ROW / 4] = firstRow;
    const used = kernel.exports.scoreRows(this.#state, this.#text + at - this.#from, this.#to - at) >>> 0;
    const count = kernel.u32(this.#state, STATE_WORDS)[L.ROWS_COUNT / 4] ?? 0;
    if (count > 0) take(this.#rows(count));
    const end = at + used;
    // The line end that was put behind a last line without one is none of the file's bytes.
    return { end: Math.min(end, bytes.length), isOdd: end < this.#to && count < CAPACITY };
  }

  /** Copies whole lines from `at` on into the kernel; false where not one of them has room. */
  #load(bytes: Uint8Array, at: number): boolean {
    let to = Math.min(at + CHUNK_BYTES, bytes.length);
    if (to < bytes.length) to = bytes.lastIndexOf(NEWLINE, to - 1) + 1;
    if (to <= at) return false;
    const text = this.#kernel.u8(this.#text, CHUNK_BYTES + 1);
    text.set(bytes.subarray(at, to));
    const isWhole = bytes[to - 1] === NEWLINE;
    if (!isWhole) text[to - at] = NEWLINE;
    this.#bytes = bytes;
    this.#from = at;
    this.#to = isWhole ? to : to + 1;
    return true;
  }

  #rows(count: number): PlainRows {
    const kernel = this.#kernel;
    const [row = 0, rsid = 0, alleles = 0, weight = 0, frequency = 0, key = 0, harmonisedKey = 0] = this.#outputs;
    return {
      count,
      row: kernel.u32(row, count),
      rsid: kernel.u32(rsid, count),
      alleles: kernel.u8(alleles, count),
      weight: kernel.f64(weight, count),
      frequency: this.#hasFrequencies ? kernel.f64(frequency, count) : null,
      key: kernel.u32(key, count),
      harmonisedKey: kernel.u32(harmonisedKey, count),
    };
  }
}
