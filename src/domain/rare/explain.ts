import type { RareQuestion } from './features.ts';
import type { RareIndex } from './rare-index.ts';
import { closureOf } from './term-tree.ts';

/** How a sign of the person fits a disease. */
export const FITS = ['exact', 'more-special', 'more-general', 'related', 'none'] as const;
/**
 * `exact`: the disease lists this very sign. `more-special`: it lists a special form of it. `more-general`: it lists something of which this is a form.
 * `related`: both are forms of one thing that not every disease has. `none`: nothing alike.
 */
export type Fit = (typeof FITS)[number];

/** One sign of the person beside a disease. */
export interface SignFit {
  term: number;
  fit: Fit;
  /** The sign of the disease that it was held against; null where none is alike. */
  by: number | null;
  /** Share of patients who have that sign; null where nobody says. */
  share: number | null;
  /** How much the sign speaks for the disease, in nats: ln of how much more often it is there than in any disease of the list. Below 0 it speaks against. */
  evidence: number;
}

/** A sign of a disease, with the share of patients who have it; null where nobody says. */
export interface DiseaseSign {
  term: number;
  share: number | null;
  /** The share that the ranking goes by: where nobody says, what is usual of the sign. */
  assumed: number;
}

/** Something that was looked for in vain and that the disease has. */
export interface Contradiction extends DiseaseSign {
  /** What was looked for: the sign itself, or something of which it is a form. */
  absent: number;
}

/** Why a disease stands where it stands. */
export interface Explanation {
  fits: readonly SignFit[];
  /** Signs of the disease that were not told, those most to be expected first. */
  missing: readonly DiseaseSign[];
  /** Shown, never ranked by. */
  contradictions: readonly Contradiction[];
  /** Signs that the list knows of the disease. */
  signs: number;
  /** With so few signs a disease can hardly be found, whatever a person tells. */
  isThin: boolean;
}

/** Below so many signs fewer than one case in ten had its disease among the first ten (ADR 0024). */
export const THIN_BELOW = 15;
/** Something shared counts as alike from this information on: fewer than one disease in seven has it. */
const RELATED_INFORMATION = 2;
/** The same share as in the ranking, see `features.ts`. */
const BESIDE = 0.02;

/** Holds a question against one disease. */
export function explain(index: RareIndex, question: RareQuestion, disease: number): Explanation {
  const own = new DiseaseView(index, disease);
  const told = new Set(closureOf(index.tree, question.present));
  const absent = question.absent.filter((term) => !told.has(term));
  const contradictions = absent.flatMap((term): Contradiction[] => own.signsBelow(term).filter((sign) => !told.has(sign.term)).map((sign) => ({ ...sign, absent: term }))); // prettier-ignore
  const contradicted = new Set(contradictions.map(({ term }) => term));
  const missing = own.signs.filter(({ term }) => !told.has(term) && !contradicted.has(term));
  return {
    fits: question.present.map((term) => own.fitOf(term)),
    missing: missing.sort(byExpectation(index)),
    contradictions: contradictions.filter(({ term }, i) => contradictions.findIndex((other) => other.term === term) === i).sort(byExpectation(index)), // prettier-ignore
    signs: own.signs.length,
    isThin: own.signs.length < THIN_BELOW,
  };
}

/** The share and how telling the sign is: what a doctor would look for first comes first. */
function byExpectation({ information }: RareIndex): (a: DiseaseSign, b: DiseaseSign) => number {
  const worth = ({ term, assumed }: DiseaseSign): number => assumed * (information[term] ?? 0);
  return (a, b) => worth(b) - worth(a) || a.term - b.term;
}

class DiseaseView {
  readonly signs: readonly DiseaseSign[];
  readonly #index: RareIndex;
  readonly #direct: ReadonlyMap<number, DiseaseSign>;
  /** Of each term at or above a sign: the sign below it that most patients have. */
  readonly #best = new Map<number, DiseaseSign>();

  constructor(index: RareIndex, disease: number) {
    this.#index = index;
    const { signStarts, signs, frequencies } = index.knowledge;
    const found: DiseaseSign[] = [];
    for (let s = signStarts[disease] ?? 0; s < (signStarts[disease + 1] ?? 0); s++)
      found.push({ term: signs[s] ?? 0, share: frequencies[s] === 0 ? null : (index.signShares[s] ?? 0), assumed: index.signShares[s] ?? 0 }); // prettier-ignore
    this.signs = found;
    this.#direct = new Map(found.map((sign) => [sign.term, sign]));
    for (const sign of found) {
      for (const above of this.#above(sign.term)) {
        const known = this.#best.get(above);
        if (known === undefined || sign.assumed > known.assumed) this.#best.set(above, sign);
      }
    }
  }

  signsBelow(term: number): DiseaseSign[] {
    return this.signs.filter((sign) => this.#above(sign.term).includes(term));
  }

  fitOf(term: number): SignFit {
    const evidence = this.#evidence(term);
    const [direct, below] = [this.#direct.get(term), this.#best.get(term)];
    if (direct !== undefined) return { term, fit: 'exact', by: term, share: direct.share, evidence };
    if (below !== undefined) return { term, fit: 'more-special', by: below.term, share: below.share, evidence };
    const above = this.#above(term).filter((one) => this.#best.has(one)).sort((a, b) => this.#telling(b) - this.#telling(a)); // prettier-ignore
    const general = above.find((one) => this.#direct.has(one) && this.#telling(one) >= RELATED_INFORMATION);
    const nearest = above[0];
    if (general !== undefined && this.#telling(general) >= this.#telling(nearest ?? general)) {
      return { term, fit: 'more-general', by: general, share: this.#direct.get(general)?.share ?? null, evidence };
    }
    if (nearest === undefined || this.#telling(nearest) < RELATED_INFORMATION) return { term, fit: 'none', by: null, share: null, evidence }; // prettier-ignore
    const by = this.#best.get(nearest);
    return { term, fit: 'related', by: by?.term ?? null, share: by?.share ?? null, evidence };
  }

  #telling(term: number): number {
    return this.#index.information[term] ?? 0;
  }

  #above(term: number): number[] {
    const { starts, items } = this.#index.tree.ancestors;
    return [...items.subarray(starts[term], starts[term + 1])];
  }

  #evidence(term: number): number {
    let best = 0;
    for (const above of this.#above(term)) {
      const sign = this.#best.get(above);
      if (sign !== undefined) best = Math.max(best, sign.assumed / (this.#index.background[above] ?? 1));
    }
    return Math.log(BESIDE + (1 - BESIDE) * best);
  }
}
