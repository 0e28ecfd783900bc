import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DiseaseView, rankReason } from '../domain/changes/rank-reason.ts';
import { explain } from '../domain/rare/explain.ts';
import type { RareQuestion } from '../domain/rare/features.ts';
import { type RareKnowledge, termIdOf } from '../domain/rare/knowledge.ts';
import { RareRanker } from '../domain/rare/ranker.ts';
import { buildRareIndex, type RareIndex } from '../domain/rare/rare-index.ts';
import { TermIds } from '../domain/rare/term-ids.ts';
import { pastList } from './changes/past-list.ts';
import { readRareKnowledge } from './packs/hpo.ts';
import { questionOf, type RareCase, readCases } from './peers/rare.ts';

const TABLES = path.resolve(import.meta.dirname, '../reference/tables');
/** Files of published cases: the honest ones first, then the one whose cases the lists have read. */
const SETS = { unseen: 'cases_unseen.jsonl', hospital: 'phenobrain_public.jsonl', read: 'cases_bench.jsonl' } as const;
const LISTS = ['2022', '2023/24', '2026'] as const;
/** Places that are looked at. */
const MOST = 10_000;
/** Cases that the page shows, of the set that the list has not read: of each kind of change so many, of different diseases. */
const SHOWN_EACH = 3;
const HEAD = [
  '# source: cases of phenopacket-store (BSD-3-Clause) and of PhenoBrain (Apache-2.0), ranked by this app with HPO annotations of 2022 (timgroup_disease_diagnosis), of 2023/24 (HPOExplorer, for other diseases those of 2022) and of 2026-06-23',
  '# version: 2026-11-30',
  '# date: 2026-11-30',
  '# licence: HPO licence (free use with citation, version shown, content and relations unaltered); figures and ranks are ours',
];

interface Ranking {
  index: RareIndex;
  ids: TermIds;
  ranker: RareRanker;
  places: ReadonlyMap<string, number>;
}

/**
 * Writes `tables/changes/lists.tsv` and `cases.tsv`: the same published cases, ranked by the same program, with lists of three years.
 *
 *     import-past-lists <facts/beyond> <peers/beyond/rare>
 */
export function main([facts, peers]: string[]): Promise<number> {
  if (facts === undefined || peers === undefined) {
    process.stderr.write('usage: import-past-lists <facts of rare diseases> <folder of published cases>\n');
    return Promise.resolve(2);
  }
  const today = readRareKnowledge(path.join(TABLES, 'hpo'));
  const rankings = LISTS.map((list) => prepare(list === '2026' ? today : pastList(facts, list, today)));
  const rows: string[][] = [];
  const shown: ShownCase[] = [];
  for (const [set, file] of Object.entries(SETS)) {
    const cases = readCases(path.join(peers, file));
    const places = cases.map((one) => rankings.map((ranking) => placeOf(ranking, one)));
    LISTS.forEach((list, l) => {
      const ranks = places.map((one) => one[l] ?? Infinity);
      const within = (most: number): string => String(ranks.filter((rank) => rank <= most).length);
      const known = cases.filter((one) => rightOf(one).some((id) => rankings[l]?.places.has(id))).length;
      rows.push([set, list, String(cases.length), String(known), within(1), within(3), within(10)]);
    });
    if (set === 'unseen') shown.push(...cases.map((one, i) => ({ one, places: places[i] ?? [] })));
  }
  write('lists.tsv', '# Published cases whose disease stands first, among the first three and ten, by list; known: cases whose disease the list holds.', ['set', 'list', 'cases', 'known', 'first', 'three', 'ten'], rows); // prettier-ignore
  write('cases.tsv', '# Some of the cases that no list has read, three of each kind of change from the first list to the last: told signs, place of the right disease by list (empty: not in the list), why it changed by the two lists, the signs that the reason names, and how many others passed or fell.', ['case', 'disease', 'name', 'told', 'places', 'reason', 'signs', 'others'], chosen(shown, rankings)); // prettier-ignore
  process.stdout.write(readFileSync(path.join(TABLES, 'changes/lists.tsv'), 'utf8'));
  return Promise.resolve(0);
}

interface ShownCase {
  one: RareCase;
  places: readonly number[];
}

