import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from './sha256.ts';

/** Bytes of a file that are in memory at once. */
const SLICE_BYTES = 8 * 1024 * 1024;

/** SHA-256 of a file of any size, in lower-case hexadecimal digits, slice by slice: the browser's own digest would need it whole. */
export async function sha256OfBlob(file: Blob): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += SLICE_BYTES) {
    hash.update(new Uint8Array(await file.slice(at, at + SLICE_BYTES).arrayBuffer()));
  }
  return toHex(hash.digest());
}
