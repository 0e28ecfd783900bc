import type { AnalysisOptions } from '../../domain/analysis/options.ts';
import type { ReportedFindings } from '../../domain/findings/report-findings.ts';
import type { Report } from '../../domain/report/report.ts';

/** How a file is read. What is left out has the default of the app. */
export interface AnalyseOptions extends Partial<AnalysisOptions> {
  /** Add single-gene findings. They are read only where they are asked for. */
  findings?: boolean;
  /** Paths of scoring files, computed instead of the bundled scores. */
  scores?: readonly string[];
}

/** The document of docs/report.md. A file that could not be read is one too: `file.status` is then not `ok`, and `file.errorCode` says why. */
export type AnalysedReport = Report & Partial<ReportedFindings>;

/** What the package gives to programs. */
export interface SequesterApi {
  /**
   * Reads one person's file, as the app does. Nothing is sent anywhere.
   *
   * @param file - a path, or its bytes: text of a chip, VCF or gVCF, plain, gzip, BGZF or zip
   * @returns the report; a file that cannot be read gives a report that says so. Calls made at once are answered one after the other.
   * @throws Error where the package itself is damaged, or a scoring file cannot be read
   */
  analyse: (file: string | Uint8Array<ArrayBuffer> | Blob, options?: AnalyseOptions) => Promise<AnalysedReport>;
  /** Version of the app. */
  version: string;
}
