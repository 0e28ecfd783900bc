// Whose a row is, where a table has several people's rows one below the other.

import { SCAN_PEOPLE, SCAN_PEOPLE_CAPACITY, SCAN_PEOPLE_USED, SCAN_PERSON, SCAN_PERSON_LENGTH } from './layout';
import { appendText } from './side-table';

/** Bytes of an entry of a text table before its text: tag and length. */
const HEAD_BYTES: usize = 8;

// @ts-ignore: decorator
@inline
function isSame(one: usize, other: usize, length: u32): bool {
  return memory.compare(one, other, length) == 0;
}

/** Notes a name that was not met before; once the table is full, further names are not told apart. */
function notePerson(state: usize, start: usize, length: u32): void {
  const table = <usize>load<u32>(state + SCAN_PEOPLE);
  const used = load<u32>(state + SCAN_PEOPLE_USED);
  if (used + <u32>HEAD_BYTES + length + 3 > load<u32>(state + SCAN_PEOPLE_CAPACITY)) return;
  const end = table + <usize>used;
  for (let at = table; at < end; ) {
    const known = load<u32>(at, 4);
    if (known == length && isSame(at + HEAD_BYTES, start, length)) return;
    at += HEAD_BYTES + <usize>((known + 3) & ~3);
  }
  appendText(state, SCAN_PEOPLE, SCAN_PEOPLE_CAPACITY, SCAN_PEOPLE_USED, 0, start, length);
}

/** Whether the row of the person with this name is to be read; a row without a name is everybody's. */
export function isOfPerson(state: usize, start: usize, length: u32): bool {
  if (length == 0) return true;
  notePerson(state, start, length);
  const wanted = load<u32>(state + SCAN_PERSON_LENGTH);
  return wanted == 0 || (wanted == length && isSame(<usize>load<u32>(state + SCAN_PERSON), start, length));
}
