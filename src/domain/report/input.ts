/** Files up to this size are told by every byte; reading a whole genome twice would take as long as the analysis. */
export const WHOLE_BYTES = 64 * 1024 * 1024;
/** Of larger ones, so many pieces are read. */
export const PIECES = 256;

/** A file that a report is about, told by its bytes and by what was chosen in it. */
export interface InputFile {
  sizeBytes: number;
  /** Lower-case hexadecimal, over what `covers` says and over the sample and the entry that were chosen. */
  sha256: string;
  /** `all`: every byte. `pieces`: of a large file, its size and pieces spread over it. */
  covers: 'all' | 'pieces';
}

/** Options under which a report was made; a list of results from outside shows in the genes themselves. */
export interface InputSettings {
  ambiguous: string;
  indels: string;
  missing: string;
  maleX: number;
  combinations: boolean;
  cyp2d6Research: boolean;
  ancestry: string;
  /** `EUR=0.7,AFR=0.3`; null where none was chosen. */
  reference: string | null;
  /** Frequencies were handed in. */
  frequencies: boolean;
  /** Only scores that were named were computed. */
  namedScores: boolean;
}

/** What a report was made from: tells whether two reports are of one input. */
export interface ReportInput {
  /** Two where two files of a person were joined. */
  files: InputFile[];
  settings: InputSettings;
}
