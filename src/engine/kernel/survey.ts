import { CODE_COUNT_BYTES, ID_PAR_CODED } from '../../../assembly/layout.ts';
import type { GenotypeAddresses, GenotypeTable } from './genotype-table.ts';

/** The rows of a genome where they lie in the kernel's memory. */
export interface KernelRows extends Pick<GenotypeTable, 'kernel' | 'rowCount'> {
  addresses: Pick<GenotypeAddresses, 'keyAddress' | 'genotypeAddress' | 'idKindAddress'>;
}

/** What {@link findRows} says of a key that no row has. */
export const NO_ROW = 0xffffffff;

/**
 * How often each genotype code stands in some rows, by code.
 *
 * @param withoutParCoded - leaves out rows that the file itself calls pseudoautosomal
 */
export function countCodes(
  { kernel, addresses }: KernelRows,
  from: number,
  to: number,
  withoutParCoded: boolean,
): Uint32Array {
  const { genotypeAddress, idKindAddress } = addresses;
  const mask = withoutParCoded ? ID_PAR_CODED : 0;
  const at = kernel.exports.countCodes(genotypeAddress, idKindAddress, mask, from, to) >>> 0;
  const counts = kernel.u32(at, CODE_COUNT_BYTES / 4);
  const copy = counts.slice();
  counts.fill(0);
  return copy;
}

/** First row from `from` on whose place is that of the row before it; the number of rows where there is none. */
export function nextRepeat({ kernel, addresses, rowCount }: KernelRows, from: number): number {
  return kernel.exports.nextRepeat(addresses.keyAddress, from, rowCount) >>> 0;
}

/** 64 bits over place and call of all rows. */
export function printCalls({ kernel, addresses, rowCount }: KernelRows): bigint {
  return BigInt.asUintN(64, kernel.exports.printCalls(addresses.keyAddress, addresses.genotypeAddress, rowCount));
}

/** The first row that has each key, or {@link NO_ROW}. Views of the table's columns that were taken before are not valid afterwards. */
export function findRows({ kernel, addresses, rowCount }: KernelRows, keys: Uint32Array): Uint32Array {
  return kernel.scoped(() => {
    const wanted = kernel.alloc(keys.byteLength);
    kernel.u32(wanted, keys.length).set(keys);
    kernel.exports.findKeys(addresses.keyAddress, rowCount, wanted, keys.length);
    return kernel.u32(wanted, keys.length).slice();
  });
}
