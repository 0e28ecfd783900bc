import { canonicalJson } from '../../domain/report/canonical-json.ts';
import type { Report } from '../../domain/report/report.ts';

/** The same name for everybody: a name made from the person's file would carry it out of the page. */
const FILE_NAME = 'sequester-report.json';

/** Hands the report to the browser's download: the very bytes that the headless runner prints. */
export function saveReport(report: Report, document: Document): void {
  const address = URL.createObjectURL(new Blob([canonicalJson(report)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE_NAME;
  link.click();
  // The download has taken its own reference by the time that the task ends.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
