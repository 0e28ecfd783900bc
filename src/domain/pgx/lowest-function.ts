import { complement, fitsSequence, matchCombinations, sequences } from './combinations.ts';
import { type GeneDefinition, type NamedAllele, referenceAllele } from './definition.ts';
import { type Diplotype, makeDiplotype, sortDiplotypes } from './diplotype.ts';
import { type HapB3, hapB3Of } from './hapb3.ts';
import { compareNames, joinParts, nameParts } from './names.ts';
import type { GeneReason } from './reasons.ts';
import type { StarMatcher } from './star-matcher.ts';
import { isEffectivelyPhased, problemOf, type ProblemOptions, type WorkingSet } from './working-set.ts';

/** DPYD and RYR1: diplotypes where the phase is known, else the alleles that the person carries on either strand. */
export interface LowestFunctionCall {
  diplotypes: Diplotype[];
  /** Only where the phase is unknown; an allele on both strands is listed twice. */
  alleles: string[] | null;
  reasons: readonly GeneReason[];
}

function skipOptions(hapB3: HapB3 | null): ProblemOptions {
  return hapB3 === null ? {} : { skipAlleles: hapB3.skipAlleles, skipPositions: hapB3.skipPositions };
}

/** Step 1: normal matching on phased data, with what HapB3 adds to each strand. */
function phasedDiplotypes(set: WorkingSet, matcher: StarMatcher, hapB3: HapB3 | null): Diplotype[] {
  const problem = problemOf(set, skipOptions(hapB3));
  const fits = matcher.fits(problem);
  const reference = referenceAllele(set.gene)?.name ?? '';
  const name = (allele: number, sequence: number): string => {
    const own = set.gene.alleles[allele]?.name ?? '';
    const parts = [...(own === reference ? [] : [own]), ...(hapB3?.onStrand(sequence) ?? [])];
    return parts.length === 0 ? reference : joinParts(parts);
  };
  const score = (allele: number): number => problem.scores[allele] ?? 0;
  const found = sequences(set)
    .filter((sequence) => sequence <= complement(set, sequence) || set.unitCount === 0)
    .flatMap((sequence) => {
      const other = complement(set, sequence);
      const here = fits.filter((fit) => fitsSequence(set, fit, sequence));
      const there = fits.filter((fit) => fitsSequence(set, fit, other));
      return here.flatMap((a) =>
        there.map((b) =>
          makeDiplotype(name(a.allele, sequence), name(b.allele, other), score(a.allele) + score(b.allele)),
        ),
      );
    });
  return sortDiplotypes(found);
}

/** Step 3: alleles that match any sequence without filling in the reference. */
function carriedAlleles(set: WorkingSet, matcher: StarMatcher, hapB3: HapB3 | null): string[] {
  const full = 2 ** set.unitCount - 1;
  const fits = matcher.fits(problemOf(set, { ...skipOptions(hapB3), open: true }));
  const reference = referenceAllele(set.gene)?.name ?? '';
  const carried = fits.flatMap(({ allele, direct, swapped }) => {
    const name = set.gene.alleles[allele]?.name ?? '';
    const twice = direct === full && swapped === full && name !== reference;
    return twice ? [name, name] : [name];
  });
  const all = [...carried, ...(hapB3?.unphased() ?? [])];
  const kept = all.length > 2 ? all.filter((name) => name !== reference) : all;
  return kept.sort(compareNames);
}

/** Whether the exonic position was read without the intronic one (asked for only where the phase is unknown). */
function onlyExonicRead(set: WorkingSet): boolean {
  const at = (role: 'hapb3_intronic' | 'hapb3_exonic'): boolean =>
    set.available[set.gene.positions.findIndex((position) => position.roles.includes(role))] === true;
  return at('hapb3_exonic') && !at('hapb3_intronic');
}

/** Lowest-function calling (ADR 0020, 4). */
export function callLowestFunction(set: WorkingSet, matcher: StarMatcher): LowestFunctionCall {
  const hapB3 = hapB3Of(set);
  const phased = isEffectivelyPhased(set);
  const done = (diplotypes: Diplotype[], alleles: string[] | null): LowestFunctionCall => {
    const reasons = new Set(hapB3?.reasons);
    if (alleles !== null && onlyExonicRead(set)) reasons.add('pgx/hapb3-exonic-only');
    return { diplotypes, alleles, reasons: [...reasons] };
  };
  if (phased && !set.sample.partial) {
    const diplotypes = phasedDiplotypes(set, matcher, hapB3);
    if (diplotypes.length > 0) return done(diplotypes, null);
  }
  const usesPhaseSets = set.sample.calls.some((call) => call?.phased === true && call.phaseSet !== null);
  if (phased || usesPhaseSets) {
    const strandParts = (sequence: number): readonly string[] => hapB3?.onStrand(sequence) ?? [];
    return done(matchCombinations(set, matcher, skipOptions(hapB3), strandParts), null);
  }
  return done([], carriedAlleles(set, matcher, hapB3));
}

/** Rank of an allele for guidance: the lowest first. DPYD by activity value, RYR1 by function. */
function severity(gene: GeneDefinition, allele: NamedAllele | undefined): number {
  if (gene.activityScore) return allele?.activityValue == null ? 99 : Number(allele.activityValue);
  return allele?.function === 'Malignant Hyperthermia associated' ? 0 : 1;
}

/** Of two alleles on one strand the one that guidance goes by: the lower function, else the first. */
export function lowerAllele(gene: GeneDefinition): (a: number, b: number) => number {
  return (a, b) => (severity(gene, gene.alleles[b]) < severity(gene, gene.alleles[a]) ? b : a);
}

function lowestFirst(gene: GeneDefinition, names: readonly string[]): string[] {
  const rank = (name: string): number =>
    severity(
      gene,
      gene.alleles.find((allele) => allele.name === name),
    );
  return [...names].sort((a, b) => rank(a) - rank(b) || compareNames(a, b));
}

/** The pair of alleles that guidance goes by: the lowest of each strand, or the two lowest where the phase is unknown. */
export function guidancePair(gene: GeneDefinition, call: LowestFunctionCall): readonly [string, string] | null {
  const reference = referenceAllele(gene)?.name ?? '';
  if (call.alleles !== null) {
    const [first = reference, second = reference] = lowestFirst(gene, call.alleles);
    return [first, second];
  }
  const pairs = call.diplotypes.map(({ first, second }): readonly [string, string] => [
    lowestFirst(gene, nameParts(first))[0] ?? reference,
    lowestFirst(gene, nameParts(second ?? reference))[0] ?? reference,
  ]);
  const total = ([a, b]: readonly [string, string]): number =>
    severity(gene, gene.alleles.find(({ name }) => name === a)) + severity(gene, gene.alleles.find(({ name }) => name === b)); // prettier-ignore
  return pairs.reduce<readonly [string, string] | null>((best, pair) => (best === null || total(pair) < total(best) ? pair : best), null); // prettier-ignore
}
