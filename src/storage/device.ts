import type { DBSchema, IDBPDatabase } from 'idb';
import * as v from 'valibot';
import { fail, ok, type Result } from '../errors/result.ts';
import { databaseName, DEVICE, dropPlace, placeExists } from './buckets.ts';
import { openDatabase } from './database.ts';
import { type DeviceSettings, type HashedPin, PinSchema, SettingsSchema } from './device-settings.ts';
import { argon2idBytes, newKdf } from './kdf.ts';
import { readPolicy, writePolicy } from './kiosk-policy.ts';
import { guardStorage } from './storage-error.ts';

/** What the way out needs of a record, also of one whose settings cannot be read. */
const ExitSchema = v.object({
  pin: v.nullable(PinSchema),
  /** Wrong PINs since the last right one. */
  failures: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Unix time in milliseconds before which no PIN is looked at. */
  closedUntil: v.pipe(v.number(), v.finite()),
});

const VERSION = 1;
const RecordSchema = v.object({ version: v.literal(VERSION), settings: SettingsSchema, ...ExitSchema.entries });

type DeviceRecord = v.InferOutput<typeof RecordSchema>;

interface DeviceDatabase extends DBSchema {
  records: { key: string; value: DeviceRecord };
}

/** What came of a PIN. `wait`: too many wrong ones; seconds until the next is looked at. */
export type PinAnswer = { right: true } | { right: false; waitSeconds: number };

const KEY = 'device';
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 900_000;

async function inDevice<T>(work: (database: IDBPDatabase<DeviceDatabase>) => Promise<T>): Promise<T> {
  const database = await openDatabase<DeviceDatabase>(DEVICE, (created) => {
    created.createObjectStore('records');
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function write(record: DeviceRecord): Promise<unknown> {
  return inDevice(async (database) => {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    return Promise.all([transaction.store.put(record, KEY), transaction.done]);
  });
}

/** The record as it is stored; undefined where the place is there and the record is not. */
async function stored(): Promise<unknown> {
  return inDevice((database) => database.get('records', KEY));
}

function parse(found: unknown): Result<DeviceRecord> {
  const version = typeof found === 'object' && found !== null && 'version' in found ? found.version : null;
  if (typeof version === 'number' && version > VERSION) return fail('storage/later-version');
  const parsed = v.safeParse(RecordSchema, found);
  return parsed.success ? ok(parsed.output) : fail('storage/corrupted');
}

/** Runs `work` while no other tab changes the record. */
function exclusive<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(databaseName(DEVICE), work);
}

/**
 * How this device is set up, or null where nobody has. A place without a record, or with one that cannot be read, is a failure: somebody has
 * set this device up, and what for is not known.
 */
export async function deviceSettings(): Promise<Result<DeviceSettings | null>> {
  return guardStorage(async () => {
    if (!(await placeExists(DEVICE))) return ok(null);
    const record = parse(await stored());
    return record.ok ? ok(record.value.settings) : record;
  });
}

async function hashed(pin: string): Promise<HashedPin> {
  const kdf = newKdf();
  return { kdf, hash: await argon2idBytes(pin, kdf) };
}

function begin(settings: DeviceSettings, pin: HashedPin | null): Promise<unknown> {
  return exclusive(() => write({ version: VERSION, settings, pin, failures: 0, closedUntil: 0 }));
}

/** Sets this device up. Without a PIN anybody may change it back. */
export async function setDevice(settings: DeviceSettings, pin: string | null): Promise<Result<null>> {
  return guardStorage(async () => {
    await begin(settings, pin === null ? null : await hashed(pin));
    return ok(null);
  });
}

/** A kiosk's settings and its PIN as the text of a policy file; nothing is stored. */
export async function makePolicy(settings: DeviceSettings, pin: string): Promise<Result<string>> {
  return guardStorage(async () => ok(writePolicy({ settings, pin: await hashed(pin) })));
}

/** Sets this device up as a policy file says, whose PIN nobody needs to know here. Null where the file says that there is no kiosk. */
export async function takePolicy(text: string): Promise<Result<DeviceSettings | null>> {
  return guardStorage(async () => {
    const policy = readPolicy(text);
    if (!policy.ok || policy.value === null) return policy as Result<null>;
    await begin(policy.value.settings, policy.value.pin);
    return ok(policy.value.settings);
  });
}

/** Forgets how this device is set up. */
export async function clearDevice(): Promise<Result<null>> {
  return guardStorage(async () => {
    await dropPlace(DEVICE);
    return ok(null);
  });
}

/** Milliseconds to wait after so many wrong PINs: none for the first five, then half a minute, doubled each time. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES));
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/**
 * Looks at a PIN. Wrong ones are counted on the device, so that a reload does not give new tries: one tab at a time, and before the PIN is
 * looked at, so that neither a second tab nor a tab that is closed in between gives any.
 */
export async function checkPin(pin: string, clock: () => number): Promise<Result<PinAnswer>> {
  return guardStorage<PinAnswer>(() =>
    exclusive(async () => {
      if (!(await placeExists(DEVICE))) return ok({ right: true });
      const found = await stored();
      const exit = v.safeParse(ExitSchema, found);
      if (!exit.success) return fail('storage/corrupted');
      const record = { ...(found as DeviceRecord), ...exit.output };
      if (record.pin === null) return ok({ right: true });
      // Of when it is looked at, not of when it was asked for: other tabs were first.
      const now = clock();
      // A clock that was set back must not close the kiosk for longer than any wait.
      const left = Math.min(record.closedUntil - now, LONGEST_WAIT_MS);
      if (left > 0) return ok({ right: false, waitSeconds: Math.ceil(left / 1000) });
      const failures = record.failures + 1;
      const wait = waitAfter(failures);
      await write({ ...record, failures, closedUntil: now + wait });
      const right = equalBytes(await argon2idBytes(pin, record.pin.kdf), record.pin.hash);
      if (right) await write({ ...record, failures: 0, closedUntil: 0 });
      return ok(right ? { right } : { right, waitSeconds: Math.ceil(wait / 1000) });
    }),
  );
}
