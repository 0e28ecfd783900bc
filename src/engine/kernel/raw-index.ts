import type { Kernel } from './kernel.ts';
import type { TextSegment } from './text-table.ts';

/** Finds the kept text of a row: two columns, sorted by row. */
export interface RawIndex {
  rows: Uint32Array;
  /** Address of the entry of each row. */
  addresses: Uint32Array;
}

/** Visits every entry of a text table: its tag and its address. */
function visitEntries(
  kernel: Kernel,
  segments: readonly TextSegment[],
  visit: (tag: number, address: number) => void,
): void {
  for (const { address, usedBytes } of segments) {
    const words = kernel.u32(address, usedBytes >>> 2);
    for (let at = 0; at < words.length;) {
      visit(words[at] ?? 0, address + at * 4);
      at += 2 + (((words[at + 1] ?? 0) + 3) >>> 2);
    }
  }
}

/**
 * Indexes a text table by row.
 *
 * @param rowOf the row as it is now of a row as it was read: sorting moves rows
 */
export function indexRaw(kernel: Kernel, segments: readonly TextSegment[], rowOf: (row: number) => number): RawIndex {
  let count = 0;
  visitEntries(kernel, segments, () => count++);
  const rows = new Uint32Array(count);
  const addresses = new Uint32Array(count);
  let next = 0;
  let descents = 0;
  visitEntries(kernel, segments, (tag, address) => {
    const row = rowOf(tag);
    if (next > 0 && row <= (rows[next - 1] ?? 0)) descents++;
    rows[next] = row;
    addresses[next++] = address;
  });
  if (descents === 0) return { rows, addresses };
  const order = Uint32Array.from(rows.keys()).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
  return { rows: order.map((at) => rows[at] ?? 0), addresses: order.map((at) => addresses[at] ?? 0) };
}

/** Address of the entry of a row; null where it has none. */
export function findRaw({ rows, addresses }: RawIndex, row: number): number | null {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row ? (addresses[low] ?? null) : null;
}
