// DEFLATE (RFC 1951), resumable: a step decodes until its input or its room is used up. Shape and measurements: docs/adr.

import {
  INFLATE_BIT_COUNT, INFLATE_BITS, INFLATE_DAMAGED, INFLATE_DISTANCES, INFLATE_DONE, INFLATE_INPUT, INFLATE_INPUT_END,
  INFLATE_IS_FINAL, INFLATE_LAST, INFLATE_LENGTHS, INFLATE_LITERALS, INFLATE_NEEDS_INPUT, INFLATE_NEEDS_ROOM, INFLATE_OUTPUT,
  INFLATE_OUTPUT_END, INFLATE_PHASE, INFLATE_SLACK_BYTES, INFLATE_STATUS, INFLATE_STORED_LEFT, INFLATE_TAIL_BYTES, INFLATE_WINDOW,
} from './inflate-layout'; // prettier-ignore
import {
  ALPHABET_CODE_LENGTHS, ALPHABET_DISTANCES, ALPHABET_LITERALS, DISTANCE_ROOT_BITS, EXCEPTIONAL, HAS_LENGTH, KIND_END, KIND_INVALID, KIND_SUBTABLE,
  LITERAL_ROOT_BITS, LITERAL_SHIFT, buildFixedTables, buildTable, pairLiterals,
} from './inflate-tables'; // prettier-ignore

const PHASE_HEADER: u32 = 0;
const PHASE_STORED: u32 = 1;
const PHASE_CODES: u32 = 2;
/** Most bytes that one turn of the decode loop writes: four literals, a match, and what its copy writes beyond it. */
const TURN_BYTES: usize = 4 + 258 + 32;
/** Most input bytes that one turn loads. */
const TURN_INPUT_BYTES: usize = 32;

const CODE_LENGTH_ORDER = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

/** Bit reader of the block headers; the decode loop has its own in registers. */
let bits: u64 = 0;
let bitCount: u32 = 0;
let input: usize = 0;

// @ts-ignore: decorator
@inline
function refill(): void {
  bits |= load<u64>(input) << bitCount;
  input += (63 - bitCount) >> 3;
  bitCount |= 56;
}

// @ts-ignore: decorator
@inline
function take(count: u32): u32 {
  const value = <u32>bits & ((1 << count) - 1);
  bits >>= count;
  bitCount -= count;
  return value;
}

function openReader(state: usize): void {
  bits = load<u64>(state + INFLATE_BITS);
  bitCount = load<u32>(state + INFLATE_BIT_COUNT);
  input = load<u32>(state + INFLATE_INPUT);
}

/** Gives whole unread bytes back and saves the rest. */
function closeReader(state: usize): void {
  input -= bitCount >> 3;
  bitCount &= 7;
  store<u64>(state + INFLATE_BITS, bits & ((<u64>1 << <u64>bitCount) - 1));
  store<u32>(state + INFLATE_BIT_COUNT, bitCount);
  store<u32>(state + INFLATE_INPUT, <u32>input);
}

function isOverrun(state: usize): bool {
  return load<u32>(state + INFLATE_LAST) != 0 && input - (bitCount >> 3) > <usize>load<u32>(state + INFLATE_INPUT_END);
}

/** Decodes until something is missing; `INFLATE_STATUS` says what. */
export function inflateStep(state: usize): void {
  let status = INFLATE_DAMAGED;
  for (;;) {
    const phase = load<u32>(state + INFLATE_PHASE);
    if (phase == PHASE_HEADER) {
      if (load<u32>(state + INFLATE_IS_FINAL) != 0) {
        status = INFLATE_DONE;
        break;
      }
      status = readHeader(state);
      if (status != INFLATE_DONE) break;
    } else {
      status = phase == PHASE_STORED ? copyStored(state) : decodeCodes(state);
      if (status != INFLATE_DONE) break;
      store<u32>(state + INFLATE_PHASE, PHASE_HEADER);
    }
  }
  store<u32>(state + INFLATE_STATUS, status);
}

/** Reads a block's header and tables; INFLATE_DONE when the block can be decoded. */
function readHeader(state: usize): u32 {
  const end = load<u32>(state + INFLATE_INPUT_END);
  const isLast = load<u32>(state + INFLATE_LAST) != 0;
  if (!isLast && end - load<u32>(state + INFLATE_INPUT) < INFLATE_TAIL_BYTES) return INFLATE_NEEDS_INPUT;
  openReader(state);
  if (input >= end && bitCount < 3) return INFLATE_DAMAGED;
  refill();
  const isFinal = take(1);
  const type = take(2);
  let good = type != 3;
  if (type == 0) good = openStored(state);
  else if (type == 1) buildFixedTables(state);
  else if (type == 2) good = readTables(state);
  if (!good || isOverrun(state)) return INFLATE_DAMAGED;
  closeReader(state);
  store<u32>(state + INFLATE_IS_FINAL, isFinal);
  store<u32>(state + INFLATE_PHASE, type == 0 ? PHASE_STORED : PHASE_CODES);
  return INFLATE_DONE;
}

