import { type Build, genomeKey, parseChromosome } from '../domain/genotype/genome.ts';
import type { PgxPack } from '../domain/pgx/definition.ts';
import { findBlocks, findFirstBlock } from '../formats/bgzf.ts';
import type { VcfLayout } from '../formats/layout.ts';
import { freeBuffers } from './free-buffer.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';
import { kernelEngine } from './kernel/inflate.ts';
import type { Kernel } from './kernel/kernel.ts';
import { GenotypeScanner } from './kernel/scan.ts';

/** Genome keys [from, to] of a stretch that is wanted. */
export type Span = readonly [number, number];

/** Bases before a gene's first position that may hold a deletion reaching into it, and records that span it. */
const LEAD_BASES = 1000;
/** Bytes that hold at least one whole block wherever they start. */
const WINDOW_BYTES = 2 * 65_536 + 64;
/** Bytes that hold a whole block nearly always: a caller's blocks have 10 to 20 kB. */
const PROBE_BYTES = 40_960;
/** Distance at which bisecting stops and reading on begins. */
const NEAR_BYTES = 65_536;
/** Most windows that one span may take: a span that is longer is not where it was looked for. */
const MAX_WINDOWS = 24;

/** The spans of a pack's genes in a build, in genome order; neighbours are one span. */
export function geneSpans(pack: PgxPack, build: Build): Span[] {
  const spans: [number, number][] = [];
  for (const { chromosome, positions } of pack.genes) {
    if (chromosome === null) continue;
    const places = positions.map(({ position, position37 }) => (build === 'GRCh38' ? position : position37));
    const known = places.filter((place) => place !== null);
    if (known.length === 0) continue;
    const from = genomeKey(chromosome, Math.max(1, Math.min(...known) - LEAD_BASES));
    spans.push([from, genomeKey(chromosome, Math.max(...known)) + LEAD_BASES]);
  }
  spans.sort(([a], [b]) => a - b);
  return spans.reduce<[number, number][]>((joined, span) => {
    const last = joined.at(-1);
    if (last !== undefined && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else joined.push(span);
    return joined;
  }, []);
}

/** Decoded text of the whole blocks in a window of the file, and where the first and the next block start. */
interface Window {
  text: Uint8Array;
  from: number;
  next: number;
}

/** What stands at a place of the file: the first row's key, and where its block starts. */
interface Probe {
  key: number | null;
  from: number;
}

const decoder = new TextDecoder('latin1');
const EMPTY = new Uint8Array(0);

/** Key of a line's CHROM and POS; null for headers and lines that have none. */
function keyOfLine(line: string): number | null {
  const [chrom = '', pos = ''] = line.split('\t', 2);
  const chromosome = parseChromosome(chrom);
  if (chromosome === null || !/^\d+$/.test(pos)) return null;
  const key = genomeKey(chromosome, Number(pos));
  return key === 0 ? null : key;
}

/** Key of the first row that starts in a text that may begin inside of a line. */
function firstKey(text: Uint8Array): number | null {
  const start = text.indexOf(10) + 1;
  const end = text.indexOf(9, text.indexOf(9, start) + 1);
  return start === 0 || end < 0 ? null : keyOfLine(decoder.decode(text.subarray(start, end)));
}

/** Reads stretches of a sorted BGZF file without reading the file: bisects for the block where each begins. */
export class SpanReader {
  readonly #file: Blob;
  readonly #kernel: Kernel;
  /** Where feeding stopped: the next byte of the file, the line that is open there, and the last row's key. */
  #fed: { next: number; carry: Uint8Array | null; lastKey: number } = { next: 0, carry: null, lastKey: 0 };
  /** Places that were looked at, so that spans share their first steps. */
  readonly #probes = new Map<number, Promise<Probe>>();

  constructor(file: Blob, kernel: Kernel) {
    this.#file = file;
    this.#kernel = kernel;
  }

  /** The rows of the spans; null where the file's order is not the genome's, so that bisecting would mislead. */
  async read(
    spans: readonly Span[],
    layout: VcfLayout,
    options: { sample: number; watch: Uint32Array },
  ): Promise<GenotypeTable | null> {
    const scanner = new GenotypeScanner(this.#kernel, layout, options);
    // All at once: a look at the file is mostly waiting for the browser to hand the bytes over.
    const starts = await Promise.all(spans.map(([key]) => this.#bisect(key)));
    for (const [index, span] of spans.entries()) {
      const from = starts[index] ?? null;
      if (from === null || !(await this.#collect(scanner, from, span))) return null;
    }
    scanner.endStream();
    return scanner.finish();
  }

  /** Start of the last block whose first row lies before the key. */
  async #bisect(key: number): Promise<number | null> {
    let low = 0;
    let high = this.#file.size;
    let lowKey = 0;
    while (high - low > NEAR_BYTES) {
      const middle = Math.floor((low + high) / 2);
      const probe = await this.#probe(middle);
      if (probe.key === null || probe.from >= high) high = middle;
      else if (probe.key < key) {
        if (probe.key < lowKey) return null;
        lowKey = probe.key;
        low = Math.max(probe.from, middle);
      } else high = middle;
    }
    return low;
  }

  #probe(at: number): Promise<Probe> {
    const known = this.#probes.get(at);
    if (known !== undefined) return known;
    const probe = this.#look(at);
    this.#probes.set(at, probe);
    return probe;
  }

  /** The first row that starts in the first whole block from `at` on. */
  async #look(at: number): Promise<Probe> {
    const bytes = new Uint8Array(await this.#file.slice(at, at + PROBE_BYTES).arrayBuffer());
    const block = findFirstBlock(bytes, at + bytes.length >= this.#file.size);
    if (block !== null) {
      const key = this.#decode(bytes.subarray(block.from, block.to), firstKey);
      freeBuffers([bytes.buffer]);
      if (key !== null) return { key, from: at + block.from };
    }
    // A larger block, or longer lines: a wider look tells.
    const window = await this.#window(at);
    return { key: window === null ? null : firstKey(window.text), from: window?.from ?? Infinity };
  }

  /** Feeds the rows from a block on until one lies behind the span; false where that does not come. */
  async #collect(scanner: GenotypeScanner, from: number, [, to]: Span): Promise<boolean> {
    // Spans may share a window: what was fed is not fed again, and reading goes on where it stopped.
    if (from < this.#fed.next) {
      if (this.#fed.lastKey > to) return true;
    } else this.#fed = { next: from, carry: null, lastKey: 0 };
    for (let count = 0; count < MAX_WINDOWS; count++) {
      const window = await this.#window(this.#fed.next);
      if (window === null) return true;
      const { carry } = this.#fed;
      const isMidLine = carry === null && window.from > 0;
      const text = joined(carry ?? EMPTY, isMidLine ? window.text.subarray(window.text.indexOf(10) + 1) : window.text);
      const end = text.lastIndexOf(10) + 1;
      scanner.feed(text.subarray(0, end));
      const lastLine = end < 2 ? 0 : text.lastIndexOf(10, end - 2) + 1;
      const last = keyOfLine(decoder.decode(text.subarray(lastLine, Math.min(end, lastLine + 64))));
      this.#fed = { next: window.next, carry: text.slice(end), lastKey: last ?? this.#fed.lastKey };
      if (this.#fed.lastKey > to || window.next >= this.#file.size) return true;
    }
    return false;
  }

  /** The whole blocks that start in the window at `at`. */
  async #window(at: number): Promise<Window | null> {
    const bytes = new Uint8Array(await this.#file.slice(at, at + WINDOW_BYTES).arrayBuffer());
    const blocks = findBlocks(bytes, at + bytes.length >= this.#file.size);
    if (blocks === null) return null;
    const packed = bytes.subarray(blocks.from, blocks.to);
    const text = this.#decode(packed, (decoded) => decoded);
    freeBuffers([bytes.buffer]);
    return { text, from: at + blocks.from, next: at + blocks.to };
  }

  /** What `read` makes of the text of whole blocks. */
  #decode<T>(packed: Uint8Array, read: (text: Uint8Array) => T): T {
    return this.#kernel.scoped(() => {
      const pieces = [...inflated(this.#kernel, packed)];
      return read(pieces.reduce(joined, new Uint8Array(0)));
    });
  }
}

/** Decoded pieces of whole blocks, copied: the decoder's memory is given back at once. */
function* inflated(kernel: Kernel, packed: Uint8Array): Generator<Uint8Array> {
  const gzip = kernelEngine(kernel).gzip();
  const step = 65_536;
  for (let at = 0; at < packed.length; at += step) {
    for (const piece of gzip.push(packed.subarray(at, at + step), at + step >= packed.length)) yield piece.slice();
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
