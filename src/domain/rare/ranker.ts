import { type FeatureColumns, FEATURES, FeatureTable, type RareQuestion } from './features.ts';
import { kinLead, kinOf } from './kin.ts';
import type { RareIndex } from './rare-index.ts';
import { KIN_WEIGHT, WEIGHTS } from './weights.ts';

/** One place of a differential. */
export interface Ranked {
  /** Index of the disease in the knowledge. */
  disease: number;
  /** Higher is more like the question. */
  score: number;
}

/** Ranks the diseases of a pack for one question after another. */
export class RareRanker {
  readonly #table: FeatureTable;
  readonly #own: Float64Array;
  readonly #scores: Float64Array;
  readonly #kin: readonly (readonly number[])[];

  constructor(index: RareIndex) {
    this.#table = new FeatureTable(index);
    this.#own = new Float64Array(index.diseaseCount);
    this.#scores = new Float64Array(index.diseaseCount);
    this.#kin = kinOf(index.knowledge.diseases);
  }

  /** The best diseases, best first; of equal ones the earlier in the list. Nothing for a question without signs. */
  rank(question: RareQuestion, most: number): Ranked[] {
    if (question.present.length === 0) return [];
    const own = ownScores(this.#table.compute(question), this.#own);
    for (let d = 0; d < own.length; d++) {
      const score = own[d] ?? 0;
      this.#scores[d] = score + KIN_WEIGHT * kinLead(own, this.#kin[d] ?? [], score);
    }
    return bestOf(this.#scores, most);
  }
}

/** What each disease scores by its own features, written to `scores`. */
export function ownScores(columns: FeatureColumns, scores: Float64Array): Float64Array {
  scores.fill(0);
  for (const feature of FEATURES) {
    const [weight, column] = [WEIGHTS[feature], columns[feature]];
    for (let d = 0; d < scores.length; d++) scores[d] = (scores[d] ?? 0) + weight * (column[d] ?? 0);
  }
  return scores;
}

/** The largest scores with their places. */
export function bestOf(scores: Float64Array, most: number): Ranked[] {
  const sorted = scores.slice().sort();
  const bound = sorted[Math.max(0, sorted.length - most)] ?? -Infinity;
  const kept: Ranked[] = [];
  scores.forEach((score, disease) => {
    if (score >= bound) kept.push({ disease, score });
  });
  return kept.sort((a, b) => b.score - a.score || a.disease - b.disease).slice(0, most);
}
