import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMPARED } from '../domain/rare/confidence.ts';
import { FEATURES, FeatureTable, type Feature } from '../domain/rare/features.ts';
import { kinLead, kinOf } from '../domain/rare/kin.ts';
import { bestOf, ownScores } from '../domain/rare/ranker.ts';
import { buildRareIndex } from '../domain/rare/rare-index.ts';
import { TermIds } from '../domain/rare/term-ids.ts';
import { KIN_WEIGHT, WEIGHTS } from '../domain/rare/weights.ts';
import { decodeHpoPack } from '../reference/hpo-pack.ts';
import { questionOf, readCases } from './peers/rare.ts';
import { FOLDS, foldsByDisease, rightOf } from './rare/cases-by-disease.ts';
import { fitListwise, type ListCase, scoresOf } from './rare/listwise.ts';

const PACK = path.resolve(import.meta.dirname, '../../public/packs/hpo.bin');
/** The side of 0 on which each constant has to be: what speaks for a disease may not be turned round by a fit. */
const SIGNS: Partial<Record<Feature, number>> = { rsF: 1, phQ: 1, lrS: 1, exactF: 1, near: 1, strongest: 1, miss: 1, papers: 1, geneKnown: 1, onset: -1, prev: 1, sex: -1 }; // prettier-ignore
const RIDGE = 2;
/**
 * Set by hand. `papers`: two thirds of what the fit asks for; how much was written about a disease is known of these cases, not of the people who will
 * ask. `sex`: the fit would rule out girls with an X-linked recessive disease, who exist.
 */
const BY_HAND: Partial<Record<Feature, number>> = { papers: 0.5, sex: -3 };
/** Columns of a row: the features and the lead of the gene's other diseases. */
const COLUMNS = FEATURES.length + 1;

/**
 * Fits the constants of `src/domain/rare/weights.ts` on published cases that the list has not read, and prints them with the accuracy by disease:
 * each fifth is judged by constants that were fitted without its diseases. Run it again after writing them: candidates and the lead of a gene's
 * other diseases are those of the constants that are there.
 *
 *     fit-rare <cases.jsonl> …
 */
export function main(files: string[]): Promise<number> {
  if (files.length === 0) {
    process.stderr.write('usage: fit-rare <cases.jsonl> …\n');
    return Promise.resolve(2);
  }
  const sets = files.map((file) => readCases(file));
  const all = sets.flat();
  const folds = foldsByDisease(all);
  const lists = listsOf(all.map((one, i) => ({ one, fold: folds[i]?.fold ?? 0, weight: 1 / Math.sqrt(folds[i]?.size ?? 1) }))); // prettier-ignore
  const scale = standardise(lists.filter((list) => list !== null));
  const start = Float64Array.from({ length: COLUMNS }, (_, p) => constantOf(p) * (scale[p] ?? 1));
  const options = {
    ridge: RIDGE,
    signs: [...FEATURES.map((feature) => SIGNS[feature] ?? 0), 1],
    fixed: new Set([...FEATURES.keys()].filter((p) => BY_HAND[FEATURES[p] ?? 'rsF'] !== undefined)),
  };
  const fit = (keep: (fold: number) => boolean): Float64Array => fitListwise(lists.filter((list) => list !== null && keep(list.fold)) as ListCase[], start, options); // prettier-ignore
  const held = Array.from({ length: FOLDS }, (_, fold) => fit((other) => other !== fold));
  let from = 0;
  sets.forEach((set, i) => {
    print(path.basename(files[i] ?? ''), lists.slice(from, from + set.length), held);
    from += set.length;
  });
  const constants = fit(() => true);
  FEATURES.forEach((feature, p) => process.stdout.write(`  ${feature}: ${((constants[p] ?? 0) / (scale[p] ?? 1)).toFixed(4)},\n`)); // prettier-ignore
  process.stdout.write(`KIN_WEIGHT = ${((constants[COLUMNS - 1] ?? 0) / (scale[COLUMNS - 1] ?? 1)).toFixed(4)}\n`);
  return Promise.resolve(0);
}

