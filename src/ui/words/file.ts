import type { FileReport, SetAsideReason } from '../../domain/genotype/report.ts';
import type { FileWarning } from '../../domain/genotype/warnings.ts';
import type { Sex } from '../../domain/genotype/sex.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** Sources whose own spelling differs from the report's. */
const SOURCE_NAMES: ReadonlyMap<string, () => string> = new Map([
  ['vcf', () => m.source_vcf()],
  ['generic', () => m.source_generic()],
  ['FTDNA', () => m.source_ftdna()],
  ['LivingDNA', () => m.source_living()],
  ['GenesForGood', () => m.source_genesforgood()],
]);

const WARNINGS: Readonly<Record<FileWarning, () => string>> = {
  BOM: () => m.warning_bom(),
  UTF16: () => m.warning_utf16(),
  NO_HEADER: () => m.warning_no_header(),
  PARTIAL_FILE: () => m.warning_partial_file(),
  RESAVED_BY_SPREADSHEET: () => m.warning_resaved_by_spreadsheet(),
  IMPLAUSIBLE_GENOME: () => m.warning_implausible_genome(),
  CHROM_UNKNOWN: () => m.warning_chrom_unknown(),
  BAD_ROWS: () => m.warning_bad_rows(),
  DUPLICATE_RSID: () => m.warning_duplicate_rsid(),
  DUPLICATE_CONFLICT: () => m.warning_duplicate_conflict(),
  HET_X_MALE: () => m.warning_het_x_male(),
  HET_MT: () => m.warning_het_mt(),
  VARIANTS_ONLY: () => m.warning_variants_only(),
  NO_RSIDS: () => m.warning_no_rsids(),
  MULTI_SAMPLE: () => m.warning_multi_sample(),
  IMPUTED_LOWPASS: () => m.warning_imputed_lowpass(),
  FILTERED_RECORDS: () => m.warning_filtered_records(),
  STRAND_FLIPPED: () => m.warning_strand_flipped(),
  STRAND_UNVERIFIED: () => m.warning_strand_unverified(),
  BUILD_CONFLICT: () => m.warning_build_conflict(),
  ARCHIVE_AMBIGUOUS: () => m.warning_archive_ambiguous(),
};

/** Names of the builds by the number that the report gives. */
export const BUILD_NAMES: Readonly<Record<36 | 37 | 38, string>> = { 36: 'NCBI36', 37: 'GRCh37', 38: 'GRCh38' };

/** Name of the file's source with its version, as people know it. */
export function vendorName(file: FileReport): string {
  if (file.source === null || file.source === '') return m.source_unknown();
  const vendor = SOURCE_NAMES.get(file.source)?.() ?? file.source;
  return file.vendorVersion === null ? vendor : m.vendor_with_version({ vendor, version: file.vendorVersion });
}

/** The facts of a file in one line, for the top bar and the letter. */
export function fileSentence(file: FileReport): string {
  const facts = {
    count: file.rows,
    vendor: vendorName(file),
    sites: formatCount(file.rows),
    noCalls: formatShare(file.rows === 0 ? 0 : file.noCalls / file.rows),
  };
  return file.build === null ? m.file_sentence_no_build(facts) : m.file_sentence({ ...facts, build: file.build });
}

/** What the sex chromosomes of the file show. */
export function sexWords(sex: Sex): string {
  if (sex === 'male') return m.file_sex_male();
  return sex === 'female' ? m.file_sex_female() : m.file_sex_null();
}

/** A warning of the report in words. */
export function warningWords(code: FileWarning): string {
  return WARNINGS[code]();
}

const SET_ASIDE: Readonly<Record<SetAsideReason, () => string>> = {
  'duplicates-disagree': () => m.file_set_aside_duplicates(),
  'two-alleles-on-x': () => m.file_set_aside_x(),
  'two-alleles-on-y': () => m.file_set_aside_y(),
  'two-alleles-on-mt': () => m.file_set_aside_mt(),
  'beyond-the-end': () => m.file_set_aside_beyond(),
};

/** Why a call counts as a no-call, in words. */
export function setAsideWords(reason: SetAsideReason): string {
  return SET_ASIDE[reason]();
}
