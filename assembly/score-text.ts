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
/** Where the field before each field of the line ends, and behind the last one where it ends itself: field `i` lies between slots `i` and `i + 1`. */
const ENDS = memory.data(65 * 4, 16);
/** Slots of a field that is empty in every line: of columns that the table does not have. */
const EMPTY = memory.data<u32>([0, 1]);
let fieldCount: u32 = 0;

const NO_PLACE: u64 = 0;
const ODD: u64 = u64.MAX_VALUE;

/** Key of position 0 of the chromosomes 1 to 22 and X, and of what follows, by code. */
const STARTS = memory.data(25 * 4, 16);
for (let code: u32 = 1; code <= CODE_X + 1; code++) store<u32>(STARTS + (<usize>code << 2), chromosomeStart(code));

/** Slots of a column; those of {@link EMPTY} where there is none. */
// @ts-ignore: decorator
@inline
function slotsOf(column: i32): usize {
  return column < 0 ? EMPTY : ENDS + (<usize>column << 2);
}

// @ts-ignore: decorator
@inline
function fieldStart(slots: usize): usize {
  return <usize>load<u32>(slots) + 1;
}

// @ts-ignore: decorator
@inline
function fieldEnd(slots: usize): usize {
  return <usize>load<u32>(slots, 4);
}

// @ts-ignore: decorator
@inline
function fieldLength(slots: usize): u32 {
  return <u32>(fieldEnd(slots) - fieldStart(slots));
}

/** Notes where the fields of the line at `at` end; its LF, or 0 where it has quotes or too many fields. */
// @ts-ignore: decorator
@inline
function splitLine(at: usize, separator: v128): usize {
  const newline = i8x16.splat(10);
  const quote = i8x16.splat(0x22);
  let window = at;
  let slot = ENDS;
  store<u32>(slot, <u32>at - 1);
  while (true) {
    const one = v128.load(window);
    const two = v128.load(window, 16);
    const three = v128.load(window, 32);
    const isQuote = v128.or(v128.or(i8x16.eq(one, quote), i8x16.eq(two, quote)), i8x16.eq(three, quote)); // prettier-ignore
    const ends = <u64>i8x16.bitmask(i8x16.eq(one, newline)) | (<u64>i8x16.bitmask(i8x16.eq(two, newline)) << 16) | (<u64>i8x16.bitmask(i8x16.eq(three, newline)) << 32); // prettier-ignore
    let marks = <u64>i8x16.bitmask(i8x16.eq(one, separator)) | (<u64>i8x16.bitmask(i8x16.eq(two, separator)) << 16) | (<u64>i8x16.bitmask(i8x16.eq(three, separator)) << 32); // prettier-ignore
    // A quote after this line's end sends the line to the careful reader without need, and to the same result.
    if (v128.any_true(isQuote)) return 0;
    // Only marks before the line's end: all bits below the lowest set one, or all where none is set.
    marks &= (ends & (0 - ends)) - 1;
    if (<u32>((slot - ENDS) >> 2) + <u32>popcnt(marks) >= MAX_FIELDS) return 0;
    while (marks != 0) {
      slot += 4;
      store<u32>(slot, <u32>(window + <usize>ctz(marks)));
      marks &= marks - 1;
    }
    if (ends != 0) {
      const end = window + <usize>ctz(ends);
      const isReturn = usize(load<u8>(end - 1) == 13) & usize(end > at);
      store<u32>(slot, <u32>(end - isReturn), 4);
      fieldCount = <u32>((slot - ENDS) >> 2) + 1;
      return end;
    }
    window += 48;
  }
}