function prepare(knowledge: RareKnowledge): Ranking {
  const index = buildRareIndex(knowledge);
  return { index, ids: new TermIds(knowledge), ranker: new RareRanker(index), places: new Map(knowledge.diseases.map(({ id }, d) => [id, d])) }; // prettier-ignore
}

function rightOf({ disease, diseases }: RareCase): string[] {
  return diseases ?? (disease === undefined ? [] : [disease]);
}

/** The best place of a right disease; Infinity where the list has none of them. */
function placeOf({ index, ids, ranker }: Ranking, one: RareCase): number {
  const right = new Set(rightOf(one));
  const place = ranker.rank(questionOf(one, ids), MOST).findIndex(({ disease }) => right.has(index.knowledge.diseases[disease]?.id ?? '')); // prettier-ignore
  return place < 0 ? Infinity : place + 1;
}

/** A few cases of each reason, those that moved most first; one of a disease. */
function chosen(cases: readonly ShownCase[], [first, , last]: readonly Ranking[]): string[][] {
  if (first === undefined || last === undefined) throw new Error('no lists');
  const found = cases.flatMap(({ one, places }) => {
    const [id = ''] = rightOf(one);
    const [old = Infinity, now = Infinity] = [places[0], places[2]];
    if (old === now) return [];
    const views = { before: viewOf(first, id, one), after: viewOf(last, id, one) };
    const reason = views.before === null && views.after !== null ? { code: 'new-disease' } : rankReason(now < old, views, passing(first, last, one, id), null); // prettier-ignore
    const by = reason === null ? [] : 'signs' in reason ? reason.signs : [];
    const others = reason !== null && 'count' in reason ? String(reason.count) : '';
    return [{ one, id, places, code: reason?.code ?? 'list-changed', by, others, gain: Math.abs(Math.log(Math.min(old, MOST)) - Math.log(Math.min(now, MOST))) }]; // prettier-ignore
  });
  found.sort(
    (a, b) => (a.code === b.code ? b.gain - a.gain : a.code < b.code ? -1 : 1) || (a.one.id < b.one.id ? -1 : 1),
  );
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  return found.flatMap(({ one, id, places, code, by, others }) => {
    const count = counts.get(code) ?? 0;
    if (count >= SHOWN_EACH || seen.has(id)) return [];
    counts.set(code, count + 1);
    seen.add(id);
    const { knowledge } = last.index;
    const label = (term: string): string => knowledge.labels[last.ids.termOf(term) ?? 0] ?? term;
    const name = knowledge.diseases[last.places.get(id) ?? -1]?.name ?? id;
    return [[one.id, id, name, one.observed.map(label).join(';'), places.map((place) => (place === Infinity ? '' : String(place))).join(';'), code, by.map(label).join(';'), others]]; // prettier-ignore
  });
}

function viewOf({ index, ids, places }: Ranking, id: string, one: RareCase): DiseaseView | null {
  const disease = places.get(id);
  if (disease === undefined) return null;
  const named = (term: number): string => termIdOf(index.knowledge.termIds[term] ?? 0);
  const { fits, signs } = explain(index, questionOf(one, ids), disease);
  return { signs, fits: fits.map(({ term, fit, by, share }) => ({ told: named(term), fit, by: by === null ? null : named(by), share })) }; // prettier-ignore
}

function passing(first: Ranking, last: Ranking, one: RareCase, id: string): { overtook: string[]; fell: string[] } {
  const above = ({ index, ids, ranker }: Ranking): string[] => {
    const question: RareQuestion = questionOf(one, ids);
    const names = ranker.rank(question, MOST).map(({ disease }) => index.knowledge.diseases[disease]?.id ?? '');
    const place = names.indexOf(id);
    return place < 0 ? names : names.slice(0, place);
  };
  const [before, after] = [above(first), above(last)];
  const [old, now] = [new Set(before), new Set(after)];
  return { overtook: after.filter((other) => !old.has(other)), fell: before.filter((other) => !now.has(other)) };
}

function write(name: string, title: string, columns: readonly string[], rows: readonly string[][]): void {
  writeFileSync(path.join(TABLES, 'changes', name), [title, ...HEAD, columns.join('\t'), ...rows.map((row) => row.join('\t')), ''].join('\n')); // prettier-ignore
}
