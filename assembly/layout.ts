// Byte offsets of the structures that the host and the kernel share. Both import this file: there is no second copy.

// Scan: configuration
export const SCAN_SEPARATOR: usize = 0;
export const SCAN_COLUMN_ID: usize = 4;
export const SCAN_COLUMN_CHROMOSOME: usize = 8;
export const SCAN_COLUMN_POSITION: usize = 12;
export const SCAN_COLUMN_GENOTYPE: usize = 16;
export const SCAN_COLUMN_ALLELE1: usize = 20;
export const SCAN_COLUMN_ALLELE2: usize = 24;
export const SCAN_COLUMN_STRAND: usize = 28;
export const SCAN_FLAGS: usize = 32;
/** VCF: 0-based sample column among the samples. */
export const SCAN_SAMPLE: usize = 36;
/** VCF: sorted u32 keys whose records are kept as text, and their count. */
export const SCAN_WATCH: usize = 40;
export const SCAN_WATCH_COUNT: usize = 44;
// Scan: output columns
export const SCAN_KEYS: usize = 48;
export const SCAN_GENOTYPES: usize = 52;
export const SCAN_IDS: usize = 56;
export const SCAN_ID_KINDS: usize = 60;
export const SCAN_ROW_CAPACITY: usize = 64;
export const SCAN_ROW_COUNT: usize = 68;
// Scan: tables on the side. Each text table holds (row or line: u32, length: u32, bytes) entries, 4-byte aligned.
export const SCAN_ID_TEXT: usize = 72;
export const SCAN_ID_TEXT_CAPACITY: usize = 76;
export const SCAN_ID_TEXT_USED: usize = 80;
export const SCAN_BAD_TEXT: usize = 84;
export const SCAN_BAD_TEXT_CAPACITY: usize = 88;
export const SCAN_BAD_TEXT_USED: usize = 92;
export const SCAN_RAW_TEXT: usize = 96;
export const SCAN_RAW_TEXT_CAPACITY: usize = 100;
export const SCAN_RAW_TEXT_USED: usize = 104;
/** gVCF reference blocks, 12 bytes each: first key: u32, last key: u32, GQ: u16, DP: u16 (0xffff = not stated). */
export const SCAN_BLOCKS: usize = 108;
export const SCAN_BLOCK_CAPACITY: usize = 112;
export const SCAN_BLOCK_COUNT: usize = 116;
// Scan: running facts
export const SCAN_NEXT_LINE: usize = 120;
export const SCAN_BAD_COUNT: usize = 124;
export const SCAN_NO_CALLS: usize = 128;
export const SCAN_LAST_KEY: usize = 132;
export const SCAN_DESCENTS: usize = 136;
export const SCAN_REPEATS: usize = 140;
export const SCAN_STATUS: usize = 144;
export const SCAN_FILTERED: usize = 148;
/** VCF: cursor into the watch list. */
export const SCAN_WATCH_CURSOR: usize = 152;
/** 1 while the rest of an over-long line is being skipped. */
export const SCAN_SKIPPING: usize = 156;
/** Run-length cache of the chromosome: bytes of its name, and its offset and span on the genome axis. */
export const SCAN_CHROMOSOME_TAG: usize = 160;
export const SCAN_CHROMOSOME_START: usize = 164;
export const SCAN_CHROMOSOME_END: usize = 168;
/** VCF: number of sample columns. */
export const SCAN_SAMPLE_COUNT: usize = 172;
/** VCF: records with a called non-reference allele. */
export const SCAN_VARIANTS: usize = 176;
/** VCF: calls written with `|`. */
export const SCAN_PHASED: usize = 180;
/** ID_PAR_CODED while the file's name of the current chromosome is one of the pseudoautosomal regions (25, XY, PAR). */
export const SCAN_PAR_CODED: usize = 184;
/** Text: fields of a row, 0 where any number will do. */
export const SCAN_FIELD_COUNT: usize = 188;
/** VCF: records that state the reference bases, both copies. */
export const SCAN_REFERENCES: usize = 192;
/** VCF: called records whose genotype was imputed. */
export const SCAN_IMPUTED: usize = 196;
/** VCF: records without GT whose chances or expected copies are not certain enough of a genotype. */
export const SCAN_DOUBTFUL: usize = 200;
/** VCF: spans of called structural variants, 8 bytes each: first key: u32, last key: u32. */
export const SCAN_SPANS: usize = 204;
export const SCAN_SPAN_CAPACITY: usize = 208;
export const SCAN_SPAN_COUNT: usize = 212;
/** VCF: rows on contigs that are no chromosome (alternative, decoy, HLA), which are set aside. */
export const SCAN_UNPLACED: usize = 216;
/** VCF: places whose lines contradict each other. */
export const SCAN_CONFLICTS: usize = 220;
/** VCF: of the lines of the last row's place, the one-base REF (nibble, 0 = none), the ALT bases (a bit each) and how many copies they name. */
export const SCAN_PLACE_REF: usize = 224;
export const SCAN_PLACE_ALTS: usize = 228;
export const SCAN_PLACE_CALL: usize = 232;
/** VCF: records of structural variants (symbolic or breakend ALT, no base), called or not. */
export const SCAN_STRUCTURAL: usize = 236;
/** VCF: reference calls that rest on no read and count as no-calls. */
export const SCAN_UNREAD: usize = 240;
/** Text: column that says whose the row is, -1 for none; name of the one person whose rows are read (length 0: everybody's). */
export const SCAN_COLUMN_PERSON: usize = 256;
export const SCAN_PERSON: usize = 260;
export const SCAN_PERSON_LENGTH: usize = 264;
/** Text: names that the column of persons had, each once: a text table. */
export const SCAN_PEOPLE: usize = 268;
export const SCAN_PEOPLE_CAPACITY: usize = 272;
export const SCAN_PEOPLE_USED: usize = 276;
/** Text: comments between rows that were kept with the lines that are no rows. */
export const SCAN_COMMENTS: usize = 280;
/** Text: positions written with an exponent, and those of them that it fills up with zeros (`7.5E+05`). */
export const SCAN_EXPONENTS: usize = 284;
export const SCAN_ROUNDED: usize = 288;
export const SCAN_BYTES: usize = 320;

