import { readFileSync } from 'node:fs';
import { besidePharmcat, type PharmcatComparison } from '../../domain/export/pharmcat/compare.ts';
import { readPharmcatReport } from '../../domain/export/pharmcat/read-report.ts';
import type { Report } from '../../domain/report/report.ts';

/** What `--pharmcat` adds to a report; null where no file was named or it is none of PharmCAT's reports. */
export function pharmcatOf(file: string | null, { pgx }: Report): PharmcatComparison | null {
  if (file === null) return null;
  try {
    const theirs = readPharmcatReport(readFileSync(file, 'utf8'));
    return theirs === null ? null : besidePharmcat(pgx, theirs);
  } catch {
    return null;
  }
}
