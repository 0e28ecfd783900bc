import { type FindingContext, readFinding, type SoughtVariant } from '../findings/observe-finding.ts';
import { onOwnCopies } from '../findings/one-copy.ts';
import { type Change, changeOf, changesOf, compareChanges, type Sameness } from '../genotype/change.ts';
import type { PlacedCall, VcfCall } from '../genotype/observed-site.ts';
import { readMitochondrial } from '../pgx/mitochondrial-level.ts';
import { isAutosome, type PositionReading } from '../pgx/observe-context.ts';
import type { ClinvarRecord } from './record.ts';

/** Why a place of ClinVar was not decided. The page puts each into words. */
export const CLINVAR_REASONS = [
  'no-call',
  'other-bases',
  'strand',
  'phase',
  'written-elsewhere',
  'structural',
  'probe',
] as const;
export type ClinvarReason = (typeof CLINVAR_REASONS)[number];

/** What a genome says at one record. Only the first three are results; `not-in-file` is never the reference. */
export type ClinvarReading =
  | { verdict: 'one-copy' | 'two-copies' | 'reference'; isHemizygous: boolean; letters: string | null }
  | { verdict: 'no-call'; reason: ClinvarReason }
  | { verdict: 'not-in-file' };

type Place = Pick<ClinvarRecord, 'chromosome' | 'position' | 'ref' | 'alt' | 'rsid'>;

/** How far beside its place an indel is looked for under another spelling. */
const SPELLING_BASES = 1000;
const BASES = ['A', 'C', 'G', 'T'];
const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };

/** Reads the person's copies of one record of ClinVar, by place and bases; the file's build is the record's. */
export function readClinvar(context: FindingContext, place: Place): ClinvarReading {
  const { reading, letters } = readFinding(context, soughtOf(place));
  if (reading === 'structural') return { verdict: 'no-call', reason: 'structural' };
  if (reading === 'other-place') return { verdict: 'not-in-file' };
  if ((reading.state === 'read' || reading.state === 'imputed') && reading.call !== null) {
    return reading.state === 'imputed' ? noCall('no-call') : copiesOf(context, place, { reading, letters });
  }
  const elsewhere = spelledElsewhere(context, place);
  if (elsewhere !== null) return elsewhere;
  const apart = place.ref.length === place.alt.length && place.ref.length > 1 ? readBaseByBase(context, place) : null;
  if (apart !== null && apart.verdict !== 'not-in-file') return apart;
  return reading.state === 'absent' ? { verdict: 'not-in-file' } : noCall(reasonOf(reading));
}

function noCall(reason: ClinvarReason): ClinvarReading {
  return { verdict: 'no-call', reason };
}

function reasonOf({ reasons }: PositionReading): ClinvarReason {
  if (reasons.includes('pgx/indel-written-elsewhere') || reasons.includes('pgx/changed-by-neighbour'))
    return 'written-elsewhere';
  return reasons.includes('pgx/reference-mismatch') || reasons.includes('pgx/letters-unreadable')
    ? 'other-bases'
    : 'no-call';
}

/** The record as the readers of positions take it. Another base at its place is another variant, not a fault. */
function soughtOf({ chromosome, position, ref, alt, rsid }: Place): SoughtVariant {
  const isBase = ref.length === 1 && alt.length === 1;
  return {
    // A base is found by its place alone; number 0 is no row's.
    rsid: isBase || rsid === null ? 'rs0' : rsid,
    aliases: [],
    chromosome,
    position37: position,
    position38: position,
    ref,
    alt,
    otherBases: isBase ? BASES.filter((base) => base !== ref && base !== alt) : [],
    weakOn: [],
    hgvsC: '',
  };
}

/**
 * Copies of the allele among the letters that were read. On a chip two copies of one base of a pair (A and T, C and G) may be the reference
 * read on the other strand: that is not told.
 */
