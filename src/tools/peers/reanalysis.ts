import path from 'node:path';
import { type DiseaseView, nearer } from '../../domain/changes/rank-reason.ts';
import { explain } from '../../domain/rare/explain.ts';
import { termIdOf } from '../../domain/rare/knowledge.ts';
import { buildRareIndex } from '../../domain/rare/rare-index.ts';
import { readRows } from '../hpo/read-facts.ts';
import { field } from '../packs/tsv.ts';
import type { PeerResult } from './peer-result.ts';
import { type RareCase, readCases } from './rare.ts';
import { listOf, type OlderList, type Profiles, readOlderList } from './reanalysis/older-list.ts';
import { fusedPlaces, type MethodScores, ReferenceRanker } from './reanalysis/reference-ranker.ts';

/** Parts into which the cases are cut, by publication: a case is ranked with what the other parts' cases show. */
const PARTS = 5;
/** Publications are dealt out so many at a time: another dealing is tried where the first does not move a case as published; 0 leaves out the case's own alone. */
const RUNS = [1, 0, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31];
/** Diseases and signs that are named. */
const NAMED = 3;

/** A case with its publication, as the ranks are about it. */
type PublishedCase = RareCase & { pmids?: string[] };

/** A list with its ranker. */
interface Ranking {
  ranker: ReferenceRanker;
  profiles: Profiles;
  places: ReadonlyMap<string, number>;
}

/** One row of the published ranks; null where the list does not hold the disease. */
interface PublishedRow {
  id: string;
  disease: string;
  old: number | null;
  now: number | null;
}

/** Why the rank is another one, with the ids that show it. */
interface Derived {
  code: string;
  shown: readonly string[];
}

/**
 * Derives for every rank of `reanalysis_ranks.tsv` why it changed: both lists are built and ranked again, and then each with the other's description
 * of the right disease, so that what the disease's own description does and what the others' do are told apart.
 *
 * @param folder - ranks and cases; facts of rare diseases lie in `../../../facts/beyond` beside it
 */
export function run(folder: string): Promise<PeerResult> {
  const older = readOlderList(path.resolve(folder, '../../../facts/beyond'));
  const cases = new Map((readCases(path.join(folder, 'cases_bench.jsonl')) as PublishedCase[]).map((one) => [one.id, one])); // prettier-ignore
  const all = readCases(path.join(folder, 'cases_all.jsonl')) as PublishedCase[];
  const numberOf = numbering(all);
  const old = rankingOf(older, older.profiles);
  const larger = new Map<string, Ranking>();
  /** The list that a case is ranked with: the older one and the cases of the other parts. */
  const listFor = (one: PublishedCase, run: number): Ranking => {
    const part = (other: PublishedCase): number =>
      run === 0 ? numberOf(other) : Math.floor(numberOf(other) / run) % PARTS;
    const key = `${String(run)} ${String(part(one))}`;
    const known = larger.get(key) ?? rankingOf(older, withCases(older, all.filter((other) => part(other) !== part(one)))); // prettier-ignore
    larger.set(key, known);
    return known;
  };
  const result: PeerResult = { passed: 0, failed: 0, skipped: 0, lines: [] };
  const counts = new Map<string, number>();
  let [agree, compared] = [0, 0];
  for (const row of readRows(folder, 'reanalysis_ranks.tsv')) {
    const read = readRow(field(row, 'case_id'), row);
    const one = cases.get(read.id);
    if (one === undefined) {
      result.failed++;
      result.lines.push(`${read.id}: no such case`);
      continue;
    }
    if (read.old === read.now) {
      result.skipped++;
      const code = read.old === null ? 'in neither list' : 'same place';
      counts.set(code, (counts.get(code) ?? 0) + 1);
      result.lines.push(`${read.id}: skipped, ${code}`);
      continue;
    }
    const present = [...new Set(one.observed.flatMap((id) => older.termOf(id) ?? []))];
    const moved = firstReason(RUNS, (run) => reasonOf(read, present, { old, now: listFor(one, run) }));
    const derived =
      moved.code === NONE ? { ...moved, ...amongEquals(read, present, { old, now: listFor(one, 0) }) } : moved;
    if (read.old !== null) {
      compared++;
      agree += derived.oldPlace === read.old ? 1 : 0;
    }
    counts.set(derived.code, (counts.get(derived.code) ?? 0) + 1);
    result[derived.code === NONE ? 'failed' : 'passed']++;
    result.lines.push(`${read.id}: ${read.disease} ${String(read.old ?? '-')} -> ${String(read.now ?? '-')}: ${[derived.code, ...derived.shown].join(' ')}`); // prettier-ignore
  }
  result.lines.push(`places in the older list that come out as published: ${String(agree)} of ${String(compared)}`);
  for (const [code, count] of [...counts].sort(([, a], [, b]) => b - a)) result.lines.push(`${code}: ${String(count)}`);
  return Promise.resolve(result);
}

