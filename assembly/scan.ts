// Delimited text -> columns. The fast path takes a line of the plain shape (id, chromosome, position, then a genotype or two
// alleles, in this order) with one 16-byte-at-a-time look for the edges of its tokens; anything else goes to text-row.ts.
// Shape and measurements: docs/adr/0006.

import { ALLELE_NO_CALL, alleleNibble } from './alleles';
import {
  ID_INTERNAL, MAX_LINE_BYTES, SCAN_CHROMOSOME_END, SCAN_CHROMOSOME_START, SCAN_CHROMOSOME_TAG, SCAN_COLUMN_ALLELE1,
  SCAN_COLUMN_ALLELE2, SCAN_COLUMN_CHROMOSOME, SCAN_COLUMN_GENOTYPE, SCAN_COLUMN_ID, SCAN_COLUMN_POSITION, SCAN_COLUMN_STRAND,
  SCAN_DESCENTS, SCAN_FLAGS, SCAN_GENOTYPES, SCAN_IDS, SCAN_ID_KINDS, SCAN_KEYS, SCAN_LAST_KEY, SCAN_NEXT_LINE, SCAN_NO_CALLS,
  SCAN_PAR_CODED,   SCAN_REPEATS, SCAN_ROW_CAPACITY, SCAN_ROW_COUNT, SCAN_SEPARATOR, SCAN_SKIPPING, SCAN_STATUS, SEPARATOR_COMMA, SEPARATOR_SEMICOLON,
  SEPARATOR_WHITESPACE, STATUS_OK, STATUS_ROWS_FULL,
} from './layout'; // prettier-ignore
import { keepBadLine } from './row';
import { digitLanes, digitQuads } from './swar';
import { LINE_BAD, LINE_FULL, readTextRow } from './text-row';
import { COMMA, QUOTE, SEMICOLON, ZERO } from './bytes';

const PAIR = memory.data(65536, 16);
/** Not in the pair table: the two bytes are no genotype of the plain shape. */
const NO_PAIR: u32 = 0x01;

/** Genotype code of every pair of bytes (low byte first; high byte 0 = haploid); NO_PAIR (no code has it) for what is none. */
function fillPairs(): void {
  for (let first: u32 = 0; first < 256; first++) {
    for (let second: u32 = 0; second < 256; second++) {
      const a = alleleNibble(first);
      const b = alleleNibble(second);
      const valid = a != 0 && a < 16 && b < 16;
      store<u8>(PAIR + (second << 8) + first, <u8>(!valid ? NO_PAIR : a == ALLELE_NO_CALL && b == 0 ? 0xff : (a << 4) | b));
    }
  }
  // Words, not letters: `NA`, `NC`, `ND`.
  for (let first: u32 = 0x4e; first <= 0x6e; first += 0x20) {
    for (let by: u32 = 0; by <= 0x20; by += 0x20) {
      store<u8>(PAIR + ((0x41 + by) << 8) + first, 0xff);
      store<u8>(PAIR + ((0x43 + by) << 8) + first, 0xff);
      store<u8>(PAIR + ((0x44 + by) << 8) + first, 0xff);
    }
  }
}
fillPairs();

/** End of the line that starts at `at`: its LF, or 0 where [at, limit) has none. */
export function findLineEnd(at: usize, limit: usize): usize {
  const newline = i8x16.splat(10);
  while (at < limit) {
    const one = i8x16.eq(v128.load(at), newline);
    const two = i8x16.eq(v128.load(at, 16), newline);
    const three = i8x16.eq(v128.load(at, 32), newline);
    const four = i8x16.eq(v128.load(at, 48), newline);
    if (v128.any_true(v128.or(v128.or(one, two), v128.or(three, four)))) {
      const low = <u64>i8x16.bitmask(one) | (<u64>i8x16.bitmask(two) << 16);
      const high = <u64>i8x16.bitmask(three) | (<u64>i8x16.bitmask(four) << 16);
      const found = at + <usize>ctz(low | (high << 32));
      return found < limit ? found : 0;
    }
    at += 64;
  }
  return 0;
}

