import type { GeneDefinition } from './definition.ts';
import type { AllelePair } from './match.ts';
import { matchingPairs } from './match.ts';
import { phenotypeOf } from './phenotype.ts';
import type { StarMatcher } from './star-matcher.ts';
import { classOfAlleles, classOfPhenotype } from './verdict.ts';
import type { PhenotypeClass } from './verdict.ts';
import { problemOf } from './working-set.ts';
import type { WorkingSet } from './working-set.ts';

/** Every pair of alleles that fits what was read, with absent positions open (2.9). */
export function compatiblePairs(set: WorkingSet, matcher: StarMatcher): AllelePair[] {
  return matchingPairs(set, matcher, { keepUnscored: true });
}

/** Phenotype of pairs of allele indices, remembered by function: a gene has few functions and many alleles. */
export function phenotypeTable(gene: GeneDefinition): (first: number, second: number) => string | null {
  const kinds = new Map<string, number>();
  const kindOf = gene.alleles.map((allele) => {
    const key = `${allele.function ?? ''}|${allele.activityValue ?? ''}`;
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    return kind;
  });
  const known = new Map<number, string | null>();
  return (first, second) => {
    const key = (kindOf[first] ?? 0) * 256 + (second < 0 ? 255 : (kindOf[second] ?? 0));
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const other = second < 0 ? null : (gene.alleles[second]?.name ?? null);
    const { phenotype } = phenotypeOf(gene, gene.alleles[first]?.name ?? '', other);
    known.set(key, phenotype);
    return phenotype;
  };
}

/** Class of a pair of allele indices. */
export function classTable(gene: GeneDefinition): (first: number, second: number) => PhenotypeClass {
  const phenotype = phenotypeTable(gene);
  return (first, second) => {
    const words = phenotype(first, second);
    if (words !== null) return classOfPhenotype(words);
    const names = [first, second].filter((index) => index >= 0).map((index) => gene.alleles[index]?.name ?? '');
    return classOfAlleles(gene, names);
  };
}

/** Alleles that appear in some pair that fits, and those that none of them holds. */
export interface AlleleStatus {
  excluded: string[];
  notExcluded: string[];
}

/** Splits the gene's alleles; those that no position defines (deletions, hybrids) are never excluded. */
export function alleleStatus(gene: GeneDefinition, pairs: readonly AllelePair[], research: boolean): AlleleStatus {
  const fitting = new Set(pairs.flatMap(({ first, second }) => [first, second]));
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
