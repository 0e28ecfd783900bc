import { isResult } from '../../domain/findings/finding.ts';
import type { ReportedFindings } from '../../domain/findings/report-findings.ts';
import type { Report } from '../../domain/report/report.ts';

/** A short account for people at a terminal; `--json` prints everything. */
export function summaryText(report: Report): string {
  const { file } = report;
  if (file.status !== 'ok') return `${file.status}: ${file.errorCode ?? ''}\n${file.remedy ?? ''}\n`;
  const lines = [
    `${file.source ?? 'unknown source'}, build ${String(file.build ?? 'unknown')}, ${file.sex ?? 'sex undecided'}, ` +
      `${String(file.rows)} rows, ${String(file.noCalls)} no-calls`,
  ];
  if (file.warnings.length > 0) lines.push(`warnings: ${file.warnings.join(' ')}`);
  for (const [gene, call] of Object.entries(report.pgx)) {
    lines.push(
      `${gene.padEnd(9)} ${call.verdict.padEnd(14)} ${call.diplotypes.join(' or ') || '-'}  ${call.phenotype ?? ''}`,
    );
  }
  for (const score of report.scores) {
    lines.push(
      `${score.id.padEnd(10)} ${score.sum.toFixed(6).padStart(12)}  ${String(score.matched)}/${String(score.rows)}  ${score.trait}`,
    );
  }
  lines.push(ancestryLine(report.ancestry));
  return `${lines.join('\n')}\n`;
}

/** Single-gene findings that are results, and what several places say together. */
export function findingsText({ findings, findingRules }: ReportedFindings): string {
  const told = findings.filter(isResult);
  const lines = told.map(
    ({ gene, name, verdict, standing, letters }) =>
      `${gene.padEnd(9)} ${verdict.padEnd(14)} ${standing.padEnd(12)} ${name} (${letters ?? '-'})`,
  );
  const rules = Object.entries(findingRules).map(([gene, result]) => `${gene} ${result ?? 'not told'}`);
  return `findings: ${String(told.length)} of ${String(findings.length)} variants of the table are told; the others are no result\n${[...lines, `together: ${rules.join('; ')}`].join('\n')}\n`;
}

/** Nearest reference samples and the mixture, or why there is none. */
function ancestryLine({ markers, nearest, mixture, outside, reason }: Report['ancestry']): string {
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const near = Object.entries(nearest).map(([group, share]) => `${group} ${percent(share)}`);
  if (near.length === 0) return `reference samples: nothing inferred (${reason ?? ''})`;
  const mixed = Object.entries(mixture)
    .filter(([, { share, se }]) => share >= 2 * se)
    .map(([source, { share, se }]) => `${source} ${percent(share)} ± ${percent(se)}`);
  const parts = [
    `${String(markers)} markers`,
    `nearest people ${near.join(', ')}`,
    `mixture ${mixed.join(', ') || '-'}`,
  ];
  return `reference samples: ${parts.join('; ')}${outside ? `; close to no reference group (${reason ?? ''})` : ''}`;
}
