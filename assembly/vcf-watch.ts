// Which places some table asks for: their records are kept as text.

import { SCAN_LAST_KEY, SCAN_WATCH, SCAN_WATCH_COUNT, SCAN_WATCH_CURSOR } from './layout';

/** Whether a key is in the sorted list of watched ones. Keys that ascend are found by going on from the last one. */
export function isWatched(state: usize, key: u32): bool {
  const watch = <usize>load<u32>(state + SCAN_WATCH);
  const count = load<u32>(state + SCAN_WATCH_COUNT);
  let cursor: u32 = key < load<u32>(state + SCAN_LAST_KEY) ? 0 : load<u32>(state + SCAN_WATCH_CURSOR);
  while (cursor < count && load<u32>(watch + (<usize>cursor << 2)) < key) cursor++;
  store<u32>(state + SCAN_WATCH_CURSOR, cursor);
  return cursor < count && load<u32>(watch + (<usize>cursor << 2)) == key;
}
