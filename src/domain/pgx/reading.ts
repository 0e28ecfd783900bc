import type { PlaceRecord } from '../genotype/join-records.ts';
import type { PgxPosition } from './definition.ts';
import type { GeneReason } from './reasons.ts';

/** A genotype at one position, as bases on the plus strand. One allele where the call is haploid; `null` is a missing half. */
export interface PositionCall {
  alleles: readonly (string | null)[];
  phased: boolean;
  phaseSet: string | null;
  /** Whether an allele is none that the definition lists. */
  undocumented: boolean;
}

/** What became of one record. Codes of `reason` are those of `GeneReport.reasons`. */
export type RecordReading =
  | { state: 'read'; call: PositionCall }
  | { state: 'no-call' }
  | { state: 'discarded'; reason: GeneReason };

/** A record whose alleles were already brought to the definition's REF. */
export type GenotypeRecord = PlaceRecord;

/** Chromosomes of which one copy is read whatever the file says, and those where a lone allele is no half-missing call. */
export interface PloidyRule {
  firstAlleleOnly: boolean;
  loneAlleleIsHaploid: boolean;
}

const BASES = /^[ACGT]+$/;

function selectedAllele(record: GenotypeRecord, index: number | null | undefined): string | null {
  if (index === null || index === undefined) return null;
  return index === 0 ? record.ref : (record.alts[index - 1] ?? null);
}

/** AD that shows one allele only contradicts a heterozygous genotype. */
function depthsContradict(record: GenotypeRecord, indices: readonly (number | null)[]): boolean {
  if (record.alleleDepths === null) return false;
  const called = new Set(indices.filter((index) => index !== null));
  return called.size > 1 && record.alleleDepths.filter((depth) => depth > 0).length === 1;
}

/** A definition with an insertion or deletion, and a record that has nothing longer than a base: not comparable. */
function cannotShowIndel(record: GenotypeRecord, position: PgxPosition): boolean {
  return position.kind === 'indel' && record.ref.length === 1 && record.alts.every((alt) => alt.length === 1);
}

/** The bases of a definition's position: REF first. */
export function documentedAlleles(position: PgxPosition): readonly string[] {
  return [position.ref, ...position.alts];
}

/** Reads one genotype as 2.2 of the algorithm's description has it (PharmCAT's VCF rules). */
export function readGenotype(record: GenotypeRecord, position: PgxPosition, ploidy: PloidyRule): RecordReading {
  const indices = ploidy.firstAlleleOnly ? record.genotype.slice(0, 1) : record.genotype.slice(0, 2);
  if (indices.length === 0 || indices.every((index) => index === null)) return { state: 'no-call' };
  let alleles = indices.map((index) => selectedAllele(record, index));
  const called = alleles.filter((allele) => allele !== null);
  if (called.some((allele) => !BASES.test(allele))) return { state: 'discarded', reason: 'pgx/symbolic-allele' };
  if (depthsContradict(record, indices)) return { state: 'discarded', reason: 'pgx/depths-contradict-genotype' };
  if (called.length < alleles.length) {
    if (ploidy.loneAlleleIsHaploid) alleles = called;
    else if (called.every((allele) => allele === position.ref)) return { state: 'no-call' };
  }
  const known = documentedAlleles(position);
  const undocumented = !cannotShowIndel(record, position) && called.some((allele) => !known.includes(allele));
  const phased = record.phased || alleles.length === 1;
  return { state: 'read', call: { alleles, phased, phaseSet: record.phaseSet, undocumented } };
}
