// Eight ASCII digits at a time in one 64-bit word (SIMD within a register).

const ZEROS: u64 = 0x3030303030303030;

/** The last `count` (1..8) bytes before `end`, `0` subtracted, most significant digit lowest; bytes before them are zero. */
// @ts-ignore: decorator
@inline
export function digitBytes(end: usize, count: u32): u64 {
  const shift = <u64>(64 - (count << 3));
  return ((load<u64>(end - 8) ^ ZEROS) >> shift) << shift;
}

/** Not zero where a byte of {@link digitBytes} is no digit. */
// @ts-ignore: decorator
@inline
export function digitErrors(digits: u64): u64 {
  return (digits | (digits + 0x0606060606060606)) & 0xf0f0f0f0f0f0f0f0;
}

/** The number that eight digit bytes spell. */
// @ts-ignore: decorator
@inline
export function digitValue(digits: u64): u64 {
  let word = (digits * 2561) >> 8;
  word = ((word & 0x00ff00ff00ff00ff) * 6553601) >> 16;
  return ((word & 0x0000ffff0000ffff) * 42949672960001) >> 32;
}

const LANES = v128(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);

/** The last `count` (0..16) bytes before `end`, `0` subtracted, in the last lanes; earlier lanes are zero. */
// @ts-ignore: decorator
@inline
export function digitLanes(end: usize, count: u32): v128 {
  const kept = i8x16.lt_u(LANES, i8x16.splat(<i8>count));
  return v128.and(v128.xor(v128.load(end - 16), i8x16.splat(0x30)), kept);
}

/** Sums of four digits each (thousands to units) of {@link digitLanes}: lane 3 holds the last four digits. */
// @ts-ignore: decorator
@inline
export function digitQuads(digits: v128): v128 {
  const pairs = i16x8.add(i16x8.mul(v128.and(digits, i16x8.splat(0xff)), i16x8.splat(10)), i16x8.shr_u(digits, 8));
  return i32x4.dot_i16x8_s(pairs, i32x4.splat(0x00010064));
}
