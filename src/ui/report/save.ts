import type { FindingsAnswer } from '../../domain/findings/answer.ts';
import { plainFindings } from '../../domain/findings/report-findings.ts';
import { canonicalJson } from '../../domain/report/canonical-json.ts';
import type { Report } from '../../domain/report/report.ts';

/** The same name for everybody: a name made from the person's file would carry it out of the page. */
const FILE_NAME = 'sequester-report.json';

/**
 * Hands the report to the browser's download: the very bytes that the headless runner prints. Findings are added where somebody asks for
 * them, of the topics that were opened.
 */
export function saveReport(report: Report, findings: FindingsAnswer | null, document: Document): void {
  const added = findings === null ? {} : { findings: plainFindings(findings.findings), findingRules: findings.rules };
  const text = canonicalJson({ ...report, ...added });
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE_NAME;
  link.click();
  // The download has taken its own reference by the time that the task ends.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
