/**
 * One byte per genotype: the first allele in the high nibble, the second in the low one.
 * The kernel writes these codes (`assembly/alleles.ts`); the kernel's tests read them with this table.
 */
export const ALLELE = {
  /** No allele: the second half of a haploid call. */
  none: 0,
  A: 1,
  C: 2,
  G: 3,
  T: 4,
  /** Deletion, as vendors write it; what is deleted stands in no file. */
  D: 5,
  /** Insertion, as vendors write it. */
  I: 6,
  /** An allele of several bases or a symbolic one: the raw VCF record has its text. */
  other: 7,
  /** This half was not called. */
  noCall: 15,
} as const;

/** Both halves not called (`--`, `00`, `./.`). */
export const NO_CALL = 0xff;

const LETTERS = ['', 'A', 'C', 'G', 'T', 'D', 'I', '?', '', '', '', '', '', '', '', '-'] as const;

/** High nibble: the first allele. */
export function firstAllele(code: number): number {
  return code >> 4;
}

/** Low nibble: the second allele, {@link ALLELE.none} where the call is haploid. */
export function secondAllele(code: number): number {
  return code & 15;
}

/** Whether both, or the only, alleles are missing. */
export function isNoCall(code: number): boolean {
  return code === NO_CALL || code === ALLELE.noCall << 4;
}

/** The letters of a genotype (`AG`, `A` if haploid), or null for a no-call. Halves that are not called read `-`. */
export function genotypeLetters(code: number): string | null {
  return isNoCall(code) ? null : `${LETTERS[code >> 4] ?? '?'}${LETTERS[code & 15] ?? '?'}`;
}

/** The allele code of one letter; {@link ALLELE.other} for anything but A, C, G, T, D, I. */
export function alleleCode(letter: string): number {
  const index = 'ACGTDI'.indexOf(letter);
  return index < 0 || letter.length !== 1 ? ALLELE.other : index + 1;
}
