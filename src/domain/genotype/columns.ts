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
