import type { ClinvarReason } from './read-clinvar.ts';
import type { ClinvarRecord, ClinvarRelease } from './record.ts';

/** How a variant's copies stand to how diseases of its gene are inherited. `unknown`: no table here says how. */
export const INHERITANCE_FITS = ['one-is-enough', 'carrier', 'two-of-recessive', 'depends', 'unknown'] as const;
export type InheritanceFit = (typeof INHERITANCE_FITS)[number];

/** A record of ClinVar that a person carries. */
export interface ClinvarHit {
  record: ClinvarRecord;
  verdict: 'one-copy' | 'two-copies';
  /** The file has one copy of the place: X or Y of a man, the mitochondrion. */
  isHemizygous: boolean;
  /** The file's own letters. */
  letters: string | null;
  /** The record's own frequencies say that more than one allele in a hundred is this one. */
  isCommon: boolean;
  /** The gene is on ACMG SF v3.3; with how many copies laboratories report it. */
  acmg: '' | 'one-copy' | 'two-copies';
  fit: InheritanceFit;
  /** Another hit lies in the same recessive gene: whether on the other chromosome is not known. */
  hasPartner: boolean;
}

/** How many records were looked for, and what became of them. */
export interface ClinvarCounts {
  records: number;
  found: number;
  reference: number;
  noCall: Record<ClinvarReason, number>;
  notInFile: number;
}

/** What a person's file shows of the records of a brought ClinVar file. */
export interface ClinvarReport {
  release: ClinvarRelease;
  sha256: string;
  sizeBytes: number;
  /** The genome's calls rest on reads that its file states; else they are a chip's, or not known to be better. */
  isSequenced: boolean;
  /** A BED of what could be called came with it: its places without a record count as the reference, but for a gVCF, which says itself where it could call. */
  hasCallable: boolean;
  pathogenic: ClinvarCounts;
  conflicting: ClinvarCounts;
  /** Pathogenic and likely pathogenic ones: genes of ACMG SF first, then by stars, place last. */
  hits: ClinvarHit[];
  /** Those on which submitters disagree. */
  disputed: ClinvarHit[];
  /** Records left out because they were seen in tumours only. */
  somaticOnly: number;
  /** More hits than are listed, if any. */
  unlisted: number;
}
