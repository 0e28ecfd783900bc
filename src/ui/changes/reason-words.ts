import type { ChangeReason, PackChange, Version } from '../../domain/changes/reasons.ts';
import { formatCount, formatDate } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** Why something is said otherwise, in a sentence. */
export function reasonWords(reason: ChangeReason): string {
  switch (reason.code) {
    case 'function-changed': {
      const { gene, allele, to, by, date } = reason;
      const from = reason.from === '' ? m.changes_reason_function_none() : reason.from;
      return date === null
        ? m.changes_reason_function_undated({ by, gene, allele, from, to })
        : m.changes_reason_function({ by, gene, allele, from, to, date: formatDate(date) });
    }
    case 'gene-table-changed':
      return m.changes_reason_gene_table({ gene: reason.gene, from: stated(reason.from), to: stated(reason.to) });
    case 'gene-result-changed':
      return m.changes_reason_gene_result({ genes: reason.genes.join(', ') });
    case 'guideline-changed':
      return m.changes_reason_guideline({ from: stated(reason.from), to: stated(reason.to) });
    case 'guideline-superseded':
      return reason.by === null ? m.changes_reason_superseded() : m.changes_reason_superseded_by({ pmid: reason.by });
    case 'score-reference-changed':
      return m.changes_reason_score_reference({ from: stated(reason.from), to: stated(reason.to) });
    case 'clinvar-release':
      return m.changes_reason_clinvar({ from: stated(reason.from), to: stated(reason.to) });
    case 'packs-changed': {
      const packs = reason.packs.map(packWords).join('; ');
      return reason.app === undefined ? m.changes_reason_packs({ packs }) : m.changes_reason_packs_app({ packs });
    }
    case 'app-changed':
      return m.changes_reason_app({ from: reason.from, to: reason.to });
    case 'not-explained':
      return m.changes_reason_unexplained();
    default:
      return rankReasonWords(reason.code, 'signs' in reason ? reason.signs : [], 'count' in reason ? reason.count : 0);
  }
}

/** Why a disease stands elsewhere; a code that is none of ours says that the list is another one. */
export function rankReasonWords(code: string, signs: readonly string[], count: number): string {
  const named = { signs: signs.join(', ') };
  const others = { count: formatCount(count) };
  switch (code) {
    case 'new-disease':
      return m.changes_reason_new_disease();
    case 'disease-withdrawn':
      return m.changes_reason_withdrawn();
    case 'new-annotation':
      return m.changes_reason_new_annotation(named);
    case 'annotation-withdrawn':
      return m.changes_reason_annotation_withdrawn(named);
    case 'description-changed':
      return m.changes_reason_description(named);
    case 'share-changed':
      return m.changes_reason_share(named);
    case 'other-signs-changed':
      return m.changes_reason_other_signs();
    case 'overtaken':
      return count === 1 ? m.changes_reason_overtaken_one() : m.changes_reason_overtaken(others);
    case 'others-fell':
      return count === 1 ? m.changes_reason_others_fell_one() : m.changes_reason_others_fell(others);
    default:
      return m.changes_reason_list();
  }
}

/** A table that is another one. */
export function packWords({ pack, from, to }: PackChange): string {
  return m.changes_table_row({ pack, from: versionWords(from), to: versionWords(to) });
}

function versionWords(version: Version | null): string {
  return version === null
    ? m.changes_table_absent()
    : m.changes_table_version({ version: version.version, date: formatDate(version.date) });
}

function stated(value: string | null): string {
  return value ?? m.changes_reason_unknown_value();
}
