import { type Chromosome, isPseudoautosomal } from '../genotype/genome.ts';
import { draw } from './draw.ts';

/** One row of a chip file on GRCh37. An empty genotype is a no-call. */
export interface ChipRow {
  chromosome: Chromosome;
  position: number;
  id: string;
  /** Alleles, one or two of A, C, G, T, I, D. */
  genotype: readonly string[];
}

/** Whom a row is drawn for: the name is the seed of every draw. */
export interface DrawnPerson {
  name: string;
  sex: 'male' | 'female';
}

/** Share of rows that the chip could not call. */
const NO_CALL_SHARE = 0.012;

/** The letter of an allele as chips write it: a base, or I and D where two alleles differ in length. */
export function letterOf(allele: string, other: string, longestAlternative: string): string {
  const longest = Math.max(allele.length, other.length, longestAlternative.length);
  if (longest === 1) return allele;
  return allele.length === longest ? 'I' : 'D';
}

/** One letter on a man's X and on Y, else two in alphabetical order; none where the call failed. */
export function callOf(
  { name, sex }: DrawnPerson,
  chromosome: Chromosome,
  position: number,
  letters: readonly string[],
): readonly string[] {
  if (draw(`${name} no-call ${chromosome}:${String(position)}`) < NO_CALL_SHARE) return [];
  const oneCopy = chromosome === 'X' && sex === 'male' && !isPseudoautosomal('GRCh37', position);
  return oneCopy || chromosome === 'MT' || chromosome === 'Y' ? letters.slice(0, 1) : [...letters].sort();
}
