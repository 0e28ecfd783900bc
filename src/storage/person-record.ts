import * as v from 'valibot';
import { fail, ok, type Result } from '../errors/result.ts';
import { detailsBinding, type ChunkSource } from './chunks.ts';
import { decodeDetails, encodeDetails, type PersonDetails } from './details.ts';
import { BINDING_VERSION } from './lock.ts';
import type { Shelf, StoredPerson } from './places.ts';
import { seal, SealedSchema, unseal, unwrap, wrap, type Binding, type Sealed } from './sealed.ts';

/** A safe whose key is at hand. */
export interface OpenSafe {
  id: string;
  key: CryptoKey;
}

/** A saved person whose record has been opened. */
export interface KnownPerson {
  stored: StoredPerson;
  key: CryptoKey;
  details: PersonDetails;
}

/** `StoredPerson` as it comes from the disk, where anything may have happened to it. */
const StoredPersonSchema = v.object({ id: v.string(), key: SealedSchema, details: SealedSchema });

function keyBinding(safe: string, person: string): Binding {
  return ['person-key', BINDING_VERSION, safe, person];
}

export async function sealDetails(id: string, key: CryptoKey, details: PersonDetails): Promise<Sealed> {
  return seal(key, encodeDetails(details), detailsBinding(id));
}

/** The record of a new person. */
export async function sealPersonRecord(
  safe: OpenSafe,
  { id, key, details }: { id: string; key: CryptoKey; details: PersonDetails },
): Promise<StoredPerson> {
  const wrapped = await wrap(safe.key, key, keyBinding(safe.id, id));
  return { id, key: wrapped, details: await sealDetails(id, key, details) };
}

/** Opens a record, of any version up to ours. */
export async function readPerson(safe: OpenSafe, value: unknown): Promise<Result<KnownPerson>> {
  const parsed = v.safeParse(StoredPersonSchema, value);
  if (!parsed.success) return fail('storage/corrupted');
  const stored = parsed.output;
  const key = await unwrap(safe.key, stored.key, { binding: keyBinding(safe.id, stored.id) });
  const plain = key === null ? null : await unseal(key, stored.details, detailsBinding(stored.id));
  if (key === null || plain === null) return fail('storage/corrupted');
  const details = decodeDetails(plain);
  return details.ok ? ok({ stored, key, details: details.value }) : details;
}

/** The chunks of a shelf; what is no chunk counts as missing. */
export function sourceOf(shelf: Shelf): ChunkSource {
  return async (index) => {
    const parsed = v.safeParse(SealedSchema, await shelf.get(index));
    return parsed.success ? parsed.output : null;
  };
}
