// Decimal numbers -> the nearest double, exactly the value that JavaScript's `Number` gives. What is not certain here is NaN.

import { digitBytes, digitErrors, digitLanes, digitQuads, digitValue } from './swar';
import { DOT, MINUS, PLUS, ZERO } from './bytes';

const EXACT_MANTISSA: u64 = 1 << 53;
/** Powers of ten that a double holds exactly, and powers of five that a u64 holds. */
const MAX_EXACT_POWER: i32 = 22;
const MAX_FIVE_POWER: i32 = 27;
const TENS = memory.data(23 * 8, 16);
const FIVES = memory.data(28 * 8, 16);
/** Digits of which any number fits a u64. */
const MAX_DIGITS: u32 = 19;

function fillPowers(): void {
  let ten: f64 = 1;
  for (let i: usize = 0; i <= <usize>MAX_EXACT_POWER; i++) {
    store<f64>(TENS + (i << 3), ten);
    ten *= 10;
  }
  let five: u64 = 1;
  for (let i: usize = 0; i <= <usize>MAX_FIVE_POWER; i++) {
    store<u64>(FIVES + (i << 3), five);
    five *= 5;
  }
}
fillPowers();

const LANE = v128(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

/**
 * The number that [start, end) spells: `-0.0123`, `1.5e-05`, `3`. NaN for a text that is no number, has more than 19 digits, or lies
 * where neither of the exact ways below holds. 16 bytes before `start` and after `end` must be readable.
 */
export function decimal(start: usize, end: usize): f64 {
  const negative = start < end && load<u8>(start) == MINUS;
  // The sign of a weight is a toss: no branch on it.
  start += usize(negative);
  const length = <u32>(end - start);
  // `0.0123`: one digit, the point, and up to eight more, which is how nearly all weights are written.
  const ones = <u32>load<u8>(start) - ZERO;
  if (length - 3 < 8 && ones < 10 && load<u8>(start, 1) == DOT) {
    const digits = digitBytes(end, length - 2);
    if (digitErrors(digits) == 0) {
      const power = load<f64>(TENS + ((<usize>length - 2) << 3));
      return signed((<f64>ones * power + <f64>digitValue(digits)) / power, negative);
    }
  }
  if (length - 1 < 16) {
    const text = v128.load(start);
    const inside = (<u32>1 << length) - 1;
    const points = i8x16.bitmask(i8x16.eq(text, i8x16.splat(0x2e))) & inside;
    // The point goes: what stands before it moves up by one byte. Without a point nothing moves.
    const point = points == 0 ? -1 : ctz<i32>(points);
    const closed = i8x16.swizzle(text, i8x16.add(LANE, i8x16.le_s(LANE, i8x16.splat(<i8>point))));
    const first: u32 = point < 0 ? 0 : 1;
    const used = v128.and(i8x16.ge_u(LANE, i8x16.splat(<i8>first)), i8x16.lt_u(LANE, i8x16.splat(<i8>length)));
    const digits = v128.and(v128.xor(closed, i8x16.splat(0x30)), used);
    if (length > first && !v128.any_true(i8x16.gt_u(digits, i8x16.splat(9)))) {
      // Lanes of the digits end at `length`; the quads want them to end at 16.
      const shifted = i8x16.swizzle(digits, i8x16.sub(LANE, i8x16.splat(<i8>(16 - length))));
      const quads = digitQuads(shifted);
      const mantissa =
        (<u64>i32x4.extract_lane(quads, 0) * 10000 + <u64>i32x4.extract_lane(quads, 1)) * 100000000 +
        <u64>(i32x4.extract_lane(quads, 2) * 10000 + i32x4.extract_lane(quads, 3));
      return signed(scaled(mantissa, point < 0 ? 0 : point + 1 - <i32>length), negative);
    }
  }
  return signed(spelled(start, end), negative);
}

// @ts-ignore: decorator
@inline
function signed(value: f64, negative: bool): f64 {
  return reinterpret<f64>(reinterpret<u64>(value) ^ (u64(negative) << 63));
}

/** The same, letter by letter: long numbers and such with an exponent. */
function spelled(start: usize, end: usize): f64 {
  let mantissa: u64 = 0;
  let significant: u32 = 0;
  let digits: u32 = 0;
  let scale: i32 = 0;
  let afterPoint = false;
  let at = start;
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    const digit = byte - ZERO;
    if (digit < 10) {
      mantissa = mantissa * 10 + digit;
      digits++;
      significant += u32(mantissa != 0);
      scale -= i32(afterPoint);
      if (significant > MAX_DIGITS) return NaN;
    } else if (byte == DOT && !afterPoint) afterPoint = true;
    else break;
  }
  if (digits == 0) return NaN;
  if (at < end) {
    if ((<u32>load<u8>(at) | 0x20) != 0x65) return NaN;
    const sign = at + 1 < end ? <u32>load<u8>(at, 1) : 0;
    at += sign == MINUS || sign == PLUS ? 2 : 1;
    const length = <u32>(end - at);
    if (at >= end || length > 3) return NaN;
    let exponent: i32 = 0;
    for (; at < end; at++) {
      const digit = <u32>load<u8>(at) - ZERO;
      if (digit > 9) return NaN;
      exponent = exponent * 10 + <i32>digit;
    }
    scale += sign == MINUS ? -exponent : exponent;
  }
  return scaled(mantissa, scale);
}