/** Separators, as `SCAN_SEPARATOR` names them. */
export const SEPARATOR_TAB: u32 = 0;
export const SEPARATOR_COMMA: u32 = 1;
export const SEPARATOR_SEMICOLON: u32 = 2;
export const SEPARATOR_WHITESPACE: u32 = 3;

/** Flag: a missing second allele (`-`) means a haploid call. */
export const FLAG_HAPLOID_DASH: u32 = 1;
/** Flag: keep every VCF record as text, and every block by itself (headless `--records`). */
export const FLAG_KEEP_RECORDS: u32 = 2;
/** Flag: FORMAT may hold GP, DS or HDS; records that do, and hold no reads (AD, PL), are imputed unless INFO says TYPED. */
export const FLAG_IMPUTED: u32 = 4;
/** Flag: INFO marks the imputed records (IMP, IMPUTED); all others were measured. */
export const FLAG_IMPUTED_MARKED: u32 = 8;
/** Flag: INFO may call the REF of a record provisional (PR of plink): then its letters count, not which of them is REF. */
export const FLAG_PROVISIONAL_REF: u32 = 16;
/** Flag: only INFO tells that genotypes are imputed (DR2 or R2 beside GT alone). */
export const FLAG_IMPUTED_INFO: u32 = 32;

export const BLOCK_BYTES: u32 = 12;
export const SPAN_BYTES: u32 = 8;
/** GQ below which a reference block is no confident call (the usual GATK floor for a hom-ref block, 20 = 1 % error). */
export const CONFIDENT_BLOCK_GQ: u32 = 20;

/** What a row's id is: none, `rs` + number, `i` + number, or an entry of an id text table (its address in the id column). */
export const ID_NONE: u32 = 0;
export const ID_RS: u32 = 1;
export const ID_INTERNAL: u32 = 2;
export const ID_TEXT: u32 = 3;
/** Bit of the id kind: the file itself calls the row pseudoautosomal. */
export const ID_PAR_CODED: u32 = 128;
/** Bit of the id kind: the row's genotype was imputed, not measured. */
export const ID_IMPUTED: u32 = 64;
/** The id kind without those bits. */
export const ID_KIND_MASK: u32 = 63;

/** Why a scan step returned before its input was used up: the named table is full and must grow. */
export const STATUS_OK: u32 = 0;
export const STATUS_ROWS_FULL: u32 = 1;
export const STATUS_ID_TEXT_FULL: u32 = 2;
export const STATUS_RAW_TEXT_FULL: u32 = 3;
export const STATUS_BLOCKS_FULL: u32 = 4;
export const STATUS_SPANS_FULL: u32 = 5;

/** Longest line that is looked at; the rest of a longer one is skipped and the line counts as bad. */
export const MAX_LINE_BYTES: u32 = 65536;
/** Bytes of a bad line that are kept for classifying it. */
export const BAD_LINE_BYTES: u32 = 256;
/** Most comments between rows that are kept. */
export const MAX_KEPT_COMMENTS: u32 = 256;
/** Bytes that may be read before a scan buffer. */
export const SCAN_LEAD_BYTES: u32 = 64;

/** Counts of genotype codes that `countCodes` writes: 256 u32. */
export const CODE_COUNT_BYTES: usize = 1024;
