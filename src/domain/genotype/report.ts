import type { Sex } from './sex.ts';
import type { FileWarning } from './warnings.ts';

export type FileStatus = 'ok' | 'needs-choice' | 'refuse';

/** Why a call of the file counts as a no-call: what the file says there cannot be. */
export type SetAsideReason =
  | 'duplicates-disagree'
  | 'two-alleles-on-x'
  | 'two-alleles-on-y'
  | 'two-alleles-on-mt'
  | 'beyond-the-end';

/** A place whose call was set to no-call while the file was read. */
export interface SetAsideCall {
  reason: SetAsideReason;
  /** `1`…`22`, `X`, `Y`, `MT`; the position is 1-based in the file's own build. */
  chromosome: string;
  position: number;
}

export interface FileEvidence {
  buildVotes: { build: 36 | 37 | 38; agree: number }[];
  headerBuild: 36 | 37 | 38 | null;
  xHeterozygous: number;
  xHomozygous: number;
  xHaploid: number;
  yCalled: number;
  yTotal: number;
}

/** What was found out about the person's file. Nothing of its header text, no name and no id of a person. */
export interface FileReport {
  status: FileStatus;
  /** Peer vocabulary (`EMPTY`, `PDF`, `TRUNCATED_ARCHIVE`…), only when `status` is not `ok`. */
  errorCode?: string;
  /** The next step in plain English, only when `status` is not `ok`. */
  remedy?: string;
  /** `needs-choice`: what there is to choose from (sample names or archive entries are shown on screen only, never exported). */
  choices?: number;
  source: string | null;
  vendorVersion: string | null;
  chip: string | null;
  container: string | null;
  build: 36 | 37 | 38 | null;
  buildFrom: 'header' | 'contig' | 'markers' | null;
  sex: Sex;
  /** Whether most calls of a VCF are phased; null for files that state no phase. */
  phased?: boolean | null;
  rows: number;
  noCalls: number;
  /** Rows with a call that was imputed, not measured. Left out where there are none. */
  imputed?: number;
  warnings: FileWarning[];
  /** 1-based line numbers of lines that are no rows; the first {@link MAX_LISTED_LINES}. */
  badRows: number[];
  badRowCount: number;
  duplicates: number;
  conflicts: number;
  skipped: number;
  /** Chip files: rows called with `I` or `D`, and whether the vendor's way of using them is known. Left out where there are none. */
  indelLetters?: { rows: number; known: boolean };
  /** Calls that cannot be and count as no-calls, in genome order; the first {@link MAX_LISTED_LINES}. Left out where there are none. */
  setAside?: SetAsideCall[];
  /** Evidence for the build and the sex: counts, no identifiers. */
  evidence: FileEvidence;
}

export const MAX_LISTED_LINES = 1000;