/** Whether every column that could change the meaning of the row is empty or says false. */
// @ts-ignore: decorator
@inline
function isUnflagged(state: usize, count: u32): bool {
  for (let index: u32 = 0; index < count; index++) {
    const slots = slotsOf(load<i32>(state + ROWS_FLAGS + (<usize>index << 2)));
    const length = fieldLength(slots);
    if (length == 0) continue;
    const start = fieldStart(slots);
    if (length != 5 || (load<u32>(start) | 0x20202020) != 0x736c6166 || (<u32>load<u8>(start, 4) | 0x20) != 0x65) return false;
  }
  return true;
}

/** Both alleles as one code, 0 where they are not what this reader takes. A row may name no other allele at all. */
// @ts-ignore: decorator
@inline
function allelesOf(effectSlots: usize, otherSlots: usize, inferredSlots: usize): u32 {
  const effect = alleleNibble(<u32>load<u8>(fieldStart(effectSlots)));
  if (fieldLength(effectSlots) != 1 || effect - 1 > 3) return 0;
  const length = fieldLength(otherSlots);
  if (length == 0) return fieldLength(inferredSlots) == 0 ? effect << 4 : 0;
  const other = alleleNibble(<u32>load<u8>(fieldStart(otherSlots)));
  return length != 1 || other - 1 > 3 || effect == other ? 0 : (effect << 4) | other;
}

/** The number of `rs123`; 0 for an empty field or a dot; ODD for anything else. */
// @ts-ignore: decorator
@inline
function rsidOf(slots: usize): u64 {
  const length = fieldLength(slots);
  if (length == 0) return 0;
  const start = fieldStart(slots);
  if (length == 1 && load<u8>(start) == DOT) return 0;
  if (length - 3 > 9 || load<u16>(start) != 0x7372) return ODD;
  const number = digitsBefore(start + length, length - 2);
  return number > <u64>u32.MAX_VALUE ? ODD : number;
}

/** The code of a chromosome: `1`…`22` and `X`, with or without `chr`. 0 for any other name. */
// @ts-ignore: decorator
@inline
function chromosomeOf(start: usize, length: u32): u32 {
  if (length > 3 && (load<u32>(start) & 0xffffff) == 0x726863) {
    start += 3;
    length -= 3;
  }
  const first = <u32>load<u8>(start) - ZERO;
  const second = <u32>load<u8>(start, 1) - ZERO;
  // Which of two it is changes from row to row where rows stand in no order: no branch on it.
  const one = select<u32>(CODE_X, select<u32>(first, 0, first < 10), first == 0x58 - ZERO);
  const two = first * 10 + second;
  const isTwo = u32(first - 1 < 2) & u32(second < 10) & u32(two < CODE_X);
  return select<u32>(one, select<u32>(two, 0, isTwo & u32(length == 2)), length == 1);
}

/** Genome key of a place, 0 where both fields are empty, ODD where they need care. */
// @ts-ignore: decorator
@inline
function placeOf(chromosome: usize, position: usize): u64 {
  const letters = fieldLength(chromosome);
  const digits = fieldLength(position);
  if (letters == 0 && digits == 0) return NO_PLACE;
  if (letters - 1 > 4 || digits - 1 > 9) return ODD;
  const code = chromosomeOf(fieldStart(chromosome), letters);
  const start = load<u32>(STARTS + (<usize>code << 2));
  const span = load<u32>(STARTS + (<usize>code << 2), 4) - start;
  const at = digitsBefore(fieldEnd(position), digits);
  return code == 0 || at - 1 >= <u64>(span - 1) ? ODD : <u64>start + at;
}

/**
 * Reads rows of [start, start + length), which ends with a line end, until one is unusual, the columns are full or nothing is left;
 * the bytes used. Writes rows from the first place on and their number to `ROWS_COUNT`. 64 bytes before and after must be readable.
 */
