import { concatBytes, type Bytes } from './bytes.ts';

/** Bytes of a chunk before it is sealed. */
export const CHUNK_BYTES = 4 << 20;
/** The least that is written of anything: names, lists of medicines and small files all take as much. */
const LEAST_BYTES = 16 << 10;
/** Chunks up to which every number of them occurs; beyond it the number is rounded up to three binary digits. */
const MOST_EXACT_CHUNKS = 8;
const SPACE = 0x20;

/**
 * The length that so many bytes are filled up to before they are sealed, so that what is stored tells a class of sizes and not a size:
 * a power of two from 16 KiB to 4 MiB, then whole chunks of 4 MiB, from nine on an eighth to a quarter apart.
 */
export function paddedLength(bytes: number): number {
  let length = LEAST_BYTES;
  while (length < bytes && length < CHUNK_BYTES) length *= 2;
  if (bytes <= length) return length;
  const chunks = Math.ceil(bytes / CHUNK_BYTES);
  let step = 1;
  while (Math.ceil(chunks / step) > MOST_EXACT_CHUNKS) step *= 2;
  return Math.ceil(chunks / step) * step * CHUNK_BYTES;
}

/** Bytes with zeros behind them, up to a length. */
export function padded(bytes: Bytes, length: number): Bytes {
  return bytes.length === length ? bytes : concatBytes([bytes, new Uint8Array(length - bytes.length)]);
}

/** JSON with blanks behind it, which whoever reads it passes over. */
export function paddedJson(json: Bytes): Bytes {
  return concatBytes([json, new Uint8Array(paddedLength(json.length) - json.length).fill(SPACE)]);
}
