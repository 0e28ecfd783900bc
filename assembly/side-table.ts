// Text kept beside the columns: entries of (tag: u32, length: u32, bytes), each 4-byte aligned.

/** Appends an entry; false where the table has no room for it. `used` is the field of the scan state that counts bytes. */
export function appendText(state: usize, table: usize, capacity: usize, used: usize, tag: u32, from: usize, length: u32): bool {
  const at = load<u32>(state + used);
  const next = (at + 8 + length + 3) & ~3;
  if (next > load<u32>(state + capacity)) return false;
  const entry = <usize>load<u32>(state + table) + at;
  store<u32>(entry, tag);
  store<u32>(entry, length, 4);
  memory.copy(entry + 8, from, length);
  store<u32>(state + used, next);
  return true;
}
