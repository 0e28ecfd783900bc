// The fields of one VCF line, found by their tabs.

import { COLON, COMMA, EQUALS, MINUS, NINE, SEMICOLON, ZERO } from './bytes';

export const FIELD_CHROM: u32 = 0;
export const FIELD_POS: u32 = 1;
export const FIELD_ID: u32 = 2;
export const FIELD_REF: u32 = 3;
export const FIELD_ALT: u32 = 4;
export const FIELD_FILTER: u32 = 6;
export const FIELD_INFO: u32 = 7;
export const FIELD_FORMAT: u32 = 8;
/** Slot of the chosen sample's field; not its column number. */
export const FIELD_SAMPLE: u32 = 9;

const FIELDS = memory.data(10 * 8, 16);

export function fieldStart(field: u32): usize {
  return <usize>load<u32>(FIELDS + (<usize>field << 3));
}

export function fieldLength(field: u32): u32 {
  return load<u32>(FIELDS + (<usize>field << 3), 4);
}

function setField(field: u32, start: usize, end: usize): void {
  store<u32>(FIELDS + (<usize>field << 3), <u32>start);
  store<u32>(FIELDS + (<usize>field << 3), <u32>(end - start), 4);
}

/** Bitmask of the tabs in the 64 bytes from `at`. */
// @ts-ignore: decorator
@inline
function tabsOf(at: usize): u64 {
  const tab = i8x16.splat(9);
  const low = <u64>i8x16.bitmask(i8x16.eq(v128.load(at), tab)) | (<u64>i8x16.bitmask(i8x16.eq(v128.load(at, 16), tab)) << 16);
  const high = <u64>i8x16.bitmask(i8x16.eq(v128.load(at, 32), tab)) | (<u64>i8x16.bitmask(i8x16.eq(v128.load(at, 48), tab)) << 16);
  return low | (high << 32);
}

/**
 * The usual line of one sample: CHROM to FILTER end within 64 bytes, FORMAT and sample are found from the end, and INFO, the longest
 * field, is not looked at. False where the line is not of this shape: then {@link splitVcfLine} reads it.
 */
function splitUsualLine(start: usize, end: usize): bool {
  let tabs = tabsOf(start);
  if (popcnt(tabs) < 7 || end - start < 64) return false;
  let from = start;
  for (let field: u32 = 0; field < 7; field++) {
    const tab = start + <usize>ctz(tabs);
    setField(field, from, tab);
    from = tab + 1;
    tabs &= tabs - 1;
  }
  const info = from;
  let at = end;
  let sample: usize = 0;
  while (at > info) {
    at -= 16;
    let mask = <u32>i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(9)));
    if (at < info) mask &= 0xffff << <u32>(info - at);
    while (mask != 0) {
      const last = 31 - clz(mask);
      const tab = at + <usize>last;
      if (sample == 0) {
        sample = tab + 1;
        setField(FIELD_SAMPLE, sample, end);
      } else {
        setField(FIELD_FORMAT, tab + 1, sample - 1);
        setField(FIELD_INFO, info, tab);
        return true;
      }
      mask &= ~(1 << last);
    }
  }
  return false;
}

/** Finds the nine fixed fields and the field of sample `sample` of `samples`; false where the line has fewer columns. */
export function splitVcfLine(start: usize, end: usize, sample: u32, samples: u32): bool {
  if (samples == 1 && splitUsualLine(start, end)) return true;
  let field: u32 = 0;
  let from = start;
  let at = start;
  const last = samples == 1 ? FIELD_FORMAT : FIELD_FORMAT + sample + 1;
  while (at < end) {
    let tabs = <u32>i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(9)));
    while (tabs != 0) {
      const tab = at + <usize>ctz(tabs);
      if (tab >= end) break;
      tabs &= tabs - 1;
      if (field <= FIELD_FORMAT) setField(field, from, tab);
      else if (field == last) {
        setField(FIELD_SAMPLE, from, tab);
        return true;
      }
      from = tab + 1;
      if (field == FIELD_FORMAT && samples == 1) {
        setField(FIELD_SAMPLE, from, end);
        return true;
      }
      field++;
    }
    at += 16;
  }
  if (field < FIELD_FORMAT + 1 || field != last) return false;
  setField(FIELD_SAMPLE, from, end);
  return true;
}

