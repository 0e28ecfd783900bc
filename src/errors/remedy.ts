import type { FailureCode } from './codes.ts';
import { m } from '../i18n/messages.ts';

type Message = (inputs?: Record<string, never>, options?: { locale?: 'en' }) => string;

interface FailureWords {
  title: Message;
  cause: Message;
  remedy: Message;
}

const WORDS: Readonly<Record<FailureCode, FailureWords>> = {
  'input/empty': {
    title: m.failure_input_empty_title,
    cause: m.failure_input_empty_cause,
    remedy: m.failure_input_empty_remedy,
  },
  'input/not-genotype-data': {
    title: m.failure_input_not_genotype_data_title,
    cause: m.failure_input_not_genotype_data_cause,
    remedy: m.failure_input_not_genotype_data_remedy,
  },
  'input/html-page': {
    title: m.failure_input_html_page_title,
    cause: m.failure_input_html_page_cause,
    remedy: m.failure_input_html_page_remedy,
  },
  'input/pdf': {
    title: m.failure_input_pdf_title,
    cause: m.failure_input_pdf_cause,
    remedy: m.failure_input_pdf_remedy,
  },
  'input/spreadsheet': {
    title: m.failure_input_spreadsheet_title,
    cause: m.failure_input_spreadsheet_cause,
    remedy: m.failure_input_spreadsheet_remedy,
  },
  'input/truncated-archive': {
    title: m.failure_input_truncated_archive_title,
    cause: m.failure_input_truncated_archive_cause,
    remedy: m.failure_input_truncated_archive_remedy,
  },
  'input/encrypted-archive': {
    title: m.failure_input_encrypted_archive_title,
    cause: m.failure_input_encrypted_archive_cause,
    remedy: m.failure_input_encrypted_archive_remedy,
  },
  'input/unsupported-archive': {
    title: m.failure_input_unsupported_archive_title,
    cause: m.failure_input_unsupported_archive_cause,
    remedy: m.failure_input_unsupported_archive_remedy,
  },
  'input/ambiguous-archive': {
    title: m.failure_input_ambiguous_archive_title,
    cause: m.failure_input_ambiguous_archive_cause,
    remedy: m.failure_input_ambiguous_archive_remedy,
  },
  'input/archive-bomb': {
    title: m.failure_input_archive_bomb_title,
    cause: m.failure_input_archive_bomb_cause,
    remedy: m.failure_input_archive_bomb_remedy,
  },
  'input/alignment-file': {
    title: m.failure_input_alignment_file_title,
    cause: m.failure_input_alignment_file_cause,
    remedy: m.failure_input_alignment_file_remedy,
  },
  'input/no-genotypes': {
    title: m.failure_input_no_genotypes_title,
    cause: m.failure_input_no_genotypes_cause,
    remedy: m.failure_input_no_genotypes_remedy,
  },
  'input/sites-only': {
    title: m.failure_input_sites_only_title,
    cause: m.failure_input_sites_only_cause,
    remedy: m.failure_input_sites_only_remedy,
  },
  'input/no-positions': {
    title: m.failure_input_no_positions_title,
    cause: m.failure_input_no_positions_cause,
    remedy: m.failure_input_no_positions_remedy,
  },
  'input/spreadsheet-damage': {
    title: m.failure_input_spreadsheet_damage_title,
    cause: m.failure_input_spreadsheet_damage_cause,
    remedy: m.failure_input_spreadsheet_damage_remedy,
  },
  'input/not-small-variants': {
    title: m.failure_input_not_small_variants_title,
    cause: m.failure_input_not_small_variants_cause,
    remedy: m.failure_input_not_small_variants_remedy,
  },
  'input/ab-alleles': {
    title: m.failure_input_ab_alleles_title,
    cause: m.failure_input_ab_alleles_cause,
    remedy: m.failure_input_ab_alleles_remedy,
  },
  'input/two-people': {
    title: m.failure_input_two_people_title,
    cause: m.failure_input_two_people_cause,
    remedy: m.failure_input_two_people_remedy,
  },
  'input/bcf': {
    title: m.failure_input_bcf_title,
    cause: m.failure_input_bcf_cause,
    remedy: m.failure_input_bcf_remedy,
  },
  'input/plink-file': {
    title: m.failure_input_plink_file_title,
    cause: m.failure_input_plink_file_cause,
    remedy: m.failure_input_plink_file_remedy,
  },
  'input/bgen': {
    title: m.failure_input_bgen_title,
    cause: m.failure_input_bgen_cause,
    remedy: m.failure_input_bgen_remedy,
  },
  'input/parquet': {
    title: m.failure_input_parquet_title,
    cause: m.failure_input_parquet_cause,
    remedy: m.failure_input_parquet_remedy,
  },
  'input/hdf5': {
    title: m.failure_input_hdf5_title,
    cause: m.failure_input_hdf5_cause,
    remedy: m.failure_input_hdf5_remedy,
  },
  'input/link': {
    title: m.failure_input_link_title,
    cause: m.failure_input_link_cause,
    remedy: m.failure_input_link_remedy,
  },
  'input/multi-sample': {
    title: m.failure_input_multi_sample_title,
    cause: m.failure_input_multi_sample_cause,
    remedy: m.failure_input_multi_sample_remedy,
  },
  'input/too-large': {
    title: m.failure_input_too_large_title,
    cause: m.failure_input_too_large_cause,
    remedy: m.failure_input_too_large_remedy,
  },
  'input/unreadable': {
    title: m.failure_input_unreadable_title,
    cause: m.failure_input_unreadable_cause,
    remedy: m.failure_input_unreadable_remedy,
  },
  'input/other-assembly': {
    title: m.failure_input_other_assembly_title,
    cause: m.failure_input_other_assembly_cause,
    remedy: m.failure_input_other_assembly_remedy,
  },
  'input/build-unknown': {
    title: m.failure_input_build_unknown_title,
    cause: m.failure_input_build_unknown_cause,
    remedy: m.failure_input_build_unknown_remedy,
  },
  'input/several-files': {
    title: m.failure_input_several_files_title,
    cause: m.failure_input_several_files_cause,
    remedy: m.failure_input_several_files_remedy,
  },
  'input/nothing-open': {
    title: m.failure_input_nothing_open_title,
    cause: m.failure_input_nothing_open_cause,
    remedy: m.failure_input_nothing_open_remedy,
  },
  'input/builds-differ': {
    title: m.failure_input_builds_differ_title,
    cause: m.failure_input_builds_differ_cause,
    remedy: m.failure_input_builds_differ_remedy,
  },
  'input/not-same-person': {
    title: m.failure_input_not_same_person_title,
    cause: m.failure_input_not_same_person_cause,
    remedy: m.failure_input_not_same_person_remedy,
  },
  'input/not-mergeable': {
    title: m.failure_input_not_mergeable_title,
    cause: m.failure_input_not_mergeable_cause,
    remedy: m.failure_input_not_mergeable_remedy,
  },
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
  'seal/not-sealed': {
    title: m.failure_seal_not_sealed_title,
    cause: m.failure_seal_not_sealed_cause,
    remedy: m.failure_seal_not_sealed_remedy,
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
