// The careful reader of one line of delimited text: quotes, blanks, empty fields, odd no-calls. The fast path of scan.ts
// hands over every line that is not of the plain shape.

import { ALLELE_NO_CALL, ALLELE_NONE, ALLELE_OTHER, HAPLOID_NO_CALL, NO_CALL, NOT_AN_ALLELE, complementNibble } from './alleles';
import {
  FLAG_HAPLOID_DASH, MAX_KEPT_COMMENTS, SCAN_CHROMOSOME_END, SCAN_CHROMOSOME_START, SCAN_COLUMN_ALLELE1, SCAN_COLUMN_ALLELE2,
  SCAN_COLUMN_CHROMOSOME, SCAN_COLUMN_GENOTYPE, SCAN_COLUMN_ID, SCAN_COLUMN_PERSON, SCAN_COLUMN_POSITION, SCAN_COLUMN_STRAND, SCAN_COMMENTS,
  SCAN_FIELD_COUNT, SCAN_FLAGS, SCAN_RAW_TEXT, SCAN_RAW_TEXT_CAPACITY, SCAN_RAW_TEXT_USED, SCAN_ROW_COUNT, SCAN_SEPARATOR, SCAN_STATUS,
  STATUS_RAW_TEXT_FULL, SEPARATOR_COMMA, SEPARATOR_SEMICOLON, SEPARATOR_TAB, SEPARATOR_WHITESPACE,
} from './layout'; // prettier-ignore
import { isOfPerson } from './people';
import { enterChromosome, writeId, writeRow } from './row';
import { appendText } from './side-table';
import { alleleOfField, chromosomeLength, chromosomePrefix, genotypeOfField, positionOfField } from './text-values';
import { COMMA, HASH, MINUS, QUOTE, SEMICOLON } from './bytes';

/** Outcome of a line: a row, a line without content or a comment, a line that is no row, a full table. */
export const LINE_ROW: u32 = 0;
export const LINE_SKIPPED: u32 = 1;
export const LINE_BAD: u32 = 2;
export const LINE_FULL: u32 = 3;

/** Fields of the longest line that is looked at: one byte and its separator each. */
const MAX_FIELDS: i32 = 32768;
/** (start: u32, length: u32) of each field of the line. */
const FIELDS = memory.data(32768 * 8, 16);

// @ts-ignore: decorator
@inline
function fieldStart(column: i32): usize {
  return <usize>load<u32>(FIELDS + (<usize>column << 3));
}

// @ts-ignore: decorator
@inline
function fieldLength(column: i32): u32 {
  return load<u32>(FIELDS + (<usize>column << 3), 4);
}

// @ts-ignore: decorator
@inline
function isBlank(byte: u32): bool {
  return byte <= 0x20 && byte != 0;
}

/** Bytes of the quote or blank at `at`, 0 where there is none. Spreadsheets and web pages leave Unicode's blanks too, seen or not. */
function paddingAt(at: usize, end: usize): u32 {
  if (at >= end) return 0;
  const byte = <u32>load<u8>(at);
  if (isBlank(byte) || byte == QUOTE || byte == 0xa0) return 1;
  if (byte < 0xc2) return 0;
  if (end - at >= 2 && byte == 0xc2 && load<u8>(at, 1) == 0xa0) return 2;
  return end - at >= 3 && isWideBlank(byte, load<u8>(at, 1), load<u8>(at, 2)) ? 3 : 0;
}

/** The same of the quote or blank that ends at `end`. */
function paddingBefore(start: usize, end: usize): u32 {
  if (end <= start) return 0;
  const byte = <u32>load<u8>(end - 1);
  if (isBlank(byte) || byte == QUOTE) return 1;
  if (byte < 0x80) return 0;
  if (end - start >= 3 && isWideBlank(load<u8>(end - 3), load<u8>(end - 2), byte)) return 3;
  if (byte != 0xa0) return 0;
  return end - start >= 2 && load<u8>(end - 2) == 0xc2 ? 2 : 1;
}

/** U+2000 to U+200F, U+2028, U+2029, U+202F, U+205F, U+2060, U+3000 and U+FEFF in UTF-8. */
function isWideBlank(first: u32, second: u32, third: u32): bool {
  if (first == 0xe2 && second == 0x80) return (third >= 0x80 && third <= 0x8f) || third == 0xa8 || third == 0xa9 || third == 0xaf;
  if (first == 0xe2 && second == 0x81) return third == 0x9f || third == 0xa0;
  return (first == 0xe3 && second == 0x80 && third == 0x80) || (first == 0xef && second == 0xbb && third == 0xbf);
}

function hasNul(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) if (load<u8>(at) == 0) return true;
  return false;
}

