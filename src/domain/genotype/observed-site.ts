import type { Chromosome } from './genome.ts';
import type { CallDoubt } from './evidence.ts';
import type { ImputedCall } from './imputed-call.ts';

/** A call as a chip file gives it: one or two letters, plus strand. */
export interface LetterCall {
  kind: 'letters';
  /** `null`: the file lists the site without a call. `second` is `undefined` when the call is haploid. */
  first: string | null;
  second: string | null | undefined;
  rsid: string | null;
  /** Set where the letters were imputed, not measured: how certain they are stands in no such file. */
  imputed?: true;
}

/** A VCF record of one sample, alleles as text. */
export interface VcfCall {
  kind: 'vcf';
  rsid: string | null;
  ref: string;
  alts: readonly string[];
  /** Allele indices of the sample's GT, `null` for `.`; one entry when haploid. */
  genotype: readonly (number | null)[];
  phased: boolean;
  /** PS value, where the record has one. */
  phaseSet: string | null;
  /** AD values, where the record has them. */
  alleleDepths: readonly number[] | null;
  /** DS values, one for each ALT, where the record has them: expected copies of an imputed genotype. */
  dosages?: readonly number[] | null;
  /** Set where the genotype was imputed, not measured. */
  imputed?: ImputedCall;
  /** Text of FILTER (`PASS`, `.`, …). */
  filter: string;
  /** FORMAT's AF: the share of reads of each ALT, as callers of mosaic and mitochondrial variants state it. */
  alleleFractions?: readonly number[] | null;
  /** Why the call does not count though the file states it; left out where it does. */
  doubt?: CallDoubt;
  /** Set where the record states a depth, a quality or likelihoods of its call. */
  statesEvidence?: true;
  /** plink's mark: which of the two alleles is REF is not known, only that these are the alleles. */
  provisionalRef?: true;
}

/** A record that is no single base, with its place. */
export interface PlacedCall {
  position: number;
  call: VcfCall;
}

/** A gVCF block that says "reference here" for the position asked. */
export interface ReferenceBlock {
  kind: 'referenceBlock';
  start: number;
  end: number;
  /** The base of the place asked, where the file states it: at the first place of a block. */
  base?: string;
}

/** One record of the person's file at one position. A position may have several: probes of one chip disagree at times. */
export type ObservedSite = LetterCall | VcfCall | ReferenceBlock;

/** Looks records up by position in the file's own build. An empty list means: the file does not have the position. */
export interface SiteLookup {
  at(chromosome: Chromosome, position: number): readonly ObservedSite[];
  /** Records of [from, to] of which the person carries an allele that is not one base for another. Absent where a file has no records. */
  longCalls?(chromosome: Chromosome, from: number, to: number): readonly PlacedCall[];
  /** Whether a structural variant that the person carries touches [from, to]. Absent where a file has no records. */
  hasStructural?(chromosome: Chromosome, from: number, to: number): boolean;
  /** Genome keys of the rows that have these rs numbers, 0 where the file has no such id. Absent where a file has no ids at all. */
  keysOfIds?(rsids: Uint32Array): Uint32Array;
  /** Genome key of the first row that a vendor names `i` and this number; 0 where there is none. Absent where a file has no such names. */
  keyOfInternalId?(number: number): number;
}
