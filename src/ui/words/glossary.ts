import { GROUPS } from '../../domain/ancestry/groups.ts';
import { m } from '../../i18n/messages.ts';
import { groupName, groupWords, namedGroup } from './ancestry.ts';

/** A term of the glossary, with its words in the reader's language. */
export interface GlossaryTerm {
  /** Stands in the page as `data-term`. */
  id: string;
  /** The forms in which it stands in sentences, with `|` between; the first heads its explanation. */
  names: () => string;
  /** One sentence that says what it is. */
  says: () => string;
  /** One example, of values that are made up or that the app itself shows. */
  example: () => string;
  /** The section of the methods page that says more; null for what the privacy page is about. */
  anchor: string | null;
}

/** Terms that are explained where they stand. No medical fact is in here: definitions only. */
// prettier-ignore
const TERMS: readonly GlossaryTerm[] = [
  { id: 'variant', names: m.glossary_variant_names, says: m.glossary_variant_says, example: m.glossary_variant_example, anchor: 'evidence' },
  { id: 'allele', names: m.glossary_allele_names, says: m.glossary_allele_says, example: m.glossary_allele_example, anchor: 'star-alleles' },
  { id: 'star-allele', names: m.glossary_star_allele_names, says: m.glossary_star_allele_says, example: m.glossary_star_allele_example, anchor: 'star-alleles' },
  { id: 'haplotype', names: m.glossary_haplotype_names, says: m.glossary_haplotype_says, example: m.glossary_haplotype_example, anchor: 'star-alleles' },
  { id: 'diplotype', names: m.glossary_diplotype_names, says: m.glossary_diplotype_says, example: m.glossary_diplotype_example, anchor: 'star-alleles' },
  { id: 'genotype', names: m.glossary_genotype_names, says: m.glossary_genotype_says, example: m.glossary_genotype_example, anchor: 'states' },
  { id: 'phenotype', names: m.glossary_phenotype_names, says: m.glossary_phenotype_says, example: m.glossary_phenotype_example, anchor: 'phenotype' },
  { id: 'metabolizer', names: m.glossary_metabolizer_names, says: m.glossary_metabolizer_says, example: m.glossary_metabolizer_example, anchor: 'phenotype' },
  { id: 'enzyme', names: m.glossary_enzyme_names, says: m.glossary_enzyme_says, example: m.glossary_enzyme_example, anchor: 'phenoconversion' },
  { id: 'activity-score', names: m.glossary_activity_score_names, says: m.glossary_activity_score_says, example: m.glossary_activity_score_example, anchor: 'phenotype' },
  { id: 'no-call', names: m.glossary_no_call_names, says: m.glossary_no_call_says, example: m.glossary_no_call_example, anchor: 'states' },
  { id: 'build', names: m.glossary_build_names, says: m.glossary_build_says, example: m.glossary_build_example, anchor: 'build' },
  { id: 'chip', names: m.glossary_chip_names, says: m.glossary_chip_says, example: m.glossary_chip_example, anchor: 'limits' },
  { id: 'position', names: m.glossary_position_names, says: m.glossary_position_says, example: m.glossary_position_example, anchor: 'build' },
  { id: 'rs-number', names: m.glossary_rs_number_names, says: m.glossary_rs_number_says, example: m.glossary_rs_number_example, anchor: 'findings-reading' },
  { id: 'reference-sequence', names: m.glossary_reference_sequence_names, says: m.glossary_reference_sequence_says, example: m.glossary_reference_sequence_example, anchor: 'states' },
  { id: 'copy', names: m.glossary_copy_names, says: m.glossary_copy_says, example: m.glossary_copy_example, anchor: 'findings-rules' },
  { id: 'heterozygous', names: m.glossary_heterozygous_names, says: m.glossary_heterozygous_says, example: m.glossary_heterozygous_example, anchor: 'sex' },
  { id: 'homozygous', names: m.glossary_homozygous_names, says: m.glossary_homozygous_says, example: m.glossary_homozygous_example, anchor: 'sex' },
  { id: 'phase', names: m.glossary_phase_names, says: m.glossary_phase_says, example: m.glossary_phase_example, anchor: 'star-alleles' },
  { id: 'strand', names: m.glossary_strand_names, says: m.glossary_strand_says, example: m.glossary_strand_example, anchor: 'score-matching' },
  { id: 'imputed', names: m.glossary_imputed_names, says: m.glossary_imputed_says, example: m.glossary_imputed_example, anchor: 'states' },
  { id: 'copy-number', names: m.glossary_copy_number_names, says: m.glossary_copy_number_says, example: m.glossary_copy_number_example, anchor: 'not-callable' },
  { id: 'indel', names: m.glossary_indel_names, says: m.glossary_indel_says, example: m.glossary_indel_example, anchor: 'states' },
  { id: 'nothing-found', names: m.glossary_nothing_found_names, says: m.glossary_nothing_found_says, example: m.glossary_nothing_found_example, anchor: 'verdict' },
  { id: 'not-callable', names: m.glossary_not_callable_names, says: m.glossary_not_callable_says, example: m.glossary_not_callable_example, anchor: 'not-callable' },
  { id: 'residual-risk', names: m.glossary_residual_risk_names, says: m.glossary_residual_risk_says, example: m.glossary_residual_risk_example, anchor: 'verdict' },
  { id: 'percentile', names: m.glossary_percentile_names, says: m.glossary_percentile_says, example: m.glossary_percentile_example, anchor: 'score-not-interpretable' },
  { id: 'variance', names: m.glossary_variance_names, says: m.glossary_variance_says, example: m.glossary_variance_example, anchor: 'score-coverage' },
  { id: 'interval', names: m.glossary_interval_names, says: m.glossary_interval_says, example: m.glossary_interval_example, anchor: 'score-not-interpretable' },
  { id: 'reference-group', names: m.glossary_reference_group_names, says: m.glossary_reference_group_says, example: m.glossary_reference_group_example, anchor: 'ancestry-use' },
  { id: '1000-genomes', names: m.glossary_1000_genomes_names, says: m.glossary_1000_genomes_says, example: m.glossary_1000_genomes_example, anchor: 'ancestry-place' },
  { id: 'hgdp', names: m.glossary_hgdp_names, says: m.glossary_hgdp_says, example: m.glossary_hgdp_example, anchor: 'ancestry-place' },
  { id: 'polygenic-score', names: m.glossary_polygenic_score_names, says: m.glossary_polygenic_score_says, example: m.glossary_polygenic_score_example, anchor: 'score-sum' },
  { id: 'odds-ratio', names: m.glossary_odds_ratio_names, says: m.glossary_odds_ratio_says, example: m.glossary_odds_ratio_example, anchor: 'score-order' },
  { id: 'area-under-the-curve', names: m.glossary_area_under_the_curve_names, says: m.glossary_area_under_the_curve_says, example: m.glossary_area_under_the_curve_example, anchor: 'score-order' },
  { id: 'standard-deviation', names: m.glossary_standard_deviation_names, says: m.glossary_standard_deviation_says, example: m.glossary_standard_deviation_example, anchor: 'score-not-interpretable' },
  { id: 'effect-allele', names: m.glossary_effect_allele_names, says: m.glossary_effect_allele_says, example: m.glossary_effect_allele_example, anchor: 'score-sum' },
  { id: 'weight', names: m.glossary_weight_names, says: m.glossary_weight_says, example: m.glossary_weight_example, anchor: 'score-sum' },
  { id: 'coverage', names: m.glossary_coverage_names, says: m.glossary_coverage_says, example: m.glossary_coverage_example, anchor: 'score-coverage' },
  { id: 'ancestry', names: m.glossary_ancestry_names, says: m.glossary_ancestry_says, example: m.glossary_ancestry_example, anchor: 'ancestry-place' },
  { id: 'guideline', names: m.glossary_guideline_names, says: m.glossary_guideline_says, example: m.glossary_guideline_example, anchor: 'drugs' },
  { id: 'cpic', names: m.glossary_cpic_names, says: m.glossary_cpic_says, example: m.glossary_cpic_example, anchor: 'drugs' },
  { id: 'dpwg', names: m.glossary_dpwg_names, says: m.glossary_dpwg_says, example: m.glossary_dpwg_example, anchor: 'drugs' },
  { id: 'fda-label', names: m.glossary_fda_label_names, says: m.glossary_fda_label_says, example: m.glossary_fda_label_example, anchor: 'drugs' },
  { id: 'exposure', names: m.glossary_exposure_names, says: m.glossary_exposure_says, example: m.glossary_exposure_example, anchor: 'phenoconversion' },
  { id: 'clinical-test', names: m.glossary_clinical_test_names, says: m.glossary_clinical_test_says, example: m.glossary_clinical_test_example, anchor: 'limits' },
  { id: 'carrier', names: m.glossary_carrier_names, says: m.glossary_carrier_says, example: m.glossary_carrier_example, anchor: 'findings-rules' },
  { id: 'penetrance', names: m.glossary_penetrance_names, says: m.glossary_penetrance_says, example: m.glossary_penetrance_example, anchor: 'findings-classes' },
  { id: 'wrong-call', names: m.glossary_wrong_call_names, says: m.glossary_wrong_call_says, example: m.glossary_wrong_call_example, anchor: 'findings-classes' },
  { id: 'vcf', names: m.glossary_vcf_names, says: m.glossary_vcf_says, example: m.glossary_vcf_example, anchor: 'reading' },
  { id: 'gvcf', names: m.glossary_gvcf_names, says: m.glossary_gvcf_says, example: m.glossary_gvcf_example, anchor: 'same-person' },
  { id: 'seal', names: m.glossary_seal_names, says: m.glossary_seal_says, example: m.glossary_seal_example, anchor: null },
];

/** A reference group by its code, with the people that it is made of. */
function groupTerm(code: string): GlossaryTerm {
  return {
    id: code.toLowerCase(),
    names: () => `${namedGroup(code)}|${code}`,
    says: () => m.glossary_group_says({ people: groupWords(code) }),
    example: () => m.glossary_group_example({ code, name: groupName(code) }),
    anchor: 'ancestry-place',
  };
}

/** Every term that has an explanation. */
export const GLOSSARY: readonly GlossaryTerm[] = [...TERMS, ...GROUPS.map(groupTerm)];

/** The forms of a term, its heading first. */
export function namesOf(term: GlossaryTerm): string[] {
  return term.names().split('|');
}

/** The word that heads an explanation. */
export function headingOf(term: GlossaryTerm): string {
  return namesOf(term)[0] ?? term.id;
}

/** All terms in the order of the alphabet. */
export function alphabetical(terms: readonly GlossaryTerm[]): GlossaryTerm[] {
  return [...terms].sort((a, b) => headingOf(a).localeCompare(headingOf(b), 'en', { sensitivity: 'base' }));
}

export function termOf(id: string): GlossaryTerm | undefined {
  return GLOSSARY.find((term) => term.id === id);
}
