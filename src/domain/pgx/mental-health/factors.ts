/** What a medicine is, or would be, taken for. */
export const DIAGNOSES = [
  'depression',
  'anxiety',
  'ocd',
  'adhd',
  'psychosis',
  'bipolar',
  'epilepsy',
  'pain',
  'other',
] as const;
export type Diagnosis = (typeof DIAGNOSES)[number];

export const AGE_GROUPS = ['child', 'adult', 'older'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/** Circumstances that genes say nothing about. */
export const CIRCUMSTANCES = ['pregnancy', 'liver', 'kidney', 'qt'] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

/** What happened with a medicine taken before. */
export const EXPERIENCES = ['over-three-months', 'side-effects', 'no-benefit'] as const;
export type Experience = (typeof EXPERIENCES)[number];

/** What somebody says of themselves beside the genotype. Nothing of it enters a score: it chooses which notes are shown. */
export interface ClinicalFactors {
  /** Medicines and foods taken now that change an enzyme, by generic name. */
  taken: readonly string[];
  diagnoses: readonly Diagnosis[];
  age: AgeGroup | null;
  circumstances: readonly Circumstance[];
  /** By generic name. */
  earlier: Readonly<Record<string, Experience>>;
}

export const NO_FACTORS: ClinicalFactors = { taken: [], diagnoses: [], age: null, circumstances: [], earlier: {} };
