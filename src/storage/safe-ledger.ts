import type { OpenSafe } from './person-record.ts';
import type { Places, StoredPerson } from './places.ts';
import {
  changedIndex,
  emptyIndex,
  openIndex,
  openMark,
  type SafeIndex,
  sealIndex,
  sealMark,
  sumOfPerson,
} from './safe-index.ts';

/**
 * The index of an open safe as it is stored. It is in doubt where it does not open, and where its counter is behind the mark's or behind
 * what this window has seen: then somebody put an older state back.
 *
 * @param seen - the highest counter that this window knows
 */
export async function readIndex(places: Places, safe: OpenSafe, seen: number): Promise<SafeIndex> {
  const index = await openIndex(safe, await places.index());
  const mark = await openMark(safe, await places.mark());
  const due = Math.max(seen, mark ?? 0);
  if (index === null) return { ...emptyIndex(), counter: due, isDoubted: true };
  const isBehind = mark === null || index.counter < due;
  return { ...index, counter: Math.max(index.counter, due), isDoubted: index.isDoubted || isBehind };
}

/** Puts a person down with the index that says so, in place of another if need be. It answers with the new counter. */
export async function putPerson(
  places: Places,
  { safe, index }: { safe: OpenSafe; index: SafeIndex },
  person: StoredPerson,
  replaces?: string,
): Promise<number> {
  const put = [[person.id, await sumOfPerson(person)] as const];
  const next = changedIndex(index, { put, drop: replaces === undefined ? [] : [replaces] });
  await places.setPerson(person, await sealIndex(safe, next), replaces);
  return moveMark(places, safe, next.counter);
}

/** Takes a person away with the index that says so. It answers with the new counter. */
export async function dropPerson(
  places: Places,
  { safe, index }: { safe: OpenSafe; index: SafeIndex },
  id: string,
): Promise<number> {
  const next = changedIndex(index, { drop: [id] });
  await places.removePerson(id, await sealIndex(safe, next));
  return moveMark(places, safe, next.counter);
}

/** Takes what is stored as it is. It answers with the new counter. */
export async function acceptPeople(
  places: Places,
  { safe, index }: { safe: OpenSafe; index: SafeIndex },
  people: readonly StoredPerson[],
): Promise<number> {
  const next = await indexOf(index, people);
  await places.setIndex(await sealIndex(safe, next));
  return moveMark(places, safe, next.counter);
}

/** An index of these records and no others, which nobody doubts. */
export async function indexOf(index: SafeIndex, people: readonly StoredPerson[]): Promise<SafeIndex> {
  const put = await Promise.all(people.map(async (one) => [one.id, await sumOfPerson(one)] as const));
  return { ...changedIndex({ ...index, people: {} }, { put }), isDoubted: false };
}

/** The mark comes after the index: a crash between them leaves it behind, which is no sign of anything. */
async function moveMark(places: Places, safe: OpenSafe, counter: number): Promise<number> {
  await places.setMark(await sealMark(safe, counter)).catch(() => undefined);
  return counter;
}
