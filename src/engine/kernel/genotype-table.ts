import {
  BLOCK_BYTES,
  ID_IMPUTED,
  ID_INTERNAL,
  ID_KIND_MASK,
  ID_PAR_CODED,
  ID_RS,
  ID_TEXT,
} from '../../../assembly/layout.ts';
import { fromGenomeKey } from '../../domain/genotype/genome.ts';
import type { Kernel } from './kernel.ts';
import { findRaw, indexRaw, type RawIndex } from './raw-index.ts';
import { textEntries, type TextSegment } from './text-table.ts';

/** Where the columns and side tables of one genome lie in the kernel's memory. Rows are sorted by key. */
export interface GenotypeAddresses {
  rowCount: number;
  keyAddress: number;
  genotypeAddress: number;
  idAddress: number;
  idKindAddress: number;
  idSegments: readonly TextSegment[];
  rawSegments: readonly TextSegment[];
  blockAddress: number;
  blockCount: number;
  spanAddress: number;
  spanCount: number;
}

/** A gVCF reference block, 1-based inclusive. `quality` and `depth` are null where the record states none. */
export interface BlockRow {
  firstKey: number;
  lastKey: number;
  quality: number | null;
  depth: number | null;
  /** The base of `firstKey` as REF states it; known only where a pack asks for that place. */
  firstBase: 'A' | 'C' | 'G' | 'T' | null;
}

/** Bits of a block's depth; above them stands the base of its first place. Mirrors `assembly/vcf.ts`. */
const DEPTH_BITS = 12;
const NO_DEPTH = (1 << DEPTH_BITS) - 1;
const BASES = ['A', 'C', 'G', 'T'] as const;

/** A line that is no row: its 1-based number and its first bytes. */
export interface BadLine {
  line: number;
  text: string;
}

/** Facts that the scan counted on its way. */
export interface ScanCounts {
  rows: number;
  noCalls: number;
  filtered: number;
  variants: number;
  phased: number;
  /** VCF: records that state the reference bases. */
  references: number;
  /** Called rows whose genotype was imputed. */
  imputed: number;
  /** Rows without a genotype that state its chances, of which none is certain enough. */
  doubtful: number;
  /** VCF: rows on contigs that are no chromosome, set aside. */
  unplaced: number;
  /** VCF: places whose lines contradict each other. */
  conflicts: number;
  /** VCF: records of structural variants. */
  structural: number;
  /** VCF: reference calls that rest on no read; they count as no-calls. */
  unread: number;
  wasSorted: boolean;
}

interface Columns {
  buffer: ArrayBuffer;
  keys: Uint32Array;
  genotypes: Uint8Array;
  ids: Uint32Array;
  idKinds: Uint8Array;
}

const decoder = new TextDecoder('latin1');
/** Bytes of a text entry before its text: row and length. */
const ENTRY_HEAD_BYTES = 8;

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}

