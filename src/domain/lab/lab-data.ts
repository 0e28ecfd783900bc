import type { Group } from '../ancestry/groups.ts';

/** Where a table of the lab comes from, as its header states it. */
export interface LabSource {
  title: string;
  source: string;
  version: string;
  /** ISO date. */
  date: string;
  licence: string;
}

/** Allele frequencies of unlinked common variants by group: columns of equal length, 0 to 1. */
export type MarkerFrequencies = Readonly<Record<Group, Float32Array>>;

/** What the yearly shares of the studies count. */
export const MEASURES = ['discovery', 'discovery-recorded-or-not', 'replication', 'studies'] as const;
export type Measure = (typeof MEASURES)[number];

/** Share of one recorded ancestry category in one year. */
export interface YearShare {
  measure: Measure;
  year: number;
  /** The monitor's own category, as a code that the page puts into words. */
  category: string;
  percent: number;
}

/** Accuracy of scores in one group, as published, and the reference populations that are taken as nearest to it. */
export interface Portability {
  group: string;
  /** Ratio of partial r² to that of the training group, in per cent. */
  percent: number;
  populations: readonly string[];
}

/** A population of 1000 Genomes and how far it is from the people whom most scores were made in. */
export interface PopulationPoint {
  population: string;
  group: string;
  people: number;
  /** Distance from GBR and CEU in sixteen principal components; that of YRI is 1. */
  distance: number;
  /** Mean place of its people in the panel's own coordinates. */
  place: readonly number[];
}

/** A published figure, with who stated it of whom. */
export interface Citation {
  id: string;
  /** View of the lab that shows it. */
  view: string;
  figure: string;
  value: string;
  of: string;
  citation: string;
  /** `quoted`: read in another text that quotes it. */
  seen: 'article' | 'quoted';
}

/** How many rows of a score are on the list of a chip. */
export interface ChipCoverage {
  score: string;
  chip: string;
  /** Rows for which the list can tell. */
  judged: number;
  present: number;
}

/** How much of its effect a trait's scores keep in people of another recorded ancestry. */
export interface EffectRatio {
  trait: string;
  /** Whom the scores were made in: `European`, or `several` ancestries. */
  training: string;
  ancestry: string;
  /** Evaluations that were pooled. */
  pairs: number;
  /** Log odds ratio per standard deviation over that in people of European ancestry, with its 95 % interval. */
  ratio: number;
  low: number;
  high: number;
}

/** What the lab shows beside what it computes of a genome. Nothing in it is about the person who looks at it. */
export interface LabData {
  sources: Readonly<Record<LabTable, LabSource>>;
  markers: MarkerFrequencies;
  years: readonly YearShare[];
  portability: readonly Portability[];
  populations: readonly PopulationPoint[];
  /** Weight of each coordinate: how much a unit of it changes genotypes. */
  axisWeights: readonly number[];
  citations: readonly Citation[];
  chips: readonly ChipCoverage[];
  effects: readonly EffectRatio[];
}

export const LAB_TABLES = [
  'markers',
  'years',
  'portability',
  'populations',
  'people',
  'citations',
  'chips',
  'effects',
] as const;
export type LabTable = (typeof LAB_TABLES)[number];
