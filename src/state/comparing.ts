import { parseOutsideJson } from '../domain/report/unseen-text.ts';
import { compactReport } from '../domain/changes/compact.ts';
import { compareReports, type ReportChanges } from '../domain/changes/compare.ts';
import type { ChangeFacts } from '../domain/changes/facts.ts';
import type { FindingsAnswer } from '../domain/findings/answer.ts';
import { plainFindings, type ReportedFindings } from '../domain/findings/report-findings.ts';
import type { Report } from '../domain/report/report.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import { decodeChangePack } from '../reference/change-pack.ts';
import type { Earlier, EarlierAccount } from './changes.svelte.ts';

// Loaded with the first question of what changed: the first view needs nothing of it.

/** A saved report is never larger: something else was chosen. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Dated tables of what changed. */
export function readFacts(pack: Result<LoadedPack>): Result<ChangeFacts> {
  return pack.ok ? decodeChangePack(pack.value.bytes) : pack;
}

/** Holds what is open, with the findings that were opened, against an earlier account. */
export function compareWith(
  earlier: Earlier,
  { report, answer }: { report: Report; answer: FindingsAnswer | null },
  { functions }: ChangeFacts,
): Result<ReportChanges> {
  const compared = compareReports(asOpened(earlier.report, answer), { ...report, ...openedOf(answer) }, { functions, isInputKnown: earlier.isOwn }); // prettier-ignore
  return 'refused' in compared ? fail(`changes/${compared.refused}`) : ok(compared);
}

/** What is said today, as it is kept with a saved person. */
export function accountOf(report: Report, answer: FindingsAnswer | null): EarlierAccount {
  return { at: new Date().toISOString().slice(0, 10), report: compactReport(report, openedOf(answer)) };
}

/** A report that somebody kept, as JSON; null where the file is none. */
export async function readReportFile(file: File): Promise<unknown> {
  if (file.size > MAX_BYTES) return null;
  try {
    return parseOutsideJson(await file.text());
  } catch {
    return null;
  }
}

/** Findings of the topics that were opened, as a report has them. */
function openedOf(answer: FindingsAnswer | null): ReportedFindings | null {
  return answer === null ? null : { findings: plainFindings(answer.findings), findingRules: answer.rules };
}

/** Nothing of a finding that is not open today is told from an earlier account either: of a closed topic, or held back for a minor. */
function asOpened(report: unknown, answer: FindingsAnswer | null): unknown {
  if (typeof report !== 'object' || report === null || !('findings' in report) || answer === null) return report;
  const shown = new Set(answer.findings.map(({ rsid, name }) => `${rsid} ${name}`));
  const findings: unknown[] = Array.isArray(report.findings) ? report.findings : [];
  return { ...report, findings: findings.filter((one) => isShown(one, shown)) };
}

function isShown(finding: unknown, shown: ReadonlySet<string>): boolean {
  if (typeof finding !== 'object' || finding === null || !('rsid' in finding) || !('name' in finding)) return false;
  return shown.has(`${String(finding.rsid)} ${String(finding.name)}`);
}
