import { openBlob } from './blob-reader.ts';
import { crc32 } from './crc32.ts';
import type { Decoder, InflateEngine } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { blobOfParts } from './sliced-blob.ts';
import { SourceError } from './source-error.ts';
import { zipEntryData, type ZipEntry } from './zip.ts';

/** A piece of a stream; `bytesRead` counts bytes of the file on disk. */
export interface Piece {
  bytes: Uint8Array;
  bytesRead: number;
}

/** Input handed to a decoder at once: bounds what may come out before the ratio is checked. */
const STEP_BYTES = 65_536;
/** The empty block that closes every complete BGZF file (SAM specification 4.1.2). */
const BGZF_EOF = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0, 0x1b, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** The bytes of a file in large chunks, never small slices. A chunk is overwritten by the next one. */
export async function* readBlob(file: Blob, from = 0): AsyncGenerator<Piece> {
  const reader = openBlob(file);
  const end = from + file.size;
  let bytesRead = from;
  const next = async (): Promise<Uint8Array | null> => {
    const bytes = await reader.read().catch(() => undefined);
    // A file that was cut while it is read ends early, without any error: what was read of it is not the file.
    if (bytes === undefined || (bytes === null && bytesRead < end))
      throw new SourceError({ code: 'input/unreadable', at: { byte: bytesRead } });
    return bytes;
  };
  try {
    for (let bytes = await next(); bytes !== null; bytes = await next()) {
      bytesRead += bytes.length;
      yield { bytes, bytesRead };
    }
  } finally {
    reader.cancel();
  }
}

/** Refuses output that no honest archive of this size would give. */
class RatioGuard {
  #out = 0;

  check(outBytes: number, inBytes: number): void {
    this.#out += outBytes;
    const suspicious = this.#out > LIMITS.ratioFreeBytes && this.#out > LIMITS.maxRatio * inBytes;
    if (suspicious || this.#out > LIMITS.maxDecodedBytes) throw new SourceError({ code: 'input/archive-bomb' });
  }
}

/** @param packedBytes length of the packed stream; Infinity where it is not known before its end */
async function* decodeAll(pieces: AsyncIterable<Piece>, decoder: Decoder, packedBytes: number): AsyncGenerator<Piece> {
  const guard = new RatioGuard();
  let used = 0;
  let onDisk = 0;
  for await (const { bytes, bytesRead } of pieces) {
    onDisk = bytesRead;
    for (let at = 0; at < bytes.length; at += STEP_BYTES) {
      const step = bytes.subarray(at, at + STEP_BYTES);
      used += step.length;
      for (const out of pushChecked(decoder, step, used >= packedBytes)) {
        guard.check(out.length, used);
        if (out.length > 0) yield { bytes: out, bytesRead: bytesRead - bytes.length + at + step.length };
      }
    }
  }
  if (used >= packedBytes && used > 0) return;
  for (const out of pushChecked(decoder, new Uint8Array(0), true)) {
    guard.check(out.length, used);
    if (out.length > 0) yield { bytes: out, bytesRead: onDisk };
  }
}

function* pushChecked(decoder: Decoder, step: Uint8Array, last: boolean): Generator<Uint8Array> {
  try {
    yield* decoder.push(step, last);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    // A stream that does not decode was cut off or damaged on its way; both are mended by a new download.
    throw new SourceError({ code: 'input/truncated-archive' });
  }
}

/** Decodes gzip (any number of members) or BGZF, whose closing empty block must be there. */
export async function* gunzip(
  packed: AsyncIterable<Piece>,
  engine: InflateEngine,
  options: { packedBytes: number; isBgzf: boolean; onMembers: (members: number) => void },
): AsyncGenerator<Piece> {
  const decoder = engine.gzip();
  let tail: number[] = [];
  const watched = (async function* (): AsyncGenerator<Piece> {
    for await (const piece of packed) {
      tail = [...tail, ...piece.bytes.subarray(-BGZF_EOF.length)].slice(-BGZF_EOF.length);
      yield piece;
    }
  })();
  for await (const piece of decodeAll(watched, decoder, options.packedBytes)) {
    options.onMembers(decoder.members());
    yield piece;
  }
  options.onMembers(decoder.members());
  const complete = !options.isBgzf || BGZF_EOF.every((byte, index) => tail[index] === byte);
  if (!complete) throw new SourceError({ code: 'input/truncated-archive' });
}

/** Decodes one entry of an archive and checks it against the size and CRC-32 that the directory states. */
export async function* unzipEntry(file: Blob, entry: ZipEntry, engine: InflateEngine): AsyncGenerator<Piece> {
  if (entry.encrypted) throw new SourceError({ code: 'input/encrypted-archive' });
  if (entry.method !== 0 && entry.method !== 8) throw new SourceError({ code: 'input/unsupported-archive' });
  const declared = entry.unpackedBytes;
  if (declared > LIMITS.ratioFreeBytes && declared > LIMITS.maxRatio * entry.packedBytes) {
    throw new SourceError({ code: 'input/archive-bomb' });
  }
  const data = await zipEntryData(file, entry);
  if (!data.ok) throw new SourceError(data.error);
  const packed = readBlob(data.value, entry.headerAt);
  const sound = entry.method === 0 ? yield* stored(packed) : yield* inflated(packed, engine.raw(), entry.packedBytes);
  if (sound.length !== declared || sound.crc32 !== entry.crc32)
    throw new SourceError({ code: 'input/truncated-archive' });
}

async function* stored(packed: AsyncIterable<Piece>): AsyncGenerator<Piece, { length: number; crc32: number }> {
  let crc = 0;
  let length = 0;
  for await (const piece of packed) {
    crc = crc32(piece.bytes, crc);
    length += piece.bytes.length;
    yield piece;
  }
  return { length, crc32: crc };
}

async function* inflated(
  packed: AsyncIterable<Piece>,
  decoder: Decoder,
  packedBytes: number,
): AsyncGenerator<Piece, { length: number; crc32: number }> {
  let length = 0;
  for await (const piece of decodeAll(packed, decoder, packedBytes)) {
    length += piece.bytes.length;
    yield piece;
  }
  return { length, crc32: decoder.checksum() };
}

/** All of a stream, as a file: a zip's directory stands at its end. */
export async function collect(pieces: AsyncIterable<Piece>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const { bytes } of pieces) {
    length += bytes.length;
    if (length > LIMITS.maxTextBytes) throw new SourceError({ code: 'input/archive-bomb' });
    parts.push(bytes.slice());
  }
  return blobOfParts(parts);
}
