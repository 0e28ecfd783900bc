/**
 * What became of a term in one person's file, one byte each. Mirrors `assembly/score.ts`; `test/kernel/score.test.ts` runs the
 * kernel against a plain TypeScript twin that uses these numbers.
 */
export const STATUS = {
  /** The file does not have the position. */
  absent: 0,
  /** Read, letters as in the score. */
  matched: 1,
  /** Read, letters complemented. */
  flipped: 2,
  /** A/T or C/G and left out. */
  ambiguous: 3,
  /** Read, but the letters are neither of the row's alleles on either strand. */
  thirdAllele: 4,
  /** The file lists the position without a call, or its probes contradict each other. */
  noCall: 5,
  /** The kernel leaves the decision to the records: indels, several probes, VCF alleles. Never in a result. */
  undecided: 6,
  /** Insertion or deletion and left out. */
  indelExcluded: 7,
  /** The row names no other allele, and letters alone cannot tell the strand. */
  noOtherAllele: 8,
  /** Letters where the row has an indel, or I/D where it has none or none that I and D could tell apart. */
  indelUnreadable: 9,
  /** The row has no place on the build of the file. */
  notOnBuild: 10,
} as const;

/** Bit of the status byte: one chromosome copy only, so the term counts one allele. */
export const HAPLOID_BIT = 0x80;

/** Status and dosage of every term, in the order of the scoring file. */
export interface TermCalls {
  /** {@link STATUS}, plus {@link HAPLOID_BIT}. */
  status: Uint8Array;
  /** Copies of the effect allele, or {@link NO_DOSAGE}. */
  dosage: Uint8Array;
  /** Expected copies, by term, where a file gives no genotype but an imputed dosage; `dosage` is then {@link NO_DOSAGE}. */
  fractional?: Map<number, number>;
  /** Variance of the copies, by term, where they come from an imputed genotype: 0 where the file is certain. */
  imputed?: Map<number, number>;
  /** A/T and C/G terms that were read because the strands of file and score are proved. */
  ambiguousKept?: number;
}
