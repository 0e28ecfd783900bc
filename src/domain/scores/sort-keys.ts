const BITS = 11;
const BUCKETS = 1 << BITS;
const MASK = BUCKETS - 1;
const PASSES = 3;

/** Keys in order, and the index at which each stood. */
export interface SortedKeys {
  keys: Uint32Array;
  order: Uint32Array;
}

/** Whether keys ascend; equal ones may stand side by side. */
export function isAscending(keys: Uint32Array): boolean {
  let last = 0;
  // An index, not `for … of`: before it is optimised that makes an object a key.
  let index = 0;
  while (index < keys.length) {
    const key = keys[index++] ?? 0;
    if (key < last) return false;
    last = key;
  }
  return true;
}

/**
 * Sorts keys, equal ones by their index: a radix sort of three passes. A key and its index stand side by side, so that each pass
 * writes to one line of memory an element.
 */
export function sortKeys(keys: Uint32Array): SortedKeys {
  const { length } = keys;
  const counts = bucketCounts(keys);
  const startsOf = (pass: number): Uint32Array => startsFrom(counts.subarray(pass * BUCKETS, (pass + 1) * BUCKETS));
  const pairs = new Uint32Array(2 * length);
  const spare = new Uint32Array(2 * length);
  const low = startsOf(0);
  for (let index = 0; index < length; index++) {
    const key = keys[index] ?? 0;
    const at = low[key & MASK] ?? 0;
    low[key & MASK] = at + 1;
    pairs[2 * at] = key;
    pairs[2 * at + 1] = index;
  }
  scatter(pairs, spare, { starts: startsOf(1), shift: BITS });
  // The last pass parts them again.
  const sorted: SortedKeys = { keys: pairs.subarray(0, length), order: pairs.subarray(length) };
  part(spare, sorted, startsOf(2));
  return sorted;
}

/** The last pass over pairs of key and index, by the highest digit: keys and indices each by themselves. */
function part(from: Uint32Array, { keys, order }: SortedKeys, starts: Uint32Array): void {
  for (let index = 0; index < from.length; index += 2) {
    const key = from[index] ?? 0;
    const bucket = key >>> (2 * BITS);
    const at = starts[bucket] ?? 0;
    starts[bucket] = at + 1;
    keys[at] = key;
    order[at] = from[index + 1] ?? 0;
  }
}

function bucketCounts(keys: Uint32Array): Uint32Array {
  const counts = new Uint32Array(PASSES * BUCKETS);
  let index = 0;
  while (index < keys.length) {
    const key = keys[index++] ?? 0;
    const low = key & MASK;
    const middle = BUCKETS + ((key >>> BITS) & MASK);
    const high = 2 * BUCKETS + (key >>> (2 * BITS));
    counts[low] = (counts[low] ?? 0) + 1;
    counts[middle] = (counts[middle] ?? 0) + 1;
    counts[high] = (counts[high] ?? 0) + 1;
  }
  return counts;
}

function startsFrom(counts: Uint32Array): Uint32Array {
  let sum = 0;
  return counts.map((count) => (sum += count) - count);
}

/** One pass over pairs of key and index: stable by the digit at `shift`. */
function scatter(from: Uint32Array, to: Uint32Array, { starts, shift }: { starts: Uint32Array; shift: number }): void {
  for (let index = 0; index < from.length; index += 2) {
    const key = from[index] ?? 0;
    const bucket = (key >>> shift) & MASK;
    const at = starts[bucket] ?? 0;
    starts[bucket] = at + 1;
    to[2 * at] = key;
    to[2 * at + 1] = from[index + 1] ?? 0;
  }
}
