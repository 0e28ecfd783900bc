import type { Group } from '../ancestry/groups.ts';

/** Conditions that bundled scores are about: scores of one condition are held against each other. */
export const CONDITIONS = [
  'alzheimer', 'atrial-fibrillation', 'basal-cell-carcinoma', 'biliary-cholangitis', 'bmi', 'bone-density', 'brain-cancer', 'breast-cancer', 'c-reactive-protein', 'celiac', 'colorectal-cancer', 'coronary', 'crohn', 'cup-disc-ratio', 'diastolic-pressure', 'fasting-glucose', 'glaucoma', 'hdl', 'hypertension', 'inflammatory-bowel', 'ldl', 'lpa', 'lung-cancer', 'lupus', 'lymphocytic-leukaemia', 'macular', 'melanoma', 'multiple-sclerosis', 'pancreatic-cancer', 'parkinson', 'prostate-cancer', 'psa', 'psoriasis', 'refractive-error', 'rheumatoid', 'systolic-pressure', 'total-cholesterol', 'triglycerides', 'type-1-diabetes', 'type-2-diabetes', 'ulcerative-colitis', 'urate', 'waist-hip',
] as const; // prettier-ignore
export type Condition = (typeof CONDITIONS)[number];

/** Something that a reader of a card has to know before its result. */
export type CardNote = 'trait-slip' | 'hits-only' | 'sure-rows-only' | 'no-hla' | 'er-positive-only';

/** What is known of a bundled score beside its rows. */
export interface ScoreCard {
  id: string;
  condition: Condition;
  /** Ancestries of the studies in which its variants were found (the Catalog's source of associations), in its words; null: not known here. */
  sources: string | null;
  /** Ancestries of the people in whom its variants were chosen or weights fitted (the Catalog's development), where it states any. */
  trainedIn?: string;
  /** Its weights are logarithms of odds ratios: what it spreads is an effect, and lists of one condition can be held against each other. */
  isLogOdds?: true;
  /** Sex in which the score was made and evaluated, where it was only one. */
  sex?: 'female' | 'male';
  notes?: readonly CardNote[];
}

/** Why a published figure does not tell of the score alone, of its whole condition, in people who had no part in its making. */
export type EffectCaution = 'overlap' | 'with-covariates' | 'mixed-models' | 'other-endpoint';

/** An effect of a score that was published in people of one ancestry. */
export interface PublishedEffect {
  id: string;
  /**
   * `OR`, `HR`: per standard deviation. `AUC`: how well the score alone tells cases. `r`: (partial) correlation with the trait. `OR2`: the
   * percentile from which the odds are more than doubled.
   */
  metric: 'OR' | 'HR' | 'AUC' | 'r' | 'OR2';
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
  caution?: EffectCaution;
}

/** What scores of a condition keep of their effect in other people: the ratio of log odds (or hazard) ratios per standard deviation. */
export interface Portability {
  condition: Condition;
  /** Whom the scores were made from. */
  from: 'European only' | 'multi incl. European';
  group: Group;
  ratio: number;
  low: number;
  high: number;
  /** Comparisons that the ratio is pooled from. */
  pairs: number;
}
