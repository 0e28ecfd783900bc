import type { DrugCode, GuidelineCategory } from './codes.ts';

/** Who recommends. FDA entries are flags: its label or its table names the gene. */
export const DRUG_SOURCES = ['CPIC', 'DPWG', 'FDA'] as const;
export type DrugSource = (typeof DRUG_SOURCES)[number];

/** What a figure is a figure of: so much less than usual, a share of the usual dose, a ceiling. */
export const FIGURE_ROLES = ['less', 'share', 'ceiling'] as const;

/** One gene's part of a lookup: CPIC's or DPWG's phenotype word, an activity score, or `=` and a pair of alleles. */
export interface LookupKey {
  gene: string;
  key: string;
}

/** One coded recommendation: what a guideline says for some results, in our own codes. */
export interface DrugRecommendation {
  /** The guideline's own population word, empty for everyone. */
  population: string;
  /** CPIC's strength, empty where the source has none. */
  strength: string;
  /** What to do in one word (`avoid`, `lower_dose`, `standard_dose`…). */
  category: GuidelineCategory;
  codes: readonly DrugCode[];
  /** Figures by their role ({@link FIGURE_ROLES}); a figure whose role is not certain is left out. */
  numbers: Readonly<Record<string, readonly string[]>>;
  /** Alternatives; all keys of one have to hold. */
  lookups: readonly (readonly LookupKey[])[];
}

/** A guideline's entry for one drug. */
export interface DrugGuideline {
  drug: string;
  source: DrugSource;
  id: string;
  genes: readonly string[];
  url: string;
  pmids: readonly string[];
  /** ISO date on which the source was as it is here. */
  asOf: string;
  /** PMID of a later guideline, `null` where none is known. */
  supersededBy: string | null;
  recommendations: readonly DrugRecommendation[];
}

/** CPIC's level of a gene-drug pair, with the FDA label's wording where it has one. */
export interface DrugGenePair {
  gene: string;
  level: string;
  status: string;
  fdaLabel: string;
}

/** A drug, with the names it is sold under and what is known about it besides guidelines. */
export interface DrugEntry {
  name: string;
  rxnorm: string;
  atc: readonly string[];
  usBrands: readonly string[];
  /** Names of the EU's and of the French list. */
  euBrands: readonly string[];
  /** Names of products that hold other substances too. */
  combinationBrands: readonly string[];
  synonyms: readonly string[];
  pairs: readonly DrugGenePair[];
  /** Whether the FDA label, or FDA's Table of Pharmacogenetic Associations, names a gene. */
  fdaLabel: boolean;
  fdaTable: boolean;
  /** Results that the FDA texts were seen to single out. */
  fdaSeen: readonly { kind: 'label' | 'table'; lookup: readonly LookupKey[] }[];
}

/** A class of drugs that CPIC itself names, by the beginnings of ATC codes. */
export interface DrugClass {
  name: string;
  /** Other words for it. */
  words: readonly string[];
  atc: readonly string[];
}

/** A decoded pack of drugs: CPIC and FDA in one, DPWG (its own licence) in another. */
export interface DrugPack {
  version: string;
  date: string;
  classes: readonly DrugClass[];
  drugs: readonly DrugEntry[];
  guidelines: readonly DrugGuideline[];
}
