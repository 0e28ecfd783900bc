import type { DrugSource } from '../../domain/pgx/drugs/drug-pack.ts';

/**
 * Choices of ours about coded recommendations, each with its reason; docs/recoded-guidance.md shows the rows. What is not named here stands as the
 * facts have it, but for one rule: a row whose codes contradict each other (`contradictionOf`) only says that there is advice.
 */
interface Recoding {
  source: DrugSource;
  guideline: string;
  /** The codes as the facts have them, and as they are here. */
  was: string;
  is: string;
  why: string;
}

/** Category and only code of a row of which no more is said than that there is advice. */
export const SEE_GUIDELINE = 'see_guideline';

const RECODED: readonly Recoding[] = [
  {
    source: 'CPIC',
    guideline: 'PA166181885',
    was: 'titration_schedule,higher_dose,lower_dose,tdm',
    is: 'titration_schedule,tdm',
    why: 'atomoxetine: both directions; the schedule alone',
  },
  {
    source: 'CPIC',
    guideline: 'PA166104948',
    was: 'avoid,standard_dose',
    is: 'avoid',
    why: 'clopidogrel: the usual dose is what is avoided',
  },
  {
    source: 'CPIC',
    guideline: 'PA166303941',
    was: 'indication_specific,contraindicated,not_recommended,consider_alternative,standard_dose',
    is: 'indication_specific,contraindicated,not_recommended,consider_alternative',
    why: 'anaesthetics: usual use is another result of the sentence; the warning stands in research (malignant hyperthermia)',
  },
  {
    source: 'CPIC',
    guideline: 'PA166288221',
    was: 'consider_alternative,standard_dose,higher_dose',
    is: 'consider_alternative',
    why: 'vortioxetine, ultrarapid: the notes on the guideline say another drug',
  },
  {
    source: 'DPWG',
    guideline: 'PA166104968',
    was: 'higher_dose,lower_dose,consider_alternative,tdm,monitor',
    is: 'higher_dose,consider_alternative,tdm,monitor',
    why: 'venlafaxine, ultrarapid: the notes on the guideline say a higher dose',
  },
  {
    source: 'DPWG',
    guideline: 'PA166182843',
    was: 'consider_alternative',
    is: SEE_GUIDELINE,
    why: 'atorvastatin: its condition is not coded',
  },
  {
    source: 'DPWG',
    guideline: 'PA166182810',
    was: 'consider_alternative,monitor',
    is: SEE_GUIDELINE,
    why: 'flucloxacillin: its condition is not coded',
  },
  {
    source: 'DPWG',
    guideline: 'PA166182844',
    was: 'consider_alternative,standard_dose,not_recommended',
    is: SEE_GUIDELINE,
    why: 'simvastatin: its condition is not coded',
  },
  {
    source: 'DPWG',
    guideline: 'PA166182844',
    was: 'consider_alternative,standard_dose,not_recommended,avoid',
    is: SEE_GUIDELINE,
    why: 'simvastatin: its condition is not coded',
  },
];

/** Figures whose role is certain. All others stand as they were found, and the packs leave them out. */
interface FigureRole {
  source: DrugSource;
  guidelines: readonly string[];
  category: string;
  was: string;
  is: string;
  why: string;
}

const FIGURES: readonly FigureRole[] = [
  {
    source: 'CPIC',
    guidelines: ['PA166105006', 'PA166105007', 'PA166105002', 'PA166105000', 'PA166104999', 'PA166104998', 'PA166105001'], // prettier-ignore
    category: 'lower_dose',
    was: 'percent=25%',
    is: 'less=25%',
    why: 'tricyclics: 25 % less than usual with an intermediate CYP2D6 result',
  },
  {
    source: 'DPWG',
    guidelines: ['PA166104961'],
    category: 'lower_dose',
    was: 'percent=60%',
    is: 'share=60%',
    why: 'nortriptyline: of the usual dose',
  },
  {
    source: 'DPWG',
    guidelines: ['PA166104961'],
    category: 'lower_dose',
    was: 'percent=40%',
    is: 'share=40%',
    why: 'nortriptyline: of the usual dose',
  },
  {
    source: 'DPWG',
    guidelines: ['PA166265421'],
    category: 'alternative',
    was: 'percent=30%',
    is: 'share=30%',
    why: 'quetiapine: of the usual dose',
  },
  {
    source: 'DPWG',
    guidelines: ['PA166104980'],
    category: 'dose_cap',
    was: 'dose=75 mg/day',
    is: 'ceiling=75 mg/day',
    why: 'sertraline: at most so much',
  },
];

interface LeftOut {
  source: DrugSource;
  guideline: string;
  lookup: string;
}

/** Rows that are left out: a result that nobody can have in these words. Carbamazepine's `*15:02` has a row of its own. */
const LEFT_OUT: readonly LeftOut[] = [{ source: 'DPWG', guideline: 'PA166265162', lookup: 'HLA-B:1511 and 1502' }];

/** What is done to the rows of the facts. */
export interface GuidanceChoices {
  recoded: readonly Recoding[];
  figures: readonly FigureRole[];
  leftOut: readonly LeftOut[];
}

export const GUIDANCE_CHOICES: GuidanceChoices = { recoded: RECODED, figures: FIGURES, leftOut: LEFT_OUT };

/** Category of a guideline that has no row by result: it goes by a calculation or by more than the result. */
export const WITHOUT_ROWS = 'algorithm';
