import type { ScoreReport } from '../../domain/scores/report.ts';
import type { Group } from '../../domain/ancestry/groups.ts';
import type { BroughtScore } from '../../domain/scores/brought-score.ts';
import type { LicenceClass } from '../../domain/scores/licence.ts';
import type { RowOrder, RowOutcome, ScoreRow } from '../../domain/scores/score-rows.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

const OUTCOMES: Readonly<Record<RowOutcome, () => string>> = {
  matched: () => m.scores_matched(),
  flipped: () => m.scores_flipped(),
  imputed: () => m.scores_imputed(),
  ambiguous: () => m.scores_ambiguous(),
  refused: () => m.scores_refused(),
  noCall: () => m.scores_no_call(),
  absent: () => m.scores_absent(),
};

/** What became of a row, in words. */
export function outcomeWords(outcome: RowOutcome): string {
  return OUTCOMES[outcome]();
}

const ORDERS: Readonly<Record<RowOrder, () => string>> = {
  file: () => m.scores_rows_order_file(),
  contribution: () => m.scores_rows_order_contribution(),
  weight: () => m.scores_rows_order_weight(),
};

export function orderWords(order: RowOrder): string {
  return ORDERS[order]();
}

const LICENCES: Readonly<Record<LicenceClass, () => string>> = {
  open: () => m.scores_licence_open(),
  catalogue: () => m.scores_licence_catalogue(),
  'non-commercial': () => m.scores_licence_non_commercial(),
  academic: () => m.scores_licence_academic(),
  unstated: () => m.scores_licence_unstated(),
  other: () => m.scores_licence_other(),
};

/** What a licence comes to, in words. */
export function licenceWords(licence: LicenceClass): string {
  return LICENCES[licence]();
}

const FORMATS: Readonly<Record<BroughtScore['format'], () => string>> = {
  'pgs-catalog-1': () => m.scores_format_pgs_1(),
  'pgs-catalog-2': () => m.scores_format_pgs_2(),
  omicspred: () => m.scores_format_omicspred(),
  canrisk: () => m.scores_format_canrisk(),
  plain: () => m.scores_format_plain(),
};

export function formatWords(format: BroughtScore['format']): string {
  return FORMATS[format]();
}

/** How many variants of a score the file has, and how many of those were not measured. */
export function coverageWords({ matched, rows, imputed }: Pick<ScoreReport, 'matched' | 'rows' | 'imputed'>): string {
  const share = formatShare(rows === 0 ? 0 : matched / rows);
  const seen = m.scores_coverage({ matched: formatCount(matched), rows: formatCount(rows), share });
  const count = imputed ?? 0;
  return count === 0 ? seen : `${seen} ${m.scores_coverage_imputed({ count, shown: formatCount(count) })}`;
}

/** The same of imputed variants for a cell of a table; null where there are none. */
export function imputedWords({ imputed }: Pick<ScoreReport, 'imputed'>): string | null {
  return (imputed ?? 0) === 0 ? null : m.scores_coverage_imputed_short({ shown: formatCount(imputed ?? 0) });
}

/** A trait as its file names it; many files name none. */
export function traitWords(trait: string): string {
  return trait.trim() === '' ? m.scores_trait_unstated() : trait;
}

/** A contribution with its sign, short enough to compare; the saved listing has every digit. */
export function contributionText(value: number): string {
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-4 || size >= 1e5) ? size.toExponential(3) : size.toFixed(5);
  return value < 0 ? `−${text}` : value > 0 ? `+${text}` : text;
}

/** A row's weight as its file has it. */
export function weightText({
  weight,
  dosageWeights,
  effect,
}: Pick<ScoreRow, 'weight' | 'dosageWeights' | 'effect'>): string {
  if (dosageWeights !== undefined) return dosageWeights.join(' / ');
  if (weight === null) return '';
  const kind = effect === 'dominant' ? ` ${m.scores_rows_dominant()}` : effect === 'recessive' ? ` ${m.scores_rows_recessive()}` : ''; // prettier-ignore
  return `${String(Number(weight.toPrecision(8)))}${kind}`;
}

const GROUP_NAMES: Readonly<Record<Group, () => string>> = {
  AFR: () => m.scores_group_afr(),
  AMR: () => m.scores_group_amr(),
  EAS: () => m.scores_group_eas(),
  EUR: () => m.scores_group_eur(),
  SAS: () => m.scores_group_sas(),
};

/** A reference group by the name that its project gives it. */
export function groupWords(group: Group): string {
  return GROUP_NAMES[group]();
}
