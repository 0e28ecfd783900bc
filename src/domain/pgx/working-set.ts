import type { GeneDefinition, NamedAllele } from './definition.ts';
import { matricesOf, symbolOf } from './matrix.ts';
import { isAvailable } from './sample.ts';
import type { GeneSample } from './sample.ts';
import { ANY_SYMBOL, MAX_UNITS, NO_UNIT } from './star-matcher.ts';
import type { StarProblem } from './star-matcher.ts';

/** A gene's data laid out for the matcher. */
export interface WorkingSet {
  gene: GeneDefinition;
  sample: GeneSample;
  available: readonly boolean[];
  strand1: Uint8Array;
  strand2: Uint8Array;
  units: Uint8Array;
  unitCount: number;
  /** Defined positions that are available, for each allele; -1 = not to be matched. */
  scores: Int32Array;
  /** Whether alleles that are for research only are matched too. */
  research: boolean;
}

/** What may be left out of one problem. */
export interface ProblemOptions {
  /** Leave undefined positions open instead of filling in the reference. */
  open?: boolean;
  /** Match every allele, also those without an available position (ADR 0020, 2). */
  keepUnscored?: boolean;
  /** Alleles and positions that are handled apart (HapB3). */
  skipAlleles?: ReadonlySet<number>;
  skipPositions?: ReadonlySet<number>;
}

/** Assigns units: phased positions without a phase set share one, each phase set has one, any other heterozygous position its own. */
function assignUnits(
  gene: GeneDefinition,
  sample: GeneSample,
  stride: number,
): { units: Uint8Array; unitCount: number } {
  const units = new Uint8Array(stride).fill(NO_UNIT);
  const shared = new Map<string, number>();
  let unitCount = 0;
  gene.positions.forEach((_, i) => {
    const call = sample.calls[i];
    if (!isAvailable(gene, sample, i) || call === null || call === undefined || sample.haploid) return;
    const [first, second] = call.alleles;
    if (first === second) return;
    const group = call.phased ? `set ${call.phaseSet ?? ''}` : `position ${String(i)}`;
    const unit = shared.get(group) ?? unitCount++;
    shared.set(group, unit);
    units[i] = Math.min(unit, NO_UNIT - 1);
  });
  return { units, unitCount };
}

function isMatched(allele: NamedAllele | undefined, research: boolean): boolean {
  return allele?.matchable === 'yes' || (research && allele?.matchable === 'research');
}

function scoreAlleles(gene: GeneDefinition, available: readonly boolean[], research: boolean): Int32Array {
  return Int32Array.from(gene.alleles, (allele) => {
    const score = allele.definition.reduce((sum, [index]) => sum + Number(available[index]), 0);
    return isMatched(allele, research) && score > 0 ? score : -1;
  });
}

/** Lays a gene out. `research` also matches alleles that are for research only (CYP2D6 by single variants). */
export function workingSet(gene: GeneDefinition, sample: GeneSample, research: boolean): WorkingSet {
  const { stride } = matricesOf(gene).filled;
  const available = gene.positions.map((_, i) => isAvailable(gene, sample, i));
  const strand1 = new Uint8Array(stride).fill(ANY_SYMBOL);
  const strand2 = new Uint8Array(stride).fill(ANY_SYMBOL);
  gene.positions.forEach((position, i) => {
    const alleles = sample.calls[i]?.alleles;
    if (!available[i] || alleles === undefined) return;
    const [first = null] = alleles;
    const second = alleles.length > 1 ? (alleles[1] ?? null) : first;
    strand1[i] = symbolOf(position, first);
    strand2[i] = symbolOf(position, second);
  });
  const scores = scoreAlleles(gene, available, research);
  return { gene, sample, available, strand1, strand2, scores, research, ...assignUnits(gene, sample, stride) };
}

/** Whether more positions are heterozygous without phase than the matcher can tell apart. */
export function hasTooManyUnits(set: WorkingSet): boolean {
  return set.unitCount > MAX_UNITS;
}

/** At most two distinct sequences: the phase between heterozygous positions is known or does not matter. */
export function isEffectivelyPhased(set: WorkingSet): boolean {
  return set.unitCount <= 1;
}

/** The matcher's input for a working set. */
export function problemOf(set: WorkingSet, options: ProblemOptions = {}): StarProblem {
  const { filled, open } = matricesOf(set.gene);
  const scores = Int32Array.from(set.scores, (score, i) => {
    if (options.skipAlleles?.has(i) === true) return -1;
    const matched = isMatched(set.gene.alleles[i], set.research);
    return options.keepUnscored === true && matched ? Math.max(score, 0) : score;
  });
  const strand1 = set.strand1.slice();
  const strand2 = set.strand2.slice();
  for (const position of options.skipPositions ?? []) strand1[position] = strand2[position] = ANY_SYMBOL;
  const { units, unitCount } = set;
  return { matrix: options.open === true ? open : filled, strand1, strand2, units, unitCount, scores };
}
