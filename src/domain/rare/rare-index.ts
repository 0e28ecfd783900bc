import { type RareKnowledge, sharesOfSigns } from './knowledge.ts';
import { buildTermTree, reversed, type Lists, type TermTree } from './term-tree.ts';

/** Information that a term has of which no disease is known, in nats. */
const UNKNOWN_INFORMATION = 9;
/** A term is taken to be in at least so many diseases, as a share of one. */
const FEWEST = 0.25;

/** What is computed once of a pack: for every term who has it, how often, and how much it tells. */
export interface RareIndex {
  knowledge: RareKnowledge;
  tree: TermTree;
  diseaseCount: number;
  /** Diseases that carry a term or one below it. */
  carriers: Lists;
  /** Beside `carriers`: the largest share of patients among the disease's signs at the term or below. */
  carrierShares: Float32Array;
  /** Diseases that list a term itself. */
  holders: Lists;
  /** Beside the signs of the knowledge: their share of patients. */
  signShares: Float32Array;
  /** −ln of the share of diseases that carry the term; 0 where none does. */
  information: Float64Array;
  /** The same where a term that is known of no disease tells much. */
  surprise: Float64Array;
  /** −log2 of the share of those carrying it among the diseases that carry all of its parents. */
  weight: Float64Array;
  /** How often the term is to be expected in a disease drawn at random. */
  background: Float64Array;
}

/** Builds the index; some 100 ms, once a pack. */
export function buildRareIndex(knowledge: RareKnowledge): RareIndex {
  const tree = buildTermTree(knowledge);
  const diseaseCount = knowledge.diseases.length;
  const signShares = sharesOfSigns(knowledge);
  const { carried, shares } = closures(knowledge, signShares, tree);
  const carriers = reversed(carried, tree.count);
  const carrierShares = sharesByTerm(carried, shares, carriers);
  const held = Float64Array.from({ length: tree.count }, (_, term) => (carriers.starts[term + 1] ?? 0) - (carriers.starts[term] ?? 0)); // prettier-ignore
  const together = carryingAllParents(carried, tree);
  const information = held.map((n) => (n === 0 ? 0 : -Math.log(n / diseaseCount)));
  return {
    knowledge,
    tree,
    diseaseCount,
    carriers,
    carrierShares,
    holders: reversed({ starts: knowledge.signStarts, items: knowledge.signs }, tree.count),
    signShares,
    information,
    surprise: information.map((value) => (value === 0 ? UNKNOWN_INFORMATION : value)),
    // The root has no parents, and everybody carries it.
    weight: held.map((n, term) => (n === 0 || together[term] === 0 ? 0 : -Math.log2(n / (together[term] ?? n)))),
    background: backgrounds(carriers, carrierShares, diseaseCount),
  };
}

/** Every disease with its signs and all terms above them, each with the largest share of a sign at or below it. */
function closures(
  { signStarts, signs }: RareKnowledge,
  signShares: Float32Array,
  { ancestors, count }: TermTree,
): { carried: Lists; shares: Float32Array } {
  // prettier-ignore
  const best = new Float32Array(count);
  const starts = new Uint32Array(signStarts.length);
  const items: number[] = [];
  const shares: number[] = [];
  for (let disease = 0; disease + 1 < signStarts.length; disease++) {
    const first = items.length;
    for (let s = signStarts[disease] ?? 0; s < (signStarts[disease + 1] ?? 0); s++) {
      const share = signShares[s] ?? 0;
      const sign = signs[s] ?? 0;
      for (let a = ancestors.starts[sign] ?? 0; a < (ancestors.starts[sign + 1] ?? 0); a++) {
        const term = ancestors.items[a] ?? 0;
        const known = best[term] ?? 0;
        if (known === 0) items.push(term);
        if (share > known) best[term] = share;
      }
    }
    for (let i = first; i < items.length; i++) {
      const term = items[i] ?? 0;
      shares.push(best[term] ?? 0);
      best[term] = 0;
    }
    starts[disease + 1] = items.length;
  }
  return { carried: { starts, items: Uint16Array.from(items) }, shares: Float32Array.from(shares) };
}

function sharesByTerm(carried: Lists, shares: Float32Array, carriers: Lists): Float32Array {
  const next = carriers.starts.slice();
  const turned = new Float32Array(shares.length);
  carried.items.forEach((term, i) => {
    const place = next[term] ?? 0;
    turned[place] = shares[i] ?? 0;
    next[term] = place + 1;
  });
  return turned;
}

/** For every term: diseases that carry all of its parents. */
function carryingAllParents(carried: Lists, { children, parents, count }: TermTree): Uint32Array {
  const found = new Uint32Array(count);
  const seen = new Uint16Array(count);
  for (let disease = 0; disease + 1 < carried.starts.length; disease++) {
    const [from, to] = [carried.starts[disease] ?? 0, carried.starts[disease + 1] ?? 0];
    for (let pass = 0; pass < 2; pass++) {
      for (let i = from; i < to; i++) {
        const term = carried.items[i] ?? 0;
        for (let c = children.starts[term] ?? 0; c < (children.starts[term + 1] ?? 0); c++) {
          const child = children.items[c] ?? 0;
          if (pass === 1) seen[child] = 0;
          else {
            const above = (seen[child] ?? 0) + 1;
            seen[child] = above;
            if (above === (parents.starts[child + 1] ?? 0) - (parents.starts[child] ?? 0)) found[child] = (found[child] ?? 0) + 1; // prettier-ignore
          }
        }
      }
    }
  }
  return found;
}

function backgrounds({ starts }: Lists, shares: Float32Array, diseases: number): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, term) => {
    let sum = 0;
    for (let i = starts[term] ?? 0; i < (starts[term + 1] ?? 0); i++) sum += shares[i] ?? 0;
    return Math.max(sum, FEWEST) / diseases;
  });
}
