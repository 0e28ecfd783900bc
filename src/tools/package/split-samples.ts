import type { InflateEngine } from '../../formats/inflate.ts';
import { detectLayout } from '../../formats/detect.ts';
import { LIMITS } from '../../formats/limits.ts';
import { HeadWatch } from '../../formats/lines.ts';
import { SourceError } from '../../formats/source-error.ts';
import { openSource } from '../../formats/source.ts';
import { ok, type Result } from '../../errors/result.ts';
import { GrowingBytes } from './growing-bytes.ts';

const [TAB, LINE_END, HASH] = [9, 10, 35];
/** Columns of a record before its samples. */
const FIXED = 9;
const COLUMN_LINE = '#CHROM';

/** A VCF of several people, read once: what all have in common, and each one's column. */
export interface SplitSamples {
  container: string;
  names: string[];
  /** The file as if it had one sample only, with every line at its place. */
  only(index: number): Blob;
  /** Gives the column back that is not needed any more. */
  release(index: number): void;
}

/**
 * Reads a VCF of several samples once and keeps the columns of those whose index `wanted` lets pass. Held in memory: about the length of the unpacked file
 * for all samples.
 *
 * @returns null where the file is no VCF of several samples: it is then read as any other
 */
export async function splitSamples(
  file: Blob,
  engine: InflateEngine,
  wanted: (index: number) => boolean,
): Promise<Result<SplitSamples | null>> {
  const source = await openSource(file, { engine });
  if (!source.ok) return source;
  let splitter: Splitter | null = null;
  try {
    const head = new GrowingBytes();
    const watch = new HeadWatch();
    for await (const { bytes } of source.value.chunks()) {
      if (splitter !== null) {
        splitter.feed(bytes);
        continue;
      }
      head.push(bytes);
      watch.push(bytes);
      const isEnough = head.length >= LIMITS.headBytes && (!watch.needsMore || head.length >= LIMITS.maxHeadBytes);
      if (!isEnough) continue;
      splitter = splitterOf(head.bytes(), false, wanted);
      if (splitter === null) return ok(null);
    }
    splitter ??= splitterOf(head.bytes(), true, wanted);
    if (splitter === null) return ok(null);
    splitter.end();
  } catch (error) {
    if (error instanceof SourceError) return { ok: false, error: error.failure };
    throw error;
  }
  const done = splitter;
  return ok({
    container: source.value.container,
    names: done.names,
    only: (index) => done.only(index),
    release: (index) => {
      done.columns[index] = null;
    },
  });
}

function splitterOf(head: Uint8Array, isWhole: boolean, wanted: (index: number) => boolean): Splitter | null {
  const layout = detectLayout(head, isWhole);
  if (!layout.ok || layout.value.kind !== 'vcf' || layout.value.samples.length < 2) return null;
  const splitter = new Splitter(layout.value.samples, wanted);
  splitter.feed(head);
  return splitter;
}

/** Sorts the bytes of lines into what is common and what is one sample's. */
class Splitter {
  readonly names: string[];
  /** Lines of what all have in common. */
  readonly #common = new GrowingBytes();
  /** Lines of each wanted sample; null for the others. */
  readonly columns: (GrowingBytes | null)[];
  #rest: Uint8Array = new Uint8Array(0);
  /** Tabs of the line at hand: before each sample, and one behind the last. */
  readonly #tabs: Uint32Array;

  constructor(names: string[], wanted: (index: number) => boolean) {
    this.names = names;
    this.#tabs = new Uint32Array(FIXED + names.length);
    this.columns = names.map((_, index) => (wanted(index) ? new GrowingBytes() : null));
  }

  feed(bytes: Uint8Array): void {
    let at = 0;
    if (this.#rest.length > 0) {
      const end = bytes.indexOf(LINE_END);
      const joined = new Uint8Array(this.#rest.length + (end < 0 ? bytes.length : end));
      joined.set(this.#rest);
      joined.set(bytes.subarray(0, end < 0 ? bytes.length : end), this.#rest.length);
      this.#rest = joined;
      if (end < 0) return;
      this.#line(joined, 0, joined.length);
      this.#rest = new Uint8Array(0);
      at = end + 1;
    }
    for (let end = bytes.indexOf(LINE_END, at); end >= 0; end = bytes.indexOf(LINE_END, at)) {
      this.#line(bytes, at, end);
      at = end + 1;
    }
    this.#rest = bytes.slice(at);
  }

  end(): void {
    if (this.#rest.length > 0) this.#line(this.#rest, 0, this.#rest.length);
    this.#rest = new Uint8Array(0);
  }

  /**
   * A cell is kept with the tab before it, so that a line that ends before the sample has no cell for it, and is as bad as it was; a line with more
   * columns than names is read, as the kernel does.
   */
  #line(bytes: Uint8Array, start: number, end: number): void {
    const count = isHeaderLine(bytes, start, end) ? 0 : tabsOf(bytes, start, end, this.#tabs);
    this.#common.push(bytes.subarray(start, count < FIXED ? end : this.#tabs[FIXED - 1]));
    this.#common.byte(LINE_END);
    for (let index = 0; index < this.columns.length; index++) {
      const column = this.columns[index];
      if (column === null || column === undefined) continue;
      const tab = FIXED - 1 + index;
      if (tab < count) column.push(bytes.subarray(this.#tabs[tab], tab + 1 < count ? this.#tabs[tab + 1] : end));
      column.byte(LINE_END);
    }
  }

  only(index: number): Blob {
    const column = this.columns[index]?.bytes() ?? new Uint8Array(0);
    const common = this.#common.bytes();
    const joined = new Uint8Array(common.length + column.length);
    let [at, from, own] = [0, 0, 0];
    while (from < common.length) {
      const end = common.indexOf(LINE_END, from);
      const ownEnd = column.indexOf(LINE_END, own);
      joined.set(common.subarray(from, end), at);
      at += end - from;
      joined.set(column.subarray(own, ownEnd + 1), at);
      at += ownEnd + 1 - own;
      [from, own] = [end + 1, ownEnd + 1];
    }
    return new Blob([joined.subarray(0, at)]);
  }
}

/** A line that describes the file; the line of names is one of columns. */
function isHeaderLine(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== HASH) return false;
  const word = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + COLUMN_LINE.length)));
  return word.toUpperCase() !== COLUMN_LINE;
}

/** Writes where the first tabs of a line are, as many as there is room for. @returns how many */
function tabsOf(bytes: Uint8Array, start: number, end: number, tabs: Uint32Array): number {
  let count = 0;
  for (let at = start; at < end && count < tabs.length; at++) if (bytes[at] === TAB) tabs[count++] = at;
  return count;
}
