import { type Chromosome, chromosomeCode, CHROMOSOME_OFFSETS } from './genome.ts';

/** The rows of one genome as columns, sorted by genome key. */
export interface GenotypeColumns {
  /** Ascending keys of {@link CHROMOSOME_OFFSETS}'s axis; a key may occur several times. */
  keys: Uint32Array;
  /** Genotype codes; normalising changes them in place. */
  genotypes: Uint8Array;
  /** The id as the file spells it, or null. */
  id(row: number): string | null;
  /** Whether the file itself calls the row pseudoautosomal (chromosome `XY`, `PAR`, or AncestryDNA's 25). */
  isParCoded(row: number): boolean;
  /** Whether a row whose alleles letters cannot tell has two different ones. Left out where there is no text to ask. */
  textDiffers?(row: number): boolean;
  /** The same as {@link codeCounts}, and as {@link nextRepeat}, from whoever counts faster. */
  countCodes?(from: number, to: number, withoutParCoded: boolean): Uint32Array;
  nextRepeat?(from: number): number;
}

const CODES = 256;

/**
 * How often each genotype code stands in rows `from` up to `to`, by code.
 *
 * @param withoutParCoded - leaves out rows that the file itself calls pseudoautosomal
 */
export function codeCounts(columns: GenotypeColumns, from: number, to: number, withoutParCoded = false): Uint32Array {
  if (columns.countCodes !== undefined) return columns.countCodes(from, to, withoutParCoded);
  const counts = new Uint32Array(CODES);
  for (let row = from; row < to; row++) {
    const code = columns.genotypes[row] ?? 0;
    if (!withoutParCoded || !columns.isParCoded(row)) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** How many of counted rows have a code of which something holds. */
export function countWhere(counts: Uint32Array, holds: (code: number) => boolean): number {
  return counts.reduce((sum, count, code) => (count > 0 && holds(code) ? sum + count : sum), 0);
}

/** First row from `from` on (at least 1) whose place is that of the row before it; the number of rows where there is none. */
export function nextRepeat(columns: GenotypeColumns, from: number): number {
  if (columns.nextRepeat !== undefined) return columns.nextRepeat(from);
  const { keys } = columns;
  let row = from;
  while (row < keys.length && keys[row] !== keys[row - 1]) row++;
  return Math.min(row, keys.length);
}

/** First row whose key is not below `key`. */
export function lowerBound(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows of a chromosome: first, and one past the last. */
export function chromosomeRows(keys: Uint32Array, chromosome: Chromosome): [number, number] {
  const code = chromosomeCode(chromosome);
  const start = CHROMOSOME_OFFSETS[code] ?? 0;
  return [lowerBound(keys, start), lowerBound(keys, CHROMOSOME_OFFSETS[code + 1] ?? 0xffffffff)];
}

/** Position of a key that lies on the chromosome. */
export function positionOn(chromosome: Chromosome, key: number): number {
  return key - (CHROMOSOME_OFFSETS[chromosomeCode(chromosome)] ?? 0);
}