function openStored(state: usize): bool {
  take(bitCount & 7);
  refill();
  const length = take(16);
  const complement = take(16);
  store<u32>(state + INFLATE_STORED_LEFT, length);
  return (length ^ complement) == 0xffff;
}

function readTables(state: usize): bool {
  const literals = take(5) + 257;
  const distances = take(5) + 1;
  const codeLengths = take(4) + 4;
  if (literals > 286) return false;
  const lengths = state + INFLATE_LENGTHS;
  memory.fill(lengths, 0, 19);
  for (let i: u32 = 0; i < codeLengths; i++) {
    refill();
    store<u8>(lengths + load<u8>(CODE_LENGTH_ORDER + i), <u8>take(3));
  }
  if (!buildTable(state, ALPHABET_CODE_LENGTHS, lengths, 19)) return false;
  if (!readCodeLengths(state, literals + distances)) return false;
  // Without an end-of-block code the block could never end.
  if (load<u8>(lengths + 256) == 0) return false;
  if (!buildTable(state, ALPHABET_LITERALS, lengths, literals)) return false;
  pairLiterals(state);
  return buildTable(state, ALPHABET_DISTANCES, lengths + literals, distances);
}

function readCodeLengths(state: usize, total: u32): bool {
  const lengths = state + INFLATE_LENGTHS;
  const table = state + INFLATE_LITERALS;
  const limit = <usize>load<u32>(state + INFLATE_INPUT_END) + INFLATE_SLACK_BYTES - 8;
  let at: u32 = 0;
  while (at < total) {
    if (input > limit) return false;
    refill();
    const entry = load<u32>(table + ((<usize>bits & 127) << 2));
    if ((entry & KIND_INVALID) != 0) return false;
    take(entry & 15);
    const symbol = entry >> 16;
    if (symbol < 16) {
      store<u8>(lengths + at++, <u8>symbol);
      continue;
    }
    if (symbol == 16 && at == 0) return false;
    const value = symbol == 16 ? load<u8>(lengths + at - 1) : 0;
    const repeat = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
    if (at + repeat > total) return false;
    memory.fill(lengths + at, value, repeat);
    at += repeat;
  }
  return true;
}

function copyStored(state: usize): u32 {
  const from = <usize>load<u32>(state + INFLATE_INPUT);
  const to = <usize>load<u32>(state + INFLATE_OUTPUT);
  const left = load<u32>(state + INFLATE_STORED_LEFT);
  const available = load<u32>(state + INFLATE_INPUT_END) - <u32>from;
  const room = load<u32>(state + INFLATE_OUTPUT_END) - <u32>to;
  const count = min(left, min(available, room));
  memory.copy(to, from, count);
  store<u32>(state + INFLATE_INPUT, <u32>from + count);
  store<u32>(state + INFLATE_OUTPUT, <u32>to + count);
  store<u32>(state + INFLATE_STORED_LEFT, left - count);
  if (count == left) return INFLATE_DONE;
  if (count == room) return INFLATE_NEEDS_ROOM;
  return load<u32>(state + INFLATE_LAST) != 0 ? INFLATE_DAMAGED : INFLATE_NEEDS_INPUT;
}

/** Copies a match; may write up to 31 bytes beyond its end. */
// @ts-ignore: decorator
@inline
function copyMatch(to: usize, distance: usize, length: usize): void {
  const end = to + length;
  let from = to - distance;
  if (distance >= 16) {
    do {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      to += 32;
      from += 32;
    } while (to < end && distance >= 32);
    while (to < end) {
      v128.store(to, v128.load(from));
      to += 16;
      from += 16;
    }
  } else if (distance == 1) {
    const run = i8x16.splat(load<u8>(from));
    do {
      v128.store(to, run);
      to += 16;
    } while (to < end);
  } else if (distance >= 8) {
    do {
      store<u64>(to, load<u64>(from));
      to += 8;
      from += 8;
    } while (to < end);
  } else {
    do {
      store<u8>(to++, load<u8>(from++));
    } while (to < end);
  }
}

