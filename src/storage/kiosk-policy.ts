import * as v from 'valibot';
import { fail, ok, type Result } from '../errors/result.ts';
import type { Bytes } from './bytes.ts';
import { type DeviceSettings, type HashedPin, PinSchema, SettingsSchema } from './device-settings.ts';

/** What a policy file says of itself. */
const FORMAT = 'sequester-kiosk';
const VERSION = 1;
/** Longest policy that is looked at, in characters. The longest that the app writes has under 2,000. */
export const MAX_POLICY_LENGTH = 16_384;
/** Bytes of what Argon2id gives. */
const HASH_BYTES = 32;

/** How a device is set up, as another device takes it: the PIN salted and hashed, never as it was typed. */
export interface KioskPolicy {
  settings: DeviceSettings;
  pin: HashedPin;
}

const Base64Schema = v.pipe(
  v.string(),
  v.check((text) => bytesOf(text) !== null),
  v.transform((text) => bytesOf(text) ?? new Uint8Array()),
);

/**
 * Everything that a setting says has to be understood: one that this version does not know may forbid something, so it is refused, and so is
 * one that is missing.
 */
const { asksMedicines, asksReference, clinic, mayFindings, ...always } = SettingsSchema.entries;
const SettingsInFile = v.strictObject({
  ...always,
  profile: v.literal('kiosk'),
  mayFindings: mayFindings.wrapped,
  asksMedicines: asksMedicines.wrapped,
  asksReference: asksReference.wrapped,
  clinic: v.strictObject(clinic.wrapped.entries),
});

const FileSchema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  settings: SettingsInFile,
  pin: v.strictObject({
    kdf: v.strictObject({
      ...PinSchema.entries.kdf.entries,
      salt: v.pipe(Base64Schema, PinSchema.entries.kdf.entries.salt),
    }),
    hash: v.pipe(
      Base64Schema,
      v.check((bytes) => bytes.length === HASH_BYTES),
    ),
  }),
});

/** A policy as the text of a file. */
export function writePolicy({ settings, pin }: KioskPolicy): string {
  const { kdf, hash } = pin;
  const file = {
    format: FORMAT,
    version: VERSION,
    settings,
    pin: { kdf: { ...kdf, salt: textOf(kdf.salt) }, hash: textOf(hash) },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a policy. Null for `null`, which comes with a build: a clinic puts its own in its place.
 *
 * @returns `profile/policy-later` for one of a later version, `profile/policy-damaged` for whatever else is not understood as a whole
 */
export function readPolicy(text: string): Result<KioskPolicy | null> {
  // Bytes that were no text were replaced on the way.
  const found = text.length > MAX_POLICY_LENGTH || text.includes('\uFFFD') ? undefined : parsed(text);
  if (isLater(found)) return fail('profile/policy-later');
  if (found === null) return ok(null);
  const policy = v.safeParse(FileSchema, found);
  if (!policy.success) return fail('profile/policy-damaged');
  const { settings, pin } = policy.output;
  // A kiosk out of which nothing may be taken is a mistake of whoever wrote it.
  return settings.mayPrint || settings.mayExport ? ok({ settings, pin }) : fail('profile/policy-damaged');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isLater(found: unknown): boolean {
  if (typeof found !== 'object' || found === null) return false;
  const { format, version } = found as { format?: unknown; version?: unknown };
  return format === FORMAT && typeof version === 'number' && version > VERSION;
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Null for what is no base64 as {@link textOf} writes it. */
function bytesOf(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return textOf(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
