import type { Chromosome } from './genome.ts';

/** Rows [from, to) of the genome, in genome order. */
export interface RowRange {
  from: number;
  to: number;
}

/** One row of the person's file, as the variant browser shows it. */
export interface VariantRow {
  row: number;
  id: string | null;
  chromosome: Chromosome;
  position: number;
  /** Letters, or allele texts with `/` between; null for a no-call. */
  genotype: string | null;
}
