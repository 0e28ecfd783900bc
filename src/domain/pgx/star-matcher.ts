/** Position without a unit: both strands carry the same allele there, or the position is not observed. */
export const NO_UNIT = 255;
/** Most independent units (unphased heterozygous positions, phase sets) that a problem may have. */
export const MAX_UNITS = 31;
/** Strand symbol of a position that is not observed: every allele fits. */
export const ANY_SYMBOL = 0xff;
/** Strand symbol of the VCF reference. */
export const REFERENCE_SYMBOL = 1;
/** Column counts are padded to this many, for 16-byte loads. */
export const COLUMN_ALIGNMENT = 16;

/** Bit masks of a gene's alleles: byte `row · stride + position`, bit s set where the allele admits symbol s. */
export interface MaskMatrix {
  masks: Uint8Array;
  stride: number;
  alleleCount: number;
  /** Wobble positions of allele a: `wobbles[wobbleStarts[a] … wobbleStarts[a + 1])`. */
  wobbleStarts: Uint32Array;
  wobbles: Uint32Array;
}

/**
 * One person's genotype against one matrix. The alleles of the two strands are single bits (or {@link ANY_SYMBOL}).
 * Within a unit the phase is known, between units it is not: a pair (i, j) explains the genotype when in every unit
 * i fits strand 1 and j strand 2, or the other way round.
 */
export interface StarProblem {
  matrix: MaskMatrix;
  strand1: Uint8Array;
  strand2: Uint8Array;
  /** Unit of each position, {@link NO_UNIT} where strands agree. */
  units: Uint8Array;
  unitCount: number;
  /** Score of each allele, or -1 to leave it out. */
  scores: Int32Array;
}

/** An allele that fits some sequence: bit u of `direct` set where it fits strand 1 in unit u, of `swapped` strand 2. */
export interface StarFit {
  allele: number;
  direct: number;
  swapped: number;
}

/** The kernel's part of matching. `src/engine/kernel/stars.ts` implements it; the domain knows only this. */
export interface StarMatcher {
  /** Alleles that fit at least one sequence, in matrix order. */
  fits(problem: StarProblem): StarFit[];
  /** Triples (first allele, second allele ≥ first, score), in matrix order. */
  pairs(problem: StarProblem): Int32Array;
}
