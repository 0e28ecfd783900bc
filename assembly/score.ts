// Polygenic scores: merge of a person's sorted genotype columns with a score's sorted columns, and the sum of its terms.
// Statuses mirror src/domain/scores/term-status.ts, effects src/domain/scores/score-definition.ts.

import {
  MERGE_DOSAGE,
  MERGE_FEMALE,
  MERGE_FLAGS,
  MERGE_GENOTYPE_CODES,
  MERGE_GENOTYPE_COUNT,
  MERGE_GENOTYPE_KEYS,
  MERGE_HAPLOID_FROM,
  MERGE_KEEP_AMBIGUOUS,
  MERGE_MALE,
  MERGE_MALE_X_TWO,
  MERGE_RECORDS_ONLY,
  MERGE_SCORE_ALLELES,
  MERGE_SCORE_COUNT,
  MERGE_SCORE_KEYS,
  MERGE_SCORE_TERMS,
  MERGE_STATUS,
  MERGE_X_FIRST,
  MERGE_X_LAST,
} from './score-layout';

const MATCHED: u8 = 1;
const FLIPPED: u8 = 2;
const AMBIGUOUS: u8 = 3;
const THIRD_ALLELE: u8 = 4;
const NO_CALL: u8 = 5;
const UNDECIDED: u8 = 6;
const HAPLOID_BIT: u8 = 0x80;
const NO_DOSAGE: u8 = 0xff;
const NO_CALL_CODE: u32 = 0xff;
const NO_CALL_HALF: u32 = 15;
const BASE_MAX: u32 = 4;

const EFFECT_DOMINANT: u8 = 1;
const EFFECT_RECESSIVE: u8 = 2;
const EFFECT_DOSAGE: u8 = 3;

/**
 * Writes status and dosage of every score row that has a place (absent rows keep 0). Both key columns ascend; a row's
 * genotypes are found by galloping from the previous hit, so the work is about min(n + m, m log(n/m)).
 */
export function scoreMerge(args: usize): void {
  const keys = <usize>load<u32>(args + MERGE_GENOTYPE_KEYS);
  const codes = <usize>load<u32>(args + MERGE_GENOTYPE_CODES);
  const count = load<u32>(args + MERGE_GENOTYPE_COUNT);
  const scoreKeys = <usize>load<u32>(args + MERGE_SCORE_KEYS);
  const alleles = <usize>load<u32>(args + MERGE_SCORE_ALLELES);
  const terms = <usize>load<u32>(args + MERGE_SCORE_TERMS);
  const scoreCount = load<u32>(args + MERGE_SCORE_COUNT);
  const status = <usize>load<u32>(args + MERGE_STATUS);
  const dosage = <usize>load<u32>(args + MERGE_DOSAGE);
  let at: u32 = 0;
  for (let row: u32 = 0; row < scoreCount; row++) {
    const key = load<u32>(scoreKeys + ((<usize>row) << 2));
    at = seek(keys, at, count, key);
    const term = <usize>load<u32>(terms + ((<usize>row) << 2));
    const pair = <u32>load<u8>(alleles + row);
    let result: u32 = NO_DOSAGE;
    if (isLeftOut(args, pair)) result |= (<u32>AMBIGUOUS) << 8;
    else if (at < count && load<u32>(keys + ((<usize>at) << 2)) == key) {
      const several = at + 1 < count && load<u32>(keys + ((<usize>at) << 2) + 4) == key;
      result = several ? ((<u32>UNDECIDED) << 8) | NO_DOSAGE : evaluate(args, key, <u32>load<u8>(codes + at), pair);
    }
    store<u8>(status + term, <u8>(result >> 8));
    store<u8>(dosage + term, <u8>result);
  }
}

/** First index from `from` on whose key is not below `key`. */
function seek(keys: usize, from: u32, count: u32, key: u32): u32 {
  if (from >= count || load<u32>(keys + ((<usize>from) << 2)) >= key) return from;
  let step: u32 = 1;
  let low = from;
  let high = from + 1;
  while (high < count && load<u32>(keys + ((<usize>high) << 2)) < key) {
    low = high;
    step <<= 1;
    high += step;
  }
  if (high > count) high = count;
  low++;
  while (low < high) {
    const middle = (low + high) >> 1;
    const below = load<u32>(keys + ((<usize>middle) << 2)) < key;
    low = select<u32>(middle + 1, low, below);
    high = select<u32>(high, middle, below);
  }
  return low;
}

