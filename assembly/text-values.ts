// What one field of a delimited text says: an allele, a genotype, a position, a chromosome's name, or that nothing was called.
// src/formats/field-values.ts tells the same of a sample of rows; a test holds both against each other.

import { ALLELE_NO_CALL, ALLELE_OTHER, NO_CALL, NOT_AN_ALLELE, alleleNibble } from './alleles';
import { SCAN_EXPONENTS, SCAN_ROUNDED } from './layout';
import { parseNumber } from './row';
import { BACKSLASH, BAR, COLON, COMMA, DOT, GREATER, LESS, MINUS, NINE, PLUS, SEMICOLON, SLASH, STAR, UNDERSCORE, ZERO } from './bytes';

/** Words for "nothing was called", lower case, letters only, lowest byte first. */
const WORD_NA: u64 = 0x616e;
const WORD_NAN: u64 = 0x6e616e;
const WORD_NC: u64 = 0x636e;
const WORD_ND: u64 = 0x646e;
const WORD_NO: u64 = 0x6f6e;
const WORD_CALL: u64 = 0x6c6c6163;
const WORD_NULL: u64 = 0x6c6c756e;
const WORD_NONE: u64 = 0x656e6f6e;
const WORD_FAIL: u64 = 0x6c696166;
const WORD_FAILED: u64 = 0x64656c696166;
const WORD_NOCALL: u64 = 0x6c6c61636f6e;
const WORD_MISSING: u64 = 0x676e697373696d;
const WORD_UNKNOWN: u64 = 0x6e776f6e6b6e75;

/** Marks that such words are written with, or that stand alone for a missing call: blank and `* , - . / : ; < > ? \ _ |`. */
function isMark(byte: u32): bool {
  return byte == 0x20 || byte == STAR || (byte >= COMMA && byte <= SLASH) || byte == COLON || byte == SEMICOLON || byte == LESS || byte == GREATER ||
    byte == 0x3f || byte == BACKSLASH || byte == UNDERSCORE || byte == BAR; // prettier-ignore
}

/** Whether a field that is not empty is one of the words for a missing call (`NA`, `N/A`, `nan`, `No Call`, `<NA>`…), or marks alone (`./.`, `*`). */
function isMissingWord(start: usize, length: u32): bool {
  let word: u64 = 0;
  let letters: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const byte = <u32>load<u8>(start + i);
    if (isMark(byte)) continue;
    const lower = byte | 0x20;
    if (lower < 0x61 || lower > 0x7a || letters == 8) return false;
    word |= <u64>lower << (letters << 3);
    letters++;
  }
  if (letters == 0) return true;
  return word == WORD_NA || word == WORD_NAN || word == WORD_NC || word == WORD_ND || word == WORD_NO || word == WORD_CALL || word == WORD_NULL ||
    word == WORD_NONE || word == WORD_FAIL || word == WORD_FAILED || word == WORD_NOCALL || word == WORD_MISSING || word == WORD_UNKNOWN; // prettier-ignore
}

/** The nibble of one allele field (`A`, `-`, empty, `AT`…); {@link NOT_AN_ALLELE} where it is none. */
export function alleleOfField(start: usize, length: u32): u32 {
  if (length == 0) return ALLELE_NO_CALL;
  if (length == 1) {
    const nibble = alleleNibble(load<u8>(start));
    return nibble == NOT_AN_ALLELE && isMissingWord(start, 1) ? ALLELE_NO_CALL : nibble;
  }
  let noCall = true;
  let bases = true;
  for (let i: u32 = 0; i < length; i++) {
    const nibble = alleleNibble(load<u8>(start + i));
    if (nibble != ALLELE_NO_CALL) noCall = false;
    if (nibble == 0 || nibble > 4) bases = false;
  }
  if (noCall) return ALLELE_NO_CALL;
  return bases ? ALLELE_OTHER : isMissingWord(start, length) ? ALLELE_NO_CALL : NOT_AN_ALLELE;
}

// @ts-ignore: decorator
@inline
function isBetweenAlleles(byte: u32): bool {
  return byte == SLASH || byte == BAR || byte == COMMA || byte == SEMICOLON || byte == COLON || byte == BACKSLASH || byte == 0x20 || byte == 9;
}

