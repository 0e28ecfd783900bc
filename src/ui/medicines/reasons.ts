import { m } from '../../i18n/messages.ts';

const REASONS: ReadonlyMap<string, () => string> = new Map([
  ['pgx/decisive-position-missing', () => m.reason_pgx_decisive_position_missing()],
  ['pgx/reference-mismatch', () => m.reason_pgx_reference_mismatch()],
  ['pgx/probes-disagree', () => m.reason_pgx_probes_disagree()],
  ['pgx/letters-unreadable', () => m.reason_pgx_letters_unreadable()],
  ['pgx/heterozygous-on-one-copy', () => m.reason_pgx_heterozygous_on_one_copy()],
  ['pgx/undocumented-read-as-reference', () => m.reason_pgx_undocumented_read_as_reference()],
  ['pgx/undocumented-base', () => m.reason_pgx_undocumented_base()],
  ['pgx/symbolic-allele', () => m.reason_pgx_symbolic_allele()],
  ['pgx/depths-contradict-genotype', () => m.reason_pgx_depths_contradict_genotype()],
  ['pgx/unphased-priority', () => m.reason_pgx_unphased_priority()],
  ['pgx/required-position-missing', () => m.reason_pgx_required_position_missing()],
  ['pgx/too-many-heterozygous-positions', () => m.reason_pgx_too_many_heterozygous_positions()],
  ['pgx/half-missing-genotype', () => m.reason_pgx_half_missing_genotype()],
  ['pgx/no-diplotype-fits', () => m.reason_pgx_no_diplotype_fits()],
  ['pgx/copy-number-not-seen', () => m.reason_pgx_copy_number_not_seen()],
  ['pgx/not-on-chips', () => m.reason_pgx_not_on_chips()],
  ['pgx/outside-call', () => m.reason_pgx_outside_call()],
  ['pgx/outside-call-preferred', () => m.reason_pgx_outside_call_preferred()],
  ['pgx/outside-no-call', () => m.reason_pgx_outside_no_call()],
  ['pgx/hapb3-exonic-only', () => m.reason_pgx_hapb3_exonic_only()],
  ['pgx/hapb3-intronic-mismatch', () => m.reason_pgx_hapb3_intronic_mismatch()],
  ['pgx/phenotype-indeterminate', () => m.reason_pgx_phenotype_indeterminate()],
  ['pgx/single-variant-fallback', () => m.reason_pgx_single_variant_fallback()],
  ['pgx/structural-alleles-not-seen', () => m.reason_pgx_structural_alleles_not_seen()],
  ['pgx/ties-disagree', () => m.reason_pgx_ties_disagree()],
  ['pgx/uncertain-allele-not-excluded', () => m.reason_pgx_uncertain_allele_not_excluded()],
  ['pgx/normal-likely-not-proven', () => m.reason_pgx_normal_likely_not_proven()],
  ['pgx/proxy-in-probabilities', () => m.reason_pgx_proxy_in_probabilities()],
  ['pgx/imputed-below-certainty', () => m.reason_pgx_imputed_below_certainty()],
  ['pgx/imputed-certainty-unknown', () => m.reason_pgx_imputed_certainty_unknown()],
  ['pgx/rests-on-imputed', () => m.reason_pgx_rests_on_imputed()],
  ['pgx/rests-on-weak-position', () => m.reason_pgx_rests_on_weak_position()],
]);

/** Why a verdict is what it is, in words. */
export function reasonWords(code: string): string {
  return REASONS.get(code)?.() ?? m.reason_other({ code });
}
