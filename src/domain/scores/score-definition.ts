import type { Group } from '../ancestry/groups.ts';
import type { Build } from '../genotype/genome.ts';
import type { GroupCalibration } from './canrisk-mixture.ts';
import type { RowRefusal } from './reasons.ts';

/** How a row turns copies of its effect allele into points. */
export const EFFECT = {
  /** `weight · copies`. */
  additive: 0,
  /** `weight · min(copies, 1)`. */
  dominant: 1,
  /** `weight · max(copies − 1, 0)`. */
  recessive: 2,
  /** One weight for each of 0, 1 and 2 copies (`dosage_0_weight` … of the PGS Catalog). */
  dosage: 3,
} as const;

/** A row that the score has and no person can be scored on. Its weight is named, so that what is lost can be judged. */
export interface RefusedTerm {
  /** 1-based data row of the scoring file. */
  row: number;
  reason: RowRefusal;
  /** The row's weight, null where it has none that is a number. */
  weight: number | null;
}

/** Where a scoring file's facts come from. Only the file's own header is believed, never its name. */
export interface ScoreHeader {
  id: string;
  name: string | null;
  trait: string;
  /** The ontology's word for the trait: reported traits hold typing errors. */
  traitMapped: string | null;
  citation: string | null;
  /** Text of the file's licence line; null means that it has none (PGS Catalog: the default terms of use). */
  licence: string | null;
  weightType: string | null;
  /** The build in which the authors wrote positions, as far as the header names it. */
  authorBuild: Build | null;
  /** The build of `hm_chr`, `hm_pos`. */
  harmonisedBuild: Build | null;
  /** `variants_number` of the header: it may differ from the rows present. */
  declaredRows: number | null;
  format: 'pgs-catalog-1' | 'pgs-catalog-2' | 'omicspred' | 'canrisk' | 'plain';
  /** CanRisk files state the score's mean, standard deviation and alpha. */
  published: { mean: number; sd: number; alpha: number | null } | null;
  /** The score is spread otherwise than a normal curve: percentiles are read off the distribution that its rows make (ADR 0021). */
  distribution?: 'own';
  /** Groups in which too many people share one value for a percentile, so that it has no frequencies of them (ADR 0021). */
  fewValuesIn?: readonly Group[];
  /** Mixed-ancestry CanRisk files state them by group. */
  calibration?: Partial<Record<Group, GroupCalibration>>;
}

/** Rows that can be scored, as columns in file order. All arrays have `count` entries. */
export interface ScoreTerms {
  count: number;
  /** 1-based data row of the scoring file. */
  row: Uint32Array;
  /** Weight of one copy (additive) or of the condition (dominant, recessive); of one copy for `EFFECT.dosage`. */
  weight: Float64Array;
  /** One of {@link EFFECT}. */
  effect: Uint8Array;
  /** Effect allele in the high nibble, other allele in the low one (0: not named; 7: see `alleleTexts`), on the strand of the file. */
  alleles: Uint8Array;
  /** Number of the rsid, 0 where the row has none. */
  rsid: Uint32Array;
  /** Effect-allele frequency that the file itself states, NaN where it does not; empty where it states none at all. */
  statedFrequency: Float64Array;
  /** Alleles of more than one base, by term. */
  alleleTexts: ReadonlyMap<number, { effect: string; other: string | null }>;
  /** Weights for 0, 1, 2 copies, by term, where `effect` is {@link EFFECT.dosage}. */
  dosageWeights: ReadonlyMap<number, readonly [number, number, number]>;
  /** Genome keys by build, 0 where the row has no place there. */
  keys: Partial<Record<Build, Uint32Array>>;
  /** Per build, 1 where that build's plus strand is the other strand: alleles are to be complemented. Absent means 0 throughout. */
  minusStrand: Partial<Record<Build, Uint8Array>>;
}

/** A scoring file, read: what it says of itself, rows that can be scored, rows that cannot. */
export interface ScoreDefinition {
  header: ScoreHeader;
  /** Data rows of the file. `terms.count + refused.length` equals it. */
  rows: number;
  terms: ScoreTerms;
  refused: RefusedTerm[];
  /** Positions of the file whose build its header does not name; null where every position has a build. */
  unplacedKeys: Uint32Array | null;
  /** Effect-allele frequencies by group that the file itself states, by term. */
  frequencies?: Partial<Record<Group, Float64Array>>;
  /** Builds whose places were carried over, and from which build each. */
  lifted?: Partial<Record<Build, Build>>;
}
