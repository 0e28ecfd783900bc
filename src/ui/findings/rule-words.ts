import type { DescribedFinding } from '../../domain/findings/finding.ts';
import { isDetected, isResult } from '../../domain/findings/finding.ts';
import type { FindingTopic } from '../../domain/findings/finding-pack.ts';
import { RULE_TOPICS } from '../../domain/findings/report-findings.ts';
import type { FindingRules } from '../../domain/findings/rules.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

type Words<K extends keyof FindingRules> = (result: NonNullable<FindingRules[K]>) => string;

const MUTYH: Readonly<Record<NonNullable<FindingRules['MUTYH']>, () => string>> = {
  biallelic: () => m.findings_rule_mutyh_biallelic(),
  'two-variants-phase-unknown': () => m.findings_rule_mutyh_phase(),
  one: () => m.findings_rule_mutyh_one(),
  none: () => m.findings_rule_mutyh_none(),
};
const APOL1: Readonly<Record<NonNullable<FindingRules['APOL1']>, () => string>> = {
  'two-G1': () => m.findings_rule_apol1_two(),
  'one-G1': () => m.findings_rule_apol1_one(),
  'no-G1': () => m.findings_rule_apol1_none(),
};

const RULES: Readonly<{ [K in keyof FindingRules]: Words<K> }> = {
  APOE: (result) => m.findings_rule_apoe({ result: result.replaceAll('e', 'ε') }),
  HFE: (result) => m.findings_rule_hfe({ result: result === 'none' ? m.findings_rule_hfe_none_found() : result }),
  MUTYH: (result) => MUTYH[result](),
  SERPINA1: (result) => m.findings_rule_serpina1({ result }),
  APOL1: (result) => APOL1[result](),
  G6PD: (result) =>
    result === 'none'
      ? m.findings_rule_g6pd_none()
      : m.findings_rule_g6pd({ result: result.replaceAll('A-', 'A−').replaceAll('none', '–').replaceAll('/', ' / ') }),
};

function wordsOf<K extends keyof FindingRules>(gene: K, result: FindingRules[K]): string {
  if (result !== null) return RULES[gene](result);
  return gene === 'APOE' ? m.findings_rule_apoe_none() : m.findings_rule_missing({ gene });
}

/** A sentence for each rule over several places of a topic; none where a file tells none of a gene's places. */
export function ruleSentences(
  rules: Partial<FindingRules>,
  topic: FindingTopic,
  findings: readonly DescribedFinding[],
): { gene: string; words: string }[] {
  return (Object.keys(rules) as (keyof FindingRules)[])
    .filter((gene) => RULE_TOPICS[gene] === topic)
    .filter((gene) => findings.some((finding) => finding.gene === gene && isResult(finding)))
    .map((gene) => ({ gene, words: wordsOf(gene, rules[gene] ?? null) }));
}

/** Genes with a rule of their own. */
const WITH_RULE: ReadonlySet<string> = new Set(Object.keys(RULE_TOPICS));

/** Two different variants of one recessive gene: whether they lie on one copy is not known. */
export function phaseSentences(findings: readonly DescribedFinding[]): { gene: string; words: string }[] {
  const genes = new Map<string, number>();
  for (const { gene, variant } of findings.filter(isDetected))
    if (variant.inheritance.startsWith('AR') && !WITH_RULE.has(gene)) genes.set(gene, (genes.get(gene) ?? 0) + 1);
  return [...genes]
    .filter(([, count]) => count > 1)
    .map(([gene, count]) => ({ gene, words: m.findings_two_variants({ gene, count: formatCount(count) }) }));
}