function constantOf(column: number): number {
  const feature = FEATURES[column];
  return feature === undefined ? KIN_WEIGHT : (BY_HAND[feature] ?? WEIGHTS[feature]);
}

interface Placed {
  one: ReturnType<typeof readCases>[number];
  fold: number;
  weight: number;
}

/** Candidates of every case with their features: the best 250 of the constants that are there, and the right ones. Null where none is known. */
function listsOf(cases: readonly Placed[]): (ListCase | null)[] {
  const pack = decodeHpoPack(readFileSync(PACK));
  if (!pack.ok) throw new Error(`the bundled list cannot be read: ${pack.error.code}`);
  const index = buildRareIndex(pack.value);
  const { diseases } = pack.value;
  const [table, ids, kin] = [new FeatureTable(index), new TermIds(pack.value), kinOf(diseases)];
  const place = new Map(diseases.map(({ id }, d) => [id, d]));
  const scores = new Float64Array(diseases.length);
  return cases.map(({ one, fold, weight }) => {
    const right = new Set(rightOf(one).flatMap((id) => place.get(id) ?? []));
    const question = questionOf(one, ids);
    if (right.size === 0 || question.present.length === 0) return null;
    const columns = table.compute(question);
    const own = ownScores(columns, scores);
    const candidates = [...new Set([...bestOf(own, COMPARED).map(({ disease }) => disease), ...right])];
    const rows = new Float64Array(candidates.length * COLUMNS);
    candidates.forEach((d, r) => {
      FEATURES.forEach((feature, p) => {
        rows[r * COLUMNS + p] = columns[feature][d] ?? 0;
      });
      rows[r * COLUMNS + COLUMNS - 1] = kinLead(own, kin[d] ?? [], own[d] ?? 0);
    });
    return { rows, right: candidates.map((d) => right.has(d)), weight, fold };
  });
}

/** Divides every column by its standard deviation, which is given back. A shift of a column changes nothing. */
function standardise(lists: readonly ListCase[]): Float64Array {
  const scale = new Float64Array(COLUMNS);
  for (let p = 0; p < COLUMNS; p++) {
    let [count, sum, squares] = [0, 0, 0];
    for (const { rows } of lists) {
      for (let i = p; i < rows.length; i += COLUMNS) {
        const x = rows[i] ?? 0;
        [count, sum, squares] = [count + 1, sum + x, squares + x * x];
      }
    }
    scale[p] = Math.sqrt(squares / count - (sum / count) ** 2) || 1;
    for (const { rows } of lists)
      for (let i = p; i < rows.length; i += COLUMNS) rows[i] = (rows[i] ?? 0) / (scale[p] ?? 1);
  }
  return scale;
}

function print(name: string, lists: readonly (ListCase | null)[], held: readonly Float64Array[]): void {
  const ranks: number[] = [];
  const bands = [0.2, 0.6, 1.01].map((to) => ({ to, said: 0, right: 0, count: 0 }));
  for (const list of lists) {
    if (list === null) continue;
    const scores = scoresOf(list, held[list.fold] ?? new Float64Array(COLUMNS));
    const best = Math.max(...scores.filter((_, r) => list.right[r] === true));
    ranks.push(1 + scores.filter((score) => score > best).length);
    const most = Math.max(...scores);
    const share = 1 / scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
    const band = bands.find(({ to }) => share < to);
    if (band === undefined) continue;
    band.said += share;
    band.count++;
    if (best === most) band.right++;
  }
  const share = (to: number): string => ((100 * ranks.filter((rank) => rank <= to).length) / lists.length).toFixed(1);
  process.stdout.write(`${name}, by disease: first ${share(1)} %, first three ${share(3)} %, first ten ${share(10)} % of ${String(lists.length)}\n`); // prettier-ignore
  for (const { to, said, right, count } of bands) process.stdout.write(`  first place below ${String(Math.min(1, to))}: said ${(said / count).toFixed(2)}, is ${(right / count).toFixed(2)} of ${String(count)}\n`); // prettier-ignore
}
