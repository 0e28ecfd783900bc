// CRC-32 of zip and gzip (ISO-HDLC, reflected polynomial 0xedb88320), 16 bytes a turn with 16 tables ("slicing by 16"); long
// pieces are folded first.

import { FOLD_REST_BYTES, fold } from './crc32-fold';

const TABLES = memory.data(16 * 256 * 4, 16);

function fillTables(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ 0xedb88320 : value >> 1;
    store<u32>(TABLES + (<usize>byte << 2), value);
  }
  for (let i: u32 = 256; i < 4096; i++) {
    const before = load<u32>(TABLES + (<usize>(i - 256) << 2));
    store<u32>(TABLES + (<usize>i << 2), (before >> 8) ^ load<u32>(TABLES + (<usize>(before & 255) << 2)));
  }
}
fillTables();

// @ts-ignore: decorator
@inline
function part(slice: usize, word: u32): u32 {
  return load<u32>(TABLES + (slice << 10) + (<usize>(word & 255) << 2));
}

// @ts-ignore: decorator
@inline
function word4(slice: usize, word: u32): u32 {
  return part(slice + 3, word) ^ part(slice + 2, word >> 8) ^ part(slice + 1, word >> 16) ^ part(slice, word >> 24);
}

function crc32OfShort(before: u32, start: usize, length: u32): u32 {
  let crc = ~before;
  let at = start;
  const end = start + length;
  while (at + 16 <= end) {
    crc =
      word4(12, crc ^ load<u32>(at)) ^ word4(8, load<u32>(at, 4)) ^ word4(4, load<u32>(at, 8)) ^ word4(0, load<u32>(at, 12));
    at += 16;
  }
  while (at < end) crc = (crc >> 8) ^ part(0, crc ^ <u32>load<u8>(at++));
  return ~crc;
}

/** CRC-32 of [start, start + length), continued from `before` (0 for the first bytes). `scratch` has CRC_SCRATCH_BYTES. */
export function crc32(before: u32, start: usize, length: u32, scratch: usize): u32 {
  const folded = length & ~15;
  if (folded <= 2 * <u32>FOLD_REST_BYTES) return crc32OfShort(before, start, length);
  const rest = fold(~before, start, folded, scratch);
  // The register begins at zero here: what it held is in the first word already.
  const crc = crc32OfShort(0xffffffff, rest, <u32>FOLD_REST_BYTES);
  return crc32OfShort(crc, start + folded, length & 15);
}
