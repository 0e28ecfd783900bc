import { onsetDistance, onsetRange } from './onset.ts';
import type { RareIndex } from './rare-index.ts';
import { closureOf, formsOf } from './term-tree.ts';

/** What a differential is asked for. Terms are indices of the knowledge. */
export interface RareQuestion {
  present: readonly number[];
  /** Looked for and not there. Shown beside each disease, never ranked by: curators list as absent what other patients of the same paper had. */
  absent: readonly number[];
  /** Years at which the signs began; null where not known. */
  onset: number | null;
  /** Years of age today; null where not known. */
  age: number | null;
  sex: 'female' | 'male' | null;
}

/** What a disease is judged by, in the order of the columns. */
export const FEATURES = [
  'rsF', // how much of what the disease leads one to expect is met, in information shared
  'phQ', // how much of what the question implies the disease implies too
  'lrS', // logarithm of the likelihood ratio of all signs
  'exactF', // share of the question's information whose terms the disease carries, each by its share of patients
  'near', // share of the question's information that the disease lists itself, or in a special form that tells little more
  'strongest', // information of the most telling thing in common
  'miss', // what should have been seen and was not told
  'lognd', // logarithm of the number of signs
  'untold', // share of the signs of which nobody says how often
  'papers', // logarithm of the publications that stand behind the signs
  'geneKnown', // whether a gene is known
  'onset', // how far the age lies outside
  'prev', // Orphanet's class of prevalence
  'prevk', // whether there is one
  'sex', // a girl, and only X-linked recessive inheritance
] as const;
export type Feature = (typeof FEATURES)[number];
export type FeatureColumns = Readonly<Record<Feature, Float64Array>>;

/** A sign that a disease always has is taken to be missed, or not written down, in this share of patients. */
const NOT_TOLD = 0.2;
/** Share of patients who have a sign that has nothing to do with the disease. */
const BESIDE = 0.02;
/** Worth of Orphanet's classes of prevalence, from 0 (not known) to 6 (above one in a thousand): log10 of people in a million, within bounds. */
const PREVALENCE_WORTH = [0, -0.5, 0.7, 1.7, 2.5, 2.9, 3] as const;
/** So many ratios are multiplied before a logarithm is taken: their product stays within a double. */
const RATIOS_AT_A_TIME = 16;

/** Computes the features of every disease for one question after another, in buffers that are used again. */
export class FeatureTable {
  readonly #index: RareIndex;
  readonly #columns: FeatureColumns;
  readonly #inQuery: Uint8Array;
  readonly #shared: Float64Array;
  readonly #best: Float64Array;
  readonly #product: Float64Array;
  /** Beside the signs: ln of the probability that a patient shows nothing of the sign. */
  readonly #missed: Float32Array;
  /** Of each disease: the sum of its signs' shares. */
  readonly #expected: Float64Array;
  /** Of each disease: whether it is X-linked recessive and nothing else. */
  readonly #onlyBoys: readonly boolean[];
  readonly #ranges: readonly ({ from: number; to: number } | null)[];

  constructor(index: RareIndex) {
    this.#index = index;
    const { diseaseCount, signShares } = index;
    const { signStarts, frequencies, diseases } = index.knowledge;
    const column = (): Float64Array => new Float64Array(diseaseCount);
    this.#columns = Object.fromEntries(FEATURES.map((feature) => [feature, column()])) as Record<Feature, Float64Array>;
    this.#inQuery = new Uint8Array(index.tree.count);
    this.#shared = new Float64Array(index.tree.count);
    this.#best = column();
    this.#product = column();
    this.#missed = signShares.map((share) => Math.log(1 - (1 - NOT_TOLD) * share));
    this.#expected = column();
    const { lognd, untold, papers, geneKnown, prev, prevk } = this.#columns;
    diseases.forEach((disease, d) => {
      const [from, to] = [signStarts[d] ?? 0, signStarts[d + 1] ?? 0];
      for (let s = from; s < to; s++) {
        this.#expected[d] = (this.#expected[d] ?? 0) + (signShares[s] ?? 0);
        if (frequencies[s] === 0) untold[d] = (untold[d] ?? 0) + 1 / (to - from);
      }
      lognd[d] = Math.log(to - from);
      papers[d] = Math.log(1 + disease.papers);
      geneKnown[d] = disease.genes.length > 0 ? 1 : 0;
      prev[d] = PREVALENCE_WORTH[disease.prevalence] ?? 0;
      prevk[d] = disease.prevalence === 0 ? 0 : 1;
    });
    this.#ranges = diseases.map(({ onsets }) => onsetRange(onsets));
    this.#onlyBoys = diseases.map(({ inheritance }) => inheritance.length === 1 && inheritance[0] === 'XR');
  }

