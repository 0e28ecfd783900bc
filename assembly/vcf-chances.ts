// The genotype of a record without GT, as imputation servers write it on request: chances of the genotypes (GP), of ALT on each
// haplotype (HDS), or the expected copies of ALT (DS). It is a call where the record is certain enough of it. The host judges kept
// records by the same rule (`certainGenotype`); a test compares both.

import { FIELD_ALT, fieldLength, fieldStart, sampleEnd, sampleSubfield } from './vcf-fields';
import { COLON, COMMA, DOT, MINUS, PLUS, ZERO } from './bytes';

const NAME_GP: u64 = 0x5047;
const NAME_DS: u64 = 0x5344;
const NAME_HDS: u64 = 0x534448;

/** Probability from which a guess is a call (`IMPUTED_CALL_FLOOR` of the host). */
const FLOOR: f64 = 0.99;
/** Room for rounding in a sum of probabilities that a file writes with two digits. */
const SUM_SLACK: f64 = 0.05;
/** Least difference of two haplotypes that tells which of them carries ALT (`PHASE_MARGIN` of the host). */
const PHASE_MARGIN: f64 = 1e-6;
/** Genotypes of four ALT alleles; a record with more is no call. */
const MAX_VALUES: u32 = 15;
const VALUES = memory.data(15 * 8, 16);
/** Digits that count: more do not fit into a word, and no file means them. */
const MAX_DIGITS = 18;

/** Indices as GT has them, first << 16 | second; a missing half and a haploid call as vcf.ts names them. */
const NO_CALL_PAIR: u32 = 0xfffdfffd;
const HAPLOID_SECOND: u32 = 0xfffc;

let number: f64 = 0;
let isPhased = false;

/** Whether the record that {@link readChances} read last tells its two haplotypes apart. */
export function chancesArePhased(): bool {
  return isPhased;
}

// @ts-ignore: decorator
@inline
function value(index: u32): f64 {
  return load<f64>(VALUES + (<usize>index << 3));
}

/** Reads a number into `number`; the place after it, 0 where there is none. */
function readNumber(at: usize, end: usize): usize {
  let mantissa: u64 = 0;
  let digits = 0;
  let seen = 0;
  let power = 0;
  let isFraction = false;
  while (at < end) {
    const byte = <u32>load<u8>(at);
    if (byte == DOT && !isFraction) isFraction = true;
    else if (byte - ZERO < 10) {
      seen++;
      if (digits < MAX_DIGITS) {
        mantissa = mantissa * 10 + (byte - ZERO);
        if (mantissa != 0) digits++;
        if (isFraction) power--;
      } else if (!isFraction) return 0;
    } else break;
    at++;
  }
  if (seen == 0) return 0;
  if (at < end && (load<u8>(at) | 0x20) == 0x65) {
    at++;
    const isNegative = at < end && load<u8>(at) == MINUS;
    if (at < end && (isNegative || load<u8>(at) == PLUS)) at++;
    let exponent = 0;
    const from = at;
    while (at < end && <u32>load<u8>(at) - ZERO < 10 && at - from < 4) exponent = exponent * 10 + (load<u8>(at++) - ZERO);
    if (at == from) return 0;
    power += isNegative ? -exponent : exponent;
  }
  number = scaled(<f64>mantissa, power);
  return at;
}

function scaled(mantissa: f64, power: i32): f64 {
  let scale: f64 = 1;
  const steps = power < 0 ? -power : power;
  for (let i = 0; i < steps && i < 400; i++) scale *= 10;
  return power < 0 ? mantissa / scale : mantissa * scale;
}

/** Reads the numbers of a subfield into VALUES; their count, 0 where they are not all numbers from 0 to `most`. */
function readNumbers(name: u64, most: f64): u32 {
  let at = sampleSubfield(name);
  if (at == 0) return 0;
  const end = sampleEnd();
  let count: u32 = 0;
  while (count < MAX_VALUES) {
    at = readNumber(at, end);
    if (at == 0 || !(number <= most)) return 0;
    store<f64>(VALUES + (<usize>count << 3), number);
    count++;
    if (at >= end || load<u8>(at) == COLON) return count;
    if (load<u8>(at) != COMMA) return 0;
    at++;
  }
  return 0;
}

function countAlts(): u32 {
  const start = fieldStart(FIELD_ALT);
  const end = start + fieldLength(FIELD_ALT);
  if (end - start == 1 && load<u8>(start) == DOT) return 0;
  let count: u32 = 1;
  for (let at = start; at < end; at++) if (load<u8>(at) == COMMA) count++;
  return count;
}

/** The genotype of this place in the order of GP (VCF 4.4, section 1.6.2). */
function pairOf(index: u32, isHaploid: bool): u32 {
  if (isHaploid) return (index << 16) | HAPLOID_SECOND;
  let high: u32 = 0;
  while (((high + 1) * (high + 2)) >> 1 <= index) high++;
  return ((index - ((high * (high + 1)) >> 1)) << 16) | high;
}

/** The genotype that `count` chances in VALUES are certain of. */
function likeliest(count: u32, sum: f64, isHaploid: bool): u32 {
  let best: u32 = 0;
  for (let i: u32 = 1; i < count; i++) if (value(i) > value(best)) best = i;
  return value(best) / sum >= FLOOR ? pairOf(best, isHaploid) : NO_CALL_PAIR;
}

/** The call of the record; `isTyped` where the file says that it was measured, so that one expected copy is one copy. */
export function readChances(isTyped: bool): u32 {
  const alts = countAlts();
  isPhased = false;
  const given = readNumbers(NAME_GP, 1);
  const isDiploid = given == ((alts + 1) * (alts + 2)) >> 1;
  let pair = u32.MAX_VALUE;
  if (given > 0 && (isDiploid || given == alts + 1)) {
    let sum: f64 = 0;
    for (let i: u32 = 0; i < given; i++) sum += value(i);
    if (Math.abs(sum - 1) <= SUM_SLACK) pair = likeliest(given, sum, !isDiploid);
  }
  if (alts != 1) return pair == u32.MAX_VALUE ? NO_CALL_PAIR : pair;
  const haplotypes = readNumbers(NAME_HDS, 1);
  const first = value(0);
  const second = value(1);
  if (haplotypes == 2) {
    isPhased = true;
    if (pair == u32.MAX_VALUE) {
      store<f64>(VALUES, (1 - first) * (1 - second));
      store<f64>(VALUES, first * second, 16);
      store<f64>(VALUES, 1 - value(0) - value(2), 8);
      pair = likeliest(3, 1, false);
    }
    return pair == 1 && first - second > PHASE_MARGIN ? 0x10000 : pair;
  }
  if (pair != u32.MAX_VALUE) return pair;
  if (haplotypes == 1) {
    store<f64>(VALUES, 1 - first);
    store<f64>(VALUES, first, 8);
    return likeliest(2, 1, true);
  }
  if (readNumbers(NAME_DS, 2) != 1) return NO_CALL_PAIR;
  const copies = value(0);
  if (isTyped && copies == 1) return 1;
  return 1 - copies >= FLOOR ? 0 : copies - 1 >= FLOOR ? 0x10001 : NO_CALL_PAIR;
}
