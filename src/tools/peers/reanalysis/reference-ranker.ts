import type { RareIndex } from '../../../domain/rare/rare-index.ts';
import { closureOf } from '../../../domain/rare/term-tree.ts';

/** Constant of reciprocal rank fusion. */
const FUSION = 60;

/** Scores by the three methods that are fused: Resnik by the question's side, Resnik both ways, Phrank. */
export type MethodScores = readonly [query: Float64Array, both: Float64Array, phrank: Float64Array];

/** The reference method of the published ranks, over signs that were seen. It gives their ranks to the place (docs/adr/0026). */
export class ReferenceRanker {
  readonly index: RareIndex;
  /** Of each term: the information of the most telling term above it that the question holds too. */
  readonly #shared: Float64Array;

  constructor(index: RareIndex) {
    this.index = index;
    this.#shared = new Float64Array(index.tree.count);
  }

  /** What every disease scores by each method. */
  methods(present: readonly number[]): MethodScores {
    const { diseaseCount, information, weight, knowledge } = this.index;
    const column = (): Float64Array => new Float64Array(diseaseCount);
    const [query, both, phrank, best] = [column(), column(), column(), column()];
    for (const term of present) {
      best.fill(0);
      for (const above of closureOf(this.index.tree, [term]))
        this.#eachCarrier(above, (d) => {
          best[d] = Math.max(best[d] ?? 0, information[above] ?? 0);
        });
      best.forEach((value, d) => {
        query[d] = (query[d] ?? 0) + value / present.length;
      });
    }
    this.#share(present);
    query.forEach((value, d) => {
      both[d] =
        (value + this.#back(knowledge.signs.subarray(knowledge.signStarts[d], knowledge.signStarts[d + 1]))) / 2;
    });
    for (const term of closureOf(this.index.tree, present))
      this.#eachCarrier(term, (d) => {
        phrank[d] = (phrank[d] ?? 0) + (weight[term] ?? 0);
      });
    return [query, both, phrank];
  }

  /** What one disease would score with other signs, everything else as it is. */
  withSigns(present: readonly number[], signs: readonly number[]): [number, number, number] {
    const { tree, information, weight } = this.index;
    const carried = new Set(closureOf(tree, signs));
    const best = (term: number): number => Math.max(0, ...closureOf(tree, [term]).filter((above) => carried.has(above)).map((above) => information[above] ?? 0)); // prettier-ignore
    const query = present.reduce((sum, term) => sum + best(term) / present.length, 0);
    this.#share(present);
    const phrank = closureOf(tree, present).reduce((sum, term) => sum + (carried.has(term) ? (weight[term] ?? 0) : 0), 0); // prettier-ignore
    return [query, (query + this.#back(signs)) / 2, phrank];
  }

  #share(present: readonly number[]): void {
    const { tree, information } = this.index;
    const closure = new Set(closureOf(tree, present));
    for (const term of tree.fromTheRoot) {
      let most = closure.has(term) ? (information[term] ?? 0) : 0;
      for (let p = tree.parents.starts[term] ?? 0; p < (tree.parents.starts[term + 1] ?? 0); p++)
        most = Math.max(most, this.#shared[tree.parents.items[p] ?? 0] ?? 0);
      this.#shared[term] = most;
    }
  }

  #back(signs: readonly number[] | Uint16Array): number {
    let sum = 0;
    for (const sign of signs) sum += this.#shared[sign] ?? 0;
    return signs.length === 0 ? 0 : sum / signs.length;
  }

  #eachCarrier(term: number, visit: (disease: number) => void): void {
    const { starts, items } = this.index.carriers;
    for (let i = starts[term] ?? 0; i < (starts[term + 1] ?? 0); i++) visit(items[i] ?? 0);
  }
}

/** The fused place of every disease, from 1; `lifted` comes first, or last, among those of equal score. */
export function fusedPlaces(methods: MethodScores, lifted?: Lifted): Float64Array {
  const sum = new Float64Array(methods[0].length);
  for (const scores of methods)
    placesOf(scores, lifted).forEach((place, d) => {
      sum[d] = (sum[d] ?? 0) + 1 / (FUSION + place);
    });
  return placesOf(sum, lifted);
}

/** A disease that stands first, or last, among equals. */
export interface Lifted {
  disease: number;
  isFirst: boolean;
}

/** Of equal scores the earlier in the list comes first. */
function placesOf(scores: Float64Array, lifted?: Lifted): Float64Array {
  const among = (d: number): number => (d !== lifted?.disease ? d : lifted.isFirst ? -1 : scores.length);
  const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || among(a) - among(b));
  const places = new Float64Array(scores.length);
  order.forEach((disease, place) => {
    places[disease] = place + 1;
  });
  return places;
}
