import { ALLELE, firstAllele, secondAllele } from './genotype-code.ts';

/**
 * Vendors whose `I` and `D` are known to mean the longer and the shorter allele of the one known insertion or deletion of a place. For
 * 23andMe ten clinical indels say so, both ways (BRCA1 185delAG reads D, 5382insC reads I; CFTR, GBA1, GJB2, HEXA, BLM, SMPD1 likewise).
 * For every other vendor no source was found: their letters stay unread.
 */
const KNOWN_SOURCES: ReadonlySet<string> = new Set(['23andMe']);

/** Whether a file's `I` and `D` may be read, at places where a table names the indel. */
export function areIndelLettersKnown(source: string): boolean {
  return KNOWN_SOURCES.has(source);
}

/** Rows called with `I` or `D`. */
export function countIndelLetters(genotypes: Uint8Array): number {
  const isLetter = (nibble: number): boolean => nibble === ALLELE.D || nibble === ALLELE.I;
  let count = 0;
  for (const code of genotypes) if (isLetter(firstAllele(code)) || isLetter(secondAllele(code))) count++;
  return count;
}
