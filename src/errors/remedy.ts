import type { FailureCode } from './codes.ts';
import type { FailureWords } from './failure-words.ts';
import { INPUT_WORDS } from './input-words.ts';
import { TRIAL_WORDS } from './trial-words.ts';
import { m } from '../i18n/messages.ts';

/** The room of tumours says each reason itself, where it is needed: the first view carries one sentence for all. */
const TUMOUR_FILE: FailureWords = {
  title: m.failure_tumour_file_title,
  cause: m.failure_tumour_file_cause,
  remedy: m.failure_tumour_file_remedy,
};

/** The part of the report that writes for other programs says each reason itself. */
const EXPORT: FailureWords = {
  title: m.failure_export_title,
  cause: m.failure_export_cause,
  remedy: m.failure_export_remedy,
};

const WORDS: Readonly<Record<FailureCode, FailureWords>> = {
  ...INPUT_WORDS,
  ...TRIAL_WORDS,
  'reference/pack-missing': {
    title: m.failure_reference_pack_missing_title,
    cause: m.failure_reference_pack_missing_cause,
    remedy: m.failure_reference_pack_missing_remedy,
  },
  'reference/pack-unknown': {
    title: m.failure_reference_pack_unknown_title,
    cause: m.failure_reference_pack_unknown_cause,
    remedy: m.failure_reference_pack_unknown_remedy,
  },
  'reference/pack-hash-mismatch': {
    title: m.failure_reference_pack_hash_mismatch_title,
    cause: m.failure_reference_pack_hash_mismatch_cause,
    remedy: m.failure_reference_pack_hash_mismatch_remedy,
  },
  'reference/pack-schema': {
    title: m.failure_reference_pack_schema_title,
    cause: m.failure_reference_pack_schema_cause,
    remedy: m.failure_reference_pack_schema_remedy,
  },
  'export/doubtful-file': EXPORT,
  'export/not-age': EXPORT,
  'export/wrong-passphrase': EXPORT,
  'clinvar/not-clinvar': {
    title: m.failure_clinvar_not_clinvar_title,
    cause: m.failure_clinvar_not_clinvar_cause,
    remedy: m.failure_clinvar_not_clinvar_remedy,
  },
  'clinvar/annotated-genome': {
    title: m.failure_clinvar_annotated_genome_title,
    cause: m.failure_clinvar_annotated_genome_cause,
    remedy: m.failure_clinvar_annotated_genome_remedy,
  },
  'clinvar/build-unknown': {
    title: m.failure_clinvar_build_unknown_title,
    cause: m.failure_clinvar_build_unknown_cause,
    remedy: m.failure_clinvar_build_unknown_remedy,
  },
  'clinvar/other-build': {
    title: m.failure_clinvar_other_build_title,
    cause: m.failure_clinvar_other_build_cause,
    remedy: m.failure_clinvar_other_build_remedy,
  },
  'clinvar/cut': {
    title: m.failure_clinvar_cut_title,
    cause: m.failure_clinvar_cut_cause,
    remedy: m.failure_clinvar_cut_remedy,
  },
  'clinvar/doubtful-genome': {
    title: m.failure_clinvar_doubtful_genome_title,
    cause: m.failure_clinvar_doubtful_genome_cause,
    remedy: m.failure_clinvar_doubtful_genome_remedy,
  },
  'clinvar/bed-unreadable': {
    title: m.failure_clinvar_bed_unreadable_title,
    cause: m.failure_clinvar_bed_unreadable_cause,
    remedy: m.failure_clinvar_bed_unreadable_remedy,
  },
  'changes/not-a-report': {
    title: m.failure_changes_not_a_report_title,
    cause: m.failure_changes_not_a_report_cause,
    remedy: m.failure_changes_not_a_report_remedy,
  },
  'changes/unknown-schema': {
    title: m.failure_changes_unknown_schema_title,
    cause: m.failure_changes_unknown_schema_cause,
    remedy: m.failure_changes_unknown_schema_remedy,
  },
  'changes/no-results': {
    title: m.failure_changes_no_results_title,
    cause: m.failure_changes_no_results_cause,
    remedy: m.failure_changes_no_results_remedy,
  },
  'changes/other-input': {
    title: m.failure_changes_other_input_title,
    cause: m.failure_changes_other_input_cause,
    remedy: m.failure_changes_other_input_remedy,
  },
  'changes/other-settings': {
    title: m.failure_changes_other_settings_title,
    cause: m.failure_changes_other_settings_cause,
    remedy: m.failure_changes_other_settings_remedy,
  },
  'score/unreadable-file': {
    title: m.failure_score_unreadable_file_title,
    cause: m.failure_score_unreadable_file_cause,
    remedy: m.failure_score_unreadable_file_remedy,
  },
  'score/no-rows': {
    title: m.failure_score_no_rows_title,
    cause: m.failure_score_no_rows_cause,
    remedy: m.failure_score_no_rows_remedy,
  },
  'score/build-unknown': {
    title: m.failure_score_build_unknown_title,
    cause: m.failure_score_build_unknown_cause,
    remedy: m.failure_score_build_unknown_remedy,
  },
  'score/licence-forbids': {
    title: m.failure_score_licence_forbids_title,
    cause: m.failure_score_licence_forbids_cause,
    remedy: m.failure_score_licence_forbids_remedy,
  },
  'score/too-many': {
    title: m.failure_score_too_many_title,
    cause: m.failure_score_too_many_cause,
    remedy: m.failure_score_too_many_remedy,
  },
  'score/ratio-implausible': {
    title: m.failure_score_ratio_implausible_title,
    cause: m.failure_score_ratio_implausible_cause,
    remedy: m.failure_score_ratio_implausible_remedy,
  },
  'score/several-tables': {
    title: m.failure_score_several_tables_title,
    cause: m.failure_score_several_tables_cause,
    remedy: m.failure_score_several_tables_remedy,
  },
  'tumour/not-tumour-file': TUMOUR_FILE,
  'tumour/consumer-file': TUMOUR_FILE,
  'tumour/gvcf': TUMOUR_FILE,
  'tumour/genotypes': TUMOUR_FILE,
  'tumour/fractions': TUMOUR_FILE,
  'tumour/rows': TUMOUR_FILE,
  'tumour/unproven': TUMOUR_FILE,
  'tumour/build-unknown': TUMOUR_FILE,
  'tumour/several-builds': TUMOUR_FILE,
  'tumour/several-tumours': TUMOUR_FILE,
  'kernel/out-of-memory': {
    title: m.failure_kernel_out_of_memory_title,
    cause: m.failure_kernel_out_of_memory_cause,
    remedy: m.failure_kernel_out_of_memory_remedy,
  },
  'kernel/trap': {
    title: m.failure_kernel_trap_title,
    cause: m.failure_kernel_trap_cause,
    remedy: m.failure_kernel_trap_remedy,
  },
  'storage/unavailable': {
    title: m.failure_storage_unavailable_title,
    cause: m.failure_storage_unavailable_cause,
    remedy: m.failure_storage_unavailable_remedy,
  },
  'storage/quota-exceeded': {
    title: m.failure_storage_quota_exceeded_title,
    cause: m.failure_storage_quota_exceeded_cause,
    remedy: m.failure_storage_quota_exceeded_remedy,
  },
  'storage/too-large': {
    title: m.failure_storage_too_large_title,
    cause: m.failure_storage_too_large_cause,
    remedy: m.failure_storage_too_large_remedy,
  },
  'storage/wrong-passphrase': {
    title: m.failure_storage_wrong_passphrase_title,
    cause: m.failure_storage_wrong_passphrase_cause,
    remedy: m.failure_storage_wrong_passphrase_remedy,
  },
  'storage/corrupted': {
    title: m.failure_storage_corrupted_title,
    cause: m.failure_storage_corrupted_cause,
    remedy: m.failure_storage_corrupted_remedy,
  },
  'storage/later-version': {
    title: m.failure_storage_later_version_title,
    cause: m.failure_storage_later_version_cause,
    remedy: m.failure_storage_later_version_remedy,
  },
  'storage/not-found': {
    title: m.failure_storage_not_found_title,
    cause: m.failure_storage_not_found_cause,
    remedy: m.failure_storage_not_found_remedy,
  },
  'storage/locked': {
    title: m.failure_storage_locked_title,
    cause: m.failure_storage_locked_cause,
    remedy: m.failure_storage_locked_remedy,
  },
  'storage/replaced': {
    title: m.failure_storage_replaced_title,
    cause: m.failure_storage_replaced_cause,
    remedy: m.failure_storage_replaced_remedy,
  },
  'storage/stale': {
    title: m.failure_storage_stale_title,
    cause: m.failure_storage_stale_cause,
    remedy: m.failure_storage_stale_remedy,
  },
  'storage/not-a-person-file': {
    title: m.failure_storage_not_a_person_file_title,
    cause: m.failure_storage_not_a_person_file_cause,
    remedy: m.failure_storage_not_a_person_file_remedy,
  },
  'profile/synthetic-only': {
    title: m.failure_profile_synthetic_only_title,
    cause: m.failure_profile_synthetic_only_cause,
    remedy: m.failure_profile_synthetic_only_remedy,
  },
  'profile/one-at-a-time': {
    title: m.failure_profile_one_at_a_time_title,
    cause: m.failure_profile_one_at_a_time_cause,
    remedy: m.failure_profile_one_at_a_time_remedy,
  },
  'profile/policy-damaged': {
    title: m.failure_profile_policy_damaged_title,
    cause: m.failure_profile_policy_damaged_cause,
    remedy: m.failure_profile_policy_damaged_remedy,
  },
  'profile/policy-later': {
    title: m.failure_profile_policy_later_title,
    cause: m.failure_profile_policy_later_cause,
    remedy: m.failure_profile_policy_later_remedy,
  },
  'seal/not-sealed': {
    title: m.failure_seal_not_sealed_title,
    cause: m.failure_seal_not_sealed_cause,
    remedy: m.failure_seal_not_sealed_remedy,
  },
  'app/part-missing': {
    title: m.failure_app_part_missing_title,
    cause: m.failure_app_part_missing_cause,
    remedy: m.failure_app_part_missing_remedy,
  },
  'bug/unexpected': {
    title: m.failure_bug_unexpected_title,
    cause: m.failure_bug_unexpected_cause,
    remedy: m.failure_bug_unexpected_remedy,
  },
};

/** What it is, in a few words of the reader's language. */
export function failureTitle(code: FailureCode): string {
  return WORDS[code].title();
}

/** What happened, in one sentence. */
export function failureCause(code: FailureCode): string {
  return WORDS[code].cause();
}

/** The next step, in one sentence. */
export function failureRemedy(code: FailureCode): string {
  return WORDS[code].remedy();
}

/** `remedy` of the exported report: English whatever the reader's language, so that one file gives one report. */
export function reportRemedy(code: FailureCode): string {
  return WORDS[code].remedy({}, { locale: 'en' });
}
