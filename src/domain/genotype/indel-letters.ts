import { codeCounts, countWhere, type GenotypeColumns } from './columns.ts';
import { ALLELE, firstAllele, secondAllele } from './genotype-code.ts';

/**
 * Vendors whose `I` and `D` are known to mean the longer and the shorter allele of the one known insertion or deletion of a place. For
 * 23andMe ten clinical indels say so, both ways (BRCA1 185delAG reads D, 5382insC reads I; CFTR, GBA1, GJB2, HEXA, BLM, SMPD1 likewise).
 * For every other vendor no source was found: their letters stay unread.
 */
const KNOWN_SOURCES: ReadonlySet<string> = new Set(['23andMe']);

/** Whether a file's `I` and `D` may be read, at places where a table names the indel. */
export function areIndelLettersKnown(source: string): boolean {
  // Two joined files are named by both of their sources.
  return source.split('+').every((one) => KNOWN_SOURCES.has(one));
}

const isLetter = (nibble: number): boolean => nibble === ALLELE.D || nibble === ALLELE.I;
const hasLetter = (code: number): boolean => isLetter(firstAllele(code)) || isLetter(secondAllele(code));

/** Rows called with `I` or `D`; those that only repeat another row are left out. */
export function countIndelLetters(columns: GenotypeColumns, repeats: ReadonlySet<number> = new Set()): number {
  const { genotypes } = columns;
  let count = countWhere(codeCounts(columns, 0, genotypes.length), hasLetter);
  for (const row of repeats) if (hasLetter(genotypes[row] ?? 0)) count--;
  return count;
}