  /** The features of every disease. The columns are used again by the next call. */
  compute(question: RareQuestion): FeatureColumns {
    const closure = closureOf(this.#index.tree, question.present);
    this.#inQuery.fill(0);
    for (const term of closure) this.#inQuery[term] = 1;
    const all = question.present.reduce((sum, term) => sum + (this.#index.surprise[term] ?? 0), 0);
    this.#shareInformation();
    this.#readSigns();
    this.#listNear(question.present, all);
    this.#weighClosure(closure);
    this.#matchExactly(question.present, all);
    this.#multiplyRatios(question.present);
    const { onset, sex } = this.#columns;
    this.#ranges.forEach((range, d) => {
      onset[d] = onsetDistance(range, question.onset, question.age);
      sex[d] = question.sex === 'female' && this.#onlyBoys[d] === true ? 1 : 0;
    });
    return this.#columns;
  }

  /** For every term: the information of the most telling term above it that the question holds too. */
  #shareInformation(): void {
    const { tree, information } = this.#index;
    const { starts, items } = tree.parents;
    for (const term of tree.fromTheRoot) {
      let most = this.#inQuery[term] === 1 ? (information[term] ?? 0) : 0;
      for (let p = starts[term] ?? 0; p < (starts[term + 1] ?? 0); p++) most = Math.max(most, this.#shared[items[p] ?? 0] ?? 0); // prettier-ignore
      this.#shared[term] = most;
    }
  }

  /** rsF and miss: one pass over the signs of all diseases. */
  #readSigns(): void {
    const { signShares, diseaseCount } = this.#index;
    const { signStarts, signs } = this.#index.knowledge;
    for (let d = 0; d < diseaseCount; d++) {
      let [met, missed] = [0, 0];
      const to = signStarts[d + 1] ?? 0;
      for (let s = signStarts[d] ?? 0; s < to; s++) {
        const sign = signs[s] ?? 0;
        met += (signShares[s] ?? 0) * (this.#shared[sign] ?? 0);
        if (this.#inQuery[sign] === 0) missed += this.#missed[s] ?? 0;
      }
      this.#columns.rsF[d] = met / (this.#expected[d] ?? 1);
      this.#columns.miss[d] = missed;
    }
  }

  /** phQ and strongest: what of all that the question implies the disease implies too. */
  #weighClosure(closure: readonly number[]): void {
    const { carriers, weight, information } = this.#index;
    const [column, strongest] = [this.#columns.phQ.fill(0), this.#columns.strongest.fill(0)];
    let all = 0;
    for (const term of closure) {
      const own = weight[term] ?? 0;
      const telling = information[term] ?? 0;
      if (own === 0 && telling === 0) continue;
      all += own;
      const to = carriers.starts[term + 1] ?? 0;
      for (let i = carriers.starts[term] ?? 0; i < to; i++) {
        const d = carriers.items[i] ?? 0;
        column[d] = (column[d] ?? 0) + own;
        if (telling > (strongest[d] ?? 0)) strongest[d] = telling;
      }
    }
    scale(column, all);
  }

  /** exactF: the share of the question's information whose terms the disease carries. */
  #matchExactly(present: readonly number[], all: number): void {
    const { carriers, carrierShares, surprise } = this.#index;
    const column = this.#columns.exactF.fill(0);
    for (const term of present) {
      const own = surprise[term] ?? 0;
      const to = carriers.starts[term + 1] ?? 0;
      for (let i = carriers.starts[term] ?? 0; i < to; i++) {
        const d = carriers.items[i] ?? 0;
        column[d] = (column[d] ?? 0) + own * (carrierShares[i] ?? 0);
      }
    }
    scale(column, all);
  }

  /** near: each term of the question counts by how little more the nearest listed form of it tells. */
  #listNear(present: readonly number[], all: number): void {
    const { tree, holders, information, surprise, diseaseCount } = this.#index;
    const [best, column] = [this.#best, this.#columns.near.fill(0)];
    for (const term of present) {
      best.fill(0);
      for (const form of formsOf(tree, term)) {
        const to = holders.starts[form + 1] ?? 0;
        const share = form === term ? 1 : (information[term] ?? 0) / (information[form] ?? 1);
        for (let i = holders.starts[form] ?? 0; i < to; i++) {
          const d = holders.items[i] ?? 0;
          if (share > (best[d] ?? 0)) best[d] = share;
        }
      }
      const own = surprise[term] ?? 0;
      for (let d = 0; d < diseaseCount; d++) column[d] = (column[d] ?? 0) + own * (best[d] ?? 0);
    }
    scale(column, all);
  }

  /** lrS: how much more often the signs, or something above them, are there in the disease than in any disease. */
  #multiplyRatios(present: readonly number[]): void {
    const { tree, carriers, carrierShares, background, diseaseCount } = this.#index;
    const [best, product, sum] = [this.#best, this.#product.fill(1), this.#columns.lrS.fill(0)];
    const fold = (): void => {
      for (let d = 0; d < diseaseCount; d++) sum[d] = (sum[d] ?? 0) + Math.log(product[d] ?? 1);
      product.fill(1);
    };
    present.forEach((term, number) => {
      best.fill(0);
      for (let a = tree.ancestors.starts[term] ?? 0; a < (tree.ancestors.starts[term + 1] ?? 0); a++) {
        const above = tree.ancestors.items[a] ?? 0;
        const usual = 1 / (background[above] ?? 1);
        const to = carriers.starts[above + 1] ?? 0;
        for (let i = carriers.starts[above] ?? 0; i < to; i++) {
          const d = carriers.items[i] ?? 0;
          const ratio = (carrierShares[i] ?? 0) * usual;
          if (ratio > (best[d] ?? 0)) best[d] = ratio;
        }
      }
      for (let d = 0; d < diseaseCount; d++) product[d] = (product[d] ?? 1) * (BESIDE + (1 - BESIDE) * (best[d] ?? 0));
      if (number % RATIOS_AT_A_TIME === RATIOS_AT_A_TIME - 1) fold();
    });
    fold();
  }
}

function scale(column: Float64Array, all: number): void {
  if (all === 0) return;
  for (let d = 0; d < column.length; d++) column[d] = (column[d] ?? 0) / all;
}