const NONE = 'no reason derived';

function readRow(id: string, row: Parameters<typeof field>[0]): PublishedRow {
  const rank = (column: string): number | null => (field(row, column) === '' ? null : Number(field(row, column)));
  return { id, disease: field(row, 'disease'), old: rank('rank_old_kb'), now: rank('rank_expanded_kb') };
}

/** Numbers of publications, in the order in which they come. */
function numbering(cases: readonly PublishedCase[]): (one: PublishedCase) => number {
  const numbers = new Map<string, number>();
  const paper = (one: PublishedCase): string => one.pmids?.[0] ?? one.id;
  for (const one of cases) if (!numbers.has(paper(one))) numbers.set(paper(one), numbers.size);
  return (one) => numbers.get(paper(one)) ?? 0;
}

/** The first dealing that moves the case as published; how the published ranks were dealt is not known. */
function firstReason<T extends Derived>(runs: readonly number[], derive: (run: number) => T): T {
  const [first = 1, ...others] = runs;
  let derived = derive(first);
  for (const run of others) {
    if (derived.code !== NONE) break;
    derived = derive(run);
  }
  return derived;
}

/** The older profiles with the signs that were seen in these cases. */
function withCases({ profiles, termOf }: OlderList, cases: readonly PublishedCase[]): Profiles {
  const larger: Profiles = new Map([...profiles].map(([id, signs]) => [id, new Set(signs)]));
  for (const { disease, observed } of cases) {
    if (disease === undefined) continue;
    const own = larger.get(disease) ?? new Set();
    for (const id of observed) {
      const term = termOf(id);
      if (term !== undefined) own.add(term);
    }
    if (own.size > 0) larger.set(disease, own);
  }
  return larger;
}

function rankingOf(older: OlderList, profiles: Profiles): Ranking {
  const knowledge = listOf(older, profiles);
  return { ranker: new ReferenceRanker(buildRareIndex(knowledge)), profiles, places: new Map(knowledge.diseases.map(({ id }, d) => [id, d])) }; // prettier-ignore
}

/** Where scores are equal, a program's order of equals decides: the published one is not known. */
function amongEquals(
  row: PublishedRow,
  present: readonly number[],
  { old, now }: { old: Ranking; now: Ranking },
): Derived {
  const isUp = (row.now ?? Infinity) < (row.old ?? Infinity);
  const place = ({ ranker, places }: Ranking, isFirst: boolean): number => {
    const disease = places.get(row.disease) ?? -1;
    return fusedPlaces(ranker.methods(present), { disease, isFirst })[disease] ?? 0;
  };
  const [before, after] = [place(old, !isUp), place(now, isUp)];
  const isMoved = isUp ? after < before : after > before;
  return { code: isMoved ? 'equal-scores' : NONE, shown: [] };
}

