import { argon2id } from 'hash-wasm';
import * as v from 'valibot';
import { type Bytes, encodeText, randomBytes } from './bytes.ts';

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

/** What a key costs to derive. */
export type KdfCost = Pick<KdfParameters, 'memoryKiB' | 'iterations' | 'parallelism'>;

/** 64 MiB, three passes: about half a second on a laptop, and dear for who tries many. */
export const KDF_COST: KdfCost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };

/** The least that is accepted (OWASP): below it the key would be weak. The app itself takes `KDF_COST`. */
export const KDF_FLOOR: KdfCost = { memoryKiB: 19_456, iterations: 2, parallelism: 1 };

/** Costs that a stored record or a file may ask for: above the ceiling a hostile file could take all memory. */
export const KdfSchema = v.object({
  name: v.literal('argon2id'),
  memoryKiB: v.pipe(v.number(), v.integer(), v.minValue(KDF_FLOOR.memoryKiB), v.maxValue(262_144)),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(KDF_FLOOR.iterations), v.maxValue(10)),
  parallelism: v.pipe(v.number(), v.integer(), v.minValue(KDF_FLOOR.parallelism), v.maxValue(4)),
  salt: v.custom<Bytes>((input) => input instanceof Uint8Array && input.length === SALT_BYTES),
});

/** Parameters with a salt of their own. */
export function newKdf(cost = KDF_COST): KdfParameters {
  return { name: 'argon2id', ...cost, salt: randomBytes(SALT_BYTES) };
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
