// Least-significant-digit radix sort of row numbers by genome key: stable, three passes of 11 bits.

const BITS: u32 = 11;
const BUCKETS: u32 = 1 << 11;
const COUNTS = memory.data(2048 * 4, 16);

function pass(keys: usize, from: usize, to: usize, count: u32, shift: u32): void {
  memory.fill(COUNTS, 0, BUCKETS << 2);
  for (let i: u32 = 0; i < count; i++) {
    const bucket = (load<u32>(keys + (<usize>load<u32>(from + (<usize>i << 2)) << 2)) >> shift) & (BUCKETS - 1);
    store<u32>(COUNTS + (<usize>bucket << 2), load<u32>(COUNTS + (<usize>bucket << 2)) + 1);
  }
  let sum: u32 = 0;
  for (let b: u32 = 0; b < BUCKETS; b++) {
    const size = load<u32>(COUNTS + (<usize>b << 2));
    store<u32>(COUNTS + (<usize>b << 2), sum);
    sum += size;
  }
  for (let i: u32 = 0; i < count; i++) {
    const row = load<u32>(from + (<usize>i << 2));
    const bucket = (load<u32>(keys + (<usize>row << 2)) >> shift) & (BUCKETS - 1);
    const at = load<u32>(COUNTS + (<usize>bucket << 2));
    store<u32>(COUNTS + (<usize>bucket << 2), at + 1);
    store<u32>(to + (<usize>at << 2), row);
  }
}

/** Fills `order` (u32 each) with the row numbers 0..count-1 in order of their keys, equal keys in file order. `scratch` has the same size. */
export function sortOrder(keys: usize, count: u32, order: usize, scratch: usize): void {
  for (let i: u32 = 0; i < count; i++) store<u32>(scratch + (<usize>i << 2), i);
  pass(keys, scratch, order, count, 0);
  pass(keys, order, scratch, count, BITS);
  pass(keys, scratch, order, count, BITS * 2);
}

/** `to[i] = from[order[i]]` for u32 values. */
export function gatherU32(from: usize, order: usize, count: u32, to: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    store<u32>(to + (<usize>i << 2), load<u32>(from + (<usize>load<u32>(order + (<usize>i << 2)) << 2)));
  }
}

/** `to[i] = from[order[i]]` for bytes. */
export function gatherU8(from: usize, order: usize, count: u32, to: usize): void {
  for (let i: u32 = 0; i < count; i++) store<u8>(to + i, load<u8>(from + load<u32>(order + (<usize>i << 2))));
}

/** Genotypes without a call. May read 15 bytes past the end. */
export function countNoCalls(genotypes: usize, count: u32): u32 {
  let found: u32 = 0;
  for (let i: u32 = 0; i < count; i += 16) {
    let mask = <u32>i8x16.bitmask(i8x16.eq(v128.load(genotypes + i), i8x16.splat(-1)));
    if (count - i < 16) mask &= (1 << (count - i)) - 1;
    found += popcnt(mask);
  }
  return found;
}