/** Places by the whole list, and by the list with another description of one disease. */
function placesOf(
  { ranker, places }: Ranking,
  present: readonly number[],
  disease: string,
  other?: ReadonlySet<number>,
) {
  const methods = ranker.methods(present);
  const d = places.get(disease);
  if (d === undefined) return null;
  const whole = fusedPlaces(methods);
  const changed =
    other === undefined ? whole : fusedPlaces(replaced(methods, d, ranker.withSigns(present, [...other])));
  return { own: whole[d] ?? 0, swapped: changed[d] ?? 0, whole };
}

function replaced(methods: MethodScores, disease: number, scores: readonly number[]): MethodScores {
  const copies = methods.map((column, i) => column.with(disease, scores[i] ?? 0));
  return copies as unknown as MethodScores;
}

function reasonOf(
  row: PublishedRow,
  present: readonly number[],
  { old, now }: { old: Ranking; now: Ranking },
): Derived & { oldPlace: number | null } {
  const before = placesOf(old, present, row.disease, now.profiles.get(row.disease));
  if (row.old === null) return { code: before === null ? 'new-disease' : NONE, shown: [], oldPlace: null };
  const after = placesOf(now, present, row.disease, old.profiles.get(row.disease));
  if (before === null || after === null || row.now === null) return { code: NONE, shown: [], oldPlace: null };
  const oldPlace = before.own;
  const isUp = row.now < row.old;
  // How far the place moves, on a scale of factors, in the direction of the row: by the disease's own description alone, and by all others alone.
  const factor = (place: number): number => (isUp ? 1 : -1) * Math.log(before.own / place);
  const [byOwn, byOthers] = [factor(before.swapped), factor(after.swapped)];
  if (byOwn <= 0 && byOthers <= 0) return { code: NONE, shown: [], oldPlace };
  const views = { before: viewOf(old, row.disease, present), after: viewOf(now, row.disease, present) };
  if (byOwn >= byOthers) {
    const told = isUp ? nearer(views.before, views.after) : [];
    if (told.length > 0) return { code: 'new-annotation', shown: told.slice(0, NAMED), oldPlace };
    return { code: 'other-signs-changed', shown: [`${String(views.before.signs)} -> ${String(views.after.signs)} signs`], oldPlace }; // prettier-ignore
  }
  return { ...byOtherDiseases({ row, present, isUp }, { old, now }, { before: before.whole, after: after.whole }), oldPlace }; // prettier-ignore
}

/** Who passed: described more nearly now, or with told signs that tell less or more since others have them too. */
function byOtherDiseases(
  { row, present, isUp }: { row: PublishedRow; present: readonly number[]; isUp: boolean },
  { old, now }: { old: Ranking; now: Ranking },
  places: { before: Float64Array; after: Float64Array },
): Derived {
  const isAbove = ({ places: of }: Ranking, all: Float64Array, id: string): boolean => (all[of.get(id) ?? -1] ?? Infinity) < (all[of.get(row.disease) ?? -1] ?? 0); // prettier-ignore
  const passing = [...now.places.keys()].filter((id) => isAbove(old, places.before, id) === isUp && isAbove(now, places.after, id) !== isUp); // prettier-ignore
  if (isUp) return { code: passing.length > 0 ? 'others-fell' : 'background-changed', shown: passing.slice(0, NAMED) };
  const described = passing.filter((id) => !old.places.has(id) || nearer(viewOf(old, id, present), viewOf(now, id, present)).length > 0); // prettier-ignore
  return described.length > 0
    ? { code: 'overtaken', shown: described.slice(0, NAMED) }
    : { code: 'background-changed', shown: passing.slice(0, NAMED) };
}

function viewOf({ ranker, places }: Ranking, disease: string, present: readonly number[]): DiseaseView {
  const { index } = ranker;
  const named = (term: number): string => termIdOf(index.knowledge.termIds[term] ?? 0);
  const { fits, signs } = explain(
    index,
    { present, absent: [], onset: null, age: null, sex: null },
    places.get(disease) ?? 0,
  );
  return { signs, fits: fits.map(({ term, fit, by }) => ({ told: named(term), fit, by: by === null ? null : named(by), share: null })) }; // prettier-ignore
}