/** Genotype code of a genotype field: `AG`, `A`, `--`, `A/G`, `C T`, `C-T`, `AT|A`, `No Call`, empty…; NOT_AN_ALLELE << 8 where it is none. */
export function genotypeOfField(start: usize, length: u32): u32 {
  if (length == 0) return NO_CALL;
  if (length == 2) {
    const first = alleleNibble(load<u8>(start));
    const second = alleleNibble(load<u8>(start, 1));
    // Two letters, unless they spell a word (`NA`): those begin with what stands for a missing allele.
    if (first < ALLELE_OTHER && second != NOT_AN_ALLELE) return (first << 4) | second;
  }
  if (length > 1 && isMissingWord(start, length)) return NO_CALL;
  for (let i: u32 = 0; i < length; i++) {
    const byte = <u32>load<u8>(start + i);
    // A dash stands for a missing allele too: between two letters it only parts them.
    const isDash = byte == MINUS && i == 1 && length == 3 && alleleNibble(load<u8>(start)) < ALLELE_OTHER && alleleNibble(load<u8>(start, 2)) < ALLELE_OTHER;
    if (!isDash && !isBetweenAlleles(byte)) continue;
    let next = i + 1;
    // `C / T`: one mark and the blanks round it.
    let marks: u32 = byte == 0x20 || byte == 9 ? 0 : 1;
    while (next < length) {
      const other = <u32>load<u8>(start + next);
      if (!isBetweenAlleles(other)) break;
      if (other != 0x20 && other != 9 && ++marks > 1) return NOT_AN_ALLELE << 8;
      next++;
    }
    const first = alleleOfField(start, i);
    const second = alleleOfField(start + next, length - next);
    return first == NOT_AN_ALLELE || second == NOT_AN_ALLELE ? NOT_AN_ALLELE << 8 : (first << 4) | second;
  }
  if (length == 1) {
    const nibble = alleleOfField(start, 1);
    return nibble == NOT_AN_ALLELE ? NOT_AN_ALLELE << 8 : nibble << 4;
  }
  if (length == 2) {
    const first = alleleNibble(load<u8>(start));
    const second = alleleNibble(load<u8>(start, 1));
    return first == NOT_AN_ALLELE || second == NOT_AN_ALLELE ? NOT_AN_ALLELE << 8 : (first << 4) | second;
  }
  return alleleOfField(start, length) == ALLELE_NO_CALL ? NO_CALL : NOT_AN_ALLELE << 8;
}

/** Most digits of a position that is written with a point or an exponent: all that fit into 64 bits. */
const MAX_DIGITS: u32 = 18;

/**
 * The whole number that a field spells, also as a spreadsheet or a data frame writes it (`752566.0`, `7.52566E5`); u64.MAX_VALUE where it
 * spells none. Three digits after a point may be thousands (`752.566`, `1.000`): such a number is not read. Exponents are counted, and those
 * that fill up with zeros, for a column of rounded positions looks like that.
 */
export function positionOfField(state: usize, start: usize, length: u32): u64 {
  const whole = parseNumber(start, length);
  if (whole != u64.MAX_VALUE || length < 3) return whole;
  let value: u64 = 0;
  let digits: u32 = 0;
  let scale: i32 = 0;
  let hasPoint = false;
  let hasExponent = false;
  let i: u32 = 0;
  for (; i < length; i++) {
    const byte = <u32>load<u8>(start + i);
    if (byte == DOT && !hasPoint && i > 0) {
      hasPoint = true;
      continue;
    }
    if ((byte | 0x20) == 0x65 && i > 0) {
      hasExponent = true;
      break;
    }
    if (byte < ZERO || byte > NINE || ++digits > MAX_DIGITS) return u64.MAX_VALUE;
    value = value * 10 + <u64>(byte - ZERO);
    if (hasPoint) scale--;
  }
  if (hasExponent) {
    i++;
    if (i < length && load<u8>(start + i) == PLUS) i++;
    const exponent = parseNumber(start + i, length - i);
    if (exponent > 20) return u64.MAX_VALUE;
    scale += <i32>exponent;
    store<u32>(state + SCAN_EXPONENTS, load<u32>(state + SCAN_EXPONENTS) + 1);
    if (scale > 0) store<u32>(state + SCAN_ROUNDED, load<u32>(state + SCAN_ROUNDED) + 1);
  } else if (scale == -3) return u64.MAX_VALUE;
  for (; scale < 0; scale++) {
    if (value % 10 != 0) return u64.MAX_VALUE;
    value /= 10;
  }
  for (; scale > 0 && value < 10000000000; scale--) value *= 10;
  return scale > 0 ? u64.MAX_VALUE : value;
}

// @ts-ignore: decorator
@inline
function lowerAt(start: usize, i: u32): u32 {
  return <u32>load<u8>(start + i) | 0x20;
}

/** Bytes of `chr`, `chrom` or `chromosome` and what parts it from the name (`Chr 1`, `chromosome_1`); 0 where a name starts without. */
export function chromosomePrefix(start: usize, length: u32): u32 {
  if (length < 4 || lowerAt(start, 0) != 0x63 || lowerAt(start, 1) != 0x68 || lowerAt(start, 2) != 0x72) return 0;
  let at: u32 = 3;
  if (length > 5 && lowerAt(start, 3) == 0x6f && lowerAt(start, 4) == 0x6d) {
    at = 5;
    // osome
    if (length > 10 && lowerAt(start, 5) == 0x6f && lowerAt(start, 6) == 0x73 && lowerAt(start, 7) == 0x6f && lowerAt(start, 8) == 0x6d && lowerAt(start, 9) == 0x65) at = 10;
  }
  while (at < length && (load<u8>(start + at) == 0x20 || load<u8>(start + at) == UNDERSCORE || load<u8>(start + at) == MINUS || load<u8>(start + at) == DOT)) at++;
  return at;
}

/** Length of a chromosome's name without the `.0` of a data frame (`1.0`). */
export function chromosomeLength(start: usize, length: u32): u32 {
  return length > 2 && load<u8>(start + length - 1) == ZERO && load<u8>(start + length - 2) == DOT ? length - 2 : length;
}
