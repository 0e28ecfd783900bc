import type { PlainTerms } from '../domain/scores/term-builder.ts';
import type { ColumnIndex, Field } from './scoring-columns.ts';
import type { Delimiter } from './scoring-lines.ts';

/** Columns that plain rows are read from; −1 where the table has none. */
export interface PlainColumns {
  /** Byte between two fields. */
  separator: number;
  rsid: number;
  chromosome: number;
  position: number;
  effectAllele: number;
  otherAllele: number;
  inferredAllele: number;
  weight: number;
  frequency: number;
  hmChromosome: number;
  hmPosition: number;
  /** Columns that change the meaning of a row unless they are empty or say false. */
  flags: readonly number[];
}

/** Plain rows as columns, with their places; the arrays are good until the next call only. */
export interface PlainRows extends PlainTerms {
  /** Genome keys of the author's and of the harmonised place; 0 where the row has none. At least one is set. */
  key: Uint32Array;
  harmonisedKey: Uint32Array;
}

/** Where a reading stopped. */
export interface PlainStep {
  /** Byte at which the next line starts. */
  end: number;
  /** Whether that line is no plain row and needs the careful reader. */
  isOdd: boolean;
}

/**
 * Reads the rows that nearly all scoring files consist of (two single bases, a weight, a place) straight from the bytes: seven million
 * rows are too many for strings. It takes a row only if the careful reader of `scoring-row.ts` would make the very same term of it.
 */
export interface PlainRowReader {
  /**
   * Reads from the start of a line on, until a line is no plain row or room is used up.
   *
   * @param firstRow number of the first row read
   * @param take given what was read, if anything
   */
  read(bytes: Uint8Array, from: { at: number; firstRow: number }, take: (rows: PlainRows) => void): PlainStep;
}

/** Makes readers. The kernel has one; without it every row is read carefully. */
export interface ScoringRowEngine {
  reader(columns: PlainColumns): PlainRowReader;
}

const FLAGS: readonly Field[] = ['dominant', 'recessive', 'interaction', 'haplotype', 'diplotype', 'variantType'];
/** Columns with which every row needs the careful reader. */
const CAREFUL: readonly Field[] = ['position37', 'position38', 'dosage0', 'dosage1', 'dosage2', 'effectType', 'test', 'variantId', 'scoreId', 'frequencyAFR', 'frequencyAMR', 'frequencyEAS', 'frequencyEUR', 'frequencySAS']; // prettier-ignore

/** The columns of a table whose rows may be plain; null where every row needs care. `uses` tells which places count. */
export function plainColumns(
  columns: ColumnIndex,
  delimiter: Delimiter,
  uses: { author: boolean; harmonised: boolean },
): PlainColumns | null {
  const hasPlace = (uses.author && columns.position >= 0) || (uses.harmonised && columns.hmPosition >= 0);
  if (delimiter === ' ' || columns.weight < 0 || columns.effectAllele < 0 || !hasPlace) return null;
  if (CAREFUL.some((field) => columns[field] >= 0)) return null;
  if (columns.otherAllele < 0 && columns.refAllele >= 0) return null;
  return {
    separator: delimiter.charCodeAt(0),
    rsid: columns.rsid,
    chromosome: uses.author ? columns.chromosome : -1,
    position: uses.author ? columns.position : -1,
    effectAllele: columns.effectAllele,
    otherAllele: columns.otherAllele,
    inferredAllele: columns.hmInferred,
    weight: columns.weight,
    frequency: columns.frequency,
    hmChromosome: uses.harmonised ? columns.hmChromosome : -1,
    hmPosition: uses.harmonised ? columns.hmPosition : -1,
    flags: FLAGS.map((field) => columns[field]).filter((column) => column >= 0),
  };
}
