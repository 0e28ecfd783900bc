import type { Group } from '../ancestry/groups.ts';

/** Conditions that bundled scores are about: scores of one condition are held against each other. */
export const CONDITIONS = [
  'alzheimer', 'atrial-fibrillation', 'basal-cell-carcinoma', 'biliary-cholangitis', 'bmi', 'bone-density', 'brain-cancer', 'breast-cancer', 'c-reactive-protein', 'celiac', 'colorectal-cancer', 'coronary', 'crohn', 'cup-disc-ratio', 'diastolic-pressure', 'fasting-glucose', 'glaucoma', 'hdl', 'hypertension', 'inflammatory-bowel', 'ldl', 'lpa', 'lung-cancer', 'lymphocytic-leukaemia', 'macular', 'multiple-sclerosis', 'pancreatic-cancer', 'parkinson', 'prostate-cancer', 'psa', 'refractive-error', 'rheumatoid', 'systolic-pressure', 'total-cholesterol', 'triglycerides', 'type-1-diabetes', 'type-2-diabetes', 'ulcerative-colitis', 'waist-hip',
] as const; // prettier-ignore
export type Condition = (typeof CONDITIONS)[number];

/** Something that a reader of a card has to know before its result. */
export type CardNote = 'trait-slip' | 'hits-only' | 'sure-rows-only' | 'no-hla' | 'er-positive-only';

/** What is known of a bundled score beside its rows. */
export interface ScoreCard {
  id: string;
  condition: Condition;
  /** Shares of ancestries in the studies that the score was made from, as the Catalog words them; null: not known here. */
  training: string | null;
  /** Sex in which the score was made and evaluated, where it was only one. */
  sex?: 'female' | 'male';
  notes?: readonly CardNote[];
}

/** An effect of a score that was published in people of one ancestry. */
export interface PublishedEffect {
  id: string;
  /** `OR`, `HR`: per standard deviation. `AUC`: how well the score alone tells cases. `r`: correlation with the measured trait. */
  metric: 'OR' | 'HR' | 'AUC' | 'r';
  value: number;
  low: number | null;
  high: number | null;
  /** Reference group that the people are of; null where their ancestry is none of them, or mixed. */
  group: Group | null;
  ancestry: string;
  people: number | null;
  cases: number | null;
  endpoint: string;
  adjusted: string | null;
  doi: string | null;
  /** Number of the evaluation in the PGS Catalog. */
  source: string;
}