/** `mantissa · 10^scale`, correctly rounded; NaN where that is not certain. */
function scaled(mantissa: u64, scale: i32): f64 {
  const size = abs<i32>(scale);
  if (mantissa <= EXACT_MANTISSA && size <= MAX_EXACT_POWER) {
    // Both are exact, so that the one operation rounds correctly (Clinger 1990).
    const power = load<f64>(TENS + ((<usize>size) << 3));
    return scale < 0 ? <f64>mantissa / power : <f64>mantissa * power;
  }
  return scale < 0 && size <= MAX_FIVE_POWER && mantissa != 0 ? quotient(mantissa, size) : NaN;
}

/**
 * `mantissa / 10^power`, correctly rounded: the quotient of two 64-bit integers to 63 bits or more, with its last bit set where
 * something remains, is rounded once, by the conversion to a double. The power of two is exact.
 */
function quotient(mantissa: u64, power: i32): f64 {
  const five = load<u64>(FIVES + ((<usize>power) << 3));
  const up = <i32>clz<u64>(five);
  const raised = <i32>clz<u64>(mantissa);
  const divisor = five << <u64>up;
  const dividend = mantissa << <u64>raised;
  // Knuth's algorithm D for (dividend · 2^63) / divisor, in two digits of 32 bits; the divisor's highest bit is set.
  const high = divisor >> 32;
  const low = divisor & 0xffffffff;
  const top = dividend >> 1;
  const bottom = (dividend & 1) << 31;
  let upper = top / high;
  let rest = top - upper * high;
  while (upper > 0xffffffff || upper * low > ((rest << 32) | bottom)) {
    upper--;
    rest += high;
    if (rest > 0xffffffff) break;
  }
  const middle = ((top << 32) | bottom) - upper * divisor;
  let lower = middle / high;
  rest = middle - lower * high;
  while (lower > 0xffffffff || lower * low > rest << 32) {
    lower--;
    rest += high;
    if (rest > 0xffffffff) break;
  }
  const remainder = (middle << 32) - lower * divisor;
  const whole = ((upper << 32) + lower) | u64(remainder != 0);
  const exponent = up - raised - 63 - power;
  return <f64>whole * reinterpret<f64>(<u64>(1023 + exponent) << 52);
}

/** The number of 1 to 16 digits before `end`; u64.MAX_VALUE where one of them is none. */
// @ts-ignore: decorator
@inline
export function digitsBefore(end: usize, count: u32): u64 {
  const lanes = digitLanes(end, count);
  if (v128.any_true(i8x16.gt_u(lanes, i8x16.splat(9)))) return u64.MAX_VALUE;
  const quads = digitQuads(lanes);
  return (
    (<u64>i32x4.extract_lane(quads, 0) * 10000 + <u64>i32x4.extract_lane(quads, 1)) * 100000000 +
    <u64>(i32x4.extract_lane(quads, 2) * 10000 + i32x4.extract_lane(quads, 3))
  );
}
