import type { AncestryReport } from '../ancestry/report.ts';
import type { FileReport } from '../genotype/report.ts';
import type { AppIdentity } from '../identity.ts';
import type { DrugReport } from '../pgx/drugs/report.ts';
import type { GeneReport } from '../pgx/report.ts';
import type { ScoreReport } from '../scores/report.ts';
import type { ReportInput } from './input.ts';

/** Contract of the exported JSON (`docs/report.md`). Fields may be added, never renamed or dropped. */
export const REPORT_SCHEMA = 'sequester-report/1';

export interface Report {
  schema: typeof REPORT_SCHEMA;
  app: AppIdentity;
  /** What it was made from; left out where no file could be read. */
  input?: ReportInput;
  file: FileReport;
  pgx: Record<string, GeneReport>;
  drugs: DrugReport[];
  scores: ScoreReport[];
  ancestry: AncestryReport;
}
