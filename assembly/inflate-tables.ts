// Decode tables of DEFLATE's Huffman codes (RFC 1951, 3.2.2): a root table indexed by the next bits, and sub-tables for codes
// longer than its index. An entry is one u32: value << 16 | kind << 10 | extra bits << 4 | bits of the code. The value of a literal
// or length has two bytes: a literal, and a second literal or a length less 3.

import { INFLATE_DISTANCES, INFLATE_LENGTHS, INFLATE_LITERALS, INFLATE_SORTED } from './inflate-layout';

export const LITERAL_ROOT_BITS: u32 = 11;
export const DISTANCE_ROOT_BITS: u32 = 8;
const CODE_LENGTH_ROOT_BITS: u32 = 7;
export const KIND_END: u32 = 0x2000;
export const KIND_SUBTABLE: u32 = 0x4000;
export const KIND_INVALID: u32 = 0x8000;
/** Entries of literals and lengths only: literals * 0x400 in bits 10..11, a length follows: 0x1000. */
export const LITERAL_SHIFT: u32 = 10;
export const ONE_LITERAL: u32 = 0x400;
export const HAS_LENGTH: u32 = 0x1000;
export const EXCEPTIONAL: u32 = 0xe000;
const MAX_BITS: u32 = 15;

/** Base and extra bits of the length symbols 257..285 and of the distance symbols 0..29 (RFC 1951, 3.2.5). */
// prettier-ignore
const LENGTH_BASE = memory.data<u16>([3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]);
// prettier-ignore
const LENGTH_EXTRA = memory.data<u8>([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]);
// prettier-ignore
const DISTANCE_BASE = memory.data<u16>([1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577]);
const COUNTS = memory.data(16 * 4, 16);
const OFFSETS = memory.data(17 * 4, 16);

/** Which alphabet a table is for. */
export const ALPHABET_LITERALS: u32 = 0;
export const ALPHABET_DISTANCES: u32 = 1;
export const ALPHABET_CODE_LENGTHS: u32 = 2;

function symbolEntry(alphabet: u32, symbol: u32): u32 {
  if (alphabet == ALPHABET_CODE_LENGTHS) return symbol << 16;
  if (alphabet == ALPHABET_DISTANCES) {
    if (symbol > 29) return KIND_INVALID;
    const extra = symbol < 4 ? 0 : (symbol >> 1) - 1;
    return (<u32>load<u16>(DISTANCE_BASE + (<usize>symbol << 1)) << 16) | (extra << 4);
  }
  if (symbol < 256) return (symbol << 16) | ONE_LITERAL;
  if (symbol == 256) return KIND_END;
  if (symbol > 285) return KIND_INVALID;
  const index = <usize>symbol - 257;
  return ((<u32>load<u16>(LENGTH_BASE + (index << 1)) - 3) << 24) | HAS_LENGTH | (<u32>load<u8>(LENGTH_EXTRA + index) << 4);
}

function reversed(code: u32, bits: u32): u32 {
  let result: u32 = 0;
  for (let i: u32 = 0; i < bits; i++) {
    result = (result << 1) | (code & 1);
    code >>= 1;
  }
  return result;
}

// @ts-ignore: decorator
@inline
function countOf(bits: u32): u32 {
  return load<u32>(COUNTS + (<usize>bits << 2));
}

/** Counts and sorts the symbols by code length; false where the lengths are no prefix code (one code of one bit may stand alone). */
function sortSymbols(lengths: usize, symbols: u32, sorted: usize): bool {
  memory.fill(COUNTS, 0, 64);
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const at = COUNTS + (<usize>load<u8>(lengths + symbol) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let left: i32 = 1;
  let offset: u32 = 0;
  for (let bits: u32 = 1; bits <= MAX_BITS; bits++) {
    left = (left << 1) - <i32>countOf(bits);
    if (left < 0) return false;
    store<u32>(OFFSETS + (<usize>bits << 2), offset);
    offset += countOf(bits);
  }
  if (left > 0 && !(offset == 0 || (offset == 1 && countOf(1) == 1))) return false;
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const bits = <u32>load<u8>(lengths + symbol);
    if (bits == 0) continue;
    const at = OFFSETS + (<usize>bits << 2);
    const place = load<u32>(at);
    store<u16>(sorted + (<usize>place << 1), <u16>symbol);
    store<u32>(at, place + 1);
  }
  return true;
}

