import { type Build, type Chromosome, isPseudoautosomal, isPseudoautosomalY } from '../genotype/genome.ts';
import { isCertain } from '../genotype/imputed-call.ts';
import type { ObservedSite, PlacedCall, SiteLookup } from '../genotype/observed-site.ts';
import type { Sex } from '../genotype/sex.ts';
import type { PgxPosition } from './definition.ts';
import type { PloidyRule, PositionCall } from './reading.ts';
import type { GeneReason } from './reasons.ts';

/** How one position stands in the file. Absent is never reference. */
export interface PositionReading {
  /** `imputed`: read, from a record that is a guess of at least {@link IMPUTED_CALL_FLOOR}. */
  state: 'read' | 'imputed' | 'no-call' | 'absent' | 'unreadable';
  /** `null` unless `state` is `read` or `imputed`. */
  call: PositionCall | null;
  /** Why records were not used: codes of `GeneReport.reasons`. */
  reasons: readonly GeneReason[];
  /** Something other than the reference stands there that does not count as a call: the place is not merely unread. */
  suspect?: true;
}

/** Where and how to look positions up. */
export interface ObserveContext {
  lookup: SiteLookup;
  build: Build;
  chromosome: Chromosome;
  sex: Sex;
  /** Whether the file's I and D are known to mean the longer and the shorter allele; otherwise they are unreadable. */
  indelLettersKnown: boolean;
  chipCluster: string | null;
  /** Places of positions that only their rsid finds, as in a file of NCBI36, by GRCh38 position. */
  placesByRsid?: ReadonlyMap<number, number> | undefined;
  /** Records over and near the gene of which the person carries an allele of several bases. */
  longCalls?: readonly PlacedCall[];
}

/** A place that the file does not have. */
export const ABSENT: PositionReading = { state: 'absent', call: null, reasons: [] };

export function placeOf({ build, placesByRsid }: ObserveContext, position: PgxPosition): number | null {
  return build === 'NCBI36' ? (placesByRsid?.get(position.position) ?? null) : positionIn(build, position);
}

/** Position in the file's build; `null` where the definition has none for it. */
export function positionIn(build: Build, position: PgxPosition): number | null {
  if (build === 'GRCh38') return position.position;
  return build === 'GRCh37' ? position.position37 : null;
}

export function referenceIn(build: Build, position: PgxPosition): string {
  return build === 'GRCh37' ? (position.ref37 ?? position.ref) : position.ref;
}

export function ploidyOf(context: ObserveContext, at: number): PloidyRule {
  const { chromosome, build } = context;
  const sexChromosome = chromosome === 'X' && !isPseudoautosomal(build, at);
  return { firstAlleleOnly: chromosome === 'MT' || chromosome === 'Y', loneAlleleIsHaploid: sexChromosome };
}

export function isReferenceSite(site: ObservedSite, base: string): boolean {
  if (site.kind === 'referenceBlock') return true;
  if (site.kind !== 'vcf' || site.doubt !== undefined || site.provisionalRef === true) return false;
  if (!site.ref.startsWith(base) || site.genotype.length === 0) return false;
  return site.genotype.every((index) => index === 0);
}

/** Why an imputed record is no call here, `null` where it is one or was measured: what one position decides needs certainty. */
export function guessReason(site: ObservedSite): GeneReason | null {
  if (site.kind === 'referenceBlock' || site.imputed === undefined) return null;
  if (site.kind === 'letters' || site.imputed.probability === null) return 'pgx/imputed-certainty-unknown';
  return isCertain(site.imputed) ? null : 'pgx/imputed-below-certainty';
}

export function isAutosome(chromosome: Chromosome): boolean {
  return chromosome !== 'X' && chromosome !== 'Y' && chromosome !== 'MT';
}

export function isMaleX(context: ObserveContext, at: number): boolean {
  return context.chromosome === 'X' && context.sex === 'male' && !isPseudoautosomal(context.build, at);
}

/** Whether nobody, or no man, has two copies of the place: the mitochondrion, Y, a man's X; not the ends that X and Y share. */
export function hasOneCopy(context: ObserveContext, at: number): boolean {
  const { chromosome, build } = context;
  return chromosome === 'MT' || (chromosome === 'Y' && !isPseudoautosomalY(build, at)) || isMaleX(context, at);
}

/** A position without a call, and why; `suspect` where something other than the reference stands there. */
export function noCallOf(reasons: readonly GeneReason[], suspect: boolean): PositionReading {
  return { state: 'no-call', call: null, reasons: [...new Set(reasons)], ...(suspect ? { suspect: true } : {}) };
}
