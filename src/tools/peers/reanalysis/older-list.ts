import type { RareDisease, RareKnowledge } from '../../../domain/rare/knowledge.ts';
import { belowRoot } from '../../hpo/tables.ts';
import { digits, readRedirects, readRows, type Row } from '../../hpo/read-facts.ts';
import { field } from '../../packs/tsv.ts';

/** Signs of each disease, by the index of the term. */
export type Profiles = Map<string, Set<number>>;

/** The terms of HPO of 2024-04 below the root, and the signs of OMIM's diseases as HPO's curators listed them in 2022 and 2023/24 together. */
export interface OlderList {
  /** Terms; without diseases. */
  terms: RareKnowledge;
  profiles: Profiles;
  termOf: (id: string) => number | undefined;
}

/** @param facts - folder with `hpo` */
export function readOlderList(facts: string): OlderList {
  const all = readRows(facts, 'hpo/terms.tsv');
  const parentsOf = (row: Row): string[] => field(row, 'parents').split(/[;|,]/).filter(Boolean).map(digits); // prettier-ignore
  const kept = belowRoot(new Map(all.map((row) => [digits(field(row, 'hpo_id')), parentsOf(row)])));
  const rows = all.filter((row) => kept.has(digits(field(row, 'hpo_id'))));
  const place = new Map(rows.map((row, i) => [digits(field(row, 'hpo_id')), i]));
  const redirects = readRedirects(readRows(facts, 'hpo/id_redirects.tsv'));
  const termOf = (id: string): number | undefined =>
    place.get(digits(id)) ?? place.get(redirects.get(digits(id)) ?? '');
  const parents = rows.map((row) => parentsOf(row).flatMap((one) => place.get(one) ?? []));
  const profiles: Profiles = new Map();
  for (const row of readRows(facts, 'hpo/disease_annotations.tsv')) {
    const term = termOf(field(row, 'hpo_id'));
    const id = field(row, 'disease_id');
    const isOurs = id.startsWith('OMIM:') && field(row, 'source').startsWith('hpoa-');
    if (term === undefined || !isOurs || Number(field(row, 'frequency') || 1) === 0) continue;
    profiles.set(id, (profiles.get(id) ?? new Set()).add(term));
  }
  const terms: RareKnowledge = {
    sources: [],
    termIds: Uint32Array.from(rows, (row) => Number(digits(field(row, 'hpo_id')))),
    labels: rows.map((row) => field(row, 'label')),
    parentStarts: startsOf(parents),
    parents: Uint16Array.from(parents.flat()),
    nameTerms: new Uint16Array(),
    nameKinds: new Uint8Array(),
    names: [],
    oldIds: new Uint32Array(),
    oldTerms: new Uint16Array(),
    diseases: [],
    signStarts: new Uint32Array(1),
    signs: new Uint16Array(),
    frequencies: new Uint8Array(),
  };
  return { terms, profiles, termOf };
}

/** A list of these profiles, in the order of ids. */
export function listOf({ terms }: OlderList, profiles: Profiles): RareKnowledge {
  const sorted = [...profiles].sort(([a], [b]) => (a < b ? -1 : 1));
  const signs = sorted.map(([, own]) => [...own].sort((a, b) => a - b));
  const flat = signs.flat();
  return {
    ...terms,
    diseases: sorted.map(([id]): RareDisease => ({ id, name: id, orphanet: [], genes: [], inheritance: [], onsets: [], prevalence: 0, papers: 0 })), // prettier-ignore
    signStarts: startsOf(signs),
    signs: Uint16Array.from(flat),
    frequencies: new Uint8Array(flat.length),
  };
}

function startsOf(lists: readonly (readonly unknown[])[]): Uint32Array {
  let end = 0;
  return Uint32Array.from([0, ...lists.map((list) => (end += list.length))]);
}
