// GT of a VCF record: allele indices, and the allele letters that they stand for.

import { ALLELE_NO_CALL, ALLELE_NONE, ALLELE_OTHER, alleleNibble } from './alleles';
import { FIELD_ALT, FIELD_FORMAT, FIELD_REF, FIELD_SAMPLE, fieldLength, fieldStart } from './vcf-fields';
import { BAR, COLON, COMMA, DOT, GREATER, LESS, NINE, SLASH, ZERO } from './bytes';

const NAME_GT: u32 = 0x5447;
/** Allele index of a missing half. */
export const MISSING: u32 = 0xfffd;
/** A GT with one allele only: the second is not there. */
export const HAPLOID: u32 = 0xfffc;
/** Both halves missing. */
export const NO_CALL_PAIR: u32 = 0xfffdfffd;
/** The record has no GT. */
export const NO_GT: u32 = u32.MAX_VALUE;

/**
 * Whether ALT stands for "any other allele" (`<NON_REF>`, `<*>`). A 0/0 beside `<DEL>` or `<CN0>` denies that one
 * variant only: its span is no reference block.
 */
export function isAnyAllele(): bool {
  const start = fieldStart(FIELD_ALT);
  const length = fieldLength(FIELD_ALT);
  if (length == 3) return load<u16>(start) == 0x2a3c && load<u8>(start, 2) == GREATER;
  return length == 9 && load<u64>(start) == 0x4645525f4e4f4e3c && load<u8>(start, 8) == GREATER;
}

/** Whether ALT is a variant that is no letters: `<DEL>`, `<CNV>`, a breakend (`N[chr2:321[`). */
export function isStructural(): bool {
  const start = fieldStart(FIELD_ALT);
  const end = start + fieldLength(FIELD_ALT);
  if (load<u8>(start) == LESS) return !isAnyAllele();
  for (let at = start; at < end; at++) {
    const byte = load<u8>(at);
    if (byte == 0x5b || byte == 0x5d) return true;
  }
  return false;
}

/**
 * Allele indices of GT, first << 16 | second; {@link NO_GT} where the record has none. `.` reads {@link MISSING}, one allele
 * {@link HAPLOID}. Three alleles or more are no diploid call: nothing was called.
 */
export function readGt(): u32 {
  const format = fieldStart(FIELD_FORMAT);
  if (fieldLength(FIELD_FORMAT) < 2 || <u32>load<u16>(format) != NAME_GT) return NO_GT;
  let at = fieldStart(FIELD_SAMPLE);
  const end = at + fieldLength(FIELD_SAMPLE);
  if (at == end) return NO_GT;
  // VCF 4.4 allows a phasing mark before the first allele.
  if (load<u8>(at) == SLASH || load<u8>(at) == BAR) at++;
  const first = readAllele(at, end);
  at = afterAllele(at, end);
  if (at == end || load<u8>(at) == COLON) return (first << 16) | HAPLOID;
  const byte = load<u8>(at);
  if (byte != SLASH && byte != BAR) return NO_GT;
  const second = readAllele(at + 1, end);
  at = afterAllele(at + 1, end);
  return at == end || load<u8>(at) == COLON ? (first << 16) | second : NO_CALL_PAIR;
}

/** One past the allele index at `at`. */
export function afterAllele(at: usize, end: usize): usize {
  while (at < end && (load<u8>(at) == DOT || (load<u8>(at) >= ZERO && load<u8>(at) <= NINE))) at++;
  return at;
}

function readAllele(at: usize, end: usize): u32 {
  let value: u32 = 0;
  let digits = 0;
  while (at < end && load<u8>(at) >= ZERO && load<u8>(at) <= NINE && digits < 4) {
    value = value * 10 + load<u8>(at++) - ZERO;
    digits++;
  }
  return digits == 0 ? MISSING : value;
}

/** Nibble of allele `index`: a base, or ALLELE_OTHER for anything that is not one base of a one-base REF. */
export function nibbleOf(index: u32): u32 {
  if (index == MISSING) return ALLELE_NO_CALL;
  if (index == HAPLOID) return ALLELE_NONE;
  if (fieldLength(FIELD_REF) != 1) return ALLELE_OTHER;
  let at = fieldStart(FIELD_REF);
  let length: u32 = 1;
  if (index > 0) {
    at = fieldStart(FIELD_ALT);
    const end = at + fieldLength(FIELD_ALT);
    while (index > 1 && at < end) if (load<u8>(at++) == COMMA) index--;
    let stop = at;
    while (stop < end && load<u8>(stop) != COMMA) stop++;
    length = <u32>(stop - at);
  }
  if (length != 1) return ALLELE_OTHER;
  const nibble = alleleNibble(load<u8>(at));
  return nibble >= 1 && nibble <= 4 ? nibble : ALLELE_OTHER;
}

/** Whether every ALT is one base or `<NON_REF>`-like, so that letters tell the record. */
export function hasOnlyBases(): bool {
  if (fieldLength(FIELD_REF) != 1) return false;
  let at = fieldStart(FIELD_ALT);
  const end = at + fieldLength(FIELD_ALT);
  while (at < end) {
    let stop = at;
    while (stop < end && load<u8>(stop) != COMMA) stop++;
    if (stop - at != 1 && load<u8>(at) != LESS) return false;
    at = stop + 1;
  }
  return true;
}