/** End of the line that starts at `at`: its first LF or CR, or 0 where [at, limit) has none. */
function findAnyLineEnd(at: usize, limit: usize): usize {
  const newline = i8x16.splat(10);
  const carriage = i8x16.splat(13);
  for (; at < limit; at += 16) {
    const bytes = v128.load(at);
    const ends = i8x16.bitmask(v128.or(i8x16.eq(bytes, newline), i8x16.eq(bytes, carriage)));
    if (ends == 0) continue;
    const found = at + <usize>ctz(ends);
    return found < limit ? found : 0;
  }
  return 0;
}

/** Whether the columns are those of the fast path; the number of tokens of its lines, or 0. */
function plainTokens(state: usize): u32 {
  if (load<i32>(state + SCAN_COLUMN_ID) != 0 || load<i32>(state + SCAN_COLUMN_CHROMOSOME) != 1) return 0;
  if (load<i32>(state + SCAN_COLUMN_POSITION) != 2 || load<i32>(state + SCAN_COLUMN_STRAND) >= 0) return 0;
  if (load<u32>(state + SCAN_SEPARATOR) == SEPARATOR_WHITESPACE || load<u32>(state + SCAN_FLAGS) != 0) return 0;
  if (load<i32>(state + SCAN_COLUMN_GENOTYPE) == 3) return 4;
  return load<i32>(state + SCAN_COLUMN_ALLELE1) == 3 && load<i32>(state + SCAN_COLUMN_ALLELE2) == 4 ? 5 : 0;
}

/**
 * Reads whole lines of [start, start + length); the bytes used. `final` says that no more input follows: a last line without
 * an end is then read too. Returns early with `SCAN_STATUS` set when a table is full: grow it and call again with the rest.
 * 64 bytes before `start` and after the end must be readable.
 */
export function scanText(state: usize, start: usize, length: u32, final: bool): u32 {
  const limit = start + length;
  store<u32>(state + SCAN_STATUS, STATUS_OK);
  const tokens = plainTokens(state);
  let at = start;
  while (at < limit) {
    if (tokens == 5) at = scanAllelePairs(state, at, limit);
    else if (tokens == 4) at = load<u8>(at) == QUOTE ? scanQuoted(state, at, limit) : scanGenotypes(state, at, limit);
    if (at >= limit) break;
    const next = scanCarefully(state, at, limit, final);
    if (next == at) break;
    at = next;
  }
  return <u32>(at - start);
}

/** Reads one line carefully; where the next one starts, or `at` itself if the line is not whole or a table is full. */
function scanCarefully(state: usize, at: usize, limit: usize, final: bool): usize {
  let end = findAnyLineEnd(at, limit);
  const whole = end != 0;
  if (!whole) {
    if (!final && limit - at < MAX_LINE_BYTES) return at;
    end = limit;
  }
  let next = whole ? end + 1 : end;
  if (whole && load<u8>(end) == 13) {
    // A CR ends the line by itself, unless an LF follows: that is told once the next byte is there.
    if (next < limit) next += <usize>(load<u8>(next) == 10);
    else if (!final && limit - at < MAX_LINE_BYTES) return at;
  }
  const line = load<u32>(state + SCAN_NEXT_LINE);
  if (load<u32>(state + SCAN_SKIPPING) != 0) {
    if (whole) {
      store<u32>(state + SCAN_SKIPPING, 0);
      store<u32>(state + SCAN_NEXT_LINE, line + 1);
    }
    return next;
  }
  if (!whole && !final) {
    keepBadLine(state, line, at, <u32>(end - at));
    store<u32>(state + SCAN_SKIPPING, 1);
    return next;
  }
  if (load<u32>(state + SCAN_ROW_COUNT) >= load<u32>(state + SCAN_ROW_CAPACITY)) {
    store<u32>(state + SCAN_STATUS, STATUS_ROWS_FULL);
    return at;
  }
  const outcome = readTextRow(state, at, end);
  if (outcome == LINE_FULL) return at;
  if (outcome == LINE_BAD) keepBadLine(state, line, at, <u32>(end - at));
  store<u32>(state + SCAN_NEXT_LINE, line + 1);
  return next;
}

/** id, chromosome, position, genotype with one separator between: 23andMe and its kin. */
function scanGenotypes(state: usize, start: usize, limit: usize): usize {
  return scanPlain(state, start, limit, 4, false);
}

