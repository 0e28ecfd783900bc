import * as v from 'valibot';
import { sha256Of, toHex } from '../bytes/sha256.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { type Bytes, decodeJson, encodeJson } from './bytes.ts';
import { deriveKey, KDF_COST, type KdfCost, type KdfParameters, KdfSchema, newKdf } from './kdf.ts';
import { type Binding, type Sealed, SealedSchema, unwrap, wrap } from './sealed.ts';

/** Version of what details, chunks and keys of people are bound to. */
export const BINDING_VERSION = 1;

/** Version of a lock without an index: that of an exported file, and of safes that an app before the index made. */
const PLAIN_LOCK = 1;
/** Version of a safe's lock beside which there has to be an index (`safe-index.ts`): without one the safe was tampered with. */
export const INDEXED_LOCK = 2;

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
  version: v.picklist([PLAIN_LOCK, INDEXED_LOCK]),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  kdf: KdfSchema,
  key: SealedSchema,
  sum: v.string(),
});

function bindingOf({ version, id, kdf }: Pick<Lock, 'version' | 'id' | 'kdf'>): Binding {
  return ['lock', version, id, kdf.name, kdf.memoryKiB, kdf.iterations, kdf.parallelism, toHex(kdf.salt)];
}

async function sumOf(lock: Omit<Lock, 'sum'>): Promise<string> {
  const rest = encodeJson([...bindingOf(lock), toHex(lock.key.nonce), toHex(lock.key.bytes)]);
  return sha256Of(rest);
}

type LockHead = Pick<Lock, 'version' | 'id'>;

async function lockWith(head: LockHead, key: CryptoKey, passphrase: string, cost: KdfCost): Promise<Lock> {
  const kdf = newKdf(cost);
  const wrapped = await wrap(await deriveKey(passphrase, kdf), key, bindingOf({ ...head, kdf }));
  const lock = { ...head, kdf, key: wrapped };
  return { ...lock, sum: await sumOf(lock) };
}

/** Locks the key of an exported file under a passphrase, with a salt of its own. */
export async function makeLock(id: string, key: CryptoKey, passphrase: string, cost = KDF_COST): Promise<Lock> {
  return lockWith({ version: PLAIN_LOCK, id }, key, passphrase, cost);
}

/** Locks the key of a safe that has an index. */
export async function makeSafeLock(id: string, key: CryptoKey, passphrase: string, cost = KDF_COST): Promise<Lock> {
  return lockWith({ version: INDEXED_LOCK, id }, key, passphrase, cost);
}

/** Takes a stored value for a lock, if it is one. */
export async function readLock(stored: unknown): Promise<Result<Lock>> {
  const version = typeof stored === 'object' && stored !== null && 'version' in stored ? stored.version : null;
  if (typeof version === 'number' && version > INDEXED_LOCK) return fail('storage/later-version');
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

/** Whether a stored value is the lock of this safe: where another tab has deleted it or begun anew, it is not. */
export function isLockOf(stored: unknown, safe: string): boolean {
  return typeof stored === 'object' && stored !== null && 'id' in stored && stored.id === safe;
}
