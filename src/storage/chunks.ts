import { holding } from '../domain/holding.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { concatBytes, type Bytes } from './bytes.ts';
import type { StoredSource } from './details.ts';
import { BINDING_VERSION } from './lock.ts';
import { CHUNK_BYTES, padded, paddedLength } from './padding.ts';
import { seal, unseal, type Binding, type Sealed } from './sealed.ts';

/** Bytes that are kept of one person at most. What is read back is held in memory, where no disk is involved. */
export const MAX_SAVED_BYTES = 512 << 20;

/** A file of a person, with what was chosen in it. */
export interface PersonFile {
  file: Blob;
  chosen: StoredSource['chosen'];
}

/** Takes sealed chunks in order. */
export type ChunkSink = (index: number, chunk: Sealed) => Promise<void>;
/** Gives a sealed chunk; null where there is none, or none of this form. */
export type ChunkSource = (index: number) => Promise<Sealed | null>;

const GZIP_MAGIC = [0x1f, 0x8b];
const ZIP_MAGIC = [0x50, 0x4b];

export function detailsBinding(owner: string): Binding {
  return ['details', BINDING_VERSION, owner];
}

function chunkBinding(owner: string, index: number): Binding {
  return ['chunk', BINDING_VERSION, owner, index];
}

async function isPacked(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return [GZIP_MAGIC, ZIP_MAGIC].some((magic) => magic.every((byte, at) => head[at] === byte));
}

/** The bytes of a stream in pieces of equal size, filled up to a size that many files share. It returns the bytes of the stream. */
async function* inPieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Bytes, number> {
  const reader = stream.getReader();
  let held: Uint8Array[] = [];
  let size = 0;
  let given = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    held.push(read.value);
    size += read.value.length;
    while (size >= CHUNK_BYTES) {
      const whole = concatBytes(held);
      yield whole.slice(0, CHUNK_BYTES);
      held = [whole.subarray(CHUNK_BYTES)];
      size -= CHUNK_BYTES;
      given += CHUNK_BYTES;
    }
  }
  const total = given + size;
  const end = paddedLength(total);
  if (size > 0 || total === 0) {
    yield padded(concatBytes(held), Math.min(CHUNK_BYTES, end - given));
    given += CHUNK_BYTES;
  }
  for (; given < end; given += CHUNK_BYTES) yield new Uint8Array(Math.min(CHUNK_BYTES, end - given));
  return total;
}

/** A file's bytes; where there are fewer than the file had when it was opened, what is sealed would not be the file, and never open again. */
function counted(file: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  let left = file.size;
  return file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(bytes, controller) {
        left -= bytes.length;
        controller.enqueue(bytes);
      },
      flush(controller) {
        if (left !== 0) controller.error(new DOMException('', 'NotReadableError'));
      },
    }),
  );
}

/** Seals files chunk by chunk, packing what is not packed yet, and says how they were laid down. */
export async function sealFiles(
  files: readonly PersonFile[],
  { key, owner, sink }: { key: CryptoKey; owner: string; sink: ChunkSink },
): Promise<Result<StoredSource[]>> {
  if (files.reduce((sum, { file }) => sum + file.size, 0) > MAX_SAVED_BYTES) return fail('storage/too-large');
  const sources: StoredSource[] = [];
  let index = 0;
  for (const { file, chosen } of files) {
    const packing = (await isPacked(file)) ? 'none' : 'gzip';
    const plain = counted(file);
    const stream = packing === 'none' ? plain : plain.pipeThrough(new CompressionStream('gzip'));
    const first = index;
    const packedBytes = await holding([plain, stream], async () => {
      const pieces = inPieces(stream);
      for (let piece = await pieces.next(); ; piece = await pieces.next()) {
        if (piece.done === true) return piece.value;
        await sink(index, await seal(key, piece.value, chunkBinding(owner, index)));
        piece.value.fill(0);
        index++;
      }
    });
    sources.push({ packing, sizeBytes: file.size, packedBytes, chunks: index - first, chosen });
  }
  return ok(sources);
}

/** Opens the chunks of one file again. */
async function unsealFile(
  source: StoredSource,
  first: number,
  { key, owner, from }: { key: CryptoKey; owner: string; from: ChunkSource },
): Promise<Result<Blob>> {
  const pieces: Bytes[] = [];
  for (let index = first; index < first + source.chunks; index++) {
    const chunk = await from(index);
    const piece = chunk === null ? null : await unseal(key, chunk, chunkBinding(owner, index));
    if (piece === null) return fail('storage/corrupted');
    pieces.push(piece);
  }
  const whole = new Blob(pieces);
  const packed = source.packedBytes === null ? whole : whole.slice(0, source.packedBytes);
  const blob = source.packing === 'none' ? packed : await unpack(packed, source.sizeBytes);
  for (const piece of pieces) piece.fill(0);
  return blob?.size === source.sizeBytes ? ok(blob) : fail('storage/corrupted');
}

/** Unpacks at most as much as is due: an imported file may be hostile. */
async function unpack(packed: Blob, sizeBytes: number): Promise<Blob | null> {
  const stream = packed.stream();
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  return holding([stream, reader], async () => {
    const parts: Bytes[] = [];
    let size = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > sizeBytes || size > MAX_SAVED_BYTES) return null;
      parts.push(read.value);
    }
    return new Blob(parts);
  }).catch(() => null);
}

/** Opens all files of a person again. */
export async function unsealFiles(
  sources: readonly StoredSource[],
  opening: { key: CryptoKey; owner: string; from: ChunkSource },
): Promise<Result<PersonFile[]>> {
  const files: PersonFile[] = [];
  let index = 0;
  for (const source of sources) {
    const file = await unsealFile(source, index, opening);
    if (!file.ok) return file;
    files.push({ file: file.value, chosen: source.chosen });
    index += source.chunks;
  }
  return ok(files);
}

/** Seals chunks under another key and for another owner, one at a time: no file is ever whole in between. */
export async function resealChunks(
  count: number,
  opening: { key: CryptoKey; owner: string; from: ChunkSource },
  sealing: { key: CryptoKey; owner: string; sink: ChunkSink },
): Promise<Result<null>> {
  for (let index = 0; index < count; index++) {
    const chunk = await opening.from(index);
    const piece = chunk === null ? null : await unseal(opening.key, chunk, chunkBinding(opening.owner, index));
    if (piece === null) return fail('storage/corrupted');
    await sealing.sink(index, await seal(sealing.key, piece, chunkBinding(sealing.owner, index)));
    piece.fill(0);
  }
  return ok(null);
}
