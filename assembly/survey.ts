// What the rows of a whole file say together: how often each call stands in them, which places repeat, and their print.

import { CODE_COUNT_BYTES } from './layout';

/** One u32 for each of 256 genotype codes. */
const codeCounts: usize = memory.data(<i32>CODE_COUNT_BYTES, 16);

const FIRST: u32 = 0x9e3779b1;
const SECOND: u32 = 0x85ebca6b;
const THIRD: u32 = 0xc2b2ae35;
const FOURTH: u32 = 0x27d4eb2f;

/** How often each genotype code stands in rows `from` up to `to`, without those whose kind of id has a bit of `mask`: address of 256 u32, which the host clears. */
export function countCodes(genotypes: usize, idKinds: usize, mask: u32, from: u32, to: u32): usize {
  memory.fill(codeCounts, 0, CODE_COUNT_BYTES);
  for (let row: u32 = from; row < to; row++) {
    if (mask != 0 && (<u32>load<u8>(idKinds + row) & mask) != 0) continue;
    const at = codeCounts + (<usize>load<u8>(genotypes + row) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  return codeCounts;
}

/** First row from `from` on (at least 1) whose key is the one before it; `count` where there is none. */
export function nextRepeat(keys: usize, from: u32, count: u32): u32 {
  for (let row: u32 = from; row < count; row++) {
    const at = keys + (<usize>row << 2);
    if (load<u32>(at) == load<u32>(at - 4)) return row;
  }
  return count;
}

/** Print of places and calls in order: two multiplicative hashes side by side, 32 bits each. */
export function printCalls(keys: usize, genotypes: usize, count: u32): u64 {
  let a: u32 = count;
  let b: u32 = ~count;
  for (let row: u32 = 0; row < count; row++) {
    const key = load<u32>(keys + (<usize>row << 2));
    const call = <u32>load<u8>(genotypes + row) + 1;
    a = ((rotl<u32>(a, 13) ^ key) * FIRST) ^ (call * SECOND);
    b = ((rotl<u32>(b, 7) ^ (call * THIRD)) * FOURTH) ^ key;
  }
  return (<u64>(a ^ (a >> 15)) << 32) | <u64>(b ^ (b >> 13));
}

/**
 * Puts in place of each wanted key the first row that has it, or 0xffffffff. The file's keys ascend. Wanted keys that ascend too are found from the
 * one before, by steps that double: a search through all rows of a genome would meet the memory at every step.
 */
export function findKeys(keys: usize, count: u32, wanted: usize, wantedCount: u32): void {
  let before: u32 = 0;
  let low: u32 = 0;
  for (let i: u32 = 0; i < wantedCount; i++) {
    const at = wanted + (<usize>i << 2);
    const key = load<u32>(at);
    if (key < before) low = 0;
    before = key;
    let step: u32 = 1;
    let high = low;
    while (high < count && load<u32>(keys + (<usize>high << 2)) < key) {
      low = high + 1;
      high += step;
      step <<= 1;
    }
    if (high > count) high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (load<u32>(keys + (<usize>middle << 2)) < key) low = middle + 1;
      else high = middle;
    }
    const isThere = low < count && load<u32>(keys + (<usize>low << 2)) == key;
    store<u32>(at, isThere ? low : 0xffffffff);
  }
}
