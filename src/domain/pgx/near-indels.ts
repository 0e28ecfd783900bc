import { type Change, changeOf } from '../genotype/change.ts';
import type { PlacedCall, VcfCall } from '../genotype/observed-site.ts';

/** How far from its place one insertion or deletion of a repeat may be written: UGT1A1's (TA) repeat is 15 bases long. */
const REPEAT_BASES = 30;

const BASES = /^[ACGT]+$/;

function carriedChanges({ position, call }: PlacedCall): Change[] {
  return carriedAlleles(call).map((alt) => changeOf(position, call.ref, alt));
}

function carriedAlleles({ alts, genotype }: VcfCall): string[] {
  const carried = genotype.flatMap((index) => (index === null || index === 0 ? [] : [alts[index - 1] ?? '']));
  return [...new Set(carried)].filter((alt) => BASES.test(alt));
}

/** The shortest unit that a sequence repeats. */
function unitOf(bases: string): string {
  for (let length = 1; length < bases.length; length++) {
    const unit = bases.slice(0, length);
    if (unit.repeat(bases.length / length) === bases) return unit;
  }
  return bases;
}

/** Whether one unit is the other, begun at another of its bases: the same indel written at the other end of its repeat. */
function isRotated(one: string, other: string): boolean {
  return one.length === other.length && `${one}${one}`.includes(other);
}

/** The bases that an indel adds or removes; null where the alleles differ otherwise. */
function indelBases({ removed, added }: Change): { bases: string; isAdded: boolean } | null {
  if (removed === '' && added !== '') return { bases: added, isAdded: true };
  return added === '' && removed !== '' ? { bases: removed, isAdded: false } : null;
}

/** Whether a record that the person carries changes a base of [from, to], whatever place it is written at. */
export function changesStretch(calls: readonly PlacedCall[], from: number, to: number): boolean {
  return calls.some((placed) =>
    carriedChanges(placed).some(
      ({ start, removed }) => removed !== '' && start <= to && start + removed.length - 1 >= from,
    ),
  );
}

/** Whether a record near `at` may be an indel of this definition, written at another base of its repeat. */
export function mayBeIndel(
  calls: readonly PlacedCall[],
  definition: { at: number; ref: string; alts: readonly string[] },
): boolean {
  const own = definition.alts.flatMap((alt) => {
    const indel = indelBases(changeOf(definition.at, definition.ref, alt));
    return indel === null ? [] : [{ ...indel, unit: unitOf(indel.bases) }];
  });
  return calls.some(
    (placed) =>
      placed.position !== definition.at &&
      Math.abs(placed.position - definition.at) <= REPEAT_BASES &&
      carriedChanges(placed).some((change) => {
        const indel = indelBases(change);
        return (
          indel !== null &&
          own.some(({ isAdded, unit }) => isAdded === indel.isAdded && isRotated(unit, unitOf(indel.bases)))
        );
      }),
  );
}
