import { type DescribedFinding, type Finding, type FindingReason, isDetected, isResult } from '../../domain/findings/finding.ts'; // prettier-ignore
import type { FindingFigure, FindingTopic, FindingVariant } from '../../domain/findings/finding-pack.ts';
import { type FindingWeight, isBelievable, weightOf } from '../../domain/findings/for-doctor.ts';
import type { FindingRules } from '../../domain/findings/rules.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { figure } from '../common/finding-words.ts';

interface TopicWords {
  name: string;
  /** Before the results: what they may bring, or what the topic is. */
  text: string;
}

const TOPICS: Readonly<Record<FindingTopic, () => TopicWords>> = {
  cancer: () => ({ name: m.findings_topic_cancer(), text: m.findings_consent_cancer() }),
  APOE: () => ({ name: m.findings_topic_apoe(), text: m.findings_consent_apoe() }),
  Parkinson: () => ({ name: m.findings_topic_parkinson(), text: m.findings_consent_parkinson() }),
  heart: () => ({ name: m.findings_topic_heart(), text: m.findings_consent_heart() }),
  carrier: () => ({ name: m.findings_topic_carrier(), text: m.findings_intro_carrier() }),
  other: () => ({ name: m.findings_topic_other(), text: m.findings_intro_other() }),
};

export function topicWords(topic: FindingTopic): TopicWords {
  return TOPICS[topic]();
}

/** Reasons that hold for a file as a whole. */
export const WHOLE_FILE: readonly FindingReason[] = [
  'strand-unknown',
  'build-unknown',
  'build-mixed',
  'implausible-genome',
];

/** Genes of which a study counted how often chip calls of rare harmful variants are wrong. */
const BRCA: ReadonlySet<string> = new Set(['BRCA1', 'BRCA2']);

/** How sure a call is, in one or more sentences. */
export function surenessWords(finding: DescribedFinding, figures: readonly FindingFigure[]): string[] {
  const { standing, variant, gene, reasons } = finding;
  const weak = reasons.includes('weak-on-chip') ? [m.findings_sure_weak()] : [];
  if (standing === 'trap') return [m.findings_sure_trap()];
  if (standing === 'sequenced') return [m.findings_sure_sequenced()];
  if (standing === 'authorised') return [m.findings_sure_authorised({ source: variant.callClassSource })];
  if (standing === 'common')
    return [m.findings_sure_common({ right: figure(figures, 'common-right'), people: figure(figures, 'people') })];
  const vendor = variant.callClass === 'authorised' ? [m.findings_sure_rare_vendor()] : [];
  if (BRCA.has(gene)) return [...weak, m.findings_sure_rare_brca({ wrong: figure(figures, 'brca-wrong') }), ...vendor];
  return [
    ...weak,
    m.findings_sure_rare({ wrong: figure(figures, 'rare-wrong') }),
    ...frequencyWords(variant),
    ...vendor,
  ];
}

function frequencyWords({ isCommon, callClass, callClassSource }: FindingVariant): string[] {
  if (isCommon || callClass === 'authorised') return [];
  const isKnown = !callClassSource.startsWith('no frequency');
  return [isKnown ? m.findings_sure_rare_frequency() : m.findings_sure_rare_no_frequency()];
}

/** What carrying it means, by how the condition is inherited. */
export function meaningWords({ variant, verdict }: DescribedFinding, weight: FindingWeight): string {
  const { inheritance, kind, callClass } = variant;
  if (callClass === 'trap') return m.findings_means_none();
  if (kind === 'protective') return m.findings_means_protective();
  if (inheritance.startsWith('AR;')) return m.findings_means_both();
  if (/^AR(?!-like)/.test(inheritance)) {
    if (verdict === 'two-copies') return m.findings_means_recessive_two();
    return weight === 'telling' ? m.findings_means_recessive_pair() : m.findings_means_recessive_one();
  }
  if (inheritance.startsWith('XL')) return m.findings_means_x();
  return inheritance.startsWith('AD') ? m.findings_means_dominant() : m.findings_means_risk();
}