function isBasePair(pair: u32): bool {
  const effect = pair >> 4;
  const other = pair & 15;
  return effect - 1 < BASE_MAX && other - 1 < BASE_MAX;
}

function isLeftOut(args: usize, pair: u32): bool {
  const ambiguous = isBasePair(pair) && (pair >> 4) + (pair & 15) == 5;
  return ambiguous && (load<u32>(args + MERGE_FLAGS) & MERGE_KEEP_AMBIGUOUS) == 0;
}

/** Status (high byte) and dosage (low byte) of one genotype at one row. */
function evaluate(args: usize, key: u32, code: u32, pair: u32): u32 {
  const flags = load<u32>(args + MERGE_FLAGS);
  const undecided = ((<u32>UNDECIDED) << 8) | NO_DOSAGE;
  if ((flags & MERGE_RECORDS_ONLY) != 0 || !isBasePair(pair)) return undecided;
  const first = code >> 4;
  const second = code & 15;
  const noCall = ((<u32>NO_CALL) << 8) | NO_DOSAGE;
  if (first == NO_CALL_HALF || second == NO_CALL_HALF || code == NO_CALL_CODE) return noCall;
  if (first - 1 >= BASE_MAX || second > BASE_MAX) return undecided;
  const copies = copyCount(args, flags, key, first, second);
  if (copies == 0) return noCall;
  const effect = pair >> 4;
  const other = pair & 15;
  const last = second == 0 ? first : second;
  let matched: u8 = MATCHED;
  let target = effect;
  if (!(isEither(first, effect, other) && isEither(last, effect, other))) {
    if (!(isEither(first, 5 - effect, 5 - other) && isEither(last, 5 - effect, 5 - other))) {
      return ((<u32>THIRD_ALLELE) << 8) | NO_DOSAGE;
    }
    matched = FLIPPED;
    target = 5 - effect;
  }
  const hits =
    copies == 2 && second != 0 && first != second
      ? <u32>(first == target) + <u32>(last == target)
      : copies * <u32>(first == target);
  return ((<u32>(copies == 1 ? matched | HAPLOID_BIT : matched)) << 8) | hits;
}

function isEither(allele: u32, a: u32, b: u32): bool {
  return allele == a || allele == b;
}

/** Chromosome copies that a genotype stands for: 2, or 1; 0 where the genotype cannot be (it then counts as a no-call). */
function copyCount(args: usize, flags: u32, key: u32, first: u32, second: u32): u32 {
  const single = second == 0;
  if (key >= load<u32>(args + MERGE_HAPLOID_FROM)) return single || first == second ? 1 : 0;
  const onX = key >= load<u32>(args + MERGE_X_FIRST) && key <= load<u32>(args + MERGE_X_LAST);
  if (!onX) return single ? 0 : 2;
  if (single && (flags & MERGE_FEMALE) != 0) return 0;
  if (!single && (flags & MERGE_MALE) == 0) return 2;
  if (!single && first != second) return 0;
  return (flags & MERGE_MALE_X_TWO) != 0 ? 2 : 1;
}

/**
 * Adds up a score's terms in file order. Neumaier's summation: the lost low bits are added at the end.
 *
 * @param effects u8 per term; rows with weights per dosage take their three f64 from `triplets`, in order
 * @param expected f64 per term to be added where the dosage is missing (NaN: nothing), or 0
 */
export function scoreSum(
  count: u32,
  weights: usize,
  effects: usize,
  triplets: usize,
  dosage: usize,
  expected: usize,
): f64 {
  let sum: f64 = 0;
  let lost: f64 = 0;
  let triplet = triplets;
  for (let term: usize = 0; term < <usize>count; term++) {
    const effect = load<u8>(effects + term);
    const copies = load<u8>(dosage + term);
    let value: f64 = 0;
    if (copies == NO_DOSAGE) {
      if (expected != 0) value = load<f64>(expected + (term << 3));
      if (value != value) value = 0;
    } else if (effect == EFFECT_DOSAGE) {
      value = load<f64>(triplet + ((<usize>copies) << 3));
    } else {
      let points = <f64>copies;
      if (effect == EFFECT_DOMINANT) points = copies > 0 ? 1 : 0;
      else if (effect == EFFECT_RECESSIVE) points = copies > 1 ? 1 : 0;
      value = load<f64>(weights + (term << 3)) * points;
    }
    if (effect == EFFECT_DOSAGE) triplet += 24;
    const next = sum + value;
    lost += abs(sum) >= abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
