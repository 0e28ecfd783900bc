import type { Diplotype } from './diplotype.ts';
import { makeDiplotype, sortDiplotypes } from './diplotype.ts';
import type { StarMatcher } from './star-matcher.ts';
import { problemOf } from './working-set.ts';
import type { ProblemOptions, WorkingSet } from './working-set.ts';

/** Indices of two alleles of the gene that together explain the genotype; `second` is -1 where there is one copy. */
export interface AllelePair {
  first: number;
  second: number;
  score: number;
}

/** Every pair of alleles that explains the genotype, in name order. */
export function matchingPairs(set: WorkingSet, matcher: StarMatcher, options: ProblemOptions = {}): AllelePair[] {
  const problem = problemOf(set, options);
  if (set.sample.haploid) {
    return matcher
      .fits(problem)
      .map(({ allele }) => ({ first: allele, second: -1, score: problem.scores[allele] ?? 0 }));
  }
  const triples = matcher.pairs(problem);
  return Array.from({ length: triples.length / 3 }, (_, i) => ({
    first: triples[3 * i] ?? 0,
    second: triples[3 * i + 1] ?? 0,
    score: triples[3 * i + 2] ?? 0,
  }));
}

/** The strict call of ADR 0020, 1: all diplotypes with their scores, best first. */
export function matchDiplotypes(set: WorkingSet, matcher: StarMatcher): Diplotype[] {
  const name = (index: number): string => set.gene.alleles[index]?.name ?? '';
  const diplotypes = matchingPairs(set, matcher).map(({ first, second, score }) =>
    second < 0 ? { first: name(first), second: null, score } : makeDiplotype(name(first), name(second), score),
  );
  return sortDiplotypes(diplotypes);
}
