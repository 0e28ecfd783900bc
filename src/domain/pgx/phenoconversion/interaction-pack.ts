import type { DrugClassRow } from '../mental-health/classes.ts';

/** Strengths of inhibition or induction, strongest first. `listed`: named by a source without a class. */
export const STRENGTHS = ['strong', 'moderate', 'weak', 'listed'] as const;
export type Strength = (typeof STRENGTHS)[number];

export const INTERACTION_ROLES = ['inhibitor', 'inducer'] as const;
export type InteractionRole = (typeof INTERACTION_ROLES)[number];

/** What one source was seen to say of an interaction. */
export interface Sighting {
  strength: Strength;
  /** Whether the border of the class had to be inferred from the source's layout. */
  inferred: boolean;
  /** Id of an {@link InteractionSource}. */
  source: string;
}

/** A medicine or food that inhibits or induces an enzyme. */
export interface Interaction {
  /** The enzyme's gene symbol: `CYP2D6`. */
  enzyme: string;
  /** Generic name, lower case. */
  substance: string;
  role: InteractionRole;
  sightings: readonly Sighting[];
}

export interface InteractionSource {
  id: string;
  title: string;
  /** ISO date or year, empty where the source has none. */
  date: string;
  /** Empty where there is none. */
  url: string;
}

/** What a guideline does to an activity score, and for which drugs. */
export interface ConversionRule {
  enzyme: string;
  role: InteractionRole;
  strength: Strength | 'any';
  /** What the score is multiplied with; `null` where the guideline states that there is no agreed rule. */
  factor: number | null;
  drugs: readonly string[];
  source: string;
}

/** A range of activity scores and its phenotype; `null` = open end. */
export interface ActivityBand {
  enzyme: string;
  phenotype: string;
  from: number;
  fromIncluded: boolean;
  to: number | null;
  toIncluded: boolean;
}

/** The decoded pack of interactions. Tables: `src/reference/tables/interactions`. */
export interface InteractionPack {
  version: string;
  date: string;
  sources: readonly InteractionSource[];
  interactions: readonly Interaction[];
  rules: readonly ConversionRule[];
  bands: readonly ActivityBand[];
  classes: readonly DrugClassRow[];
}
