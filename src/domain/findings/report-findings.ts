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

/** The part of a report: findings of some topics without the rows of the table that they are about, and the rules of these topics. */
export function reportFindings(
  found: readonly DescribedFinding[],
  topics: readonly FindingTopic[] = [...new Set(found.map(({ topic }) => topic))],
): ReportedFindings {
  const findings = found.flatMap(({ variant: _row, ...finding }) => (topics.includes(finding.topic) ? [finding] : []));
  const rules = Object.entries(findingRules(found)).filter(([name]) => topics.includes(RULE_TOPICS[name as keyof FindingRules])); // prettier-ignore
  return { findings, findingRules: Object.fromEntries(rules) };
}