/** The decode loop. Its bit reader lives in locals: globals would be written back on every turn. */
function decodeCodes(state: usize): u32 {
  const literals = state + INFLATE_LITERALS;
  const distances = state + INFLATE_DISTANCES;
  const window = <usize>load<u32>(state + INFLATE_WINDOW);
  const inputEnd = <usize>load<u32>(state + INFLATE_INPUT_END);
  const isLast = load<u32>(state + INFLATE_LAST) != 0;
  const inputLimit = isLast ? inputEnd + INFLATE_SLACK_BYTES - TURN_INPUT_BYTES : inputEnd - TURN_INPUT_BYTES;
  const outputLimit = <usize>load<u32>(state + INFLATE_OUTPUT_END) - TURN_BYTES;
  let word = load<u64>(state + INFLATE_BITS);
  let count = <u64>load<u32>(state + INFLATE_BIT_COUNT);
  let at = <usize>load<u32>(state + INFLATE_INPUT);
  let out = <usize>load<u32>(state + INFLATE_OUTPUT);
  let status = INFLATE_DAMAGED;
  if (!isLast && inputEnd < at + TURN_INPUT_BYTES) return INFLATE_NEEDS_INPUT;
  for (;;) {
    if (out > outputLimit) {
      status = INFLATE_NEEDS_ROOM;
      break;
    }
    if (at > inputLimit) {
      status = isLast ? INFLATE_DAMAGED : INFLATE_NEEDS_INPUT;
      break;
    }
    word |= load<u64>(at) << count;
    at += <usize>((63 - count) >> 3);
    count |= 56;
    let entry = load<u32>(literals + ((<usize>word & ((1 << LITERAL_ROOT_BITS) - 1)) << 2));
    if ((entry & (HAS_LENGTH | EXCEPTIONAL)) == 0) {
      word >>= <u64>(entry & 15);
      count -= <u64>(entry & 15);
      store<u16>(out, <u16>(entry >> 16));
      out += <usize>((entry >> LITERAL_SHIFT) & 3);
      entry = load<u32>(literals + ((<usize>word & ((1 << LITERAL_ROOT_BITS) - 1)) << 2));
    }
    if ((entry & EXCEPTIONAL) != 0) {
      if ((entry & KIND_SUBTABLE) != 0) {
        entry = subEntry(literals, entry, word >> LITERAL_ROOT_BITS);
        // Two root codes, a length and a distance with all their extra bits are 55 bits; a longer code needs more.
        word |= load<u64>(at) << count;
        at += <usize>((63 - count) >> 3);
        count |= 56;
      }
      if ((entry & (KIND_END | KIND_INVALID)) != 0) {
        word >>= <u64>(entry & 15);
        count -= <u64>(entry & 15);
        if ((entry & KIND_END) != 0) status = INFLATE_DONE;
        break;
      }
    }
    word >>= <u64>(entry & 15);
    count -= <u64>(entry & 15);
    store<u16>(out, <u16>(entry >> 16));
    out += <usize>((entry >> LITERAL_SHIFT) & 3);
    if ((entry & HAS_LENGTH) == 0) continue;
    let extra = <u64>((entry >> 4) & 7);
    const length = <usize>(entry >> 24) + 3 + (<usize>word & ((1 << <usize>extra) - 1));
    word >>= extra;
    count -= extra;
    entry = load<u32>(distances + ((<usize>word & ((1 << DISTANCE_ROOT_BITS) - 1)) << 2));
    if ((entry & KIND_SUBTABLE) != 0) entry = subEntry(distances, entry, word >> DISTANCE_ROOT_BITS);
    word >>= <u64>(entry & 15);
    count -= <u64>(entry & 15);
    extra = <u64>((entry >> 4) & 15);
    const distance = <usize>(entry >> 16) + (<usize>word & ((1 << <usize>extra) - 1));
    word >>= extra;
    count -= extra;
    if ((entry & KIND_INVALID) != 0 || distance > out - window) break;
    copyMatch(out, distance, length);
    out += length;
  }
  at -= <usize>(count >> 3);
  count &= 7;
  if (isLast && at > inputEnd) status = INFLATE_DAMAGED;
  store<u64>(state + INFLATE_BITS, word & ((<u64>1 << count) - 1));
  store<u32>(state + INFLATE_BIT_COUNT, <u32>count);
  store<u32>(state + INFLATE_INPUT, <u32>at);
  store<u32>(state + INFLATE_OUTPUT, <u32>out);
  return status;
}

// @ts-ignore: decorator
@inline
function subEntry(table: usize, entry: u32, rest: u64): u32 {
  const index = (entry >> 16) + (<u32>rest & ((1 << ((entry >> 4) & 15)) - 1));
  return load<u32>(table + (<usize>index << 2));
}
