import type { Finding, FindingReason, FindingStanding } from '../../domain/findings/finding.ts';
import type { FindingFigure } from '../../domain/findings/finding-pack.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { Tone } from './tone.ts';

const STANDINGS: Readonly<Record<FindingStanding, { name: () => string; tone: Tone }>> = {
  authorised: { name: () => m.findings_standing_authorised(), tone: 'known' },
  common: { name: () => m.findings_standing_common(), tone: 'known' },
  rare: { name: () => m.findings_standing_rare(), tone: 'open' },
  trap: { name: () => m.findings_standing_trap(), tone: 'plain' },
  sequenced: { name: () => m.findings_standing_sequenced(), tone: 'known' },
};

export function standingWords(standing: FindingStanding): { words: string; tone: Tone } {
  const { name, tone } = STANDINGS[standing];
  return { words: name(), tone };
}

export function verdictWords({ verdict, isHemizygous }: Pick<Finding, 'verdict' | 'isHemizygous'>): string {
  switch (verdict) {
    case 'one-copy':
      return isHemizygous ? m.findings_verdict_one_only() : m.findings_verdict_one();
    case 'two-copies':
      return m.findings_verdict_two();
    case 'not-detected':
      return m.findings_verdict_not();
    case 'no-call':
      return m.findings_verdict_nocall();
    case 'not-in-file':
      return m.findings_verdict_absent();
  }
}

const REASONS: Readonly<Record<FindingReason, () => string>> = {
  'listed-without-call': () => m.findings_reason_listed_without_call(),
  'letters-unreadable': () => m.findings_reason_letters_unreadable(),
  'letters-other-strand': () => m.findings_reason_letters_other_strand(),
  'indel-letters-unknown': () => m.findings_reason_indel_letters_unknown(),
  'probes-disagree': () => m.findings_reason_probes_disagree(),
  'other-place': () => m.findings_reason_other_place(),
  'another-allele': () => m.findings_reason_another_allele(),
  imputed: () => m.findings_reason_imputed(),
  'too-little-evidence': () => m.findings_reason_too_little_evidence(),
  'lines-contradict': () => m.findings_reason_lines_contradict(),
  'written-elsewhere': () => m.findings_reason_written_elsewhere(),
  structural: () => m.findings_reason_structural(),
  'one-letter': () => m.findings_reason_one_letter(),
  'half-missing': () => m.findings_reason_half_missing(),
  'two-letters-on-one-copy': () => m.findings_reason_two_letters_on_one_copy(),
  'strand-unknown': () => m.findings_reason_strand_unknown(),
  'build-unknown': () => m.findings_reason_build_unknown(),
  'build-mixed': () => m.findings_reason_build_mixed(),
  'implausible-genome': () => m.findings_reason_implausible_genome(),
  'sex-unknown': () => m.findings_reason_sex_unknown(),
  'weak-on-chip': () => m.findings_reason_weak_on_chip(),
};

export function reasonWords(reason: FindingReason): string {
  return REASONS[reason]();
}

/** Published figures by their id, as text; empty where the pack has none. */
export function figure(figures: readonly FindingFigure[], id: string): string {
  const value = figures.find((one) => one.id === id)?.value ?? '';
  return /^\d{4,}$/.test(value) ? formatCount(Number(value)) : value;
}
