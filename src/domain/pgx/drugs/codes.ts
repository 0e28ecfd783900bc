/** What a guideline advises, in one word of ours. */
export const GUIDELINE_CATEGORIES = [
  'contraindicated',
  'avoid',
  'alternative',
  'dose_cap',
  'titration_schedule',
  'lower_dose',
  'higher_dose',
  'standard_dose',
  'standard_dose_with_care',
  'clinical_judgement',
  'monitor',
  'confirm_by_phenotype_test',
  'no_change',
  'no_recommendation',
  'see_guideline',
  'algorithm',
] as const;
export type GuidelineCategory = (typeof GUIDELINE_CATEGORIES)[number];

/** What a row of the report is: advice; a guideline that could not be looked up, or has no row; an FDA text that names a gene. */
export type DrugCategory = GuidelineCategory | 'not_assessed' | 'not_covered' | 'label' | 'association_table';

/** Everything that a recommendation says, as codes of ours. */
export const DRUG_CODES = [
  'standard_dose',
  'consider_alternative',
  'lower_dose',
  'higher_dose',
  'monitor',
  'tdm',
  'avoid',
  'no_recommendation',
  'indication_specific',
  'confirm_by_phenotype_test',
  'no_change',
  'dose_cap',
  'not_recommended',
  'slow_titration',
  'contraindicated',
  'clinical_judgement',
  'titration_schedule',
  'prior_tolerance',
  'avoid_inhibitors',
  'if_alternative_available',
  'only_if_no_alternative',
  'not_indicated',
  'see_guideline',
  'no_dose_figure_possible',
] as const;
export type DrugCode = (typeof DRUG_CODES)[number];
