import type { Build } from '../genotype/genome.ts';
import type { ProteinChange } from './protein-change.ts';

/** An allele of the tumour by its place. Position and letters as a VCF writes them: 1-based, plus strand, letters before the change kept. */
export interface GenomicAllele {
  build: Exclude<Build, 'NCBI36'>;
  /** `1` to `22`, `X`, `Y` or `MT`, without `chr`. */
  chromosome: string;
  position: number;
  ref: string;
  alt: string;
}

/** What a change is to its gene, where no letter of the protein says it. */
export const CATEGORIES = [
  /** Some mutation of the gene; which is not told. */
  'mutation',
  /** The protein ends early: nonsense, frameshift, or said to be truncating. */
  'truncating',
  'frameshift',
  'splice',
  /** An internal tandem duplication. */
  'itd',
  'amplification',
  /** More copies, but not called an amplification. */
  'gain',
  /** Both copies gone, or said to be deleted. */
  'deletion',
  /** Said to be lost: copies, function or protein, which is not told. */
  'loss',
  /** One copy gone. */
  'heterozygous-loss',
  'loss-of-function',
  'gain-of-function',
  'rearrangement',
  'expression',
  'overexpression',
  'underexpression',
  'methylation',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What happened in an exon or region; `any` where only the place is told. */
export type RegionEffect = 'any' | 'mutation' | 'deletion' | 'insertion' | 'duplication' | 'skipping' | 'frameshift';

/** Kinds of small changes, as MAF tables and trials name them. */
export const CONSEQUENCES = [
  'Missense_Mutation',
  'Nonsense_Mutation',
  'Nonstop_Mutation',
  'Frame_Shift_Del',
  'Frame_Shift_Ins',
  'In_Frame_Del',
  'In_Frame_Ins',
  'Splice_Site',
  'Splice_Region',
  'Translation_Start_Site',
  'Silent',
] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** What is known of a small change beside what names it. Null is "not told", never "not there". */
export interface SmallChange {
  /** Its allele in the genome. */
  allele: GenomicAllele | null;
  /** Number of the exon in which it lies. */
  exon: number | null;
  consequence: Consequence | null;
}

/** Something that was found in the tumour. Genes are HGNC symbols in capital letters. */
export type Found =
  | ({ kind: 'protein'; gene: string; change: ProteinChange } & SmallChange)
  /** Some change of one amino acid ("KRAS G12"); which is not told. */
  | { kind: 'codon'; gene: string; ref: string; codon: number }
  /** Some change within exons ("EGFR exon 19 deletion"), first and last the same for one. */
  | { kind: 'exon'; gene: string; first: number; last: number; effect: RegionEffect }
  /** Some change within a named part of the gene ("kinase domain", "promoter"), in lower case. */
  | { kind: 'region'; gene: string; region: string; effect: RegionEffect }
  /** With the exon, where a file tells it. */
  | { kind: 'category'; gene: string; category: Category; exon?: number | null }
  /** Genes in the order in which they were told; null where the partner was not told. */
  | { kind: 'fusion'; gene: string; partner: string | null }
  /** An allele of a file of which no protein change is known; null where its gene is not known either. */
  | ({ kind: 'allele'; gene: string | null } & SmallChange & { allele: GenomicAllele })
  /** A change by its letters in a transcript ("c.1641+1dup"), as it was written after `c.`. */
  | { kind: 'coding'; gene: string; coding: string }
  /** A variant by the name of a list that has no form of its own ("EGFR VIII"). */
  | { kind: 'named'; gene: string; name: string };

/** What was told of one gene: found, looked for and not found, or the whole gene without a change. */
export type Change =
  | Found
  /** The gene was read and nothing was found in it. */
  | { kind: 'wildtype'; gene: string }
  /** This one thing was looked for and not found ("ALK fusion negative"). */
  | { kind: 'absent'; gene: string; what: Found };

/** One change as a person or a file told it. */
export type Alteration = Change & {
  /** What was written, or the file's own words; shown beside what was understood. */
  told: string;
};

export const SIGNATURES = ['apobec', 'pole', 'temozolomide', 'tobacco', 'uv'] as const;
export type Signature = (typeof SIGNATURES)[number];

/** What a laboratory says of the tumour as a whole. Null and a missing signature are "not told". */
export interface Markers {
  microsatellites: 'MSI-H' | 'MSI-L' | 'MSS' | null;
  mismatchRepair: 'deficient' | 'proficient' | null;
  /** Mutations a megabase. */
  mutationalBurden: number | null;
  /** Receptors by stain or copy number, as breast cancer is reported. */
  er: ReceptorStatus | null;
  pr: ReceptorStatus | null;
  her2: ReceptorStatus | null;
  /** PD-L1 by stain. */
  pdl1: ReceptorStatus | null;
  signatures: Readonly<Partial<Record<Signature, 'present' | 'absent'>>>;
}
export type ReceptorStatus = 'positive' | 'negative';

/** What is known of one tumour and its person. Whatever is null was not told. */
export interface TumourProfile {
  /** OncoTree code. */
  tumourType: string | null;
  /** Years. */
  age: number | null;
  sex: 'female' | 'male' | null;
  alterations: readonly Alteration[];
  markers: Markers;
}

/** No marker told. */
export const NO_MARKERS: Markers = {
  microsatellites: null,
  mismatchRepair: null,
  mutationalBurden: null,
  er: null,
  pr: null,
  her2: null,
  pdl1: null,
  signatures: {},
};

/** Nothing told. */
export const EMPTY_PROFILE: TumourProfile = {
  tumourType: null,
  age: null,
  sex: null,
  alterations: [],
  markers: NO_MARKERS,
};
