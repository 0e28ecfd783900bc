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
  /**
   * Fingerprint of every place and call as they were read, 16 hexadecimal digits: the same for a file and for the archive that holds it, another
   * one for another sample of the same file. No secret and no proof against forgery.
   */
  calls: string;
  settings: InputSettings;
}
