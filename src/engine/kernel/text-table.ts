import type { Kernel } from './kernel.ts';

/** One entry of a text table of the kernel: a row (or line) number and its bytes. */
export interface TextEntry {
  tag: number;
  bytes: Uint8Array;
}

/** Walks a text table (entries of tag: u32, length: u32, bytes, 4-byte aligned). Bytes are views: copy what must stay. */
export function* textEntries(kernel: Kernel, address: number, usedBytes: number): Generator<TextEntry> {
  const memory = kernel.exports.memory.buffer;
  const view = new DataView(memory, address, usedBytes);
  let at = 0;
  while (at < usedBytes) {
    const lengthBytes = view.getUint32(at + 4, true);
    yield { tag: view.getUint32(at, true), bytes: new Uint8Array(memory, address + at + 8, lengthBytes) };
    at = (at + 8 + lengthBytes + 3) & ~3;
  }
}

/** A full or current block of a text table. */
export interface TextSegment {
  address: number;
  usedBytes: number;
}

const SEGMENT_BYTES = 1 << 18;
/** Longest entry: a whole VCF record of many samples. */
const LONGEST_ENTRY_BYTES = 1 << 21;

/** A text table that grows by further segments: nothing is copied, and addresses of entries stay. */
export class TextChain {
  readonly #kernel: Kernel;
  readonly #fields: { table: number; capacity: number; used: number };
  readonly #full: TextSegment[] = [];
  /** Addresses of the segments of the usual size that were made here, and of those that are empty. */
  readonly #own: number[] = [];
  readonly #free: number[] = [];

  /** @param fields addresses of the scan state's fields for table, capacity and used bytes, relative to `state` */
  constructor(kernel: Kernel, state: number, [table, capacity, used]: readonly [number, number, number]) {
    this.#kernel = kernel;
    this.#fields = { table: state + table, capacity: state + capacity, used: state + used };
    this.#begin(SEGMENT_BYTES);
  }

  /** Starts another segment. An entry that did not fit into an empty one gets the largest. */
  extend(): void {
    const current = this.#current();
    if (current.usedBytes > 0) this.#full.push(current);
    this.#begin(current.usedBytes > 0 ? SEGMENT_BYTES : LONGEST_ENTRY_BYTES);
  }

  /** Adds a whole segment that came from elsewhere, behind all entries so far; its address here. */
  append(bytes: Uint8Array): number {
    const current = this.#current();
    if (current.usedBytes > 0) this.#full.push(current);
    const address = this.#kernel.put(bytes);
    this.#full.push({ address, usedBytes: bytes.length });
    this.#begin(SEGMENT_BYTES);
    return address;
  }

  /** All segments that hold entries, in order. */
  segments(): TextSegment[] {
    const current = this.#current();
    return current.usedBytes > 0 ? [...this.#full, current] : [...this.#full];
  }

  /** Forgets all entries; the segments are filled anew. */
  clear(): void {
    this.#full.length = 0;
    this.#free.splice(0, Infinity, ...this.#own);
    this.#begin(SEGMENT_BYTES);
  }

  #begin(bytes: number): void {
    const free = bytes === SEGMENT_BYTES ? this.#free.pop() : undefined;
    const address = free ?? this.#kernel.alloc(bytes);
    if (free === undefined && bytes === SEGMENT_BYTES) this.#own.push(address);
    this.#set(this.#fields.table, address);
    this.#set(this.#fields.capacity, bytes);
    this.#set(this.#fields.used, 0);
  }

  #current(): TextSegment {
    return { address: this.#get(this.#fields.table), usedBytes: this.#get(this.#fields.used) };
  }

  #get(field: number): number {
    return this.#kernel.u32(field, 1)[0] ?? 0;
  }

  #set(field: number, value: number): void {
    this.#kernel.u32(field, 1)[0] = value;
  }
}
