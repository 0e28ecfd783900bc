/** What an allele changes: the bases `removed` from `start` on are replaced by `added`. One of the two is empty for a plain insertion or deletion. */
export interface Change {
  /** 1-based place of the first base that changes; of the base behind an insertion. */
  start: number;
  removed: string;
  added: string;
}

/** The change of one allele without the bases that it shares with REF. */
export function changeOf(position: number, ref: string, alt: string): Change {
  let [a, b, start] = [ref, alt, position];
  while (a !== '' && b !== '' && a.at(-1) === b.at(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
  while (a !== '' && b !== '' && a.startsWith(b.charAt(0))) [a, b, start] = [a.slice(1), b.slice(1), start + 1];
  return { start, removed: a, added: b };
}

/** The changes of one allele: as many bases for as many others are single changes, base by base. */
export function changesOf(position: number, ref: string, alt: string): Change[] {
  const whole = changeOf(position, ref, alt);
  if (whole.removed.length !== whole.added.length) return [whole];
  return Array.from(whole.removed, (removed, at) => ({
    start: whole.start + at,
    removed,
    added: whole.added[at] ?? '',
  })).filter(({ removed, added }) => removed !== added);
}

/** Whether two changes come to the same bases. `unknown`: only the reference between them, which is not here, could tell. */
export type Sameness = 'same' | 'different' | 'unknown';

/**
 * Compares two changes, each as its own file writes it. In a repeat one deletion or insertion can be written at several places; where the
 * bases that are written show the whole stretch between them, it is known whether they are one.
 */
export function compareChanges(one: Change, other: Change): Sameness {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  if (first.start === second.start) {
    return first.removed === second.removed && first.added === second.added ? 'same' : 'different';
  }
  if (first.added === '' && second.added === '')
    return sameStretch(first.removed, second.removed, second.start - first.start, true);
  if (first.removed === '' && second.removed === '')
    return sameStretch(first.added, second.added, second.start - first.start, false);
  return 'different';
}

/** Whether taking out (or putting in) `first`, or `second` some bases further on, comes to the same. */
function sameStretch(first: string, second: string, shift: number, isRemoved: boolean): Sameness {
  const { length } = first;
  if (length !== second.length) return 'different';
  const turn = shift % length;
  const isTurned = second === first.slice(turn) + first.slice(0, turn);
  // Of a deletion both records write the bases; up to its own length they show all that lies between. What is put in shows nothing of it.
  if (isRemoved && shift <= length) return isTurned ? 'same' : 'different';
  return isTurned ? 'unknown' : 'different';
}
