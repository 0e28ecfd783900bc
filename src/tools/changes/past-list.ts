import type { RareDisease, RareKnowledge } from '../../domain/rare/knowledge.ts';
import { digits, frequencyCode, push, readRedirects, readRows, type Row } from '../hpo/read-facts.ts';
import { profileOf } from '../packs/hpo.ts';
import { field } from '../packs/tsv.ts';

/** Lists of other years, by the sources whose rows they are made of: of a disease, the rows of the first source that has any. */
export const PAST_LISTS = {
  '2022': [['hpoa-2022-phenobrain', 'hpoa-2022-negative']],
  '2023/24': [['hpoa-hpoexplorer'], ['hpoa-2022-phenobrain', 'hpoa-2022-negative']],
} as const;
export type PastList = keyof typeof PAST_LISTS;

/**
 * A list of rare diseases as HPO's curators had it in another year. Terms, names, genes, ages and classes of prevalence are those of the list of today,
 * so that only what is said of signs differs; how many publications stand behind a disease is not known of other years and counts as none.
 *
 * @param facts - folder with `hpo` (older rows) and `hpo2026`
 */
export function pastList(facts: string, list: PastList, today: RareKnowledge): RareKnowledge {
  const terms = new Map([...today.termIds].map((id, term) => [String(id).padStart(7, '0'), term]));
  const redirects = readRedirects(readRows(facts, 'hpo/id_redirects.tsv'), readRows(facts, 'hpo2026/id_redirects.tsv'));
  const signs = chosenRows(rowsBySource(facts), PAST_LISTS[list]);
  const known = new Map(today.diseases.map((disease) => [disease.id, disease]));
  const profiles = [...signs].map(([id, rows]): [string, [number, number][]] => {
    const line = rows.flatMap((row) => {
      const plain = digits(field(row, 'hpo_id'));
      const now = terms.has(plain) ? plain : (redirects.get(plain) ?? '');
      return terms.has(now) ? [`${now}=${frequencyCode(row)}`] : [];
    });
    return [id, profileOf([line.join(';')], (term) => terms.get(term) ?? 0)];
  });
  const kept = profiles.filter(([, profile]) => profile.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  let end = 0;
  return {
    ...today,
    diseases: kept.map(([id]): RareDisease => ({ ...(known.get(id) ?? unknownDisease(id)), papers: 0 })),
    signStarts: Uint32Array.from([0, ...kept.map(([, profile]) => (end += profile.length))]),
    signs: Uint16Array.from(kept.flatMap(([, profile]) => profile.map(([term]) => term))),
    frequencies: Uint8Array.from(kept.flatMap(([, profile]) => profile.map(([, frequency]) => frequency))),
  };
}

function rowsBySource(facts: string): Map<string, Map<string, Row[]>> {
  const found = new Map<string, Map<string, Row[]>>();
  for (const row of readRows(facts, 'hpo/disease_annotations.tsv')) {
    const [source, id] = [field(row, 'source'), field(row, 'disease_id')];
    const own = found.get(source) ?? new Map<string, Row[]>();
    found.set(source, own);
    push(own, id, row);
  }
  return found;
}

function chosenRows(
  sources: ReadonlyMap<string, ReadonlyMap<string, Row[]>>,
  order: readonly (readonly string[])[],
): Map<string, Row[]> {
  const chosen = new Map<string, Row[]>();
  for (const names of order) {
    const rows = new Map<string, Row[]>();
    for (const name of names) for (const [id, own] of sources.get(name) ?? []) rows.set(id, [...(rows.get(id) ?? []), ...own]); // prettier-ignore
    for (const [id, own] of rows) if (!chosen.has(id)) chosen.set(id, own);
  }
  return chosen;
}

function unknownDisease(id: string): RareDisease {
  return { id, name: id, orphanet: [], genes: [], inheritance: [], onsets: [], prevalence: 0, papers: 0 };
}
