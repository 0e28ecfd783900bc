import { expect, it } from 'vitest';
import { printOfCalls } from '../../../src/engine/fingerprint.ts';

const keys = Uint32Array.from({ length: 1000 }, (_, row) => 4_000_000_000 + 17 * row);
const genotypes = Uint8Array.from({ length: 1000 }, (_, row) => row % 7);
const changed = <T extends Uint32Array | Uint8Array>(column: T, row: number): T => {
  const other = column.slice() as T;
  other[row] = (other[row] ?? 0) + 1;
  return other;
};

it('the fingerprint of calls is one text for the same rows', () => {
  expect(printOfCalls({ keys, genotypes })).toMatch(/^[0-9a-f]{16}$/);
  expect(printOfCalls({ keys: keys.slice(), genotypes: genotypes.slice() })).toBe(printOfCalls({ keys, genotypes }));
});

it('another place or call anywhere, a row more or less, or two rows that change places give another one', () => {
  const all = new Set([printOfCalls({ keys, genotypes })]);
  for (let row = 0; row < keys.length; row++) {
    all.add(printOfCalls({ keys: changed(keys, row), genotypes }));
    all.add(printOfCalls({ keys, genotypes: changed(genotypes, row) }));
    all.add(printOfCalls({ keys: keys.subarray(0, row), genotypes: genotypes.subarray(0, row) }));
  }
  const swapped = genotypes.slice();
  swapped.set([genotypes[1] ?? 0, genotypes[0] ?? 0]);
  all.add(printOfCalls({ keys, genotypes: swapped }));
  expect(all.size).toBe(3 * keys.length + 2);
});
