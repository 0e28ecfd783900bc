import * as v from 'valibot';
import { withoutUnseen } from '../domain/report/unseen-text.ts';
import { CLINIC_TEXT } from './clinic-text.ts';
import type { Bytes } from './bytes.ts';
import { IDLE_SECONDS } from './idle-seconds.ts';
import { KdfSchema } from './kdf.ts';

/** Whose letter it is. Both may be empty: then the letter names nobody. */
const ClinicSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(CLINIC_TEXT.name), v.transform(withoutUnseen)),
  /** Several lines, as on an envelope. */
  address: v.pipe(
    v.string(),
    v.maxLength(CLINIC_TEXT.address),
    v.transform((lines) => lines.split('\n').map(withoutUnseen).join('\n')),
  ),
});

const NO_CLINIC = { name: '', address: '' };

/** What a device is set up for. What was added later is left out of older records, and stands for what the app did then. */
export const SettingsSchema = v.object({
  profile: v.picklist(['kiosk', 'learn']),
  /** Seconds without a touch before the countdown begins. */
  idleSeconds: v.pipe(v.number(), v.integer(), v.minValue(IDLE_SECONDS.least), v.maxValue(IDLE_SECONDS.most)),
  /** Ways out of the kiosk for a result. */
  mayPrint: v.boolean(),
  mayExport: v.boolean(),
  /** Whether single-gene findings are offered. Devices that were set up before there were any do not offer them. */
  mayFindings: v.optional(v.boolean(), false),
  /** Whether a person is asked for the medicines that they take. */
  asksMedicines: v.optional(v.boolean(), true),
  /** Whether there is a field for a number by which the clinic finds the letter again. */
  asksReference: v.optional(v.boolean(), false),
  clinic: v.optional(ClinicSchema, NO_CLINIC),
});

/** How this device is set up. Nothing in it is about a person who uses it. */
export type DeviceSettings = v.InferOutput<typeof SettingsSchema>;

/** Argon2id of the staff PIN. It guards the way out; whoever can read the disk, or the policy file, can try all PINs. */
export const PinSchema = v.object({
  kdf: KdfSchema,
  hash: v.custom<Bytes>((input) => input instanceof Uint8Array),
});

export type HashedPin = v.InferOutput<typeof PinSchema>;
