import type { GeneDefinition } from './definition.ts';
import type { AllelePair } from './match.ts';
import { matchingPairs } from './match.ts';
import type { StarMatcher } from './star-matcher.ts';
import { problemOf } from './working-set.ts';
import type { WorkingSet } from './working-set.ts';

/** Every pair of alleles that fits what was read, with absent positions open (ADR 0020, 2). */
export function compatiblePairs(set: WorkingSet, matcher: StarMatcher): AllelePair[] {
  return matchingPairs(set, matcher, { keepUnscored: true });
}

/** The allele that a duplication copies (`*4x2` → `*4`); `null` for deletions and hybrids. */
function copiedAllele(gene: GeneDefinition, name: string): number | null {
  const base = /^(.+)x(?:≥?\d+|N)$/.exec(name)?.[1];
  const index = gene.alleles.findIndex((allele) => allele.name === base);
  return base === undefined || index < 0 ? null : index;
}

/**
 * Pairs with alleles that no position shows (deletions, duplications, hybrids): a duplication wherever the allele that it
 * copies fits, and any of them in place of a strand where nothing is heterozygous. For genes whose copy number is not seen.
 */
export function withStructuralAlleles(set: WorkingSet, pairs: readonly AllelePair[]): AllelePair[] {
  const { gene, unitCount } = set;
  const hidden = gene.alleles.flatMap((allele, index) =>
    allele.matchable === 'no' ? [{ index, base: copiedAllele(gene, allele.name) }] : [],
  );
  const stands = (index: number): number[] => [
    index,
    ...hidden.filter(({ base }) => base === index).map((row) => row.index),
  ];
  const found = new Map<number, AllelePair>();
  const add = (a: number, b: number, score: number): void => {
    const [first, second] = b < 0 || a <= b ? [a, b] : [b, a];
    found.set(first * 4096 + second, { first, second, score });
  };
  for (const { first, second, score } of pairs) {
    for (const a of stands(first)) for (const b of second < 0 ? [-1] : stands(second)) add(a, b, score);
  }
  if (unitCount > 0 || set.sample.haploid) return [...found.values()];
  const seen = [...new Set([...found.values()].flatMap(({ first, second }) => [first, second]))];
  for (const { index } of hidden) for (const b of [...seen, ...hidden.map((row) => row.index)]) add(index, b, 0);
  return [...found.values()];
}

/** Alleles that appear in some pair that fits, and those that none of them holds. */
export interface AlleleStatus {
  excluded: string[];
  notExcluded: string[];
}

/** Splits the gene's alleles; those that no position defines (deletions, hybrids) are never excluded. */
export function alleleStatus(gene: GeneDefinition, pairs: readonly AllelePair[], research: boolean): AlleleStatus {
  const fitting = new Set<number>();
  for (const { first, second } of pairs) {
    fitting.add(first);
    fitting.add(second);
  }
  const excluded: string[] = [];
  const notExcluded: string[] = [];
  gene.alleles.forEach((allele, index) => {
    const matched = allele.matchable === 'yes' || (research && allele.matchable === 'research');
    (matched && !fitting.has(index) ? excluded : notExcluded).push(allele.name);
  });
  return { excluded, notExcluded };
}

/** Lowest-function genes: variants combine freely, so an allele is open when it fits any sequence by itself. */
export function openAlleles(set: WorkingSet, matcher: StarMatcher): AllelePair[] {
  const fits = matcher.fits(problemOf(set, { open: true, keepUnscored: true }));
  return fits.map(({ allele }) => ({ first: allele, second: allele, score: 0 }));
}
