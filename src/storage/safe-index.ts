import * as v from 'valibot';
import { sha256Of } from '../bytes/sha256.ts';
import { concatBytes, decodeJson, encodeJson, encodeText } from './bytes.ts';
import { BINDING_VERSION } from './lock.ts';
import { paddedJson } from './padding.ts';
import type { OpenSafe } from './person-record.ts';
import type { StoredPerson } from './places.ts';
import { type Binding, seal, type Sealed, SealedSchema, unseal } from './sealed.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const IndexSchema = v.object({
  version: v.literal(1),
  /** Changes of the safe so far. */
  counter: Count,
  /** ISO 8601, of the last change. */
  changedAt: v.string(),
  /** Whether an older state than the last one was found, and nobody has said since that it may stand. */
  isDoubted: v.boolean(),
  /** SHA-256 of each person's record, by id. */
  people: v.record(v.string(), v.string()),
});

/**
 * What the safe holds, sealed by its key: whoever can write to the disk can put an older record back or take one away, each of which
 * opens by itself, but cannot make the index say so.
 */
export type SafeIndex = v.InferOutput<typeof IndexSchema>;

/** `kept`: the record that was written last. `older`: another one that opens all the same. `unlisted`: of somebody who was deleted. */
export type RecordStanding = 'kept' | 'older' | 'unlisted';

/** The counter once more, in a place of its own: where the index was put back too, it is behind. */
const MarkSchema = v.object({ counter: Count });

function indexBinding(safe: string): Binding {
  return ['index', BINDING_VERSION, safe];
}

function markBinding(safe: string): Binding {
  return ['mark', BINDING_VERSION, safe];
}

async function unsealed(safe: OpenSafe, stored: unknown, binding: Binding): Promise<unknown> {
  const parsed = v.safeParse(SealedSchema, stored);
  const plain = parsed.success ? await unseal(safe.key, parsed.output, binding) : null;
  return plain === null ? undefined : decodeJson(plain);
}

/** The index; null where there is none, or it does not open. */
export async function openIndex(safe: OpenSafe, stored: unknown): Promise<SafeIndex | null> {
  const parsed = v.safeParse(IndexSchema, await unsealed(safe, stored, indexBinding(safe.id)));
  return parsed.success ? parsed.output : null;
}

export async function sealIndex(safe: OpenSafe, index: SafeIndex): Promise<Sealed> {
  return seal(safe.key, paddedJson(encodeJson(index)), indexBinding(safe.id));
}

/** The counter of the mark; null where there is none, or it does not open. */
export async function openMark(safe: OpenSafe, stored: unknown): Promise<number | null> {
  const parsed = v.safeParse(MarkSchema, await unsealed(safe, stored, markBinding(safe.id)));
  return parsed.success ? parsed.output.counter : null;
}

export async function sealMark(safe: OpenSafe, counter: number): Promise<Sealed> {
  return seal(safe.key, encodeJson({ counter }), markBinding(safe.id));
}

/** What the index says of a record: it changes with every writing, since every nonce is new. */
export async function sumOfPerson({ id, key, details }: StoredPerson): Promise<string> {
  return sha256Of(concatBytes([encodeText(id), key.nonce, key.bytes, details.nonce, details.bytes]));
}

/** An index of nobody. */
export function emptyIndex(): SafeIndex {
  return { version: 1, counter: 0, changedAt: new Date().toISOString(), isDoubted: false, people: {} };
}

/** The index after a change. */
export function changedIndex(
  index: SafeIndex,
  change: { put?: readonly (readonly [id: string, sum: string])[]; drop?: readonly string[] },
): SafeIndex {
  const dropped = new Set(change.drop);
  const kept = Object.entries(index.people).filter(([id]) => !dropped.has(id));
  return {
    ...index,
    counter: index.counter + 1,
    changedAt: new Date().toISOString(),
    people: Object.fromEntries([...kept, ...(change.put ?? [])]),
  };
}

/** How a record stands to the index. */
export async function standingOf(index: SafeIndex, stored: StoredPerson): Promise<RecordStanding> {
  const sum = Object.hasOwn(index.people, stored.id) ? index.people[stored.id] : undefined;
  if (sum === undefined) return 'unlisted';
  return sum === (await sumOfPerson(stored)) ? 'kept' : 'older';
}
