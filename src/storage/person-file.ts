import { fail, ok, type Result } from '../errors/result.ts';
import { type Bytes, encodeText, randomId } from './bytes.ts';
import { type ChunkSink, type ChunkSource, detailsBinding } from './chunks.ts';
import { decodeDetails, encodeDetails, type PersonDetails } from './details.ts';
import { KDF_COST } from './kdf.ts';
import { decodeLock, encodeLock, makeLock, openLock } from './lock.ts';
import { CHUNK_BYTES } from './padding.ts';
import { newKey, NONCE_BYTES, seal, type Sealed, TAG_BYTES, unseal } from './sealed.ts';

// A person in one file: eight letters, then blocks, each a length (32 bits, little-endian) and that many bytes. The first
// block is the lock as JSON, the second the sealed details, the rest the sealed chunks. A sealed block is nonce, ciphertext, tag.

const MAGIC = encodeText('SEQUESTR');
const LENGTH_BYTES = 4;
const MAX_LOCK_BYTES = 4096;
const MAX_DETAILS_BYTES = (4 << 20) + NONCE_BYTES + TAG_BYTES;
const MAX_CHUNK_BYTES = CHUNK_BYTES + NONCE_BYTES + TAG_BYTES;

/** Lays the chunks of a person down and says what they are. */
export type ChunkWriter = (key: CryptoKey, owner: string, sink: ChunkSink) => Promise<Result<PersonDetails>>;

/** An exported person that has been opened with its passphrase. */
export interface OpenPersonFile {
  key: CryptoKey;
  owner: string;
  details: PersonDetails;
  from: ChunkSource;
}

function lengthPrefix(length: number): Bytes {
  const bytes = new Uint8Array(LENGTH_BYTES);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}

function sealedBlock({ nonce, bytes }: Sealed): Bytes[] {
  return [lengthPrefix(nonce.length + bytes.length), nonce, bytes];
}

/** Makes the file of a person under a passphrase of its own, with a key that nothing else has. */
export async function writePersonFile(
  passphrase: string,
  writeChunks: ChunkWriter,
  cost = KDF_COST,
): Promise<Result<Blob>> {
  const owner = randomId();
  const key = await newKey();
  const chunks: Bytes[] = [];
  const details = await writeChunks(key, owner, (_, chunk) => {
    chunks.push(...sealedBlock(chunk));
    return Promise.resolve();
  });
  if (!details.ok) return details;
  const lock = encodeLock(await makeLock(owner, key, passphrase, cost));
  const sealedDetails = await seal(key, encodeDetails(details.value), detailsBinding(owner));
  return ok(
    new Blob([MAGIC, lengthPrefix(lock.length), lock, ...sealedBlock(sealedDetails), ...chunks], {
      type: 'application/octet-stream',
    }),
  );
}

/** Reads blocks one after the other, none longer than the file or than what such a block may be. */
class BlockReader {
  readonly #file: Blob;
  #at = MAGIC.length;

  constructor(file: Blob) {
    this.#file = file;
  }

  async next(limit: number): Promise<Bytes | null> {
    const head = await this.#file.slice(this.#at, this.#at + LENGTH_BYTES).arrayBuffer();
    if (head.byteLength < LENGTH_BYTES) return null;
    const length = new DataView(head).getUint32(0, true);
    const start = this.#at + LENGTH_BYTES;
    if (length > limit || start + length > this.#file.size) return null;
    this.#at = start + length;
    return new Uint8Array(await this.#file.slice(start, this.#at).arrayBuffer());
  }

  async nextSealed(limit: number): Promise<Sealed | null> {
    const block = await this.next(limit);
    if (block === null || block.length < NONCE_BYTES + TAG_BYTES) return null;
    return { nonce: block.slice(0, NONCE_BYTES), bytes: block.slice(NONCE_BYTES) };
  }
}

/** Opens the file of a person. Its chunks have to be asked for in order. */
export async function openPersonFile(file: Blob, passphrase: string): Promise<Result<OpenPersonFile>> {
  const magic = new Uint8Array(await file.slice(0, MAGIC.length).arrayBuffer());
  if (!MAGIC.every((byte, at) => magic[at] === byte)) return fail('storage/not-a-person-file');
  const reader = new BlockReader(file);
  const lockBlock = await reader.next(MAX_LOCK_BYTES);
  const lock = lockBlock === null ? fail('storage/corrupted') : await decodeLock(lockBlock);
  if (!lock.ok) return lock;
  const key = await openLock(lock.value, passphrase);
  if (!key.ok) return key;
  const owner = lock.value.id;
  const sealedDetails = await reader.nextSealed(MAX_DETAILS_BYTES);
  const plain = sealedDetails === null ? null : await unseal(key.value, sealedDetails, detailsBinding(owner));
  const details = plain === null ? fail('storage/corrupted') : decodeDetails(plain);
  if (!details.ok) return details;
  return ok({ key: key.value, owner, details: details.value, from: () => reader.nextSealed(MAX_CHUNK_BYTES) });
}
