// Named alleles against one genotype, with bits instead of sequences: no enumeration of the 2^h possible phasings.
// A unit is a set of positions whose phase is known together. An allele has one bit a unit for "fits strand 1" (direct)
// and one for "fits strand 2" (swapped); a pair explains the genotype when every unit is covered one way or the other.

/** Bytes of one fit: allele, direct, swapped, loss outside units (u32 each), then losses per unit (u8 × 32 for each strand). */
export const FIT_BYTES: usize = 80;
const DIRECT_LOSS: usize = 16;
const SWAPPED_LOSS: usize = 48;
const NO_UNIT: u32 = 255;
const REFERENCE_SYMBOL: u8 = 1;

/** Clears the unit bits of the positions that misfit; false where a position without a unit misfits. */
// @ts-ignore: decorator
@inline
function clearUnits(bits: u32, units: usize, word: u32): u64 {
  while (bits != 0) {
    const unit = <u32>load<u8>(units + ctz(bits));
    if (unit == NO_UNIT) return u64.MAX_VALUE;
    word &= ~(<u32>1 << unit);
    bits &= bits - 1;
  }
  return <u64>word;
}

/** Wobble positions where the strand carries the reference base: the allele loses a point there. */
function wobbleLosses(fit: usize, wobble: usize, wobbleEnd: usize, strand1: usize, strand2: usize, units: usize): void {
  for (; wobble < wobbleEnd; wobble += 4) {
    const position = <usize>load<u32>(wobble);
    const unit = <u32>load<u8>(units + position);
    const first = load<u8>(strand1 + position) == REFERENCE_SYMBOL;
    if (unit == NO_UNIT) {
      if (first) store<u32>(fit, load<u32>(fit, 12) + 1, 12);
      continue;
    }
    if (first) store<u8>(fit + unit, load<u8>(fit + unit, DIRECT_LOSS) + 1, DIRECT_LOSS);
    if (load<u8>(strand2 + position) == REFERENCE_SYMBOL) {
      store<u8>(fit + unit, load<u8>(fit + unit, SWAPPED_LOSS) + 1, SWAPPED_LOSS);
    }
  }
}

/**
 * Writes one fit for each allele that fits some sequence. `stride` is a multiple of 16; padding columns admit everything.
 * `scores` below 0 leave an allele out. Returns the number of fits.
 */
export function starFits(
  masks: usize, stride: u32, alleleCount: u32, strand1: usize, strand2: usize, units: usize, unitCount: u32,
  scores: usize, wobbleStarts: usize, wobbles: usize, out: usize,
): u32 { // prettier-ignore
  const full: u32 = unitCount == 0 ? 0 : u32.MAX_VALUE >> (32 - unitCount);
  const zero = i8x16.splat(0);
  let count: u32 = 0;
  for (let allele: u32 = 0; allele < alleleCount; allele++) {
    if (load<i32>(scores + (<usize>allele << 2)) < 0) continue;
    const row = masks + <usize>allele * stride;
    let direct = full;
    let swapped = full;
    let fits = true;
    for (let p: usize = 0; p < stride; p += 16) {
      const mask = v128.load(row + p);
      const miss1 = <u32>i8x16.bitmask(i8x16.eq(v128.and(mask, v128.load(strand1 + p)), zero));
      const miss2 = <u32>i8x16.bitmask(i8x16.eq(v128.and(mask, v128.load(strand2 + p)), zero));
      if ((miss1 | miss2) == 0) continue;
      const d = clearUnits(miss1, units + p, direct);
      const s = clearUnits(miss2, units + p, swapped);
      direct = <u32>d;
      swapped = <u32>s;
      if (d > u32.MAX_VALUE || s > u32.MAX_VALUE || (direct | swapped) != full) {
        fits = false;
        break;
      }
    }
    if (!fits) continue;
    const fit = out + <usize>count * FIT_BYTES;
    memory.fill(fit, 0, FIT_BYTES);
    store<u32>(fit, allele);
    store<u32>(fit, direct, 4);
    store<u32>(fit, swapped, 8);
    const starts = wobbleStarts + (<usize>allele << 2);
    const first = <usize>load<u32>(starts);
    const last = <usize>load<u32>(starts, 4);
    wobbleLosses(fit, wobbles + (first << 2), wobbles + (last << 2), strand1, strand2, units);
    count++;
  }
  return count;
}

/** Smallest loss of a pair over its valid phasings: units are independent, so the best of each is taken. */
// @ts-ignore: decorator
@inline
function pairLoss(a: usize, b: usize, unitCount: u32): i32 {
  const da = load<u32>(a, 4);
  const sa = load<u32>(a, 8);
  const db = load<u32>(b, 4);
  const sb = load<u32>(b, 8);
  let loss = <i32>load<u32>(a, 12) + <i32>load<u32>(b, 12);
  for (let u: u32 = 0; u < unitCount; u++) {
    let best = i32.MAX_VALUE;
    if ((((da & sb) >> u) & 1) != 0) {
      best = <i32>load<u8>(a + u, DIRECT_LOSS) + <i32>load<u8>(b + u, SWAPPED_LOSS);
    }
    if ((((sa & db) >> u) & 1) != 0) {
      best = min(best, <i32>load<u8>(a + u, SWAPPED_LOSS) + <i32>load<u8>(b + u, DIRECT_LOSS));
    }
    loss += best;
  }
  return loss;
}

/** Writes (first, second, score) as i32 for every pair of fits that explains the genotype. Returns the number of pairs. */
export function starPairs(fits: usize, fitCount: u32, unitCount: u32, scores: usize, out: usize): u32 {
  const full: u32 = unitCount == 0 ? 0 : u32.MAX_VALUE >> (32 - unitCount);
  const end = fits + <usize>fitCount * FIT_BYTES;
  let target = out;
  for (let a = fits; a < end; a += FIT_BYTES) {
    const da = load<u32>(a, 4);
    const sa = load<u32>(a, 8);
    const scoreA = load<i32>(scores + (<usize>load<u32>(a) << 2));
    for (let b = a; b < end; b += FIT_BYTES) {
      if (((da & load<u32>(b, 8)) | (sa & load<u32>(b, 4))) != full) continue;
      const scoreB = load<i32>(scores + (<usize>load<u32>(b) << 2));
      store<u32>(target, load<u32>(a));
      store<u32>(target, load<u32>(b), 4);
      store<i32>(target, scoreA + scoreB - pairLoss(a, b, unitCount), 8);
      target += 12;
    }
  }
  return <u32>((target - out) / 12);
}
