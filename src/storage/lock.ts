import * as v from 'valibot';
import { sha256Of, toHex } from '../bytes/sha256.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { type Bytes, decodeJson, encodeJson } from './bytes.ts';
import { deriveKey, KDF_COST, type KdfParameters, KdfSchema, newKdf } from './kdf.ts';
import { type Binding, type Sealed, SealedSchema, unwrap, wrap } from './sealed.ts';

/** Version of the lock and of everything that it locks. */
export const LOCK_VERSION = 1;

/**
 * A key under a passphrase. The passphrase's own key wraps this one only, so that another passphrase needs no byte of a genome
 * to be written again.
 */
export interface Lock {
  version: number;
  /** What the key belongs to: a device's safe or an exported file. */
  id: string;
  kdf: KdfParameters;
  key: Sealed;
  /** SHA-256 of the rest, hexadecimal: tells a damaged lock from a wrong passphrase. It keeps no secret. */
  sum: string;
}

const LockSchema = v.object({
  version: v.literal(LOCK_VERSION),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  kdf: KdfSchema,
  key: SealedSchema,
  sum: v.string(),
});

function bindingOf({ id, kdf }: Pick<Lock, 'id' | 'kdf'>): Binding {
  return ['lock', LOCK_VERSION, id, kdf.name, kdf.memoryKiB, kdf.iterations, kdf.parallelism, toHex(kdf.salt)];
}

async function sumOf(lock: Omit<Lock, 'sum'>): Promise<string> {
  const rest = encodeJson([...bindingOf(lock), toHex(lock.key.nonce), toHex(lock.key.bytes)]);
  return sha256Of(rest);
}

/** Locks a key under a passphrase, with a salt of its own. */
export async function makeLock(id: string, key: CryptoKey, passphrase: string, cost = KDF_COST): Promise<Lock> {
  const kdf = newKdf(cost);
  const wrapped = await wrap(await deriveKey(passphrase, kdf), key, bindingOf({ id, kdf }));
  const lock = { version: LOCK_VERSION, id, kdf, key: wrapped };
  return { ...lock, sum: await sumOf(lock) };
}

/** Takes a stored value for a lock, if it is one. */
export async function readLock(stored: unknown): Promise<Result<Lock>> {
  const version = typeof stored === 'object' && stored !== null && 'version' in stored ? stored.version : null;
  if (typeof version === 'number' && version > LOCK_VERSION) return fail('storage/later-version');
  const parsed = v.safeParse(LockSchema, stored);
  if (!parsed.success) return fail('storage/corrupted');
  return (await sumOf(parsed.output)) === parsed.output.sum ? ok(parsed.output) : fail('storage/corrupted');
}

/**
 * The locked key.
 *
 * @param extractable - true only to lock it anew
 */
export async function openLock(lock: Lock, passphrase: string, extractable = false): Promise<Result<CryptoKey>> {
  const key = await unwrap(await deriveKey(passphrase, lock.kdf), lock.key, {
    binding: bindingOf(lock),
    extractable,
  });
  return key === null ? fail('storage/wrong-passphrase') : ok(key);
}

interface PlainLock {
  version: number;
  id: string;
  kdf: Omit<KdfParameters, 'salt'> & { salt: string };
  key: { nonce: string; bytes: string };
  sum: string;
}

/** A lock as the head of a file. */
export function encodeLock({ kdf, key, ...rest }: Lock): Bytes {
  const plain: PlainLock = {
    ...rest,
    kdf: { ...kdf, salt: toHex(kdf.salt) },
    key: { nonce: toHex(key.nonce), bytes: toHex(key.bytes) },
  };
  return encodeJson(plain);
}

const HexBytes = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(/^(?:[0-9a-f]{2})*$/),
  v.transform((hex): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))),
);

const PlainLockSchema = v.looseObject({
  kdf: v.looseObject({ salt: HexBytes }),
  key: v.object({ nonce: HexBytes, bytes: HexBytes }),
});

/** The lock at the head of a file. */
export async function decodeLock(bytes: Bytes): Promise<Result<Lock>> {
  const value = decodeJson(bytes);
  const parsed = v.safeParse(PlainLockSchema, value);
  return readLock(parsed.success ? parsed.output : value);
}
