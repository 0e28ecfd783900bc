// Mirrors assembly/layout.ts: byte offsets of the structures that the host and the kernel share. A test compares both.

// Scan: configuration
export const SCAN_SEPARATOR = 0;
export const SCAN_COLUMN_ID = 4;
export const SCAN_COLUMN_CHROMOSOME = 8;
export const SCAN_COLUMN_POSITION = 12;
export const SCAN_COLUMN_GENOTYPE = 16;
export const SCAN_COLUMN_ALLELE1 = 20;
export const SCAN_COLUMN_ALLELE2 = 24;
export const SCAN_COLUMN_STRAND = 28;
export const SCAN_FLAGS = 32;
/** VCF: 0-based sample column among the samples. */
export const SCAN_SAMPLE = 36;
/** VCF: sorted u32 keys whose records are kept as text, and their count. */
export const SCAN_WATCH = 40;
export const SCAN_WATCH_COUNT = 44;
// Scan: output columns
export const SCAN_KEYS = 48;
export const SCAN_GENOTYPES = 52;
export const SCAN_IDS = 56;
export const SCAN_ID_KINDS = 60;
export const SCAN_ROW_CAPACITY = 64;
export const SCAN_ROW_COUNT = 68;
// Scan: tables on the side. Each text table holds (row or line: u32, length: u32, bytes) entries, 4-byte aligned.
export const SCAN_ID_TEXT = 72;
export const SCAN_ID_TEXT_CAPACITY = 76;
export const SCAN_ID_TEXT_USED = 80;
export const SCAN_BAD_TEXT = 84;
export const SCAN_BAD_TEXT_CAPACITY = 88;
export const SCAN_BAD_TEXT_USED = 92;
export const SCAN_RAW_TEXT = 96;
export const SCAN_RAW_TEXT_CAPACITY = 100;
export const SCAN_RAW_TEXT_USED = 104;
/** gVCF reference blocks, 12 bytes each: first key: u32, last key: u32, GQ: u16, DP: u16 (0xffff = not stated). */
export const SCAN_BLOCKS = 108;
export const SCAN_BLOCK_CAPACITY = 112;
export const SCAN_BLOCK_COUNT = 116;
// Scan: running facts
export const SCAN_NEXT_LINE = 120;
export const SCAN_BAD_COUNT = 124;
export const SCAN_NO_CALLS = 128;
export const SCAN_LAST_KEY = 132;
export const SCAN_DESCENTS = 136;
export const SCAN_REPEATS = 140;
export const SCAN_STATUS = 144;
export const SCAN_FILTERED = 148;
/** VCF: cursor into the watch list. */
export const SCAN_WATCH_CURSOR = 152;
/** 1 while the rest of an over-long line is being skipped. */
export const SCAN_SKIPPING = 156;
/** Run-length cache of the chromosome: bytes of its name, and its offset and span on the genome axis. */
export const SCAN_CHROMOSOME_TAG = 160;
export const SCAN_CHROMOSOME_START = 164;
export const SCAN_CHROMOSOME_END = 168;
/** VCF: number of sample columns. */
export const SCAN_SAMPLE_COUNT = 172;
/** VCF: records with a called non-reference allele. */
export const SCAN_VARIANTS = 176;
/** VCF: calls written with `|`. */
export const SCAN_PHASED = 180;
/** ID_PAR_CODED while the file's name of the current chromosome is one of the pseudoautosomal regions (25, XY, PAR). */
export const SCAN_PAR_CODED = 184;
/** Text: fields of a row, 0 where any number will do. */
export const SCAN_FIELD_COUNT = 188;
/** VCF: records that state the reference bases, both copies. */
export const SCAN_REFERENCES = 192;
/** VCF: called records whose genotype was imputed. */
export const SCAN_IMPUTED = 196;
/** VCF: records without GT whose chances or expected copies are not certain enough of a genotype. */
export const SCAN_DOUBTFUL = 200;
/** VCF: spans of called structural variants, 8 bytes each: first key: u32, last key: u32. */
export const SCAN_SPANS = 204;
export const SCAN_SPAN_CAPACITY = 208;
export const SCAN_SPAN_COUNT = 212;
/** VCF: rows on contigs that are no chromosome (alternative, decoy, HLA), which are set aside. */
export const SCAN_UNPLACED = 216;
/** VCF: places whose lines contradict each other. */
export const SCAN_CONFLICTS = 220;
/** VCF: of the lines of the last row's place, the one-base REF (nibble, 0 = none), the ALT bases (a bit each) and how many copies they name. */
export const SCAN_PLACE_REF = 224;
export const SCAN_PLACE_ALTS = 228;
export const SCAN_PLACE_CALL = 232;
/** VCF: records of structural variants (symbolic or breakend ALT, no base), called or not. */
export const SCAN_STRUCTURAL = 236;
/** VCF: reference calls that rest on no read and count as no-calls. */
export const SCAN_UNREAD = 240;
/** Text: column that says whose the row is, -1 for none; name of the one person whose rows are read (length 0: everybody's). */
export const SCAN_COLUMN_PERSON = 256;
export const SCAN_PERSON = 260;
export const SCAN_PERSON_LENGTH = 264;
/** Text: names that the column of persons had, each once: a text table. */
export const SCAN_PEOPLE = 268;
export const SCAN_PEOPLE_CAPACITY = 272;
export const SCAN_PEOPLE_USED = 276;
/** Text: comments between rows that were kept with the lines that are no rows. */
export const SCAN_COMMENTS = 280;
/** Text: positions written with an exponent, and those of them that it fills up with zeros (`7.5E+05`). */
export const SCAN_EXPONENTS = 284;
export const SCAN_ROUNDED = 288;
export const SCAN_BYTES = 320;

