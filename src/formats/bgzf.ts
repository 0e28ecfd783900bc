import type { InflateEngine } from './inflate.ts';
import { gunzip, type Piece, readBlob } from './unpack.ts';

/** Bytes of a BGZF block's header up to its size field's end (SAM specification 4.1). */
const HEADER_BYTES = 18;
/** A block has at most 64 KiB, so one starts within this many bytes from anywhere. */
const SEARCH_BYTES = 2 * 65_536 + HEADER_BYTES;

/** Size in bytes of the block that starts at `at`, 0 where none does. */
function blockBytes(bytes: Uint8Array, at: number): number {
  const isHeader =
    bytes[at] === 0x1f &&
    bytes[at + 1] === 0x8b &&
    bytes[at + 2] === 8 &&
    bytes[at + 3] === 4 &&
    bytes[at + 10] === 6 &&
    bytes[at + 11] === 0 &&
    bytes[at + 12] === 0x42 &&
    bytes[at + 13] === 0x43 &&
    bytes[at + 14] === 2 &&
    bytes[at + 15] === 0;
  return isHeader ? (bytes[at + 16] ?? 0) + 256 * (bytes[at + 17] ?? 0) + 1 : 0;
}

/**
 * The first block of a window of a file: its offset, or -1. Compressed bytes may look like a header: a block counts only if the next
 * one, or the file's end, follows where it says.
 */
function firstBlock(bytes: Uint8Array, reachesEnd: boolean): number {
  for (let at = bytes.indexOf(0x1f); at >= 0 && at + HEADER_BYTES <= bytes.length; at = bytes.indexOf(0x1f, at + 1)) {
    const next = at + blockBytes(bytes, at);
    if (next === at) continue;
    if (reachesEnd && next === bytes.length) return at;
    if (next + HEADER_BYTES <= bytes.length && blockBytes(bytes, next) > 0) return at;
  }
  return -1;
}

/** The first whole block in a window of a file: its offsets; null where there is none. */
export function findFirstBlock(bytes: Uint8Array, reachesEnd: boolean): { from: number; to: number } | null {
  const from = firstBlock(bytes, reachesEnd);
  return from < 0 ? null : { from, to: from + blockBytes(bytes, from) };
}

/** The first block that starts at or after `near`; null where none is found within the largest block's size. */
export async function findBlockStart(file: Blob, near: number): Promise<number | null> {
  const bytes = new Uint8Array(await file.slice(near, near + SEARCH_BYTES).arrayBuffer());
  const at = firstBlock(bytes, near + bytes.length >= file.size);
  return at < 0 ? null : near + at;
}

/** The whole blocks in a window of a file: offsets of the first and of the byte after the last; null where there is none. */
export function findBlocks(bytes: Uint8Array, reachesEnd: boolean): { from: number; to: number } | null {
  const from = firstBlock(bytes, reachesEnd);
  if (from < 0) return null;
  let to = from;
  for (let size = blockBytes(bytes, to); size > 0 && to + size <= bytes.length; size = blockBytes(bytes, to))
    to += size;
  return to === from ? null : { from, to };
}

/** Decodes the blocks of [from, to); both are block starts, or the end of the file, whose closing block must then be there. */
export async function* readBlocks(
  file: Blob,
  [from, to]: readonly [number, number],
  engine: InflateEngine,
): AsyncGenerator<Piece> {
  const part = file.slice(from, to);
  const options = { packedBytes: part.size, isBgzf: to === file.size, onMembers: () => undefined };
  yield* gunzip(readBlob(part, from), engine, options);
}

/** The rest of the line that the blocks before `from` leave open, with its line end. */
export async function* readOpenLine(file: Blob, from: number, engine: InflateEngine): AsyncGenerator<Piece> {
  const rest = file.slice(from);
  const options = { packedBytes: rest.size, isBgzf: false, onMembers: () => undefined };
  for await (const { bytes, bytesRead } of gunzip(readBlob(rest, from), engine, options)) {
    const end = bytes.indexOf(10);
    yield { bytes: end < 0 ? bytes : bytes.subarray(0, end + 1), bytesRead };
    if (end >= 0) return;
  }
}

/** A stream without its first line: that one belongs to the part before. */
export async function* afterFirstLine(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  let isInside = false;
  for await (const piece of pieces) {
    if (isInside) {
      yield piece;
      continue;
    }
    const end = piece.bytes.indexOf(10);
    if (end < 0) continue;
    isInside = true;
    if (end + 1 < piece.bytes.length) yield { ...piece, bytes: piece.bytes.subarray(end + 1) };
  }
}
