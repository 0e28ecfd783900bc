import type { FileReport } from '../genotype/report.ts';
import type { GeneReport } from '../pgx/report.ts';
import type { Report } from '../report/report.ts';
import type { ScoreReport } from '../scores/report.ts';

/** Stages of an analysis, in order. */
export const STAGES = ['unpacking', 'reading', 'medicines', 'scores'] as const;

export type Stage = (typeof STAGES)[number];

/** What the vault says while it works. Each result is sent as soon as its stage is done. */
export type AnalysisEvent =
  | { type: 'progress'; stage: Stage; bytesRead: number; bytesTotal: number; rows: number }
  | { type: 'file'; value: FileReport }
  | { type: 'pgx'; value: Record<string, GeneReport> }
  | { type: 'scores'; value: ScoreReport[] };

/** What of a report its stages have sent already. */
export type StageResults = Pick<Report, 'file' | 'pgx' | 'scores'>;

/** What of a report is sent at its end. */
export type ReportRest = Omit<Report, keyof StageResults>;

/** Leaves out what the stages have sent: cloning it twice would cost as much as a tenth of the analysis. */
export function restOf({ schema, app, input, drugs, ancestry }: Report): ReportRest {
  return { schema, app, ...(input === undefined ? {} : { input }), drugs, ancestry };
}

/** The person pressed Stop: neither a result nor a failure. */
export interface Stopped {
  stopped: true;
}