/** Where a finding stands on the page. */
export type FindingGroup = 'doctor' | 'clinical' | 'carrier' | 'shift' | 'suspect' | 'harmless';

/** The group of a finding; null where nothing was detected, or where only the rule of its gene speaks of it. */
export function groupOf(finding: DescribedFinding, rules: Partial<FindingRules>): FindingGroup | null {
  if (finding.isSuspect) return 'suspect';
  if (!isDetected(finding)) return null;
  if (finding.standing === 'trap' || finding.variant.kind === 'protective') return 'harmless';
  const weight = weightOf(finding, rules);
  if (weight === 'partner') return null;
  if (!isBelievable(finding)) return 'clinical';
  return weight === 'telling' ? 'doctor' : weight;
}

const GROUPS: Readonly<Record<FindingGroup, { name: () => string; advice: () => string }>> = {
  doctor: { name: () => m.findings_group_doctor(), advice: () => m.findings_do_doctor() },
  clinical: { name: () => m.findings_group_clinical(), advice: () => m.findings_do_clinical() },
  carrier: { name: () => m.findings_group_carrier(), advice: () => m.findings_do_carrier() },
  shift: { name: () => m.findings_group_shift(), advice: () => m.findings_do_shift() },
  suspect: { name: () => m.findings_group_suspect(), advice: () => m.findings_do_clinical() },
  harmless: { name: () => m.findings_group_harmless(), advice: () => m.findings_do_nothing() },
};
const GROUP_ORDER: readonly FindingGroup[] = ['doctor', 'clinical', 'carrier', 'shift', 'suspect', 'harmless'];

/** Findings in their groups, in the order of the page; groups of nothing are left out. */
export function inGroups(
  findings: readonly DescribedFinding[],
  rules: Partial<FindingRules>,
): { group: FindingGroup; name: string; found: DescribedFinding[] }[] {
  return GROUP_ORDER.map((group) => ({
    group,
    name: GROUPS[group].name(),
    found: findings.filter((finding) => groupOf(finding, rules) === group),
  })).filter(({ found }) => found.length > 0);
}

export function adviceWords(group: FindingGroup): string {
  return GROUPS[group].advice();
}

/** Rows of the table about harmful variants of some genes, and how many of them a file tells. */
function countOf(findings: readonly DescribedFinding[], genes: ReadonlySet<string>): { total: string; read: string } {
  const rows = findings.filter(({ gene, variant }) => genes.has(gene) && variant.callClass !== 'trap');
  return { total: formatCount(rows.length), read: formatCount(rows.filter(isResult).length) };
}

const FH: ReadonlySet<string> = new Set(['APOB']);

/** What was not looked at, with the share that was: counted from the rows of the table, and from the file. */
export function unseenWords(findings: readonly DescribedFinding[], figures: readonly FindingFigure[]): string[] {
  const share = { read: formatCount(findings.filter(isResult).length), total: formatCount(findings.length) };
  const has = (genes: ReadonlySet<string>): boolean => findings.some(({ gene }) => genes.has(gene));
  return [
    m.findings_unseen_share(share),
    m.findings_unseen_plain(),
    ...(has(BRCA) ? [m.findings_unseen_brca(countOf(findings, BRCA))] : []),
    ...(has(FH) ? [m.findings_unseen_fh({ ...countOf(findings, FH), known: figure(figures, 'fh-known') })] : []),
  ];
}

export function onsetWords({ onset }: FindingVariant): string {
  if (onset === 'adult') return m.findings_onset_adult();
  return onset === 'earlier' ? m.findings_onset_earlier() : m.findings_onset_unknown();
}

/** Where the file has it: chromosome, position and build. */
export function placeWords({ place }: Pick<Finding, 'place'>): string {
  if (place === null) return '–';
  const { chromosome, position, build } = place;
  return m.findings_detail_place_value({ chromosome, position: String(position), build });
}

/** HGVS names; a tag has none. */
export function hgvsWords({ hgvsC, hgvsP }: FindingVariant): string {
  return [hgvsC, hgvsP].filter((name) => name !== '').join(', ');
}