/** Notes the field [start, end) without the quotes and blanks round it. */
function keepField(index: i32, start: usize, end: usize): void {
  for (let bytes = paddingAt(start, end); bytes != 0; bytes = paddingAt(start, end)) start += bytes;
  for (let bytes = paddingBefore(start, end); bytes != 0; bytes = paddingBefore(start, end)) end -= bytes;
  store<u32>(FIELDS + (<usize>index << 3), <u32>start);
  store<u32>(FIELDS + (<usize>index << 3), <u32>(end - start), 4);
}

/** Bytes at `at` that separate fields where blanks do: padding, or a comma. */
function gapAt(at: usize, end: usize): u32 {
  return at < end && load<u8>(at) == COMMA ? 1 : paddingAt(at, end);
}

/** Splits the line into fields; their count. */
function splitFields(start: usize, end: usize, separator: u32): i32 {
  let count = 0;
  if (separator == SEPARATOR_WHITESPACE) {
    let at = start;
    while (at < end && count < MAX_FIELDS) {
      for (let bytes = gapAt(at, end); bytes != 0; bytes = gapAt(at, end)) at += bytes;
      if (at == end) break;
      const from = at;
      while (at < end && gapAt(at, end) == 0) at++;
      keepField(count++, from, at);
    }
    return count;
  }
  const mark: u32 = separator == SEPARATOR_TAB ? 9 : separator == SEPARATOR_COMMA ? COMMA : separator == SEPARATOR_SEMICOLON ? SEMICOLON : 9;
  let from = start;
  for (let at = start; at < end; at++) {
    if (load<u8>(at) != mark) continue;
    if (count < MAX_FIELDS) keepField(count++, from, at);
    from = at + 1;
  }
  if (count < MAX_FIELDS) keepField(count++, from, end);
  return count;
}

/** Whether what follows the genotype belongs to it: blanks part the fields, and the table has no column behind it. */
function isGenotypeToTheEnd(state: usize, fields: i32): bool {
  const column = load<i32>(state + SCAN_COLUMN_GENOTYPE);
  return column >= 0 && load<u32>(state + SCAN_SEPARATOR) == SEPARATOR_WHITESPACE && load<i32>(state + SCAN_FIELD_COUNT) == column + 1 && fields > column + 1;
}

/** Genotype code of a row, or NOT_AN_ALLELE << 8. */
function genotypeOfRow(state: usize, fields: i32): u32 {
  const column = load<i32>(state + SCAN_COLUMN_GENOTYPE);
  let code: u32;
  if (column >= 0) {
    if (column >= fields) return NOT_AN_ALLELE << 8;
    const start = fieldStart(column);
    // Where blanks part the fields, a genotype at the end of the row may hold some itself: `C T`, `No Call`.
    const last = isGenotypeToTheEnd(state, fields) ? fields - 1 : column;
    code = genotypeOfField(start, <u32>(fieldStart(last) - start) + fieldLength(last));
  } else {
    const one = load<i32>(state + SCAN_COLUMN_ALLELE1);
    const two = load<i32>(state + SCAN_COLUMN_ALLELE2);
    if (one >= fields || two > fields) return NOT_AN_ALLELE << 8;
    const first = alleleOfField(fieldStart(one), fieldLength(one));
    let second = two < fields ? alleleOfField(fieldStart(two), fieldLength(two)) : ALLELE_NO_CALL;
    if (first == NOT_AN_ALLELE || second == NOT_AN_ALLELE) return NOT_AN_ALLELE << 8;
    const dash = (load<u32>(state + SCAN_FLAGS) & FLAG_HAPLOID_DASH) != 0;
    if (dash && first != ALLELE_NO_CALL && second == ALLELE_NO_CALL) second = ALLELE_NONE;
    code = (first << 4) | second;
  }
  const strand = load<i32>(state + SCAN_COLUMN_STRAND);
  if (strand >= 0 && strand < fields && fieldLength(strand) == 1 && load<u8>(fieldStart(strand)) == MINUS) {
    code = (complementNibble(code >> 4) << 4) | complementNibble(code & 15);
  }
  return code == HAPLOID_NO_CALL ? NO_CALL : code;
}

/** Whether the line has more fields with content than a row of this table: then it is no row. */
function hasMoreFields(state: usize, fields: i32): bool {
  const expected = load<i32>(state + SCAN_FIELD_COUNT);
  if (expected == 0 || isGenotypeToTheEnd(state, fields)) return false;
  for (let column = expected; column < fields; column++) if (fieldLength(column) != 0) return true;
  return false;
}

/** Whether a line that starts as a comment does is a row whose id a spreadsheet could not show (`#NAME?`, `#REF!`, `#N/A`…). */
function isSheetError(start: usize, end: usize): bool {
  if (end - start < 5) return false;
  const next = load<u32>(start, 1);
  return next == 0x454d414e || next == 0x21464552 || next == 0x554c4156 || next == 0x214d554e || next == 0x2f564944 || (next & 0xffffff) == 0x412f4e;
}

