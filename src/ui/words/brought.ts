import { formatDate } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { AppState } from '../../state/app.svelte.ts';
import { licenceWords } from './scores.ts';

/** One piece of knowledge that a person brought: what it is, its date, terms and checksum, and how it is given up. */
export interface BroughtRow {
  key: string;
  kind: string;
  name: string;
  date: string;
  terms: string;
  sha256: string;
  forget: () => void;
}

/** Everything that was brought, of every kind, in one list. */
export function brought(app: Pick<AppState, 'scores' | 'clinvar' | 'removeScore'>): BroughtRow[] {
  const scores = app.scores.imported.map(({ id, licence, licenceClass, sha256 }): BroughtRow => {
    const terms = licence === null ? licenceWords(licenceClass) : `${licenceWords(licenceClass)}: ${licence}`;
    return {
      key: `score ${id}`,
      kind: m.shelf_kind_score(),
      name: id,
      date: m.not_known(),
      terms,
      sha256,
      forget: () => void app.removeScore(id),
    };
  });
  const { brought: files, report } = app.clinvar;
  if (files === null) return scores;
  const date = report?.release.date ?? null;
  const clinvar: BroughtRow = {
    key: 'clinvar',
    kind: m.shelf_kind_clinvar(),
    name: files.callableName === null ? files.name : `${files.name}, ${files.callableName}`,
    date: date === null ? m.not_known() : /^\d{4}-\d\d-\d\d$/.test(date) ? formatDate(date) : date,
    terms: m.shelf_terms_clinvar(),
    sha256: report?.sha256 ?? m.shelf_sum_later(),
    forget: () => {
      app.clinvar.forget();
    },
  };
  return [...scores, clinvar];
}
