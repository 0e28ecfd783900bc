import { argon2id } from 'hash-wasm';
import * as v from 'valibot';
import { encodeText, randomBytes, type Bytes } from './bytes.ts';

/** How a passphrase becomes a key: Argon2id, version 1.3 (RFC 9106). */
export interface KdfParameters {
  name: 'argon2id';
  memoryKiB: number;
  iterations: number;
  parallelism: number;
  salt: Bytes;
}

const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** 64 MiB, three passes: about half a second on a laptop, and dear for who tries many. */
export const KDF_COST = { memoryKiB: 65_536, iterations: 3, parallelism: 1 } as const;

/**
 * Costs that a stored record or a file may ask for. Below the floor of 19 MiB and two passes (OWASP) the key would be weak;
 * above the ceiling a hostile file could take all memory.
 */
export const KdfSchema = v.object({
  name: v.literal('argon2id'),
  memoryKiB: v.pipe(v.number(), v.integer(), v.minValue(19_456), v.maxValue(262_144)),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10)),
  parallelism: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
  salt: v.custom<Bytes>((input) => input instanceof Uint8Array && input.length === SALT_BYTES),
});

/** Parameters with a salt of their own. */
export function newKdf(): KdfParameters {
  return { name: 'argon2id', ...KDF_COST, salt: randomBytes(SALT_BYTES) };
}

/** What a person types may reach us composed or decomposed, by keyboard: both are one passphrase. */
function passphraseBytes(passphrase: string): Bytes {
  return encodeText(passphrase.normalize('NFKC'));
}

/** Argon2id as bytes; 32 of them. */
export async function argon2idBytes(passphrase: string, kdf: KdfParameters): Promise<Bytes> {
  const derived = await argon2id({
    password: passphraseBytes(passphrase),
    salt: kdf.salt,
    memorySize: kdf.memoryKiB,
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  return new Uint8Array(derived);
}

/** The key that a passphrase gives: it only wraps other keys, and cannot be read out. */
export async function deriveKey(passphrase: string, kdf: KdfParameters): Promise<CryptoKey> {
  const raw = await argon2idBytes(passphrase, kdf);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['wrapKey', 'unwrapKey']);
  raw.fill(0);
  return key;
}
