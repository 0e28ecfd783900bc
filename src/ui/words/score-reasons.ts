import type { RefusalReason, ScoreReason } from '../../domain/scores/reasons.ts';
import { MOST_POINTS_SHARED } from '../../domain/scores/score-standing.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

const SCORE_REASONS: Readonly<Record<ScoreReason, () => string>> = {
  'score/published-reference': () => m.reason_score_published_reference(),
  'score/no-reference': () => m.ancestry_reason_score_no_reference(),
  'score/outside-reference': () => m.ancestry_reason_score_outside(),
  'score/spread-unknown': () => m.ancestry_reason_score_spread(),
  'score/build-assumed': () => m.reason_score_build_assumed(),
  'score/frequencies-unknown': () => m.reason_score_frequencies_unknown(),
  'score/few-values': () => m.reason_score_few_values({ points: formatCount(MOST_POINTS_SHARED) }),
  'score/interval-too-wide': () => m.reason_score_interval_too_wide(),
  'score/rows-linked': () => m.reason_score_rows_linked(),
  'score/sum-overflows': () => m.reason_score_sum_overflows(),
  'score/nothing-observed': () => m.reason_score_nothing_observed(),
  'score/no-readable-rows': () => m.reason_score_no_readable_rows(),
  'score/genome-implausible': () => m.reason_score_genome_implausible(),
  'score/variance-below-floor': () => m.reason_score_variance_below_floor(),
};

const REFUSALS: Readonly<Record<RefusalReason, () => string>> = {
  'allele-not-bases': () => m.refusal_allele_not_bases(),
  'other-allele-not-bases': () => m.refusal_allele_not_bases(),
  'alleles-equal': () => m.refusal_alleles_equal(),
  haplotype: () => m.refusal_haplotype(),
  diplotype: () => m.refusal_haplotype(),
  interaction: () => m.refusal_interaction(),
  'hla-or-star-allele': () => m.refusal_hla_or_star_allele(),
  'apoe-diplotype': () => m.refusal_haplotype(),
  'structural-variant': () => m.refusal_structural_variant(),
  'truncated-allele': () => m.refusal_truncated_allele(),
  'indel-symbol': () => m.refusal_indel_symbol(),
  'several-alleles': () => m.refusal_several_alleles(),
  'not-an-rsid': () => m.refusal_not_an_rsid(),
  'no-position': () => m.refusal_no_position(),
  'chromosome-unknown': () => m.refusal_chromosome_unknown(),
  'position-rounded': () => m.refusal_position_rounded(),
  'weight-missing': () => m.refusal_weight_missing(),
  'weight-not-a-number': () => m.refusal_weight_missing(),
  'ratio-not-positive': () => m.refusal_ratio_not_positive(),
  'effect-type-unknown': () => m.refusal_effect_type_unknown(),
  'other-test': () => m.refusal_other_test(),
  'dominant-and-recessive': () => m.refusal_dominant_and_recessive(),
  'duplicate-row': () => m.refusal_duplicate_row(),
  'malformed-row': () => m.refusal_malformed_row(),
  'third-allele': () => m.refusal_third_allele(),
  'indel-excluded': () => m.refusal_indel_excluded(),
  'no-other-allele': () => m.refusal_no_other_allele(),
  'indel-unreadable': () => m.refusal_indel_unreadable(),
  'lost-in-lift': () => m.refusal_lost_in_lift(),
  'not-on-this-build': () => m.refusal_not_on_this_build(),
  unknown: () => m.reason_other({ code: 'unknown' }),
};

/** Why a score is not interpretable, in words. */
export function scoreReasonWords(code: ScoreReason): string {
  return SCORE_REASONS[code]();
}

/** Why scores cannot be read, in four kinds that each take one sentence. */
export const UNREAD_KINDS = ['missing', 'population', 'comparison', 'unusable'] as const;
export type UnreadKind = (typeof UNREAD_KINDS)[number];

const KIND_OF: Readonly<Record<ScoreReason, UnreadKind>> = {
  'score/variance-below-floor': 'missing',
  'score/interval-too-wide': 'missing',
  'score/nothing-observed': 'missing',
  'score/no-readable-rows': 'missing',
  'score/frequencies-unknown': 'population',
  'score/spread-unknown': 'population',
  'score/rows-linked': 'population',
  'score/few-values': 'population',
  'score/published-reference': 'population',
  'score/no-reference': 'comparison',
  'score/outside-reference': 'comparison',
  'score/build-assumed': 'unusable',
  'score/sum-overflows': 'unusable',
  'score/genome-implausible': 'unusable',
};

/** The kind of reason for which a score cannot be read. */
export function unreadKind(reason: ScoreReason | undefined): UnreadKind {
  return reason === undefined ? 'unusable' : KIND_OF[reason];
}

const KIND_WORDS: Readonly<Record<UnreadKind, (of: { count: number; shown: string }) => string>> = {
  missing: (of) => m.scores_unread_missing(of),
  population: (of) => m.scores_unread_population(of),
  comparison: (of) => m.scores_unread_comparison(of),
  unusable: (of) => m.scores_unread_unusable(of),
};

/** Why so many scores cannot be read, in one sentence. */
export function unreadWords(kind: UnreadKind, count: number): string {
  return KIND_WORDS[kind]({ count, shown: formatCount(count) });
}

/** Why a row of a score was refused, in words. */
export function refusalWords(code: RefusalReason): string {
  return REFUSALS[code]();
}
