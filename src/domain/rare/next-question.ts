import { sharesOf } from './confidence.ts';
import type { RareQuestion } from './features.ts';
import type { Ranked } from './ranker.ts';
import type { RareIndex } from './rare-index.ts';
import { closureOf } from './term-tree.ts';

/** A sign that is worth looking for. */
export interface NextQuestion {
  term: number;
  /** How much less undecided the first places would be after the answer, in bits, whatever it is. */
  gain: number;
  /** Share of the first places, by their weight, that have the sign. */
  expected: number;
  /** Diseases among the first that list the sign or a form of it. */
  having: readonly number[];
}

/** So many of the best places are to be told apart. */
const SEPARATED = 20;
/** Share of patients in whom a sign is found that their disease does not list. */
const BESIDE = 0.02;

/** Signs by which the first twenty places would best be told apart: those with the least entropy to be expected after the answer. */
export function nextQuestions(
  index: RareIndex,
  question: RareQuestion,
  ranked: readonly Ranked[],
  most = 5,
): NextQuestion[] {
  const first = ranked.slice(0, SEPARATED);
  if (first.length < 2) return [];
  const weights = sharesOf(first);
  const before = entropy(weights);
  const held = sharesByTerm(index, first);
  for (const term of closureOf(index.tree, question.present)) held.delete(term);
  for (const term of [...held.keys()]) if (isRuledOut(index, term, question.absent)) held.delete(term);
  const found = [...held].map(([term, shares]): NextQuestion => {
    const yes = weights.map((weight, i) => weight * Math.max(BESIDE, shares[i] ?? 0));
    const no = weights.map((weight, i) => weight - (yes[i] ?? 0));
    const expected = sum(yes);
    const gain = before - expected * entropy(yes) - (1 - expected) * entropy(no);
    return { term, gain, expected, having: first.filter((_, i) => (shares[i] ?? 0) > 0).map(({ disease }) => disease) };
  });
  return withoutKin(index, found.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain || a.term - b.term), most); // prettier-ignore
}

/** Of each term that one of the diseases has: the largest share at it or below, by place. */
function sharesByTerm(index: RareIndex, first: readonly Ranked[]): Map<number, Float64Array> {
  const { ancestors } = index.tree;
  const { signStarts, signs } = index.knowledge;
  const held = new Map<number, Float64Array>();
  first.forEach(({ disease }, place) => {
    for (let s = signStarts[disease] ?? 0; s < (signStarts[disease + 1] ?? 0); s++) {
      const sign = signs[s] ?? 0;
      for (let a = ancestors.starts[sign] ?? 0; a < (ancestors.starts[sign + 1] ?? 0); a++) {
        const term = ancestors.items[a] ?? 0;
        const shares = held.get(term) ?? new Float64Array(first.length);
        held.set(term, shares);
        shares[place] = Math.max(shares[place] ?? 0, index.signShares[s] ?? 0);
      }
    }
  });
  return held;
}

/** Whether the sign, or something of which it is a form, was looked for in vain. */
function isRuledOut({ tree }: RareIndex, term: number, absent: readonly number[]): boolean {
  const above = tree.ancestors.items.subarray(tree.ancestors.starts[term], tree.ancestors.starts[term + 1]);
  return absent.some((one) => above.includes(one));
}

/** The first of each family: a second question about a form of the same thing would ask the same. */
function withoutKin({ tree }: RareIndex, sorted: readonly NextQuestion[], most: number): NextQuestion[] {
  const kept: NextQuestion[] = [];
  const above = (term: number): Uint16Array => tree.ancestors.items.subarray(tree.ancestors.starts[term], tree.ancestors.starts[term + 1]); // prettier-ignore
  for (const one of sorted) {
    if (kept.length === most) break;
    if (kept.every(({ term }) => !above(one.term).includes(term) && !above(term).includes(one.term))) kept.push(one);
  }
  return kept;
}

/** Entropy in bits of weights that need not add up to 1. */
function entropy(weights: readonly number[]): number {
  const all = sum(weights);
  return all === 0
    ? 0
    : -weights.reduce((bits, one) => (one <= 0 ? bits : bits + (one / all) * Math.log2(one / all)), 0);
}

function sum(weights: readonly number[]): number {
  return weights.reduce((all, one) => all + one, 0);
}
