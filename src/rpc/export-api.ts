import type { ExportContent, ExportFormat } from '../domain/export/content.ts';
import type { PharmcatComparison } from '../domain/export/pharmcat/compare.ts';
import type { LeftOut } from '../domain/export/vcf-row.ts';
import type { GeneReport } from '../domain/pgx/report.ts';
import type { Result } from '../errors/result.ts';

/** A file that was written. */
export interface WrittenExport {
  file: Blob;
  /** The tabix index of a VCF. */
  index: Blob | null;
  /** Rows of a VCF. */
  rows: { written: number; noCalls: number; leftOut: Record<LeftOut, number> } | null;
}

/** The worker that writes files for other programs. It has no network and ends with each file. */
export interface ExportApi {
  /** Takes the way to the vault; fails with `seal/not-sealed` where the worker could reach a network. Has to come first. */
  open(port: MessagePort): Promise<Result<null>>;
  /** Errors: `export/doubtful-file`; those of reading a VCF again. */
  write(format: ExportFormat, content: Omit<ExportContent, 'facts'>): Promise<Result<WrittenExport>>;
  /** PharmCAT's report beside our calls; null where the file is none of its reports. */
  beside(file: Blob, pgx: Readonly<Record<string, GeneReport>>): Promise<Result<PharmcatComparison | null>>;
  /** Encrypts with a passphrase, as an age file. */
  lock(file: Blob, passphrase: string): Promise<Result<Blob>>;
  /** Errors: `export/not-age`, `export/wrong-passphrase`. */
  unlock(file: Blob, passphrase: string): Promise<Result<Blob>>;
}
