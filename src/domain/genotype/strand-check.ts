import type { BuildMarker } from './build-vote.ts';

/** How the letters of the markers stand to the reference's plus strand. */
export interface StrandCheck {
  plus: number;
  minus: number;
  /** Neither: another allele than the two known ones. */
  other: number;
}

const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };
/**
 * Share of minus-strand markers from which a file cannot be what its vendor says. Tables with some flipped probes reach a few
 * per cent; alleles on Illumina's TOP or forward strand, or a strand column that was not read, a third and more.
 */
const FLIPPED_SHARE = 0.1;
/** Fewest flipped markers that speak: one or two are probes of their own. */
const LEAST_FLIPPED = 5;
/** Fewest markers on the plus strand that prove it where the file does not state it. */
const LEAST_PROOF = 20;
/** Letters of neither strand for each flipped one: in a flipped file next to none. */
const MOST_OTHER = 0.1;

/**
 * Compares the letters at the markers (none of them A/T or C/G) with the alleles of both strands.
 *
 * @param letters - of the markers that the file has
 */
export function checkStrand(letters: ReadonlyMap<BuildMarker, string>): StrandCheck {
  const check: StrandCheck = { plus: 0, minus: 0, other: 0 };
  for (const [marker, called] of letters) {
    if (marker.alleles === '') continue;
    const bases = Array.from(called).filter((letter) => letter in COMPLEMENT);
    if (bases.length === 0) continue;
    if (bases.every((base) => marker.alleles.includes(base))) check.plus++;
    else if (bases.every((base) => marker.alleles.includes(COMPLEMENT[base] ?? ''))) check.minus++;
    else check.other++;
  }
  return check;
}

/**
 * Whether so many markers read on the other strand that the file's letters cannot be taken as plus strand. Where many markers fit
 * neither strand, the letters are wrong for another reason (another assembly, made-up data), and the strand is not to blame.
 */
export function isStrandMixed(check: StrandCheck): boolean {
  const compared = check.plus + check.minus;
  return (
    check.minus >= LEAST_FLIPPED && check.minus >= compared * FLIPPED_SHARE && check.other <= check.minus * MOST_OTHER
  );
}

/** Whether the markers show that the letters stand on the plus strand, where a file states another strand or none. */
export function isStrandProved(check: StrandCheck): boolean {
  return check.plus >= LEAST_PROOF && !isStrandMixed(check);
}
