// Rows of a scoring file -> columns: an effect allele and another one of a single base, a weight, a place, perhaps an rsid and a
// frequency. The host names the columns. A row that is unusual in any way stops the reading: the host reads that one carefully.
// Shape and measurements: docs/adr/0015.

import { alleleNibble } from './alleles';
import { CODE_X, chromosomeStart } from './chromosomes';
import { decimal, digitsBefore } from './decimal';
import {
  ROWS_CAPACITY,
  ROWS_COLUMN_CHROMOSOME,
  ROWS_COLUMN_EFFECT,
  ROWS_COLUMN_FREQUENCY,
  ROWS_COLUMN_HM_CHROMOSOME,
  ROWS_COLUMN_HM_POSITION,
  ROWS_COLUMN_INFERRED,
  ROWS_COLUMN_OTHER,
  ROWS_COLUMN_POSITION,
  ROWS_COLUMN_RSID,
  ROWS_COLUMN_WEIGHT,
  ROWS_COUNT,
  ROWS_FIRST_ROW,
  ROWS_FLAGS,
  ROWS_FLAG_COUNT,
  ROWS_OUT_ALLELES,
  ROWS_OUT_FREQUENCY,
  ROWS_OUT_HM_KEY,
  ROWS_OUT_KEY,
  ROWS_OUT_ROW,
  ROWS_OUT_RSID,
  ROWS_OUT_WEIGHT,
  ROWS_SEPARATOR,
} from './score-layout';
import { DOT, HASH, ZERO } from './bytes';

const MAX_FIELDS: u32 = 64;
/** Where each field of the line ends. */
const ENDS = memory.data(64 * 4, 16);
let fieldCount: u32 = 0;
let lineStart: usize = 0;

const NO_PLACE: u64 = 0;
const ODD: u64 = u64.MAX_VALUE;

// The chromosome of the row before: names come in runs.
let cachedName: u64 = 0;
let cachedStart: u32 = 0;
let cachedSpan: u32 = 0;

// @ts-ignore: decorator
@inline
function fieldStart(column: i32): usize {
  return column == 0 ? lineStart : <usize>load<u32>(ENDS + (<usize>(column - 1) << 2)) + 1;
}

// @ts-ignore: decorator
@inline
function fieldEnd(column: i32): usize {
  return <usize>load<u32>(ENDS + (<usize>column << 2));
}

/** Bytes of a field; 0 where the table or this line has none of it. */
// @ts-ignore: decorator
@inline
function fieldLength(column: i32): u32 {
  // As an unsigned number −1 is no field of any line.
  return <u32>column >= fieldCount ? 0 : <u32>(fieldEnd(column) - fieldStart(column));
}

/** Notes where the fields of the line at `at` end; its LF, or 0 where it has quotes or too many fields. */
// @ts-ignore: decorator
@inline
function splitLine(at: usize, separator: v128): usize {
  const newline = i8x16.splat(10);
  const quote = i8x16.splat(0x22);
  let window = at;
  let fields: u32 = 0;
  while (true) {
    const one = v128.load(window);
    const two = v128.load(window, 16);
    const three = v128.load(window, 32);
    const four = v128.load(window, 48);
    const isQuote = v128.or(v128.or(i8x16.eq(one, quote), i8x16.eq(two, quote)), v128.or(i8x16.eq(three, quote), i8x16.eq(four, quote))); // prettier-ignore
    const ends = <u64>i8x16.bitmask(i8x16.eq(one, newline)) | (<u64>i8x16.bitmask(i8x16.eq(two, newline)) << 16) | (<u64>i8x16.bitmask(i8x16.eq(three, newline)) << 32) | (<u64>i8x16.bitmask(i8x16.eq(four, newline)) << 48); // prettier-ignore
    let marks = <u64>i8x16.bitmask(i8x16.eq(one, separator)) | (<u64>i8x16.bitmask(i8x16.eq(two, separator)) << 16) | (<u64>i8x16.bitmask(i8x16.eq(three, separator)) << 32) | (<u64>i8x16.bitmask(i8x16.eq(four, separator)) << 48); // prettier-ignore
    // A quote after this line's end sends the line to the careful reader without need, and to the same result.
    if (v128.any_true(isQuote)) return 0;
    // Only marks before the line's end: all bits below the lowest set one, or all where none is set.
    marks &= (ends & (0 - ends)) - 1;
    if (fields + <u32>popcnt(marks) >= MAX_FIELDS) return 0;
    while (marks != 0) {
      store<u32>(ENDS + (<usize>fields << 2), <u32>(window + <usize>ctz(marks)));
      fields++;
      marks &= marks - 1;
    }
    if (ends != 0) {
      const end = window + <usize>ctz(ends);
      const content = end > at && load<u8>(end - 1) == 13 ? end - 1 : end;
      store<u32>(ENDS + (<usize>fields << 2), <u32>content);
      fieldCount = fields + 1;
      lineStart = at;
      return end;
    }
    window += 64;
  }
}

