import { FEATURES, FeatureTable, type RareQuestion } from './features.ts';
import type { RareIndex } from './rare-index.ts';
import { WEIGHTS } from './weights.ts';

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
  readonly #scores: Float64Array;

  constructor(index: RareIndex) {
    this.#table = new FeatureTable(index);
    this.#scores = new Float64Array(index.diseaseCount);
  }

  /** The best diseases, best first; of equal ones the earlier in the list. Nothing for a question without signs. */
  rank(question: RareQuestion, most: number): Ranked[] {
    if (question.present.length === 0) return [];
    const columns = this.#table.compute(question);
    const scores = this.#scores.fill(0);
    for (const feature of FEATURES) {
      const [weight, column] = [WEIGHTS[feature], columns[feature]];
      for (let d = 0; d < scores.length; d++) scores[d] = (scores[d] ?? 0) + weight * (column[d] ?? 0);
    }
    return bestOf(scores, most);
  }
}

/** The largest scores with their places. */
function bestOf(scores: Float64Array, most: number): Ranked[] {
  const bound = scores.slice().sort().at(-most) ?? -Infinity;
  const kept: Ranked[] = [];
  scores.forEach((score, disease) => {
    if (score >= bound) kept.push({ disease, score });
  });
  return kept.sort((a, b) => b.score - a.score || a.disease - b.disease).slice(0, most);
}