export function scoreRows(state: usize, start: usize, length: u32): u32 {
  const limit = start + length;
  const separator = i8x16.splat(<i8>load<u32>(state + ROWS_SEPARATOR));
  const capacity = <usize>load<u32>(state + ROWS_CAPACITY);
  const firstRow = load<u32>(state + ROWS_FIRST_ROW);
  const flags = load<u32>(state + ROWS_FLAG_COUNT);
  const rsidSlots = slotsOf(load<i32>(state + ROWS_COLUMN_RSID));
  const chromosome = slotsOf(load<i32>(state + ROWS_COLUMN_CHROMOSOME));
  const position = slotsOf(load<i32>(state + ROWS_COLUMN_POSITION));
  const effect = slotsOf(load<i32>(state + ROWS_COLUMN_EFFECT));
  const other = slotsOf(load<i32>(state + ROWS_COLUMN_OTHER));
  const inferred = slotsOf(load<i32>(state + ROWS_COLUMN_INFERRED));
  const weightSlots = slotsOf(load<i32>(state + ROWS_COLUMN_WEIGHT));
  const frequencySlots = slotsOf(load<i32>(state + ROWS_COLUMN_FREQUENCY));
  const hmChromosome = slotsOf(load<i32>(state + ROWS_COLUMN_HM_CHROMOSOME));
  const hmPosition = slotsOf(load<i32>(state + ROWS_COLUMN_HM_POSITION));
  const fields = columnsNamed(state, flags);
  const rows = <usize>load<u32>(state + ROWS_OUT_ROW);
  const rsids = <usize>load<u32>(state + ROWS_OUT_RSID);
  const pairs = <usize>load<u32>(state + ROWS_OUT_ALLELES);
  const weights = <usize>load<u32>(state + ROWS_OUT_WEIGHT);
  const frequencies = <usize>load<u32>(state + ROWS_OUT_FREQUENCY);
  const keys = <usize>load<u32>(state + ROWS_OUT_KEY);
  const hmKeys = <usize>load<u32>(state + ROWS_OUT_HM_KEY);
  let at = start;
  let row: usize = 0;
  while (at < limit && row < capacity) {
    const end = splitLine(at, separator);
    // A line that ends before its last named column is the careful reader's: what it lacks is empty.
    if (end == 0 || fieldCount < fields || load<u8>(at) == HASH || !isUnflagged(state, flags)) break;
    const alleles = allelesOf(effect, other, inferred);
    const rsid = rsidOf(rsidSlots);
    const key = placeOf(chromosome, position);
    const hmKey = placeOf(hmChromosome, hmPosition);
    if (alleles == 0 || rsid == ODD || key == ODD || hmKey == ODD || (key | hmKey) == NO_PLACE) break;
    if (fieldLength(weightSlots) == 0) break;
    const weight = decimal(fieldStart(weightSlots), fieldEnd(weightSlots));
    if (weight != weight) break;
    let frequency: f64 = NaN;
    if (fieldLength(frequencySlots) != 0) {
      frequency = decimal(fieldStart(frequencySlots), fieldEnd(frequencySlots));
      if (!(frequency >= 0 && frequency <= 1)) break;
    }
    store<u32>(rows + (row << 2), firstRow + <u32>row);
    store<u32>(rsids + (row << 2), <u32>rsid);
    store<u8>(pairs + row, <u8>alleles);
    store<f64>(weights + (row << 3), weight);
    store<f64>(frequencies + (row << 3), frequency);
    store<u32>(keys + (row << 2), <u32>key);
    store<u32>(hmKeys + (row << 2), <u32>hmKey);
    row++;
    at = end + 1;
  }
  store<u32>(state + ROWS_COUNT, <u32>row);
  return <u32>(at - start);
}

/** Fields up to the last column that is read. */
function columnsNamed(state: usize, flags: u32): u32 {
  let last: i32 = 0;
  for (let at = ROWS_COLUMN_RSID; at <= ROWS_COLUMN_HM_POSITION; at += 4) last = max<i32>(last, load<i32>(state + at));
  for (let index: u32 = 0; index < flags; index++) last = max<i32>(last, load<i32>(state + ROWS_FLAGS + (<usize>index << 2)));
  return <u32>last + 1;
}