/** Whether every column that could change the meaning of the row is empty or says false. */
// @ts-ignore: decorator
@inline
function isUnflagged(state: usize): bool {
  const count = load<u32>(state + ROWS_FLAG_COUNT);
  for (let index: u32 = 0; index < count; index++) {
    const column = load<i32>(state + ROWS_FLAGS + (<usize>index << 2));
    const length = fieldLength(column);
    if (length == 0) continue;
    const start = fieldStart(column);
    if (length != 5 || (load<u32>(start) | 0x20202020) != 0x736c6166 || (<u32>load<u8>(start, 4) | 0x20) != 0x65) return false;
  }
  return true;
}

/** Nibble of a field of one base, 0 for anything else. */
// @ts-ignore: decorator
@inline
function baseOf(column: i32): u32 {
  const nibble = alleleNibble(<u32>load<u8>(fieldStart(column)));
  return fieldLength(column) == 1 && nibble <= 4 ? nibble : 0;
}

/** Both alleles as one code, 0 where they are not what this reader takes. A row may name no other allele at all. */
// @ts-ignore: decorator
@inline
function allelesOf(state: usize): u32 {
  const effectColumn = load<i32>(state + ROWS_COLUMN_EFFECT);
  if (fieldLength(effectColumn) != 1) return 0;
  const effect = baseOf(effectColumn);
  const otherColumn = load<i32>(state + ROWS_COLUMN_OTHER);
  const length = fieldLength(otherColumn);
  if (length == 0) return fieldLength(load<i32>(state + ROWS_COLUMN_INFERRED)) == 0 ? effect << 4 : 0;
  const other = baseOf(otherColumn);
  return effect == 0 || other == 0 || effect == other ? 0 : (effect << 4) | other;
}

/** The number of `rs123`; 0 for an empty field or a dot; ODD for anything else. */
// @ts-ignore: decorator
@inline
function rsidOf(column: i32): u64 {
  const length = fieldLength(column);
  if (length == 0) return 0;
  const start = fieldStart(column);
  if (length == 1 && load<u8>(start) == DOT) return 0;
  if (length - 3 > 9 || load<u16>(start) != 0x7372) return ODD;
  const number = digitsBefore(start + length, length - 2);
  return number > <u64>u32.MAX_VALUE ? ODD : number;
}

/** Sets the cached chromosome: `1`…`22` and `X`, with or without `chr`. False for any other name. */
function enterChromosome(start: usize, length: u32, name: u64): bool {
  if (length > 3 && (load<u32>(start) & 0xffffff) == 0x726863) {
    start += 3;
    length -= 3;
  }
  const first = <u32>load<u8>(start) - ZERO;
  const second = <u32>load<u8>(start, 1) - ZERO;
  let code: u32 = 0;
  if (length == 1) code = first == 0x58 - ZERO ? CODE_X : first < 10 ? first : 0;
  else if (length == 2 && first - 1 < 2 && second < 10) code = first * 10 + second;
  if (code == 0 || (code > 22 && length == 2)) return false;
  cachedName = name;
  cachedStart = chromosomeStart(code);
  cachedSpan = chromosomeStart(code + 1) - cachedStart;
  return true;
}