function copiesOf(
  { lookup, chromosome, sex }: FindingContext,
  { ref, alt }: Place,
  { reading, letters }: { reading: PositionReading; letters: string | null },
): ClinvarReading {
  const alleles = (reading.call?.alleles ?? []).filter((allele) => allele !== null);
  if (alleles.length === 0 || alleles.length < (reading.call?.alleles.length ?? 0)) return noCall('no-call');
  const isHemizygous = alleles.length === 1;
  if (isHemizygous && chromosome === 'X' && sex === 'female') return noCall('no-call');
  const copies = alleles.filter((allele) => allele === alt).length;
  const isChip = lookup.longCalls === undefined;
  const hasThird = alleles.some((allele) => allele !== ref && allele !== alt);
  // Of a chip, the allele beside one that is neither may be the other strand's letter of quite another one.
  if (hasThird && (copies === 0 || isChip)) return noCall('other-bases');
  if (isChip && COMPLEMENT[ref] === alt && new Set(alleles).size === 1) return noCall('strand');
  return { verdict: copies === 0 ? 'reference' : copies === 2 ? 'two-copies' : 'one-copy', isHemizygous, letters };
}

/** The same change under another spelling: inside of a record of several bases, or at another base of its repeat. It passes what a record at the place passes. */
function spelledElsewhere(context: FindingContext, place: Place): ClinvarReading | null {
  const { chromosome, position, ref, alt } = place;
  const near =
    context.lookup.longCalls?.(chromosome, position - SPELLING_BASES, position + ref.length + SPELLING_BASES) ?? [];
  const sought = changeOf(position, ref, alt);
  let isUnknown = false;
  for (const placed of near) {
    const compared = comparedAlleles(placed, sought);
    if (compared.includes('same')) {
      const reading = asRead(context, placed, compared.map((sameness) => (sameness === 'same' ? alt : ref))); // prettier-ignore
      return reading === null
        ? noCall('no-call')
        : copiesOf(context, place, { reading, letters: spelled(placed.call) });
    }
    if (compared.includes('unknown')) isUnknown = true;
  }
  return isUnknown ? noCall('written-elsewhere') : null;
}

/** How each carried allele of a record, in the order of its GT, stands to the change that is sought. */
function comparedAlleles({ position, call }: PlacedCall, sought: Change): Sameness[] {
  return call.genotype.map((index) => {
    const alt = index === null || index === 0 ? undefined : call.alts[index - 1];
    if (alt === undefined || !/^[ACGT]+$/.test(alt)) return 'different';
    const found = [changeOf(position, call.ref, alt), ...changesOf(position, call.ref, alt)].map((change) =>
      compareChanges(change, sought),
    );
    return found.includes('same') ? 'same' : found.includes('unknown') ? 'unknown' : 'different';
  });
}

/** A record's alleles as the reading of one place; null where the record is no call. */
function asRead(context: FindingContext, { position, call }: PlacedCall, alleles: string[]): PositionReading | null {
  const { genotype } = call;
  const { chromosome } = context;
  if (call.doubt !== undefined || call.imputed !== undefined || genotype.includes(null) || genotype.length > 2) return null; // prettier-ignore
  if (genotype.length === 1 && isAutosome(chromosome)) return null;
  const told = chromosome === 'MT' ? readMitochondrial(call) : null;
  if (told !== null && !('index' in told)) return null;
  const ofLevel = told === null ? alleles : alleles.filter((_, at) => genotype[at] === told.index).slice(0, 1);
  const reading = { state: 'read' as const, call: { alleles: ofLevel, phased: false, phaseSet: null, undocumented: false }, reasons: [] }; // prettier-ignore
  return onOwnCopies(context, position, { reading, sites: [call] });
}

function spelled({ ref, alts, genotype }: VcfCall): string {
  const alleles = [ref, ...alts];
  return genotype.map((index) => (index === null ? '.' : (alleles[index] ?? '.'))).join('/');
}

/** Several bases at once, where the file lists each base by itself: on which of two chromosomes they lie shows only where both carry all. */
function readBaseByBase(context: FindingContext, { chromosome, position, ref, alt }: Place): ClinvarReading {
  const readings = changesOf(position, ref, alt).map(({ start, removed, added }) =>
    readClinvar(context, { chromosome, position: start, ref: removed, alt: added, rsid: null }),
  );
  const [first] = readings;
  if (first === undefined || readings.some(({ verdict }) => verdict === 'not-in-file'))
    return { verdict: 'not-in-file' };
  if (readings.some(({ verdict }) => verdict === 'reference'))
    return { verdict: 'reference', isHemizygous: false, letters: null };
  if (readings.every(({ verdict }) => verdict === 'two-copies')) return first;
  const isOneEach = readings.every((reading) => reading.verdict === 'one-copy' && reading.isHemizygous);
  return isOneEach ? first : noCall(readings.every(({ verdict }) => verdict !== 'no-call') ? 'phase' : 'no-call');
}
