import * as v from 'valibot';
import { encodeJson, randomBytes, type Bytes } from './bytes.ts';

/** What AES-GCM made: the nonce, and the ciphertext with its tag of 16 bytes. */
export interface Sealed {
  nonce: Bytes;
  bytes: Bytes;
}

/** Bytes of a nonce (NIST SP 800-38D: 96 bits), random and used once. */
export const NONCE_BYTES = 12;
/** Bytes by which a ciphertext is longer. */
export const TAG_BYTES = 16;

export const SealedSchema = v.object({
  nonce: v.custom<Bytes>((input) => input instanceof Uint8Array && input.length === NONCE_BYTES),
  bytes: v.custom<Bytes>((input) => input instanceof Uint8Array && input.length >= TAG_BYTES),
});

/** What a ciphertext is bound to: in another place, or of another version, it does not open. */
export type Binding = readonly (string | number)[];

const ALGORITHM = { name: 'AES-GCM', length: 256 } as const;
const USES: KeyUsage[] = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];

function algorithm(nonce: Bytes, binding: Binding): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: encodeJson(['sequester', ...binding]), tagLength: 128 };
}

/** A random key. It is extractable only so that it can be wrapped: `unwrap` gives it back locked. */
export async function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(ALGORITHM, true, USES);
}

/** The same key, that nothing can read out any more. */
export async function withoutExport(key: CryptoKey): Promise<CryptoKey> {
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', key));
  const locked = await crypto.subtle.importKey('raw', raw, ALGORITHM, false, USES);
  raw.fill(0);
  return locked;
}

export async function seal(key: CryptoKey, plain: Bytes, binding: Binding): Promise<Sealed> {
  const nonce = randomBytes(NONCE_BYTES);
  return { nonce, bytes: new Uint8Array(await crypto.subtle.encrypt(algorithm(nonce, binding), key, plain)) };
}

/** The plain bytes; null where key, binding or ciphertext do not belong together. */
export async function unseal(key: CryptoKey, { nonce, bytes }: Sealed, binding: Binding): Promise<Bytes | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(nonce, binding), key, bytes));
  } catch {
    return null;
  }
}

/** A key under another. */
export async function wrap(wrapping: CryptoKey, key: CryptoKey, binding: Binding): Promise<Sealed> {
  const nonce = randomBytes(NONCE_BYTES);
  const bytes = await crypto.subtle.wrapKey('raw', key, wrapping, algorithm(nonce, binding));
  return { nonce, bytes: new Uint8Array(bytes) };
}

/**
 * The wrapped key; null where the wrapping key is another.
 *
 * @param extractable - true only to wrap it anew, when a passphrase changes
 */
export async function unwrap(
  wrapping: CryptoKey,
  { nonce, bytes }: Sealed,
  { binding, extractable = false }: { binding: Binding; extractable?: boolean },
): Promise<CryptoKey | null> {
  try {
    const unwrapping = algorithm(nonce, binding);
    return await crypto.subtle.unwrapKey('raw', bytes, wrapping, unwrapping, ALGORITHM, extractable, USES);
  } catch {
    return null;
  }
}
