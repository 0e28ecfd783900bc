import { ALLELE } from '../genotype/genotype-code.ts';

const COMPLEMENTS: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };

/** Whether the text is one or more of A, C, G, T. IUPAC codes are refused: in scoring files `K N R S V Y` are amino acids. */
export function isBases(text: string): boolean {
  if (text.length === 0) return false;
  for (let index = 0; index < text.length; index++) if (!(text.charAt(index) in COMPLEMENTS)) return false;
  return true;
}

/**
 * Base by base complement, **not** reversed: the rule by which pgsc_calc and pygscatalog look for rows written on the other strand.
 * Letters other than bases stay as they are.
 */
export function complement(allele: string): string {
  let out = '';
  for (let index = 0; index < allele.length; index++) {
    const letter = allele.charAt(index);
    out += COMPLEMENTS[letter] ?? letter;
  }
  return out;
}

/** A/T or C/G: both strands show the same two letters. Single bases only, as in pygscatalog v3. */
export function isAmbiguousPair(first: string, second: string): boolean {
  return first.length === 1 && second.length === 1 && COMPLEMENTS[first] === second;
}

/** Whether the two alleles differ in length: one of them has a gap. */
export function isIndelPair(first: string, second: string): boolean {
  return first.length !== second.length;
}

/** Nibble of one allele of a row: 1..4 for a base, {@link ALLELE.none} where the file names none, {@link ALLELE.other} for longer text. */
export function alleleNibble(allele: string | null): number {
  if (allele === null) return ALLELE.none;
  const index = allele.length === 1 ? 'ACGT'.indexOf(allele) : -1;
  return index < 0 ? ALLELE.other : index + 1;
}

/** Complement of a base's nibble; other nibbles stay as they are. */
export function complementNibble(nibble: number): number {
  return nibble >= ALLELE.A && nibble <= ALLELE.T ? 5 - nibble : nibble;
}
