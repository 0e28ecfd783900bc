import type { Report } from '../report/report.ts';
import { FILE_FIELDS } from './account.ts';
import type { ReportedFindings } from '../findings/report-findings.ts';

const GENE_FIELDS = ['status', 'diplotypes', 'phenotype', 'activityScore', 'verdict', 'firm', 'asOf'] as const;
const DRUG_FIELDS = ['drug', 'genes', 'source', 'population', 'category', 'strength', 'certainty', 'codes', 'numbers', 'results', 'date', 'superseded', 'supersededBy'] as const; // prettier-ignore
const SCORE_FIELDS = ['id', 'trait', 'sum', 'percentile', 'interpretable', 'reason', 'reference', 'imported'] as const;
const FINDING_FIELDS = ['rsid', 'gene', 'name', 'topic', 'verdict', 'class', 'standing'] as const;

/**
 * A report without what no comparison looks at: the same document with fewer fields, as it is kept with a saved person. Findings only of
 * topics that the person opened.
 */
export function compactReport(
  { schema, app, input, file, pgx, drugs, scores, ancestry }: Report,
  opened: ReportedFindings | null,
): Record<string, unknown> {
  return {
    schema,
    app: { ...app, packs: app.packs.map((pack) => only(pack, ['id', 'version', 'date', 'sha256'])) },
    ...(input === undefined ? {} : { input }),
    file: only(file, ['status', ...FILE_FIELDS]),
    pgx: Object.fromEntries(Object.entries(pgx).map(([gene, report]) => [gene, only(report, GENE_FIELDS)])),
    drugs: drugs.map((row) => only(row, DRUG_FIELDS)),
    scores: scores.map((score) => only(score, SCORE_FIELDS)),
    ancestry: only(ancestry, ['nearest', 'outside', 'reason']),
    ...(opened === null
      ? {}
      : {
          findings: opened.findings.map((finding) => only(finding, FINDING_FIELDS)),
          findingRules: opened.findingRules,
        }),
  };
}

function only<T extends object>(value: T, names: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]));
}
