import type { ExportFormat } from '../domain/export/content.ts';
import type { PharmcatComparison } from '../domain/export/pharmcat/compare.ts';
import type { DescribedFinding } from '../domain/findings/finding.ts';
import type { Report } from '../domain/report/report.ts';
import type { Failure, Result } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import type { WrittenExport } from '../rpc/export-api.ts';
import { ExportClient } from '../rpc/export-client.ts';

export interface ExportTools {
  client: Pick<AnalysisClient, 'ask'>;
  spawn: () => Worker;
}

/** Writes files for other programs, one at a time. Lives as long as its part of the page is shown. */
export class Exports {
  readonly #client: ExportClient;
  #working = $state(false);
  #failure = $state.raw<Failure | null>(null);
  #compared = $state.raw<PharmcatComparison | null>(null);
  #isNoReport = $state(false);

  constructor({ client, spawn }: ExportTools) {
    this.#client = new ExportClient(client, spawn);
  }

  get working(): boolean {
    return this.#working;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** A report of PharmCAT beside ours; null until one was chosen. */
  get compared(): PharmcatComparison | null {
    return this.#compared;
  }

  /** The file that was chosen is no report of PharmCAT. */
  get isNoReport(): boolean {
    return this.#isNoReport;
  }

  /** Writes a file; null where it could not be written. */
  async write(
    format: ExportFormat,
    report: Report,
    findings: readonly DescribedFinding[] | null,
  ): Promise<WrittenExport | null> {
    const made = `${new Date().toISOString().slice(0, 19)}Z`;
    return this.#during(() => this.#client.ask((api) => api.write(format, plain({ report, findings, made }))));
  }

  async lock(file: Blob, passphrase: string): Promise<Blob | null> {
    return this.#during(() => this.#client.ask((api) => api.lock(file, passphrase)));
  }

  async unlock(file: Blob, passphrase: string): Promise<Blob | null> {
    return this.#during(() => this.#client.ask((api) => api.unlock(file, passphrase)));
  }

  async compare(file: Blob, { pgx }: Report): Promise<void> {
    this.#compared = await this.#during(() => this.#client.ask((api) => api.beside(file, plain(pgx))));
    this.#isNoReport = this.#compared === null && this.#failure === null;
  }

  async #during<T>(work: () => Promise<Result<T>>): Promise<T | null> {
    if (this.#working) return null;
    this.#working = true;
    this.#failure = null;
    const done = await work();
    this.#working = false;
    if (done.ok) return done.value;
    this.#failure = done.error;
    return null;
  }
}

/** What of the page's state can be handed to a worker. */
function plain<T>(value: T): T {
  return $state.snapshot(value) as T;
}