/** End of the chosen sample's field. */
export function sampleEnd(): usize {
  return fieldStart(FIELD_SAMPLE) + fieldLength(FIELD_SAMPLE);
}

/** The end of what starts at `at`: the next `mark`, or `end`. The one walk over subfields of FORMAT, of the sample (`:`) and of INFO (`;`). */
// @ts-ignore: decorator
@inline
export function partEnd(at: usize, end: usize, mark: u32): usize {
  while (at < end && load<u8>(at) != mark) at++;
  return at;
}

/** Where the sample's part of this number starts, counted from 0; 0 where there are fewer. */
// @ts-ignore: decorator
@inline
function samplePart(index: u32): usize {
  let at = fieldStart(FIELD_SAMPLE);
  const end = sampleEnd();
  while (index > 0 && at < end) if (load<u8>(at++) == COLON) index--;
  return index == 0 ? at : 0;
}

/** Where a `:`-separated subfield of the sample starts, named by up to eight letters (lowest byte first); 0 where there is none. */
export function sampleSubfield(name: u64): usize {
  const nameLength = <usize>(8 - (clz(name) >> 3));
  const format = fieldStart(FIELD_FORMAT);
  const formatEnd = format + fieldLength(FIELD_FORMAT);
  let index: u32 = 0;
  let at = format;
  let found = false;
  while (at < formatEnd) {
    const stop = partEnd(at, formatEnd, COLON);
    if (stop - at == nameLength && (load<u64>(at) & (u64.MAX_VALUE >> <u64>(64 - (nameLength << 3)))) == name) {
      found = true;
      break;
    }
    index++;
    at = stop + 1;
  }
  return found ? samplePart(index) : 0;
}

/** No number, where a function gives one. */
export const NO_NUMBER: u32 = u32.MAX_VALUE;
/** Most that is read of a number: no position and no depth is larger. */
const MOST: u64 = 0xfffffffe;

/** The whole number at `at`, at most {@link MOST}; {@link NO_NUMBER} where there is none. */
function wholeNumber(at: usize, end: usize): u32 {
  let value: u64 = 0;
  const from = at;
  while (at < end && <u32>load<u8>(at) - ZERO < 10) {
    value = value * 10 + (load<u8>(at++) - ZERO);
    if (value > MOST) value = MOST;
  }
  return at == from ? NO_NUMBER : <u32>value;
}

/** Value of a subfield that is a whole number; {@link NO_NUMBER} where there is none. */
export function sampleInteger(name: u64): u32 {
  const at = sampleSubfield(name);
  return at == 0 ? NO_NUMBER : wholeNumber(at, sampleEnd());
}

/** The same as two bytes hold it: at most 0xfffe, 0xffff where there is none. */
export function sampleNumber(name: u64): u32 {
  const value = sampleInteger(name);
  return value == NO_NUMBER ? 0xffff : value > 0xfffe ? 0xfffe : value;
}

/** Whether a subfield is a list of zeros, two at least (AD, PL): nothing was read. */
export function isSampleAllZero(name: u64): bool {
  let at = sampleSubfield(name);
  if (at == 0) return false;
  const end = sampleEnd();
  let count = 0;
  while (at < end && load<u8>(at) == ZERO) {
    count++;
    at++;
    if (at == end || load<u8>(at) == COLON) return count > 1;
    if (load<u8>(at++) != COMMA) return false;
  }
  return false;
}

/** Value of INFO's field of this name (up to eight letters), a minus sign left out; {@link NO_NUMBER} where it has none. */
export function infoInteger(name: u64): u32 {
  const nameLength = <usize>(8 - (clz(name) >> 3));
  const mask = u64.MAX_VALUE >> <u64>(64 - (nameLength << 3));
  let at = fieldStart(FIELD_INFO);
  const end = at + fieldLength(FIELD_INFO);
  while (at + nameLength < end) {
    if ((load<u64>(at) & mask) == name && load<u8>(at + nameLength) == EQUALS) {
      at += nameLength + 1;
      if (at < end && load<u8>(at) == MINUS) at++;
      return wholeNumber(at, end);
    }
    at = partEnd(at, end, SEMICOLON);
    at++;
  }
  return NO_NUMBER;
}

