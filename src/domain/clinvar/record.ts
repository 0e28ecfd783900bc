import type { Chromosome } from '../genotype/genome.ts';
import type { Significance } from './significance.ts';

/** One record of ClinVar's VCF that this room looks for, 1-based, plus strand, in the build of its file. */
export interface ClinvarRecord extends Significance {
  /** ClinVar's own number of the variant (column ID). */
  variationId: string;
  chromosome: Chromosome;
  position: number;
  ref: string;
  alt: string;
  /** `rs` number of INFO's RS, or null. */
  rsid: string | null;
  /** CLNSIG as the file has it, blanks for underscores. */
  words: string;
  /** CLNREVSTAT, blanks for underscores. */
  review: string;
  /** Stars of the review status, 0 to 4; null where the status is not known here. */
  stars: number | null;
  /** Conditions of CLNDN, without `not provided` and `not specified`. */
  conditions: string[];
  /** Symbols of GENEINFO. */
  genes: string[];
  /** Words of MC: what becomes of the gene's product. */
  consequences: string[];
  /** The highest of AF_ESP, AF_EXAC and AF_TGP: 0 to 1; null where the record states none. */
  frequency: number | null;
  /** ORIGIN says that it was seen in tumours only. */
  isSomaticOnly: boolean;
}

/** What the file says of itself. */
export interface ClinvarRelease {
  /** `##fileDate`, or null. */
  date: string | null;
  build: 'GRCh37' | 'GRCh38';
  /** Rows of the file, all classes. */
  rows: number;
  /** Rows judged only as a part of a haplotype or genotype: nobody judged the single variant. */
  haplotypeOnly: number;
  /** Rows without another allele than the reference (ALT `.`), or with one that is no bases. */
  noAlternative: number;
  /** Rows on contigs that are no chromosome. */
  unplaced: number;
  /** Chromosomes from 1 to X without a row: a file that was cut lacks the last ones. */
  missingChromosomes: Chromosome[];
}
