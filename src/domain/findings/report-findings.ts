import type { DescribedFinding, Finding } from './finding.ts';
import type { FindingTopic } from './finding-pack.ts';
import { type FindingRules, findingRules } from './rules.ts';

/** What a report has of single-gene findings, where they were asked for. */
export interface ReportedFindings {
  findings: Finding[];
  findingRules: Partial<FindingRules>;
}

/** The topic that a rule over several places belongs to. */
export const RULE_TOPICS: Readonly<Record<keyof FindingRules, FindingTopic>> = {
  APOE: 'APOE',
  HFE: 'other',
  MUTYH: 'cancer',
  SERPINA1: 'other',
  APOL1: 'other',
  G6PD: 'other',
};

/** Findings without the rows of the table that they are about and without phase, which the rules have used, as a report has them. */
export function plainFindings(found: readonly DescribedFinding[]): Finding[] {
  return found.map(({ variant: _row, phase: _phase, ...finding }) => finding);
}

/** The part of a report: every finding, and what follows from several places. */
export function reportFindings(found: readonly DescribedFinding[]): ReportedFindings {
  return { findings: plainFindings(found), findingRules: findingRules(found) };
}
