// What both scanners share: writing one row, looking up a chromosome, keeping bad lines.

import { ALLELE_NO_CALL } from './alleles';
import { CODE_X, chromosomeEnd, chromosomeFromName, chromosomeEnd, chromosomeStart, isParName } from './chromosomes';
import {
  BAD_LINE_BYTES, ID_INTERNAL, ID_NONE, ID_PAR_CODED, ID_RS, ID_TEXT, SCAN_BAD_COUNT, SCAN_BAD_TEXT, SCAN_BAD_TEXT_CAPACITY, SCAN_BAD_TEXT_USED,
  SCAN_CHROMOSOME_END, SCAN_CHROMOSOME_START, SCAN_CHROMOSOME_TAG, SCAN_DESCENTS, SCAN_GENOTYPES, SCAN_IDS, SCAN_ID_KINDS,
  SCAN_ID_TEXT, SCAN_ID_TEXT_CAPACITY, SCAN_ID_TEXT_USED, SCAN_KEYS, SCAN_LAST_KEY, SCAN_NO_CALLS, SCAN_PAR_CODED, SCAN_REPEATS, SCAN_ROW_COUNT,
  SCAN_STATUS, STATUS_ID_TEXT_FULL,
} from './layout'; // prettier-ignore
import { appendText } from './side-table';
import { digitBytes, digitErrors, digitValue } from './swar';
import { DOT, ZERO } from './bytes';

/** The number that `length` digits spell, or u64.MAX_VALUE where they do not spell one of at most 10 digits. */
export function parseNumber(start: usize, length: u32): u64 {
  if (length == 0 || length > 10) return u64.MAX_VALUE;
  const end = start + length;
  const low = digitBytes(end, length < 8 ? length : 8);
  const high = length > 8 ? digitBytes(end - 8, length - 8) : 0;
  if ((digitErrors(low) | digitErrors(high)) != 0) return u64.MAX_VALUE;
  return digitValue(low) + digitValue(high) * 100000000;
}

/** Sets the cached chromosome from its name; false where the name is no chromosome. */
export function enterChromosome(state: usize, start: usize, length: u32, tag: u32): bool {
  const code = chromosomeFromName(start, length);
  if (code == 0) return false;
  store<u32>(state + SCAN_PAR_CODED, code == CODE_X && isParName(start, length) ? ID_PAR_CODED : 0);
  store<u32>(state + SCAN_CHROMOSOME_TAG, tag);
  store<u32>(state + SCAN_CHROMOSOME_START, chromosomeStart(code));
  store<u32>(state + SCAN_CHROMOSOME_END, chromosomeEnd(code));
  return true;
}

/** Keeps the start of a line that is no row, with its number. A full table only counts. */
export function keepBadLine(state: usize, line: u32, start: usize, length: u32): void {
  store<u32>(state + SCAN_BAD_COUNT, load<u32>(state + SCAN_BAD_COUNT) + 1);
  const kept = length < BAD_LINE_BYTES ? length : BAD_LINE_BYTES;
  appendText(state, SCAN_BAD_TEXT, SCAN_BAD_TEXT_CAPACITY, SCAN_BAD_TEXT_USED, line, start, kept);
}

/** Writes the id of row `row`; false (and the status set) where the id text table is full. */
export function writeId(state: usize, row: u32, start: usize, length: u32): bool {
  let kind = ID_TEXT;
  let id: u32 = 0;
  if (length == 0 || (length == 1 && load<u8>(start) == DOT)) {
    kind = ID_NONE;
  } else {
    const isRs = length > 2 && (load<u8>(start) | 0x20) == 0x72 && (load<u8>(start, 1) | 0x20) == 0x73;
    const prefix: u32 = isRs ? 2 : load<u8>(start) == 0x69 ? 1 : 0;
    if (prefix != 0 && length > prefix && (length == prefix + 1 || load<u8>(start + prefix) != ZERO)) {
      const number = parseNumber(start + prefix, length - prefix);
      if (number <= <u64>u32.MAX_VALUE) {
        kind = isRs ? ID_RS : ID_INTERNAL;
        id = <u32>number;
      }
    }
  }
  if (kind == ID_TEXT) {
    // An address, not an offset: a full table is followed by another one.
    id = load<u32>(state + SCAN_ID_TEXT) + load<u32>(state + SCAN_ID_TEXT_USED);
    if (!appendText(state, SCAN_ID_TEXT, SCAN_ID_TEXT_CAPACITY, SCAN_ID_TEXT_USED, row, start, length)) {
      store<u32>(state + SCAN_STATUS, STATUS_ID_TEXT_FULL);
      return false;
    }
  }
  store<u32>(<usize>load<u32>(state + SCAN_IDS) + (<usize>row << 2), id);
  store<u8>(<usize>load<u32>(state + SCAN_ID_KINDS) + row, <u8>(kind | load<u32>(state + SCAN_PAR_CODED)));
  return true;
}

/** Writes key and genotype of the next row and counts it. The caller has checked the capacity and written the id. */
export function writeRow(state: usize, key: u32, genotype: u32): void {
  const row = load<u32>(state + SCAN_ROW_COUNT);
  store<u32>(<usize>load<u32>(state + SCAN_KEYS) + (<usize>row << 2), key);
  store<u8>(<usize>load<u32>(state + SCAN_GENOTYPES) + row, <u8>genotype);
  store<u32>(state + SCAN_ROW_COUNT, row + 1);
  const last = load<u32>(state + SCAN_LAST_KEY);
  if (key < last) store<u32>(state + SCAN_DESCENTS, load<u32>(state + SCAN_DESCENTS) + 1);
  if (key == last) store<u32>(state + SCAN_REPEATS, load<u32>(state + SCAN_REPEATS) + 1);
  store<u32>(state + SCAN_LAST_KEY, key);
  if (genotype >> 4 == ALLELE_NO_CALL && ((genotype & 15) == ALLELE_NO_CALL || (genotype & 15) == 0)) {
    store<u32>(state + SCAN_NO_CALLS, load<u32>(state + SCAN_NO_CALLS) + 1);
  }
}