/** Bits of the sub-table that starts with a code of `bits`, given how many codes of that length are still to come. */
function subtableBits(bits: u32, rootBits: u32, remaining: u32): u32 {
  let size = bits - rootBits;
  let left = (1 << size) - <i32>remaining;
  while (left > 0 && size + rootBits < MAX_BITS) {
    size++;
    left = (left << 1) - <i32>countOf(size + rootBits);
  }
  return size;
}

/** Fills the table at `table` from the code lengths of `symbols` symbols; false where they are no code. */
export function buildTable(state: usize, alphabet: u32, lengths: usize, symbols: u32): bool {
  const table = state + (alphabet == ALPHABET_DISTANCES ? INFLATE_DISTANCES : INFLATE_LITERALS);
  const rootBits = alphabet == ALPHABET_LITERALS ? LITERAL_ROOT_BITS : alphabet == ALPHABET_DISTANCES ? DISTANCE_ROOT_BITS : CODE_LENGTH_ROOT_BITS;
  const sorted = state + INFLATE_SORTED;
  if (!sortSymbols(lengths, symbols, sorted)) return false;
  const rootSize: u32 = 1 << rootBits;
  const invalid = i32x4.splat(KIND_INVALID);
  for (let i: usize = 0; i < <usize>rootSize << 2; i += 16) v128.store(table + i, invalid);
  let code: u32 = 0;
  let next: u32 = 0;
  let end = rootSize;
  let subtable: u32 = 0;
  let subBits: u32 = 0;
  let prefix = u32.MAX_VALUE;
  for (let bits: u32 = 1; bits <= MAX_BITS; bits++) {
    code <<= 1;
    for (let remaining = countOf(bits); remaining > 0; remaining--) {
      const entry = symbolEntry(alphabet, <u32>load<u16>(sorted + (<usize>next << 1))) | bits;
      next++;
      const turned = reversed(code++, bits);
      if (bits <= rootBits) {
        for (let i = turned; i < rootSize; i += 1 << bits) store<u32>(table + (<usize>i << 2), entry);
        continue;
      }
      const root = turned & (rootSize - 1);
      if (root != prefix) {
        prefix = root;
        subBits = subtableBits(bits, rootBits, remaining);
        subtable = end;
        end += 1 << subBits;
        store<u32>(table + (<usize>root << 2), (subtable << 16) | KIND_SUBTABLE | (subBits << 4) | rootBits);
      }
      for (let i = turned >> rootBits; i < <u32>1 << subBits; i += 1 << (bits - rootBits)) {
        store<u32>(table + (<usize>(subtable + i) << 2), entry);
      }
    }
  }
  return true;
}

/** Joins a root entry of one literal with the symbol behind it, where the index holds both codes. */
export function pairLiterals(state: usize): void {
  const table = state + INFLATE_LITERALS;
  for (let index: i32 = (1 << LITERAL_ROOT_BITS) - 1; index >= 0; index--) {
    const entry = load<u32>(table + (<usize>index << 2));
    if ((entry & (ONE_LITERAL | EXCEPTIONAL)) != ONE_LITERAL) continue;
    const bits = entry & 15;
    const next = load<u32>(table + (<usize>(<u32>index >> bits) << 2));
    const both = bits + (next & 15);
    if (both > LITERAL_ROOT_BITS || (next & EXCEPTIONAL) != 0) continue;
    // A literal moves to the second place; a length stands there already.
    const second = (next & HAS_LENGTH) != 0 ? next & ~<u32>15 : ((next & 0xff0000) << 8) | ONE_LITERAL;
    store<u32>(table + (<usize>index << 2), (entry & ~<u32>15) + second + both);
  }
}

/** The fixed codes (RFC 1951, 3.2.6). */
export function buildFixedTables(state: usize): void {
  const lengths = state + INFLATE_LENGTHS;
  memory.fill(lengths, 8, 144);
  memory.fill(lengths + 144, 9, 112);
  memory.fill(lengths + 256, 7, 24);
  memory.fill(lengths + 280, 8, 8);
  buildTable(state, ALPHABET_LITERALS, lengths, 288);
  pairLiterals(state);
  memory.fill(lengths, 5, 32);
  buildTable(state, ALPHABET_DISTANCES, lengths, 32);
}
