/** Bounds on hostile or broken input. A file beyond them ends in a coded failure, never in a hang or a full memory. */
export const LIMITS = {
  /** Bytes of decoded text that are looked at to tell a format. */
  headBytes: 65_536,
  /** Most bytes that a header (VCF contig lists) may take before the first row. */
  maxHeadBytes: 8 * 1024 * 1024,
  /** Decoded bytes per packed byte beyond which an archive is refused… */
  maxRatio: 200,
  /** …once this much was decoded: tiny files compress well for honest reasons. */
  ratioFreeBytes: 1024 * 1024,
  /** Most decoded bytes of one file: a gVCF of a whole genome stays far below. */
  maxDecodedBytes: 32 * 1024 * 1024 * 1024,
  /** Largest delimited text. Chip files have 20 MB, imputed ones 250 MB. */
  maxTextBytes: 1024 * 1024 * 1024,
  /** Entries of an archive whose content is looked at. */
  maxEntries: 64,
  /** Longest line. Multi-sample VCF rows are long; a file without line ends is no genotype file. */
  maxLineBytes: 16 * 1024 * 1024,
} as const;
