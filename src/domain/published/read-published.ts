import { isWithin } from '../clinvar/compose.ts';
import { type ClinvarReading, readClinvar } from '../clinvar/read-clinvar.ts';
import { type FindingContext, isMeasured } from '../findings/observe-finding.ts';
import { standingOf } from '../findings/read-findings.ts';
import type { Build } from '../genotype/genome.ts';
import type { PublishedHit } from './hit.ts';
import { isOfLargerChange } from './codon.ts';
import { commonnessOf, isCommonOnChip } from './commonness.ts';
import type { PublishedVariant } from './published-pack.ts';

/** What a file says of one published change. */
export interface PublishedReading {
  variant: PublishedVariant;
  verdict: ClinvarReading['verdict'];
  /** Set where the file has it. */
  hit: PublishedHit | null;
}

/** What published changes are read from. */
export interface PublishedInput extends Omit<FindingContext, 'chromosome' | 'build' | 'keys'> {
  build: Exclude<Build, 'NCBI36'>;
  /** The vendor, as the file says. */
  source: string;
  /** Whether the file's mitochondrial places are of another sequence than the table's. */
  isOtherMitochondrion: boolean;
}

/** How far beside its place the same insertion or deletion may be written. */
const SPELLING_BASES = 1000;
const NO_NAMES: ReadonlyMap<string, number> = new Map();

/** Where a build has a change; null where it has no such place. */
export function placeIn({ position37, position38 }: PublishedVariant, build: PublishedInput['build']): number | null {
  return build === 'GRCh37' ? position37 : position38;
}

/**
 * Reads every change of the table, by place and bases. The table names no rsid, so an insertion or deletion of a chip's list cannot be told: its I and D
 * say that one of two lengths is there, not which two.
 */
export function readPublished(input: PublishedInput, variants: readonly PublishedVariant[]): PublishedReading[] {
  return withoutParts(variants.map((variant) => readOne(input, variant)));
}

function readOne(input: PublishedInput, variant: PublishedVariant): PublishedReading {
  const { chromosome, ref, alt } = variant;
  const position = placeIn(variant, input.build);
  if (position === null) return { variant, verdict: 'not-in-file', hit: null };
  const reading = readClinvar({ ...input, chromosome, keys: NO_NAMES }, { chromosome, position, ref, alt, rsid: null });
  const { verdict } = reading;
  if (verdict === 'not-in-file' || verdict === 'no-call') return { variant, verdict, hit: null };
  const isProbe = input.lookup.longCalls === undefined && ref.length !== alt.length;
  if (isProbe || (chromosome === 'MT' && input.isOtherMitochondrion)) return { variant, verdict: 'no-call', hit: null };
  if (verdict === 'reference') return { variant, verdict, hit: null };
  if (isOfLargerChange(input.lookup, variant, position)) return { variant, verdict: 'no-call', hit: null };
  return { variant, verdict, hit: hitOf(input, variant, { ...reading, verdict }, position) };
}

function hitOf(
  { lookup, build, source, chipCluster }: PublishedInput,
  variant: PublishedVariant,
  { verdict, isHemizygous, letters }: Extract<ClinvarReading, { letters: string | null }> & { verdict: PublishedHit['verdict'] }, // prettier-ignore
  position: number,
): PublishedHit {
  const { chromosome, ref, frequency, weakOn } = variant;
  const records = lookup.at(chromosome, position).filter(({ kind }) => kind !== 'letters');
  // Where the change is written at another place, what the records there state counts.
  const beside =
    lookup.longCalls?.(chromosome, position - SPELLING_BASES, position + ref.length + SPELLING_BASES) ?? [];
  const isSequenced = (records.length > 0 ? records : beside.map(({ call }) => call)).some(isMeasured);
  const isWeakOnChip = chipCluster !== null && weakOn.includes(chipCluster) && lookup.longCalls === undefined;
  return {
    variant,
    verdict,
    isHemizygous,
    isSuspect: false,
    letters,
    standing: standingOf({ source }, { callClass: 'rare', isCommon: isCommonOnChip(frequency) }, { isSequenced, isWeak: isWeakOnChip }), // prettier-ignore
    isWeakOnChip,
    commonness: commonnessOf(frequency),
    place: { build, chromosome, position },
  };
}

/** What a file lists that cannot be one person's: nothing in it is a result. */
export function asSuspects(readings: readonly PublishedReading[]): PublishedReading[] {
  return readings.map(({ variant, verdict, hit }) =>
    verdict === 'not-in-file'
      ? { variant, verdict, hit }
      : { variant, verdict: 'no-call', hit: hit === null ? null : { ...hit, isSuspect: true } },
  );
}

/** A change of one base that is a part of one of several is not what was published: only the whole stays. */
function withoutParts(readings: PublishedReading[]): PublishedReading[] {
  const found = readings.flatMap(({ hit }) => (hit === null ? [] : [placedAlleles(hit)]));
  return readings.map((reading) => {
    if (reading.hit === null) return reading;
    const own = placedAlleles(reading.hit);
    const isPart = found.some((other) => isWithin(own, other) && !isWithin(other, own));
    return isPart ? { ...reading, verdict: 'no-call', hit: null } : reading;
  });
}

function placedAlleles({ place, variant: { ref, alt } }: PublishedHit) {
  return { chromosome: place.chromosome, position: place.position, ref, alt };
}
