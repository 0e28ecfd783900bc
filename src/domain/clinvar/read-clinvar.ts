import { type FindingContext, readFinding, type SoughtVariant } from '../findings/observe-finding.ts';
import { type Change, changeOf, changesOf, compareChanges } from '../genotype/change.ts';
import type { PlacedCall, VcfCall } from '../genotype/observed-site.ts';
import { guessReason, isMaleX, type PositionReading } from '../pgx/observe-context.ts';
import type { ClinvarRecord } from './record.ts';

/** Why a place of ClinVar was not decided. The page puts each into words. */
export const CLINVAR_REASONS = [
  'no-call',
  'other-bases',
  'strand',
  'phase',
  'written-elsewhere',
  'structural',
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
  if (copies === 0 && alleles.some((allele) => allele !== ref)) return noCall('other-bases');
  const isChip = lookup.longCalls === undefined;
  if (isChip && COMPLEMENT[ref] === alt && new Set(alleles).size === 1) return noCall('strand');
  return { verdict: copies === 0 ? 'reference' : copies === 2 ? 'two-copies' : 'one-copy', isHemizygous, letters };
}

/** The same change under another spelling: inside of a record of several bases, or at another base of its repeat. */
function spelledElsewhere(context: FindingContext, { chromosome, position, ref, alt }: Place): ClinvarReading | null {
  const { lookup } = context;
  const near = lookup.longCalls?.(chromosome, position - SPELLING_BASES, position + ref.length + SPELLING_BASES) ?? [];
  const sought = changeOf(position, ref, alt);
  let isUnknown = false;
  for (const placed of near) {
    const copies = copiesIn(placed, sought);
    if (copies === null) isUnknown = true;
    else if (copies > 0) {
      const { call } = placed;
      if (call.doubt !== undefined || guessReason(call) !== null || call.genotype.includes(null))
        return noCall('no-call');
      const isOne = call.genotype.length === 1 || isMaleX(context, position);
      const verdict = copies > 1 && !isOne ? 'two-copies' : 'one-copy';
      return { verdict, isHemizygous: isOne, letters: spelled(call) };
    }
  }
  return isUnknown ? noCall('written-elsewhere') : null;
}

/** How many carried alleles of a record make this very change; null where one may, and the file does not tell. */
function copiesIn({ position, call }: PlacedCall, sought: Change): number | null {
  let copies = 0;
  let isUnknown = false;
  for (const index of call.genotype) {
    const alt = index === null || index === 0 ? undefined : call.alts[index - 1];
    if (alt === undefined || !/^[ACGT]+$/.test(alt)) continue;
    const found = [changeOf(position, call.ref, alt), ...changesOf(position, call.ref, alt)].map((change) =>
      compareChanges(change, sought),
    );
    if (found.includes('same')) copies++;
    else if (found.includes('unknown')) isUnknown = true;
  }
  return copies === 0 && isUnknown ? null : copies;
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
