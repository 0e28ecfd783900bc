import type { AnalysisEvent, ReportRest, StageResults } from '../domain/analysis/stages.ts';
import type { Report } from '../domain/report/report.ts';

/** Collects a report from the events of its stages, each the latest of its kind. */
export class ReportAssembler {
  readonly #results: Partial<StageResults> = {};
  readonly #complete: Promise<StageResults>;
  #resolve: (results: StageResults) => void = () => undefined;

  constructor() {
    this.#complete = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  take(event: AnalysisEvent): void {
    if (event.type === 'file') this.#results.file = event.value;
    else if (event.type === 'pgx') this.#results.pgx = event.value;
    else if (event.type === 'scores') {
      this.#results.scores = event.value;
      const { file, pgx, scores } = this.#results;
      if (file !== undefined && pgx !== undefined) this.#resolve({ file, pgx, scores });
    }
  }

  /** The whole report. Events and the answer come by different ports, in no promised order: waits for the scores, the last stage. */
  async finish(rest: ReportRest): Promise<Report> {
    return { ...rest, ...(await this.#complete) };
  }
}