/** Whether INFO has a flag or a field of this name (up to eight letters). */
export function hasInfo(name: u64): bool {
  const nameLength = <usize>(8 - (clz(name) >> 3));
  const mask = u64.MAX_VALUE >> <u64>(64 - (nameLength << 3));
  let at = fieldStart(FIELD_INFO);
  const end = at + fieldLength(FIELD_INFO);
  while (at + nameLength <= end) {
    if ((load<u64>(at) & mask) == name) {
      const after = at + nameLength;
      if (after == end || load<u8>(after) == SEMICOLON || load<u8>(after) == EQUALS) return true;
    }
    at = partEnd(at, end, SEMICOLON);
    at++;
  }
  return false;
}

/** Whether the sample states posterior probabilities or a dosage (GP, DS, HDS), and FORMAT has nothing of reads (AD, PL). */
export function hasPosteriors(): bool {
  let at = fieldStart(FIELD_FORMAT);
  const end = at + fieldLength(FIELD_FORMAT);
  let index: u32 = 0;
  let found = false;
  while (at < end) {
    const stop = partEnd(at, end, COLON);
    if (stop - at == 2) {
      const name = <u32>load<u16>(at);
      if (name == 0x4441 || name == 0x4c50) return false;
      if ((name == 0x5047 || name == 0x5344) && isStated(index)) found = true;
    } else if (stop - at == 3 && <u32>load<u16>(at) == 0x4448 && load<u8>(at, 2) == 0x53 && isStated(index)) found = true;
    index++;
    at = stop + 1;
  }
  return found;
}

const NAME_AD: u64 = 0x4441;
const NAME_PL: u64 = 0x4c50;

/** Whether the sample states reads of its own (AD, PL). */
export function hasReads(): bool {
  return sampleSubfield(NAME_AD) != 0 || sampleSubfield(NAME_PL) != 0;
}

/** Whether FORMAT names GP, DS or HDS and no GT: the genotype is then what these are certain of. */
export function hasChancesOnly(): bool {
  let at = fieldStart(FIELD_FORMAT);
  const end = at + fieldLength(FIELD_FORMAT);
  let found = false;
  while (at < end) {
    const stop = partEnd(at, end, COLON);
    if (stop - at == 2) {
      const name = <u32>load<u16>(at);
      if (name == 0x5447) return false;
      if (name == 0x5047 || name == 0x5344) found = true;
    } else if (stop - at == 3 && <u32>load<u16>(at) == 0x4448 && load<u8>(at, 2) == 0x53) found = true;
    at = stop + 1;
  }
  return found;
}

/** Whether the sample's subfield of this number is there and not `.`. */
function isStated(index: u32): bool {
  const at = samplePart(index);
  return at != 0 && at < sampleEnd() && load<u8>(at) >= ZERO && load<u8>(at) <= NINE;
}

/**
 * What INFO says of a genotype's origin: nothing, imputed (IMP of Beagle, IMPUTED of Minimac), typed (TYPED, TYPED_ONLY), or only how well
 * the place could be imputed (R2, DR2).
 */
export const IMPUTATION_SILENT: u32 = 0;
export const IMPUTATION_IMPUTED: u32 = 1;
export const IMPUTATION_TYPED: u32 = 2;
export const IMPUTATION_SCORED: u32 = 3;

export function infoImputation(): u32 {
  let at = fieldStart(FIELD_INFO);
  const end = at + fieldLength(FIELD_INFO);
  let said = IMPUTATION_SILENT;
  while (at < end) {
    let stop = at;
    let name = at;
    while (stop < end && load<u8>(stop) != SEMICOLON) {
      if (load<u8>(stop) == EQUALS && name == at) name = stop;
      stop++;
    }
    const length = <u32>((name == at ? stop : name) - at);
    const two = <u32>load<u16>(at);
    if ((length == 5 || length == 10) && load<u32>(at) == 0x45505954 && load<u8>(at, 4) == 0x44) return IMPUTATION_TYPED;
    if ((length == 3 || length == 7) && two == 0x4d49 && load<u8>(at, 2) == 0x50) said = IMPUTATION_IMPUTED;
    if (said == IMPUTATION_SILENT && ((length == 2 && two == 0x3252) || (length == 3 && two == 0x5244 && load<u8>(at, 2) == 0x32))) said = IMPUTATION_SCORED;
    at = stop + 1;
  }
  return said;
}
