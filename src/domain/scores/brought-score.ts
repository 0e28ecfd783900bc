import type { LicenceClass } from './licence.ts';
import type { ScoreHeader } from './score-definition.ts';

/** What a scoring file that somebody brought says of itself, once it was read. */
export interface BroughtScore {
  /** The name under which its results stand: the header's id, told apart where several files say the same. */
  id: string;
  trait: string;
  name: string | null;
  citation: string | null;
  licence: string | null;
  licenceClass: LicenceClass;
  format: ScoreHeader['format'];
  /** Data rows of the file, and how many of them no person can be scored on. */
  rows: number;
  refused: number;
  /** Rows that the header declares; null where it does not. */
  declaredRows: number | null;
  /** SHA-256 of the file as it was given, in hex. */
  sha256: string;
  sizeBytes: number;
  /** A bundled score of the same id, whose place this one takes. */
  replacesBundled: boolean;
}