/** Whether the lower-case token stands in the bytes, whole: no letter or digit touches it. */
function hasToken(bytes: Uint8Array, token: Uint8Array): boolean {
  for (let at = 0; at + token.length <= bytes.length; at++) {
    if (at > 0 && isLetterOrDigit(bytes[at - 1] ?? 0)) continue;
    const after = bytes[at + token.length];
    if (after !== undefined && isLetterOrDigit(after)) continue;
    let same = 0;
    while (same < token.length && lowerCase(bytes[at + same] ?? 0) === token[same]) same++;
    if (same === token.length) return true;
  }
  return false;
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

/**
 * The columns of one genome: sorted keys (u32), genotype codes (u8), ids, and the records that letters cannot tell.
 * Everything lies in the kernel's memory; what is handed out is copied or a number.
 */
export class GenotypeTable {
  readonly kernel: Kernel;
  readonly addresses: GenotypeAddresses;
  readonly counts: ScanCounts;
  readonly isVcf: boolean;
  readonly #allImputed: boolean;
  #views: Columns | null = null;
  #raw: RawIndex | null = null;
  #rowOfRaw: (row: number) => number;

  constructor(
    kernel: Kernel,
    addresses: GenotypeAddresses,
    facts: { counts: ScanCounts; rowOfRaw: (row: number) => number; isVcf: boolean; allImputed: boolean },
  ) {
    this.kernel = kernel;
    this.addresses = addresses;
    this.counts = facts.counts;
    this.#rowOfRaw = facts.rowOfRaw;
    this.isVcf = facts.isVcf;
    this.#allImputed = facts.allImputed;
  }

  get rowCount(): number {
    return this.addresses.rowCount;
  }

  /** A view of the sorted keys; valid until the kernel allocates. */
  keys(): Uint32Array {
    return this.#columns().keys;
  }

  /** A view of the genotype codes; valid until the kernel allocates. */
  genotypes(): Uint8Array {
    return this.#columns().genotypes;
  }

  /** Rows without a call. */
  countNoCalls(): number {
    return this.kernel.exports.countNoCalls(this.addresses.genotypeAddress, this.rowCount) >>> 0;
  }

  /** First row whose key is not below `key`. */
  lowerBound(key: number): number {
    const keys = this.keys();
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The id as the file spells it, or null where it has none. */
  id(row: number): string | null {
    const number = this.#columns().ids[row] ?? 0;
    switch (this.#idKind(row)) {
      case ID_RS:
        return `rs${String(number)}`;
      case ID_INTERNAL:
        return `i${String(number)}`;
      case ID_TEXT:
        return this.#entryText(number);
      default:
        return null;
    }
  }

  /** Whether the file itself calls the row pseudoautosomal (chromosome 25, XY or PAR). */
  isParCoded(row: number): boolean {
    return ((this.#columns().idKinds[row] ?? 0) & ID_PAR_CODED) !== 0;
  }

  /** Whether the row's genotype is a guess from a reference panel, not a measurement. */
  isImputed(row: number): boolean {
    return this.#allImputed || ((this.#columns().idKinds[row] ?? 0) & ID_IMPUTED) !== 0;
  }

  /** Whether any row has an `rs` id. */
  hasRsids(): boolean {
    return this.#columns().idKinds.some((kind) => (kind & ID_KIND_MASK) === ID_RS);
  }

  /** The ids as the kernel has them, row by row, and what kind each is. */
  idColumns(): { ids: Uint32Array; idKinds: Uint8Array } {
    const { ids, idKinds } = this.#columns();
    return { ids, idKinds };
  }

  /** The number of an `rs` id, 0 for any other id. */
  rsNumber(row: number): number {
    return this.#idKind(row) === ID_RS ? (this.#columns().ids[row] ?? 0) : 0;
  }

  /** Text of the VCF record of a row (REF, ALT, FILTER, FORMAT, sample; tab-separated), or null where letters tell it whole. */
  rawRecord(row: number): string | null {
    return this.isVcf ? this.#rawText(row) : null;
  }

  /** Rows of a VCF whose kept record has more bytes than this, ascending. */
  rowsOfLongRecords(bytes: number): number[] {
    if (!this.isVcf) return [];
    const { kernel, addresses } = this;
    this.#raw ??= indexRaw(kernel, addresses.rawSegments, this.#rowOfRaw);
    const { rows, addresses: entries } = this.#raw;
    return Array.from(rows).filter((_, at) => (kernel.u32((entries[at] ?? 0) + 4, 1)[0] ?? 0) > bytes);
  }

  /** Text of alleles that letters cannot tell, as a delimited file spells them (`ATCT/A`); null for all other rows. */
  alleleText(row: number): string | null {
    return this.isVcf ? null : this.#rawText(row);
  }

  /** First row whose id is `rs` or `i` and this number; null where there is none. */
  rowOfNumber(kind: 'rs' | 'i', number: number): number | null {
    const { ids, idKinds } = this.#columns();
    const wanted = kind === 'rs' ? ID_RS : ID_INTERNAL;
    for (let row = ids.indexOf(number); row >= 0; row = ids.indexOf(number, row + 1)) {
      if (((idKinds[row] ?? 0) & ID_KIND_MASK) === wanted) return row;
    }
    return null;
  }

  /**
   * First row whose id is this text (`kgp9988208`, `VG12S34`), or has it as a part: one of several ids, or the rsid that a probe's name
   * wraps (`GSA-rs123.1`). Case does not matter; null where there is none.
   */
  rowOfTextId(text: string): number | null {
    const wanted = new TextEncoder().encode(text.toLowerCase());
    const { ids } = this.#columns();
    let found: number | null = null;
    for (const { address, usedBytes } of this.addresses.idSegments) {
      for (const { tag, bytes } of textEntries(this.kernel, address, usedBytes)) {
        if (!hasToken(bytes, wanted)) continue;
        const row = this.#rowOfRaw(tag);
        // An entry is left over where a line was read again: its row's id lies elsewhere.
        const entry = ids[row] === bytes.byteOffset - ENTRY_HEAD_BYTES;
        if (entry && this.#idKind(row) === ID_TEXT && (found === null || row < found)) found = row;
      }
    }
    return found;
  }

  /** Rows whose id is text (a vendor's name, several ids in one field), with that text, in no order. */
  *textIds(): Generator<{ row: number; text: string }> {
    const { ids } = this.#columns();
    for (const { address, usedBytes } of this.addresses.idSegments) {
      for (const { tag, bytes } of textEntries(this.kernel, address, usedBytes)) {
        const row = this.#rowOfRaw(tag);
        // An entry is left over where a line was read again: its row's id lies elsewhere.
        const isCurrent = ids[row] === bytes.byteOffset - ENTRY_HEAD_BYTES && this.#idKind(row) === ID_TEXT;
        if (isCurrent) yield { row, text: decoder.decode(bytes) };
      }
    }
  }

  #rawText(row: number): string | null {
    const { kernel, addresses } = this;
    this.#raw ??= indexRaw(kernel, addresses.rawSegments, this.#rowOfRaw);
    const at = findRaw(this.#raw, row);
    return at === null ? null : this.#entryText(at);
  }

  #entryText(address: number): string {
    const lengthBytes = this.kernel.u32(address + 4, 1)[0] ?? 0;
    return decoder.decode(this.kernel.u8(address + 8, lengthBytes));
  }

  place(row: number): ReturnType<typeof fromGenomeKey> {
    return fromGenomeKey(this.keys()[row] ?? 0);
  }

  /** The reference block that covers a key, or null. */
  blockAt(key: number): BlockRow | null {
    let low = 0;
    let high = this.addresses.blockCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.block(middle).firstKey <= key) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return null;
    const block = this.block(low - 1);
    return block.lastKey >= key ? block : null;
  }

  block(index: number): BlockRow {
    const view = new DataView(
      this.kernel.exports.memory.buffer,
      this.addresses.blockAddress + index * BLOCK_BYTES,
      BLOCK_BYTES,
    );
    const stated = (value: number): number | null => (value === 0xffff ? null : value);
    const depth = view.getUint16(10, true);
    return {
      firstKey: view.getUint32(0, true),
      lastKey: view.getUint32(4, true),
      quality: stated(view.getUint16(8, true)),
      depth: (depth & NO_DEPTH) === NO_DEPTH ? null : depth & NO_DEPTH,
      firstBase: BASES[(depth >> DEPTH_BITS) - 1] ?? null,
    };
  }

  /** Spans of called structural variants that touch [firstKey, lastKey], as genome keys. */
  spansIn(firstKey: number, lastKey: number): { firstKey: number; lastKey: number }[] {
    const { spanAddress, spanCount } = this.addresses;
    const words = this.kernel.u32(spanAddress, spanCount * 2);
    const found: { firstKey: number; lastKey: number }[] = [];
    for (let at = 0; at < words.length; at += 2) {
      const [from = 0, to = 0] = [words[at], words[at + 1]];
      if (from <= lastKey && to >= firstKey) found.push({ firstKey: from, lastKey: to });
    }
    return found;
  }

  /** The views, made anew when the memory has grown: that detaches older ones. */
  #columns(): Columns {
    const { memory } = this.kernel.exports;
    if (this.#views?.buffer === memory.buffer) return this.#views;
    const { keyAddress, genotypeAddress, idAddress, idKindAddress, rowCount } = this.addresses;
    this.#views = {
      buffer: memory.buffer,
      keys: this.kernel.u32(keyAddress, rowCount),
      genotypes: this.kernel.u8(genotypeAddress, rowCount),
      ids: this.kernel.u32(idAddress, rowCount),
      idKinds: this.kernel.u8(idKindAddress, rowCount),
    };
    return this.#views;
  }

  #idKind(row: number): number {
    return (this.#columns().idKinds[row] ?? 0) & ID_KIND_MASK;
  }
}
