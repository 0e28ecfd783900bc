import type { AnalysisEvent, ReportRest, StagedParts } from '../domain/analysis/stages.ts';
import type { Report } from '../domain/report/report.ts';

/** Collects the parts of a report from the events of its stages, each the latest of its kind. */
export class ReportAssembler {
  readonly #parts: Partial<StagedParts> = {};
  readonly #complete: Promise<StagedParts>;
  #resolve: (parts: StagedParts) => void = () => undefined;

  constructor() {
    this.#complete = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  take(event: AnalysisEvent): void {
    if (event.type === 'file') this.#parts.file = event.value;
    else if (event.type === 'pgx') this.#parts.pgx = event.value;
    else if (event.type === 'scores') {
      this.#parts.scores = event.value;
      const { file, pgx, scores } = this.#parts;
      if (file !== undefined && pgx !== undefined) this.#resolve({ file, pgx, scores });
    }
  }

  /** The whole report. Events and the answer come by different ports, in no promised order: waits for the scores, the last stage. */
  async finish(rest: ReportRest): Promise<Report> {
    return { ...rest, ...(await this.#complete) };
  }
}
