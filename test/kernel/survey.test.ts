import { kernelBytes } from 'virtual:kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { ID_PAR_CODED } from '../../assembly/layout.ts';
import {
  codeCounts,
  type GenotypeColumns,
  lowerBound,
  nextRepeat as nextOf,
} from '../../src/domain/genotype/columns.ts';
import { printOfCalls } from '../../src/engine/fingerprint.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { countCodes, findRows, type KernelRows, nextRepeat, NO_ROW } from '../../src/engine/kernel/survey.ts';

const ROWS = 1000;
let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.create(kernelBytes);
});

interface Rows {
  keys: Uint32Array;
  genotypes: Uint8Array;
  idKinds: Uint8Array;
}

/** Puts rows into the kernel and asks it something of them. */
function inKernel<T>({ keys, genotypes, idKinds }: Rows, ask: (rows: KernelRows) => T): T {
  return kernel.scoped(() => {
    const addresses = {
      keyAddress: kernel.alloc(keys.byteLength),
      genotypeAddress: kernel.alloc(genotypes.length),
      idKindAddress: kernel.alloc(idKinds.length),
    };
    kernel.u32(addresses.keyAddress, keys.length).set(keys);
    kernel.u8(addresses.genotypeAddress, genotypes.length).set(genotypes);
    kernel.u8(addresses.idKindAddress, idKinds.length).set(idKinds);
    return ask({ kernel, rowCount: keys.length, addresses });
  });
}

/** Rows of every genotype code, of which some places repeat and some are called pseudoautosomal; above the sign of 32 bits too. */
function rowsFrom(first: number): Rows {
  const at = Array.from({ length: ROWS }, (_, row) => row);
  return {
    keys: Uint32Array.from(at, (row) => first + 17 * (row - (row % 9 === 4 ? 1 : 0) - (row % 18 === 5 ? 2 : 0))).sort(),
    genotypes: Uint8Array.from(at, (row) => (row * 7) % 256),
    idKinds: Uint8Array.from(at, (row) => (row % 5 === 0 ? ID_PAR_CODED | 1 : row % 4)),
  };
}

/** The same rows as the domain sees them, without a kernel. */
function plain({ keys, genotypes, idKinds }: Rows): GenotypeColumns {
  return { keys, genotypes, id: () => null, isParCoded: (row) => ((idKinds[row] ?? 0) & ID_PAR_CODED) !== 0 };
}

describe.each([
  ['at the start of the axis', 10],
  ['at its end', 4_200_000_000],
])('rows %s', (_, first) => {
  const rows = rowsFrom(first);

  it.each([
    [0, ROWS, false],
    [0, ROWS, true],
    [17, 18, true],
    [300, 300, false],
    [255, 777, true],
  ])('codes from %i to %i are counted as without the kernel (some left out: %s)', (from, to, some) => {
    const expected = codeCounts(plain(rows), from, to, some);
    expect(inKernel(rows, (there) => countCodes(there, from, to, some))).toEqual(expected);
    expect(expected.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(to - from);
  });

  it('every repeated place is found, and none else', () => {
    const walk = (next: (from: number) => number): number[] => {
      const found: number[] = [];
      for (let row = next(1); row < ROWS; row = next(row + 1)) found.push(row);
      return found;
    };
    const expected = walk((from) => nextOf(plain(rows), from));
    expect(expected.length).toBeGreaterThan(50);
    expect(inKernel(rows, (there) => walk((from) => nextRepeat(there, from)))).toEqual(expected);
  });

  it('keys are found in their first row, and others nowhere', () => {
    const wanted = Uint32Array.from([...rows.keys, first + 1, 0, first - 1, 0xffffffff]);
    const found = inKernel(rows, (there) => findRows(there, wanted));
    const expected = Array.from(wanted, (key) => {
      const row = lowerBound(rows.keys, key);
      return rows.keys[row] === key ? row : NO_ROW;
    });
    expect([...found]).toEqual(expected);
  });
});

it('an empty file has no counts, no repeats and no keys', () => {
  const none = { keys: new Uint32Array(0), genotypes: new Uint8Array(0), idKinds: new Uint8Array(0) };
  inKernel(none, (there) => {
    expect(countCodes(there, 0, 0, false)).toEqual(new Uint32Array(256));
    expect(nextRepeat(there, 1)).toBe(0);
    expect([...findRows(there, Uint32Array.of(5))]).toEqual([NO_ROW]);
  });
});

describe('the fingerprint of calls', () => {
  const { keys, genotypes, idKinds } = rowsFrom(4_000_000_000);
  const print = (rows: Omit<Rows, 'idKinds'>): string => inKernel({ ...rows, idKinds }, printOfCalls);
  const changed = <T extends Uint32Array | Uint8Array>(column: T, row: number): T => {
    const other = column.slice() as T;
    other[row] = (other[row] ?? 0) + 1;
    return other;
  };

  it('follows its rule, by which saved reports were printed', () => {
    let [a, b] = [keys.length | 0, ~keys.length];
    keys.forEach((key, row) => {
      const call = (genotypes[row] ?? 0) + 1;
      a = Math.imul(((a << 13) | (a >>> 19)) ^ key, 0x9e3779b1) ^ Math.imul(call, 0x85ebca6b);
      b = Math.imul(((b << 7) | (b >>> 25)) ^ Math.imul(call, 0xc2b2ae35), 0x27d4eb2f) ^ key;
    });
    const halves = [a ^ (a >>> 15), b ^ (b >>> 13)].map((half) => (half >>> 0).toString(16).padStart(8, '0'));
    expect(print({ keys, genotypes })).toBe(halves.join(''));
  });

  it('is another one for another place or call anywhere, a row more or less, or two rows that change places', () => {
    const all = new Set([print({ keys, genotypes })]);
    for (let row = 0; row < keys.length; row++) {
      all.add(print({ keys: changed(keys, row), genotypes }));
      all.add(print({ keys, genotypes: changed(genotypes, row) }));
      all.add(print({ keys: keys.subarray(0, row), genotypes: genotypes.subarray(0, row) }));
    }
    const swapped = genotypes.slice();
    swapped.set([genotypes[1] ?? 0, genotypes[0] ?? 0]);
    all.add(print({ keys, genotypes: swapped }));
    expect(all.size).toBe(3 * keys.length + 2);
  });
});
