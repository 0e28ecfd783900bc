import type { NotCompared } from '../../domain/changes/compare.ts';
import type { Change, ChangeRoom, ChangeValue } from '../../domain/changes/reasons.ts';
import { type DrugCategory } from '../../domain/pgx/drugs/codes.ts';
import type { Verdict } from '../../domain/pgx/report.ts';
import type { ScoreReason } from '../../domain/scores/reasons.ts';
import { formatCount, formatDecimal } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { categoryWords, strengthWords } from '../words/drug-codes.ts';
import { verdictWords } from '../words/genes.ts';
import { scoreReasonWords } from '../words/score-reasons.ts';

const ROOMS: Readonly<Record<ChangeRoom, () => string>> = {
  file: () => m.changes_room_file(),
  gene: () => m.changes_room_gene(),
  drug: () => m.changes_room_drug(),
  score: () => m.changes_room_score(),
  finding: () => m.changes_room_finding(),
  clinvar: () => m.changes_room_clinvar(),
  ancestry: () => m.changes_room_ancestry(),
  differential: () => m.changes_room_differential(),
};

/** The heading of a room's changes. */
export function roomWords(room: ChangeRoom): string {
  return ROOMS[room]();
}

const KINDS: Partial<Record<Change['kind'], () => string>> = {
  entered: () => m.changes_kind_entered(),
  left: () => m.changes_kind_left(),
  moved: () => m.changes_kind_moved(),
};

/** Whether something came, went or moved; empty where it is judged otherwise. */
export function kindWords(kind: Change['kind']): string {
  return KINDS[kind]?.() ?? '';
}

const FIELDS: Readonly<Record<string, () => string>> = {
  diplotype: () => m.changes_field_diplotype(),
  phenotype: () => m.changes_field_phenotype(),
  activityScore: () => m.changes_field_activityScore(),
  verdict: () => m.changes_field_verdict(),
  firm: () => m.changes_field_firm(),
  function: () => m.changes_field_function(),
  result: () => m.changes_field_result(),
  category: () => m.changes_field_category(),
  strength: () => m.changes_field_strength(),
  advice: () => m.changes_field_advice(),
  certainty: () => m.changes_field_certainty(),
  superseded: () => m.changes_field_superseded(),
  standing: () => m.changes_field_standing(),
  percentile: () => m.changes_field_percentile(),
  sum: () => m.changes_field_sum(),
  score: () => m.changes_field_score(),
  class: () => m.changes_field_class(),
  together: () => m.changes_field_together(),
  rank: () => m.changes_field_rank(),
};

/** What of a thing is said otherwise. */
export function fieldWords(field: string): string {
  return FIELDS[field]?.() ?? field;
}

const FINDING_VERDICTS: Readonly<Record<string, () => string>> = {
  'one-copy': () => m.findings_verdict_one(),
  'two-copies': () => m.findings_verdict_two(),
  'not-detected': () => m.findings_verdict_not(),
  'no-call': () => m.findings_verdict_nocall(),
  'not-in-file': () => m.findings_verdict_absent(),
};

/** A value in words; a word of another version of the app stays as it is. */
export function valueWords({ room, field }: Pick<Change, 'room' | 'field'>, value: ChangeValue): string {
  if (value === null) return m.changes_value_none();
  if (typeof value === 'boolean') return value ? m.changes_value_yes() : m.changes_value_no();
  if (typeof value === 'number') return Number.isInteger(value) ? formatCount(value) : formatDecimal(value, 3);
  if (room === 'gene' && field === 'verdict') return orAsItIs(value, () => verdictWords({ verdict: value as Verdict, firm: true })); // prettier-ignore
  if (room === 'finding' && field === 'verdict') return FINDING_VERDICTS[value]?.() ?? value;
  if (room === 'drug' && field === 'category') return value.split(' | ').map((one) => orAsItIs(one, () => categoryWords(one as DrugCategory))).join(' / '); // prettier-ignore
  if (room === 'drug' && field === 'strength') return strengthWords(value);
  if (room === 'score' && field === 'standing') return value === 'interpretable' ? m.changes_value_yes() : orAsItIs(value, () => scoreReasonWords(value as ScoreReason)); // prettier-ignore
  return value;
}

/** Words of ours for a code; an older report may hold one that is no code any more. */
function orAsItIs(code: string, words: () => string): string {
  try {
    return words();
  } catch {
    return code;
  }
}

const NOT_COMPARED: Readonly<Record<NotCompared, () => string>> = {
  findings: () => m.changes_not_findings(),
  clinvar: () => m.changes_not_clinvar(),
  differential: () => m.changes_not_differential(),
  'other-signs': () => m.changes_not_signs(),
  'brought-scores': () => m.changes_not_scores(),
};

/** What was not compared, and why. */
export function notComparedWords(part: NotCompared): string {
  return NOT_COMPARED[part]();
}
