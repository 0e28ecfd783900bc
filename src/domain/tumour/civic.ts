import type { AnyOf } from './change-words.ts';
import type { OncoNode } from './oncotree.ts';

/** CIViC's levels, strongest first: A validated, B clinical, C case study, D preclinical, E inferential. */
export const LEVELS = ['A', 'B', 'C', 'D', 'E'] as const;
export type Level = (typeof LEVELS)[number];
export const EVIDENCE_TYPES = ['Predictive', 'Diagnostic', 'Prognostic', 'Predisposing', 'Functional', 'Oncogenic'] as const; // prettier-ignore
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];
export const DIRECTIONS = ['Supports', 'Does Not Support', 'N/A'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A disease of CIViC, and what it is in OncoTree. */
export interface CivicDisease {
  name: string;
  doid: string;
  /** Codes of OncoTree with exactly this name or a known synonym of it; none where none has it. Several where it is a broader type with several tops. */
  codes: readonly string[];
  /** It is a kind of what {@link codes} names, told by receptors: never the same tumour type. */
  isKindOf: boolean;
  /** What its name says of receptors. */
  receptors: { er?: 'positive' | 'negative'; pr?: 'positive' | 'negative'; her2?: 'positive' | 'negative' };
}

/** Where a variant of CIViC lies, as it writes it. */
export interface CivicPlace {
  chromosome: string;
  start37: number;
  stop37: number;
  /** 0 where GRCh38 is not known. */
  start38: number;
  /** Empty for none: `-`/`T` is an insertion between start and stop. */
  ref: string;
  alt: string;
}

export interface CivicVariant {
  id: number;
  gene: string;
  name: string;
  aliases: readonly string[];
  place: CivicPlace | null;
  /** What has to be there, from name and aliases. */
  needs: AnyOf;
}

export interface CivicItem {
  id: number;
  /** Indexes into the lists of the knowledge. Several variants where a molecular profile joins them. */
  variant: number;
  disease: number;
  therapies: readonly string[];
  /** How several therapies belong together; empty where one or not told. */
  interaction: '' | 'Combination' | 'Substitutes' | 'Sequential';
  type: EvidenceType;
  direction: Direction;
  level: Level;
  /** As CIViC names it: `Sensitivity/Response`, `Resistance`, `Reduced Sensitivity`, `Adverse Response`, `Poor Outcome`, … */
  significance: string;
  /** 1 to 5; 0 where it was not rated. */
  rating: number;
  /** `Somatic`, `Rare Germline`, `Common Germline`, `Unknown`, `N/A` or empty. */
  origin: string;
  /** `PMID:123`, or `ASCO:123` for an abstract. */
  source: string;
  trials: readonly string[];
  release: string;
}

/** A statement of CIViC's curators over several items, with their AMP/ASCO/CAP tier. */
export interface CivicAssertion {
  id: number;
  variant: number;
  disease: number;
  therapies: readonly string[];
  type: EvidenceType;
  direction: Direction;
  significance: string;
  /** `Tier I - Level A`; empty where none was given. */
  amp: string;
  items: readonly number[];
}

/** A state of CIViC that items were taken from. */
export interface CivicRelease {
  id: string;
  /** ISO date. */
  date: string;
  items: number;
  /** Whether it holds only some types of evidence. */
  isPartial: boolean;
}

export interface CivicKnowledge {
  releases: readonly CivicRelease[];
  oncotree: { version: string; nodes: readonly OncoNode[] };
  /** Other symbols of genes, in capitals, with the gene's own. */
  symbols: readonly (readonly [string, string])[];
  diseases: readonly CivicDisease[];
  variants: readonly CivicVariant[];
  items: readonly CivicItem[];
  assertions: readonly CivicAssertion[];
}
