import { m } from '../i18n/messages.ts';
import type { FailureCode } from './codes.ts';
import type { FailureWords } from './failure-words.ts';

/** Why a file cannot be read as somebody's genotypes. */
export const INPUT_WORDS: Readonly<Record<Extract<FailureCode, `input/${string}`>, FailureWords>> = {
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
};
