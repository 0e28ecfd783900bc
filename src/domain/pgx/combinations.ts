import { referenceAllele } from './definition.ts';
import type { PgxPosition } from './definition.ts';
import type { Diplotype } from './diplotype.ts';
import { makeDiplotype, sortDiplotypes } from './diplotype.ts';
import { joinParts } from './names.ts';
import { NO_UNIT } from './star-matcher.ts';
import type { StarFit, StarMatcher } from './star-matcher.ts';
import { problemOf } from './working-set.ts';
import type { ProblemOptions, WorkingSet } from './working-set.ts';

/** Most independent units whose sequences are written out: 2^12 of them. */
export const MAX_ENUMERATED_UNITS = 12;

/** One way to explain a single-strand sequence: alleles and single bases (`g.…`) besides the reference. */
export interface SequenceCombination {
  /** Empty = the reference allele alone. */
  parts: readonly string[];
  score: number;
}

interface CoveringAllele {
  name: string;
  score: number;
  core: ReadonlySet<number>;
}

/** All single-strand sequences of a working set: bit u of a sequence = strand 1 in unit u. One where nothing is heterozygous. */
export function sequences(set: WorkingSet): number[] {
  return Array.from({ length: 2 ** set.unitCount }, (_, bits) => bits);
}

/** The sequence of the other chromosome. */
export function complement(set: WorkingSet, sequence: number): number {
  return ~sequence & (2 ** set.unitCount - 1);
}

/** Base of a sequence at a position; `null` is a missing half. */
export function baseAt(set: WorkingSet, sequence: number, index: number): string | null {
  const alleles = set.sample.calls[index]?.alleles ?? [];
  const unit = set.units[index] ?? NO_UNIT;
  const useFirst = unit === NO_UNIT || ((sequence >> unit) & 1) === 1;
  return (useFirst ? alleles[0] : alleles[1]) ?? null;
}

/** Whether an allele fits one sequence. */
export function fitsSequence(set: WorkingSet, fit: StarFit, sequence: number): boolean {
  const full = 2 ** set.unitCount - 1;
  return ((fit.direct & sequence) | (fit.swapped & ~sequence & full)) === full;
}

/** HGVS name of a base that no chosen allele explains (`g.posREF>ALT`; `g.pos?` for a missing half). */
function partialName(position: PgxPosition, base: string | null): string {
  if (base === null) return `g.${String(position.position)}?`;
  const alt = position.alts.indexOf(base);
  const named = position.hgvs.length === position.alts.length ? position.hgvs[alt] : undefined;
  const plain = base.length === 1 && position.ref.length === 1;
  return plain || named === undefined ? `g.${String(position.position)}${position.ref}>${base}` : named;
}

function overlaps(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return [...a].some((position) => b.has(position));
}

/** Groups covering alleles that share no core position (ADR 0020, 3): largest first, each joins every group that it does not overlap. */
function groupAlleles(covering: readonly CoveringAllele[]): CoveringAllele[][] {
  const ordered = [...covering].sort((a, b) => b.core.size - a.core.size || (a.name < b.name ? -1 : 1));
  const groups: CoveringAllele[][] = [];
  for (const allele of ordered) {
    const hits = groups.map((group) => group.filter((member) => overlaps(member.core, allele.core)));
    const joined = groups.filter((_, i) => hits[i]?.length === 0);
    for (const group of joined) group.push(allele);
    const sameSize = hits.flat().every((member) => member.core.size === allele.core.size);
    if (joined.length === 0 && sameSize) groups.push([allele]);
  }
  return groups;
}

/** The alleles that may take part in combinations: UGT1A1's composed names are combinations themselves. */
function isCombinable(set: WorkingSet, allele: number): boolean {
  const named = set.gene.alleles[allele];
  return named !== undefined && !named.reference && !(set.gene.gene === 'UGT1A1' && named.name.includes('+'));
}

function coveringAlleles(set: WorkingSet, fits: readonly StarFit[], sequence: number): CoveringAllele[] {
  return fits
    .filter((fit) => isCombinable(set, fit.allele) && fitsSequence(set, fit, sequence))
    .map((fit) => ({
      name: set.gene.alleles[fit.allele]?.name ?? '',
      score: set.scores[fit.allele] ?? 0,
      core: new Set(set.gene.alleles[fit.allele]?.definition.map(([i]) => i).filter((i) => set.available[i])),
    }));
}

/** Explanations of one sequence by combinations and partials (ADR 0020, 3). `skip` leaves positions to others (HapB3). */
function explainSequence(
  set: WorkingSet,
  fits: readonly StarFit[],
  sequence: number,
  skip: ReadonlySet<number>,
): SequenceCombination[] {
  const referenceScore = Math.max(0, set.scores[set.gene.alleles.findIndex((allele) => allele.reference)] ?? 0);
  const groups = groupAlleles(coveringAlleles(set, fits, sequence));
  return (groups.length === 0 ? [[]] : groups).map((group) => {
    const partials = set.gene.positions.flatMap((position, i) => {
      const base = baseAt(set, sequence, i);
      const explained =
        !set.available[i] || skip.has(i) || base === position.ref || group.some(({ core }) => core.has(i));
      return explained ? [] : [partialName(position, base)];
    });
    const alleles = group.reduce((sum, allele) => sum + allele.score, 0);
    const score = (group.length === 0 ? referenceScore : alleles) - partials.length;
    return { parts: [...group.map(({ name }) => name), ...partials], score };
  });
}

/** Adds parts to the explanation of one strand. */
export type StrandParts = (sequence: number) => readonly string[];

/**
 * Combination matching (ADR 0020, 3): every pair of complementary sequences, explained by combinations and partials.
 * `extraParts` adds what is decided apart from the definitions (HapB3). Enumerates; the caller checks
 * {@link MAX_ENUMERATED_UNITS}.
 */
export function matchCombinations(
  set: WorkingSet,
  matcher: StarMatcher,
  options: ProblemOptions = {},
  extraParts: StrandParts = () => [],
): Diplotype[] {
  const reference = referenceAllele(set.gene)?.name ?? '';
  const fits = matcher.fits(problemOf(set, { ...options, open: true }));
  const explain = (sequence: number): { name: string; score: number }[] =>
    explainSequence(set, fits, sequence, options.skipPositions ?? new Set()).map(({ parts, score }) => {
      const all = [...parts, ...extraParts(sequence)];
      return { name: all.length === 0 ? reference : joinParts(all), score };
    });
  if (set.sample.haploid) {
    return sortDiplotypes(explain(0).map(({ name, score }) => ({ first: name, second: null, score })));
  }
  const found = sequences(set)
    .filter((sequence) => sequence <= complement(set, sequence) || set.unitCount === 0)
    .flatMap((sequence) => {
      const other = explain(complement(set, sequence));
      return explain(sequence).flatMap((a) => other.map((b) => makeDiplotype(a.name, b.name, a.score + b.score)));
    });
  return sortDiplotypes(found);
}
