import type { DrugCategory, DrugCode } from '../../domain/pgx/drugs/codes.ts';
import type { DrugSource } from '../../domain/pgx/drugs/drug-pack.ts';
import { m } from '../../i18n/messages.ts';

const CATEGORIES: Readonly<Record<DrugCategory, () => string>> = {
  contraindicated: () => m.drugs_category_contraindicated(),
  avoid: () => m.drugs_category_avoid(),
  alternative: () => m.drugs_category_alternative(),
  dose_cap: () => m.drugs_category_dose_cap(),
  titration_schedule: () => m.drugs_category_titration_schedule(),
  lower_dose: () => m.drugs_category_lower_dose(),
  higher_dose: () => m.drugs_category_higher_dose(),
  standard_dose: () => m.drugs_category_standard_dose(),
  standard_dose_with_care: () => m.drugs_category_standard_dose_with_care(),
  clinical_judgement: () => m.drugs_category_clinical_judgement(),
  monitor: () => m.drugs_category_monitor(),
  confirm_by_phenotype_test: () => m.drugs_category_confirm_by_phenotype_test(),
  no_change: () => m.drugs_category_no_change(),
  no_recommendation: () => m.drugs_category_no_recommendation(),
  see_guideline: () => m.drugs_category_see_guideline(),
  algorithm: () => m.drugs_category_algorithm(),
  not_assessed: () => m.drugs_category_not_assessed(),
  not_covered: () => m.drugs_category_not_covered(),
  label: () => m.drugs_category_label(),
  association_table: () => m.drugs_category_association_table(),
};

const CODES: Readonly<Record<DrugCode, () => string>> = {
  standard_dose: () => m.drugs_code_standard_dose(),
  consider_alternative: () => m.drugs_code_consider_alternative(),
  lower_dose: () => m.drugs_code_lower_dose(),
  higher_dose: () => m.drugs_code_higher_dose(),
  monitor: () => m.drugs_code_monitor(),
  tdm: () => m.drugs_code_tdm(),
  avoid: () => m.drugs_code_avoid(),
  no_recommendation: () => m.drugs_code_no_recommendation(),
  indication_specific: () => m.drugs_code_indication_specific(),
  confirm_by_phenotype_test: () => m.drugs_code_confirm_by_phenotype_test(),
  no_change: () => m.drugs_code_no_change(),
  dose_cap: () => m.drugs_code_dose_cap(),
  not_recommended: () => m.drugs_code_not_recommended(),
  slow_titration: () => m.drugs_code_slow_titration(),
  contraindicated: () => m.drugs_code_contraindicated(),
  clinical_judgement: () => m.drugs_code_clinical_judgement(),
  titration_schedule: () => m.drugs_code_titration_schedule(),
  prior_tolerance: () => m.drugs_code_prior_tolerance(),
  avoid_inhibitors: () => m.drugs_code_avoid_inhibitors(),
  if_alternative_available: () => m.drugs_code_if_alternative_available(),
  only_if_no_alternative: () => m.drugs_code_only_if_no_alternative(),
  not_indicated: () => m.drugs_code_not_indicated(),
  see_guideline: () => m.drugs_category_see_guideline(),
  no_dose_figure_possible: () => m.drugs_code_no_dose_figure_possible(),
};

const STRENGTHS: ReadonlyMap<string, () => string> = new Map([
  ['Strong', () => m.drugs_strength_strong()],
  ['Moderate', () => m.drugs_strength_moderate()],
  ['Optional', () => m.drugs_strength_optional()],
  ['No recommendation', () => m.drugs_strength_none()],
  ['Testing required', () => m.drugs_strength_testing_required()],
  ['Testing recommended', () => m.drugs_strength_testing_recommended()],
  ['Actionable PGx', () => m.drugs_strength_actionable()],
  ['Informative PGx', () => m.drugs_strength_informative()],
]);

const POPULATIONS: ReadonlyMap<string, () => string> = new Map([
  ['PHT use >3mos', () => m.drugs_population_pht_long()],
  ['PHT naive', () => m.drugs_population_pht_naive()],
  ['pediatrics', () => m.drugs_population_pediatrics()],
  ['adults', () => m.drugs_population_adults()],
  ['CVI ACS PCI', () => m.drugs_population_cvi_acs_pci()],
  ['CVI non-ACS non-PCI', () => m.drugs_population_cvi_other()],
  ['NVI', () => m.drugs_population_nvi()],
  ['child >40kg_adult', () => m.drugs_population_heavy_child_adult()],
  ['CBZ-no alternatives', () => m.drugs_population_cbz_no_alternative()],
  ['CBZ naive', () => m.drugs_population_cbz_naive()],
  ['CBZ use >3mos', () => m.drugs_population_cbz_long()],
  ['OXC naive', () => m.drugs_population_oxc_naive()],
  ['OXC use >3 mos', () => m.drugs_population_oxc_long()],
]);

const STATUSES: ReadonlyMap<string, () => string> = new Map([
  ['Final', () => m.drugs_status_final()],
  ['Provisional', () => m.drugs_status_provisional()],
]);

/** What kind of advice a row is. */
export function categoryWords(category: DrugCategory): string {
  return CATEGORIES[category]();
}

/** One code of what a row also mentions. */
export function codeWords(code: DrugCode): string {
  return CODES[code]();
}

/** CPIC's strength, or the FDA label's wording. */
export function strengthWords(strength: string): string {
  return STRENGTHS.get(strength)?.() ?? strength;
}

/** For whom a row is meant. */
export function populationWords(population: string): string {
  return POPULATIONS.get(population)?.() ?? population;
}

/** Status of a gene-drug pair at CPIC. */
export function statusWords(status: string): string {
  return STATUSES.get(status)?.() ?? status;
}

const SOURCES: Readonly<Record<DrugSource, { short: () => string; full: () => string; licence: () => string }>> = {
  CPIC: {
    short: () => m.drugs_source_cpic(),
    full: () => m.drugs_source_cpic_full(),
    licence: () => m.drugs_cpic_licence(),
  },
  DPWG: {
    short: () => m.drugs_source_dpwg(),
    full: () => m.drugs_source_dpwg_full(),
    licence: () => m.drugs_dpwg_licence(),
  },
  FDA: {
    short: () => m.drugs_source_fda(),
    full: () => m.drugs_source_fda_full(),
    licence: () => m.drugs_fda_licence(),
  },
};

/** Short and full name of a source, and the terms of its rows. */
export function sourceWords(source: DrugSource): { short: string; full: string; licence: string } {
  const { short, full, licence } = SOURCES[source];
  return { short: short(), full: full(), licence: licence() };
}