/** Separators, as `SCAN_SEPARATOR` names them. */
export const SEPARATOR_TAB = 0;
export const SEPARATOR_COMMA = 1;
export const SEPARATOR_SEMICOLON = 2;
export const SEPARATOR_WHITESPACE = 3;

/** Flag: a missing second allele (`-`) means a haploid call. */
export const FLAG_HAPLOID_DASH = 1;
/** Flag: keep every VCF record as text, and every block by itself (headless `--records`). */
export const FLAG_KEEP_RECORDS = 2;
/** Flag: FORMAT may hold GP, DS or HDS; records that do, and hold no reads (AD, PL), are imputed unless INFO says TYPED. */
export const FLAG_IMPUTED = 4;
/** Flag: INFO marks the imputed records (IMP, IMPUTED); all others were measured. */
export const FLAG_IMPUTED_MARKED = 8;
/** Flag: INFO may call the REF of a record provisional (PR of plink): then its letters count, not which of them is REF. */
export const FLAG_PROVISIONAL_REF = 16;
/** Flag: only INFO tells that genotypes are imputed (DR2 or R2 beside GT alone). */
export const FLAG_IMPUTED_INFO = 32;

export const BLOCK_BYTES = 12;
export const SPAN_BYTES = 8;
/** GQ below which a reference block is no confident call (the usual GATK floor for a hom-ref block, 20 = 1 % error). */
export const CONFIDENT_BLOCK_GQ = 20;

/** What a row's id is: none, `rs` + number, `i` + number, or an entry of an id text table (its address in the id column). */
export const ID_NONE = 0;
export const ID_RS = 1;
export const ID_INTERNAL = 2;
export const ID_TEXT = 3;
/** Bit of the id kind: the file itself calls the row pseudoautosomal. */
export const ID_PAR_CODED = 128;
/** Bit of the id kind: the row's genotype was imputed, not measured. */
export const ID_IMPUTED = 64;
/** The id kind without those bits. */
export const ID_KIND_MASK = 63;

/** Why a scan step returned before its input was used up: the named table is full and must grow. */
export const STATUS_OK = 0;
export const STATUS_ROWS_FULL = 1;
export const STATUS_ID_TEXT_FULL = 2;
export const STATUS_RAW_TEXT_FULL = 3;
export const STATUS_BLOCKS_FULL = 4;
export const STATUS_SPANS_FULL = 5;

/** Longest line that is looked at; the rest of a longer one is skipped and the line counts as bad. */
export const MAX_LINE_BYTES = 65536;
/** Bytes of a bad line that are kept for classifying it. */
export const BAD_LINE_BYTES = 256;
/** Most comments between rows that are kept. */
export const MAX_KEPT_COMMENTS = 256;
/** Bytes that may be read before a scan buffer. */
export const SCAN_LEAD_BYTES = 64;
