import type { ClinvarReason } from '../../domain/clinvar/read-clinvar.ts';
import type { ClinvarRecord, ClinvarRelease } from '../../domain/clinvar/record.ts';
import type { ClinvarCounts, ClinvarHit, ClinvarReport, InheritanceFit } from '../../domain/clinvar/report.ts';
import { formatDate, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

const FITS: Readonly<Record<InheritanceFit, () => string>> = {
  'one-is-enough': () => m.clinvar_fit_one(),
  carrier: () => m.clinvar_fit_carrier(),
  'two-of-recessive': () => m.clinvar_fit_two(),
  depends: () => m.clinvar_fit_depends(),
  unknown: () => m.clinvar_fit_unknown(),
};

/** How the copies stand to how diseases of the gene are inherited. */
export function fitWords({ fit }: Pick<ClinvarHit, 'fit'>): string {
  return FITS[fit]();
}

export function acmgWords(acmg: ClinvarHit['acmg']): string {
  return acmg === 'two-copies' ? m.findings_acmg_two() : m.findings_acmg_one();
}

export function adviceOf({ isCommon, record }: ClinvarHit, isSequenced: boolean): string {
  if (record.class === 'conflicting') return m.clinvar_do_disputed();
  if (isCommon) return m.clinvar_do_common();
  return isSequenced ? m.clinvar_do_sequenced() : m.clinvar_do_chip();
}

/** How sure anything in this list can be, in one or more sentences. */
export function surenessOf({ isSequenced }: ClinvarReport, figures: { wrong: string; brca: string }): string[] {
  const first = isSequenced
    ? [m.clinvar_sure_sequenced()]
    : figures.wrong === ''
      ? [m.clinvar_sure_chip_plain()]
      : [m.clinvar_sure_chip(figures)];
  return [...first, m.clinvar_sure_absence(), m.clinvar_sure_submitters(), m.findings_required_cancer()];
}

export function placeOf({ chromosome, position }: ClinvarRecord, build: string): string {
  return m.findings_detail_place_value({ chromosome, position: String(position), build });
}

export function frequencyWords({ frequency }: ClinvarRecord): string {
  return frequency === null ? m.not_known() : formatShare(frequency);
}

/** The file's own date; a date that is none is shown as it is. */
export function releaseDate({ date }: ClinvarRelease): string {
  if (date === null) return m.not_known();
  return /^\d{4}-\d\d-\d\d$/.test(date) ? formatDate(date) : date;
}

const REASONS: Readonly<Record<ClinvarReason, () => string>> = {
  'no-call': () => m.clinvar_reason_no_call(),
  'other-bases': () => m.clinvar_reason_other_bases(),
  strand: () => m.clinvar_reason_strand(),
  phase: () => m.clinvar_reason_phase(),
  'written-elsewhere': () => m.clinvar_reason_written_elsewhere(),
  structural: () => m.clinvar_reason_structural(),
  probe: () => m.clinvar_reason_probe(),
};

/** What became of the records that were looked for, line by line; lines of nothing but zeros are left out. */
export function countsOf(report: ClinvarReport): { name: string; pathogenic: number; conflicting: number }[] {
  const { pathogenic, conflicting } = report;
  const line = (name: string, count: (counts: ClinvarCounts) => number) => ({
    name,
    pathogenic: count(pathogenic),
    conflicting: count(conflicting),
  });
  const reasons = Object.entries(REASONS).map(([reason, words]) =>
    line(words(), ({ noCall }) => noCall[reason as ClinvarReason]),
  );
  return [
    line(m.clinvar_count_records(), ({ records }) => records),
    line(m.clinvar_count_found(), ({ found }) => found),
    line(m.clinvar_count_reference(), ({ reference }) => reference),
    line(m.clinvar_count_absent(), ({ notInFile }) => notInFile),
    ...reasons.filter((one) => one.pathogenic + one.conflicting > 0),
  ];
}