/** A comment between rows is kept, as far as there is room for some: it may be the head of a second file. */
function commentOutcome(state: usize, content: usize, end: usize): u32 {
  if (isSheetError(content, end)) return LINE_BAD;
  const kept = load<u32>(state + SCAN_COMMENTS);
  if (load<u32>(state + SCAN_ROW_COUNT) == 0 || kept >= MAX_KEPT_COMMENTS) return LINE_SKIPPED;
  store<u32>(state + SCAN_COMMENTS, kept + 1);
  return LINE_BAD;
}

/** Keeps the text of alleles that one letter cannot tell (`ATCT/A`); false where the table is full. */
function keepAlleles(state: usize, row: u32, fields: i32): bool {
  const column = load<i32>(state + SCAN_COLUMN_GENOTYPE);
  const first = column >= 0 ? column : load<i32>(state + SCAN_COLUMN_ALLELE1);
  // The second allele's column may be missing: what an earlier line had in its place must not be read.
  const second = load<i32>(state + SCAN_COLUMN_ALLELE2);
  const last = column >= 0 || second >= fields || fieldStart(second) < fieldStart(first) ? first : second;
  const start = fieldStart(first);
  const length = <u32>(fieldStart(last) - start) + fieldLength(last);
  return appendText(state, SCAN_RAW_TEXT, SCAN_RAW_TEXT_CAPACITY, SCAN_RAW_TEXT_USED, row, start, length);
}

/** Reads the line [start, end) carefully; one of the `LINE_` outcomes. */
export function readTextRow(state: usize, start: usize, end: usize): u32 {
  const separator = load<u32>(state + SCAN_SEPARATOR);
  // A tab at the end closes an empty last field: a call that is missing.
  while (end > start && isBlank(load<u8>(end - 1)) && (load<u8>(end - 1) != 9 || separator != SEPARATOR_TAB)) end--;
  let content = start;
  for (let bytes = paddingAt(content, end); bytes != 0; bytes = paddingAt(content, end)) content += bytes;
  if (content == end) return LINE_SKIPPED;
  if (load<u8>(content) == HASH) return commentOutcome(state, content, end);
  // Bytes that no text has: the line was damaged, and what is left of it must not pass for a row.
  if (hasNul(start, end)) return LINE_BAD;

  const fields = splitFields(start, end, separator);
  if (hasMoreFields(state, fields)) return LINE_BAD;
  const chromosomeColumn = load<i32>(state + SCAN_COLUMN_CHROMOSOME);
  const positionColumn = load<i32>(state + SCAN_COLUMN_POSITION);
  if (chromosomeColumn >= fields || positionColumn >= fields) return LINE_BAD;
  const personColumn = load<i32>(state + SCAN_COLUMN_PERSON);
  if (personColumn >= 0 && personColumn < fields && !isOfPerson(state, fieldStart(personColumn), fieldLength(personColumn))) return LINE_SKIPPED;
  const code = genotypeOfRow(state, fields);
  if (code >> 8 != 0) return LINE_BAD;
  const name = fieldStart(chromosomeColumn);
  const nameLength = fieldLength(chromosomeColumn);
  // The tag by which the fast path knows the name again; 0, which no name has, for a name too long for it.
  const tag: u32 = nameLength >= 1 && nameLength <= 4 ? load<u32>(name) & (0xffffffff >> (32 - (nameLength << 3))) : 0;
  const prefix = chromosomePrefix(name, nameLength);
  if (!enterChromosome(state, name + prefix, chromosomeLength(name, nameLength) - prefix, tag)) return LINE_BAD;
  const position = positionOfField(state, fieldStart(positionColumn), fieldLength(positionColumn));
  const axisStart = load<u32>(state + SCAN_CHROMOSOME_START);
  if (position == 0 || position >= <u64>(load<u32>(state + SCAN_CHROMOSOME_END) - axisStart)) return LINE_BAD;

  const row = load<u32>(state + SCAN_ROW_COUNT);
  const idColumn = load<i32>(state + SCAN_COLUMN_ID);
  const hasId = idColumn >= 0 && idColumn < fields;
  if (!writeId(state, row, hasId ? fieldStart(idColumn) : start, hasId ? fieldLength(idColumn) : 0)) return LINE_FULL;
  if ((code >> 4 == ALLELE_OTHER || (code & 15) == ALLELE_OTHER) && !keepAlleles(state, row, fields)) {
    store<u32>(state + SCAN_STATUS, STATUS_RAW_TEXT_FULL);
    return LINE_FULL;
  }
  writeRow(state, axisStart + <u32>position, code);
  return LINE_ROW;
}
