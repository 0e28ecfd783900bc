import type { PlacedCall } from '../genotype/observed-site.ts';
import type { GeneDefinition } from './definition.ts';
import { type ObserveContext, positionIn, type PositionReading } from './observe-context.ts';
import { observePosition } from './observe.ts';
import type { PositionCall } from './reading.ts';
import type { GeneReason } from './reasons.ts';

/** One person's data for one gene. */
export interface GeneSample {
  readings: readonly PositionReading[];
  /** Calls that matching uses, one a position; `null` = not available. */
  calls: readonly (PositionCall | null)[];
  haploid: boolean;
  /** Whether a called genotype has a missing half. */
  partial: boolean;
  /** Whether a base that the definition does not list makes the gene uncallable. */
  uncallable: boolean;
  /** Whether a deletion, duplication or inversion that the person carries lies over the gene. */
  structural: boolean;
  /** Positions where something other than the reference stands that does not count as a call. */
  suspect: boolean;
  reasons: readonly GeneReason[];
  /** Design of the chip that the file comes from (`chip-cluster.ts`), `null` where unknown or no chip. */
  chipCluster: string | null;
}

/** On X a lone allele beside diploid calls is one of two equal copies; elsewhere its partner is missing. */
function completeLone(call: PositionCall, chromosomeX: boolean, ref: string): PositionCall | null {
  const [allele = null] = call.alleles;
  if (call.alleles.length !== 1) return call;
  if (chromosomeX) return { ...call, alleles: [allele, allele] };
  return allele === ref ? null : { ...call, alleles: [allele, null] };
}

function settlePloidy(
  calls: (PositionCall | null)[],
  gene: GeneDefinition,
): { calls: (PositionCall | null)[]; haploid: boolean } {
  const read = calls.filter((call) => call !== null);
  const haploid = read.length > 0 && read.every((call) => call.alleles.length === 1);
  if (haploid || read.every((call) => call.alleles.length > 1)) return { calls, haploid };
  const x = gene.chromosome === 'X';
  return {
    calls: calls.map((call, i) => (call === null ? null : completeLone(call, x, gene.positions[i]?.ref ?? ''))),
    haploid: false,
  };
}

function asReference(call: PositionCall, documented: readonly string[]): PositionCall {
  const [ref = ''] = documented;
  const alleles = call.alleles.map((allele) => (allele === null || documented.includes(allele) ? allele : ref));
  return { ...call, alleles, undocumented: false };
}

/** Bases before a gene's first position in which a deletion may begin that reaches into it. */
const LEAD_BASES = 1000;

/** Records over the gene that are not at its positions: what changes several bases, and structural variants. */
function overGene(
  gene: GeneDefinition,
  { lookup, build, chromosome }: ObserveContext,
): { longCalls: readonly PlacedCall[]; structural: boolean } {
  const places = gene.positions.flatMap((position) => positionIn(build, position) ?? []);
  if (places.length === 0 || lookup.longCalls === undefined) return { longCalls: [], structural: false };
  const [from, to] = [Math.min(...places), Math.max(...places)];
  return {
    longCalls: lookup.longCalls(chromosome, from - LEAD_BASES, to + LEAD_BASES),
    structural: lookup.hasStructural?.(chromosome, from, to) ?? false,
  };
}

/** Reads all positions of a gene. `combinations` changes what an undocumented base means (2.2, rule 5). */
export function readGene(gene: GeneDefinition, context: ObserveContext, combinations: boolean): GeneSample {
  const over = overGene(gene, context);
  const seen = { ...context, longCalls: over.longCalls };
  const readings = gene.positions.map((position) => observePosition(seen, position, gene.positions));
  const reasons = new Set(readings.flatMap((reading) => reading.reasons));
  const replace = combinations ? gene.undocumentedAsReferenceWithCombinations : gene.undocumentedAsReference;
  let uncallable = false;
  const used = readings.map(({ call }, i) => {
    const position = gene.positions[i];
    if (call === null || position === undefined || position.roles.includes('extra') || !call.undocumented) return call;
    if (replace) {
      reasons.add('pgx/undocumented-read-as-reference');
      return asReference(call, [position.ref, ...position.alts]);
    }
    reasons.add('pgx/undocumented-base');
    uncallable ||= !combinations;
    return call;
  });
  const { calls, haploid } = settlePloidy(used, gene);
  const partial = calls.some((call) => call?.alleles.includes(null) ?? false);
  const suspect = readings.some((reading) => reading.suspect === true);
  const { structural } = over;
  const { chipCluster } = context;
  return { readings, calls, haploid, partial, uncallable, structural, suspect, reasons: [...reasons], chipCluster };
}

/** Whether a position takes part in matching: it has a call and defines alleles. */
export function isAvailable(gene: GeneDefinition, sample: GeneSample, index: number): boolean {
  const position = gene.positions[index];
  return position !== undefined && sample.calls[index] !== null && !position.roles.includes('extra');
}
