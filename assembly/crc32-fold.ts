// CRC-32 of long pieces. Over GF(2), x^300 + x^155 + x^117 + x^89 + 1 is a multiple of CRC-32's polynomial (the only one of so few
// terms below degree 330; found by search). So are its 128th powers, whose terms lie whole 16-byte words apart: a word can be
// taken out of the message by adding it to four later words. What is left are the last 300 words, for the tables.

import { CRC_SCRATCH_BYTES } from './inflate-layout';

/** Distances of those four words. */
const D1: usize = 145 << 4;
const D2: usize = 183 << 4;
const D3: usize = 211 << 4;
const D4: usize = 300 << 4;
/** Bytes that a fold leaves over. */
export const FOLD_REST_BYTES: usize = D4;
/** Words are folded in stretches of so many bytes: the history stays near. */
const STRETCH_BYTES: usize = <usize>CRC_SCRATCH_BYTES - 2 * D4;
// CRC_SCRATCH_BYTES: history, a stretch, and what is left.

// @ts-ignore: decorator
@inline
function foldWords(to: usize, message: usize, sums: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    const at = sums + i;
    v128.store(
      to + i,
      v128.xor(
        v128.xor(v128.load(message + i), v128.xor(v128.load(at - D1), v128.load(at - D2))),
        v128.xor(v128.load(at - D3), v128.load(at - D4)),
      ),
    );
  }
}

/**
 * Reduces [start, start + bytes) to the FOLD_REST_BYTES bytes at the returned address, whose CRC continued from zero is that of the
 * whole continued from `register`. `bytes` is a multiple of 16 and more than FOLD_REST_BYTES.
 */
export function fold(register: u32, start: usize, bytes: usize, scratch: usize): usize {
  const sums = scratch + D4;
  memory.fill(scratch, 0, D4);
  let at = start;
  let left = bytes - FOLD_REST_BYTES;
  v128.store(sums, v128.xor(v128.load(at), i32x4.replace_lane(i32x4.splat(0), 0, register)));
  let done: usize = 16;
  do {
    const count = min(left, STRETCH_BYTES);
    foldWords(sums + done, at + done, sums + done, count - done);
    memory.copy(scratch, sums + count - D4, D4);
    at += count;
    left -= count;
    done = 0;
  } while (left > 0);
  // What lies beyond was not taken out of the message.
  memory.fill(sums, 0, D4);
  const rest = sums + STRETCH_BYTES;
  foldWords(rest, at, sums, FOLD_REST_BYTES);
  return rest;
}