/** Genome key of a place, 0 where both fields are empty, ODD where they need care. */
// @ts-ignore: decorator
@inline
function placeOf(chromosome: i32, position: i32): u64 {
  const letters = fieldLength(chromosome);
  const digits = fieldLength(position);
  if (letters == 0 && digits == 0) return NO_PLACE;
  if (letters - 1 > 4 || digits - 1 > 9) return ODD;
  const start = fieldStart(chromosome);
  const name = load<u64>(start) & (u64.MAX_VALUE >> <u64>(64 - (letters << 3)));
  if (name != cachedName && !enterChromosome(start, letters, name)) return ODD;
  const at = digitsBefore(fieldEnd(position), digits);
  return at - 1 >= <u64>(cachedSpan - 1) ? ODD : <u64>cachedStart + at;
}

/**
 * Reads rows of [start, start + length), which ends with a line end, until one is unusual, the columns are full or nothing is left;
 * the bytes used. Writes rows from the first place on and their number to `ROWS_COUNT`. 64 bytes before and after must be readable.
 */
export function scoreRows(state: usize, start: usize, length: u32): u32 {
  const limit = start + length;
  const separator = i8x16.splat(<i8>load<u32>(state + ROWS_SEPARATOR));
  const capacity = load<u32>(state + ROWS_CAPACITY);
  const firstRow = load<u32>(state + ROWS_FIRST_ROW);
  const frequencyColumn = load<i32>(state + ROWS_COLUMN_FREQUENCY);
  let at = start;
  let row: usize = 0;
  while (at < limit && <u32>row < capacity) {
    const end = splitLine(at, separator);
    if (end == 0 || end == at || load<u8>(at) == HASH || !isUnflagged(state)) break;
    const alleles = allelesOf(state);
    const rsid = rsidOf(load<i32>(state + ROWS_COLUMN_RSID));
    const key = placeOf(load<i32>(state + ROWS_COLUMN_CHROMOSOME), load<i32>(state + ROWS_COLUMN_POSITION));
    const hmKey = placeOf(load<i32>(state + ROWS_COLUMN_HM_CHROMOSOME), load<i32>(state + ROWS_COLUMN_HM_POSITION));
    if (alleles == 0 || rsid == ODD || key == ODD || hmKey == ODD || (key | hmKey) == NO_PLACE) break;
    const weightColumn = load<i32>(state + ROWS_COLUMN_WEIGHT);
    if (fieldLength(weightColumn) == 0) break;
    const weight = decimal(fieldStart(weightColumn), fieldEnd(weightColumn));
    if (weight != weight) break;
    let frequency: f64 = NaN;
    if (fieldLength(frequencyColumn) != 0) {
      frequency = decimal(fieldStart(frequencyColumn), fieldEnd(frequencyColumn));
      if (!(frequency >= 0 && frequency <= 1)) break;
    }
    store<u32>(<usize>load<u32>(state + ROWS_OUT_ROW) + (row << 2), firstRow + <u32>row);
    store<u32>(<usize>load<u32>(state + ROWS_OUT_RSID) + (row << 2), <u32>rsid);
    store<u8>(<usize>load<u32>(state + ROWS_OUT_ALLELES) + row, <u8>alleles);
    store<f64>(<usize>load<u32>(state + ROWS_OUT_WEIGHT) + (row << 3), weight);
    store<f64>(<usize>load<u32>(state + ROWS_OUT_FREQUENCY) + (row << 3), frequency);
    store<u32>(<usize>load<u32>(state + ROWS_OUT_KEY) + (row << 2), <u32>key);
    store<u32>(<usize>load<u32>(state + ROWS_OUT_HM_KEY) + (row << 2), <u32>hmKey);
    row++;
    at = end + 1;
  }
  store<u32>(state + ROWS_COUNT, <u32>row);
  return <u32>(at - start);
}