/** id, chromosome, position, allele, allele: AncestryDNA. */
function scanAllelePairs(state: usize, start: usize, limit: usize): usize {
  return scanPlain(state, start, limit, 5, false);
}

/** Quoted fields: MyHeritage, FTDNA. */
function scanQuoted(state: usize, start: usize, limit: usize): usize {
  return scanPlain(state, start, limit, 4, true);
}

/** Reads plain lines until one is not plain, not whole, of another chromosome, or the columns are full; where that line starts. */
// @ts-ignore: decorator
@inline
function scanPlain(state: usize, start: usize, limit: usize, tokens: u32, quoted: bool): usize {
  if (load<u32>(state + SCAN_SKIPPING) != 0) return start;
  const separator = load<u32>(state + SCAN_SEPARATOR);
  const mark = quoted ? i8x16.splat(<i8>QUOTE) : i8x16.splat(separator == SEPARATOR_COMMA ? <i8>COMMA : separator == SEPARATOR_SEMICOLON ? <i8>SEMICOLON : 9);
  const newline = i8x16.splat(10);
  const keys = <usize>load<u32>(state + SCAN_KEYS);
  const genotypes = <usize>load<u32>(state + SCAN_GENOTYPES);
  const ids = <usize>load<u32>(state + SCAN_IDS);
  const kinds = <usize>load<u32>(state + SCAN_ID_KINDS);
  const capacity = load<u32>(state + SCAN_ROW_CAPACITY);
  const firstRow = load<u32>(state + SCAN_ROW_COUNT);
  const tag = load<u32>(state + SCAN_CHROMOSOME_TAG);
  const internalKind = ID_INTERNAL | load<u32>(state + SCAN_PAR_CODED);
  const axisStart = load<u32>(state + SCAN_CHROMOSOME_START);
  const lastPosition = load<u32>(state + SCAN_CHROMOSOME_END) - axisStart - 1;
  // Marks of a whole line: the separators and the line end; quoted, both quotes of each field and the line end.
  const marksPerLine = quoted ? (tokens << 1) + 1 : tokens;
  let row = firstRow;
  let lastKey = load<u32>(state + SCAN_LAST_KEY);
  let noCalls: u32 = 0;
  let descents: u32 = 0;
  let repeats: u32 = 0;
  let at = start;

  while (row < capacity) {
    const one = v128.load(at);
    const two = v128.load(at, 16);
    let marks =
      <u64>i8x16.bitmask(v128.or(i8x16.eq(one, newline), i8x16.eq(one, mark))) |
      (<u64>i8x16.bitmask(v128.or(i8x16.eq(two, newline), i8x16.eq(two, mark))) << 16);
    if (<u32>popcnt(marks) < marksPerLine) {
      const three = v128.load(at, 32);
      const four = v128.load(at, 48);
      marks |=
        (<u64>i8x16.bitmask(v128.or(i8x16.eq(three, newline), i8x16.eq(three, mark))) << 32) |
        (<u64>i8x16.bitmask(v128.or(i8x16.eq(four, newline), i8x16.eq(four, mark))) << 48);
      if (<u32>popcnt(marks) < marksPerLine) break;
    }
    let idStart = at;
    if (quoted) {
      idStart += <usize>ctz(marks) + 1;
      marks &= marks - 1;
    }
    const idEnd = at + <usize>ctz(marks);
    marks &= marks - 1;
    let chromosomeAt = idEnd + 1;
    if (quoted) {
      chromosomeAt = at + <usize>ctz(marks) + 1;
      marks &= marks - 1;
    }
    const chromosomeEnd = at + <usize>ctz(marks);
    marks &= marks - 1;
    let positionAt = chromosomeEnd + 1;
    if (quoted) {
      positionAt = at + <usize>ctz(marks) + 1;
      marks &= marks - 1;
    }
    const positionEnd = at + <usize>ctz(marks);
    marks &= marks - 1;
    let alleleAt = positionEnd + 1;
    if (quoted) {
      alleleAt = at + <usize>ctz(marks) + 1;
      marks &= marks - 1;
    }
    let alleleEnd = at + <usize>ctz(marks);
    let secondAt: usize = 0;
    if (tokens == 5) {
      marks &= marks - 1;
      secondAt = alleleEnd + 1;
      if (secondAt - alleleAt != 2) break;
      alleleEnd = at + <usize>ctz(marks);
    }
    let lineEnd = alleleEnd;
    if (quoted) {
      marks &= marks - 1;
      lineEnd = at + <usize>ctz(marks);
      // Between the fields stands one separator, nothing else; after the last one a CR at most.
      if (<u32>(lineEnd - alleleEnd) > 2 || alleleAt - positionEnd != 3 || positionAt - chromosomeEnd != 3 || chromosomeAt - idEnd != 3) break;
    } else {
      alleleEnd -= <usize>(load<u8>(lineEnd - 1) == 13);
    }
    if (lineEnd >= limit || load<u8>(lineEnd) != 10) break;

    const isRs = load<u16>(idStart) == 0x7372;
    const idDigits = <u32>(idEnd - idStart) - 1 - <u32>isRs;
    const positionDigits = <u32>(positionEnd - positionAt);
    const chromosomeLength = <u32>(chromosomeEnd - chromosomeAt);
    const alleleLength = tokens == 4 ? <u32>(alleleEnd - alleleAt) : <u32>(alleleEnd - secondAt);
    // One test for all lengths: each term is "too large" as an unsigned number.
    if (idDigits - 1 > 9 || positionDigits - 1 > 8 || chromosomeLength - 1 > 3 || alleleLength - 1 > (tokens == 4 ? 1 : 0)) break;
    // The careful reader enters the new chromosome: a call in this loop would cost its registers on every line.
    if ((load<u32>(chromosomeAt) & (0xffffffff >> (32 - (chromosomeLength << 3)))) != tag) break;

    const idLanes = digitLanes(idEnd, idDigits);
    const positionLanes = digitLanes(positionEnd, positionDigits);
    const idQuads = digitQuads(idLanes);
    const positionQuads = digitQuads(positionLanes);
    const id = <u64>(i32x4.extract_lane(idQuads, 2) * 10000 + i32x4.extract_lane(idQuads, 3)) + <u64>i32x4.extract_lane(idQuads, 1) * 100000000;
    const position = <u32>i32x4.extract_lane(positionQuads, 1) * 100000000 + <u32>i32x4.extract_lane(positionQuads, 2) * 10000 + <u32>i32x4.extract_lane(positionQuads, 3);
    const noDigits = v128.any_true(i8x16.gt_u(i8x16.max_u(idLanes, positionLanes), i8x16.splat(9)));
    const pair = tokens == 4 ? <u32>load<u16>(alleleAt) & (0xffff >> ((2 - alleleLength) << 3)) : (<u32>load<u8>(secondAt) << 8) | <u32>load<u8>(alleleAt);
    const genotype = <u32>load<u8>(PAIR + pair);
    const first = <u32>load<u8>(idEnd - idDigits);
    // An id with a leading zero is no number: `rs012` must not come out as `rs12`.
    const odd = u32(noDigits) | u32(genotype == NO_PAIR) | u32(position - 1 >= lastPosition) | u32(first == ZERO) | <u32>(id >> 32);
    if ((odd | u32(!(u32(isRs) | u32(load<u8>(idStart) == 0x69)))) != 0) break;

    const key = axisStart + position;
    store<u32>(keys + (<usize>row << 2), key);
    store<u8>(genotypes + row, <u8>genotype);
    store<u32>(ids + (<usize>row << 2), <u32>id);
    store<u8>(kinds + row, <u8>(internalKind - <u32>isRs));
    noCalls += <u32>(genotype == 0xff);
    descents += <u32>(key < lastKey);
    repeats += <u32>(key == lastKey);
    lastKey = key;
    row++;
    at = lineEnd + 1;
    if (at >= limit) break;
  }

  store<u32>(state + SCAN_NEXT_LINE, load<u32>(state + SCAN_NEXT_LINE) + (row - firstRow));
  store<u32>(state + SCAN_ROW_COUNT, row);
  store<u32>(state + SCAN_LAST_KEY, lastKey);
  store<u32>(state + SCAN_NO_CALLS, load<u32>(state + SCAN_NO_CALLS) + noCalls);
  store<u32>(state + SCAN_DESCENTS, load<u32>(state + SCAN_DESCENTS) + descents);
  store<u32>(state + SCAN_REPEATS, load<u32>(state + SCAN_REPEATS) + repeats);
  return at;
}
