// What the host and the kernel share about scores: the merge's argument block, and the state of reading rows. Both import this file.

/** Byte offsets of the merge's argument block, u32 each. */
export const MERGE_GENOTYPE_KEYS: usize = 0;
export const MERGE_GENOTYPE_CODES: usize = 4;
export const MERGE_GENOTYPE_COUNT: usize = 8;
export const MERGE_SCORE_KEYS: usize = 12;
export const MERGE_SCORE_ALLELES: usize = 16;
export const MERGE_SCORE_TERMS: usize = 20;
export const MERGE_SCORE_COUNT: usize = 24;
export const MERGE_FLAGS: usize = 28;
export const MERGE_X_FIRST: usize = 32;
export const MERGE_X_LAST: usize = 36;
export const MERGE_HAPLOID_FROM: usize = 40;
export const MERGE_STATUS: usize = 44;
export const MERGE_DOSAGE: usize = 48;
export const MERGE_BYTES: usize = 52;

/** Bits of `MERGE_FLAGS`. */
export const MERGE_RECORDS_ONLY: u32 = 1;
export const MERGE_KEEP_AMBIGUOUS: u32 = 2;
export const MERGE_MALE: u32 = 4;
export const MERGE_FEMALE: u32 = 8;
export const MERGE_MALE_X_TWO: u32 = 16;

/** Byte offsets of the state, 4 bytes each. The host sets what stands before `ROWS_OUT_ROW` and reads `ROWS_COUNT`. Columns are i32, −1 where there is none. */
export const ROWS_SEPARATOR: usize = 0;
export const ROWS_COLUMN_RSID: usize = 4;
export const ROWS_COLUMN_CHROMOSOME: usize = 8;
export const ROWS_COLUMN_POSITION: usize = 12;
export const ROWS_COLUMN_EFFECT: usize = 16;
export const ROWS_COLUMN_OTHER: usize = 20;
export const ROWS_COLUMN_INFERRED: usize = 24;
export const ROWS_COLUMN_WEIGHT: usize = 28;
export const ROWS_COLUMN_FREQUENCY: usize = 32;
export const ROWS_COLUMN_HM_CHROMOSOME: usize = 36;
export const ROWS_COLUMN_HM_POSITION: usize = 40;
/** Columns that change the meaning of a row unless they are empty or say false, and how many. */
export const ROWS_FLAGS: usize = 44;
export const ROWS_FLAG_COUNT: usize = 68;
export const ROWS_OUT_ROW: usize = 72;
export const ROWS_OUT_RSID: usize = 76;
export const ROWS_OUT_ALLELES: usize = 80;
export const ROWS_OUT_WEIGHT: usize = 84;
export const ROWS_OUT_FREQUENCY: usize = 88;
export const ROWS_OUT_KEY: usize = 92;
export const ROWS_OUT_HM_KEY: usize = 96;
export const ROWS_CAPACITY: usize = 100;
export const ROWS_COUNT: usize = 104;
export const ROWS_FIRST_ROW: usize = 108;
export const ROWS_BYTES: usize = 112;
