import { isCertain } from '../genotype/imputed-call.ts';
import { joinRecords } from '../genotype/join-records.ts';
import type { ObservedSite, VcfCall } from '../genotype/observed-site.ts';
import { alignRecord } from './align-record.ts';
import type { PgxPosition } from './definition.ts';
import { readMitochondrial } from './mitochondrial-level.ts';
import { changesStretch, mayBeIndel } from './near-indels.ts';
import {
  ABSENT,
  guessReason,
  isAutosome,
  isMaleX,
  isReferenceSite,
  noCallOf,
  type ObserveContext,
  ploidyOf,
  type PositionReading,
  referenceIn,
} from './observe-context.ts';
import { type GenotypeRecord, readGenotype } from './reading.ts';
import type { GeneReason } from './reasons.ts';

/** Whether an imputed record has no genotype because none is likely enough. */
function isBelowCertainty({ imputed }: Extract<ObservedSite, { kind: 'vcf' }>): boolean {
  return typeof imputed?.probability === 'number' && !isCertain(imputed);
}

/** What confirms every base of the reference allele, by one block or line by line; empty where a base is not confirmed. */
function referenceSites(context: ObserveContext, at: number, ref: string): ObservedSite[] {
  const { lookup, chromosome } = context;
  const found = Array.from(ref).map((base, offset) =>
    lookup.at(chromosome, at + offset).find((site) => isReferenceSite(site, base) && guessReason(site) === null),
  );
  return found.every((site) => site !== undefined) ? found : [];
}

function isGuess(site: ObservedSite): boolean {
  return site.kind !== 'referenceBlock' && site.imputed !== undefined;
}

/** A line of the place with its alleles against the definition's REF. */
interface Line {
  site: VcfCall;
  record: GenotypeRecord;
}

const carriesVariant = ({ record }: Line): boolean => record.genotype.some((index) => index !== null && index > 0);

/** Why one line is no call, and whether it shows something other than the reference; `null` where nothing speaks against it. */
function obstacleOf(line: Line): { reason: GeneReason; suspect: boolean } | null {
  const { site } = line;
  if (site.doubt !== undefined) return { reason: `pgx/${site.doubt}`, suspect: carriesVariant(line) };
  const guess = guessReason(site);
  if (guess !== null && site.genotype.some((index) => index !== null)) return { reason: guess, suspect: false };
  return guess === null && isBelowCertainty(site) ? { reason: 'pgx/imputed-below-certainty', suspect: false } : null;
}

/** Mitochondrial lines are read by the level of their variants, which GT does not tell. */
function byLevel(line: Line): Line | { reason: GeneReason; suspect: boolean } {
  const { site, record } = line;
  const isDoubtful = site.doubt !== undefined && site.doubt !== 'reads-contradict';
  const read = isDoubtful ? null : readMitochondrial(site);
  if (read === null) return line;
  const { doubt: _levels, ...settled } = site;
  return 'index' in read ? { site: settled, record: { ...record, genotype: [read.index] } } : read;
}

export function readVcf(context: ObserveContext, position: PgxPosition, at: number): PositionReading {
  const sites = context.lookup.at(context.chromosome, at);
  const ref = referenceIn(context.build, position);
  const reasons: GeneReason[] = [];
  const lines: Line[] = [];
  for (const site of sites) {
    if (site.kind !== 'vcf') continue;
    const record = alignRecord(site, ref);
    if (record === null) reasons.push('pgx/reference-mismatch');
    else lines.push({ site, record });
  }
  const elsewhere = writtenElsewhere(context, { position, at, ref, isListed: lines.some(carriesVariant) });
  if (elsewhere !== null) return noCallOf([...reasons, elsewhere], true);
  const read = lines.length === 0 ? null : readLines(context, position, { at, lines, sites });
  if (read !== null && read.state !== 'unreadable') return { ...read, reasons: [...reasons, ...read.reasons] };
  reasons.push(...(read?.reasons ?? []));
  return readReference(context, { at, ref, reasons });
}

/** The lines of a place as one observation (see `join-records.ts`). */
function readLines(
  context: ObserveContext,
  position: PgxPosition,
  place: { at: number; lines: readonly Line[]; sites: readonly ObservedSite[] },
): PositionReading {
  const ploidy = ploidyOf(context, place.at);
  const lines: Line[] = [];
  for (const line of place.lines) {
    const settled = context.chromosome === 'MT' ? byLevel(line) : line;
    if (!('site' in settled)) return noCallOf([settled.reason], settled.suspect);
    lines.push(settled);
  }
  const obstacles = lines.map(obstacleOf).filter((found) => found !== null);
  if (obstacles.length > 0)
    return noCallOf(
      obstacles.map(({ reason }) => reason),
      obstacles.some(({ suspect }) => suspect),
    );
  const joined = joinRecords(lines.map(({ record }) => record));
  if (joined === null) return noCallOf(['pgx/lines-contradict'], true);
  const reading = readGenotype(joined, position, ploidy);
  if (reading.state === 'no-call') return noCallOf([], false);
  if (reading.state === 'discarded') {
    // Beside another line an allele that is no letters still takes one of the two places.
    return lines.length > 1
      ? noCallOf([reading.reason], true)
      : { state: 'unreadable', call: null, reasons: [reading.reason] };
  }
  const isVariant = reading.call.alleles.some((allele) => allele !== null && allele !== position.ref);
  if (joined.genotype.length === 1 && isAutosome(context.chromosome))
    return noCallOf(['pgx/one-allele-on-autosome'], isVariant);
  const isDenied = position.kind === 'snv' && isVariant && place.sites.some((site) => site.kind === 'referenceBlock');
  if (isDenied) return noCallOf(['pgx/lines-contradict'], true);
  return { state: lines.some(({ site }) => isGuess(site)) ? 'imputed' : 'read', call: reading.call, reasons: [] };
}

/** The reference, where every base of it is confirmed: by a block, or line by line. */
function readReference(
  context: ObserveContext,
  { at, ref, reasons }: { at: number; ref: string; reasons: readonly GeneReason[] },
): PositionReading {
  const confirmed = referenceSites(context, at, ref);
  if (confirmed.length > 0) {
    const isOne = ploidyOf(context, at).firstAlleleOnly || isMaleX(context, at);
    const state = confirmed.some(isGuess) ? 'imputed' : 'read';
    const alleles = isOne ? [ref] : [ref, ref];
    return { state, call: { alleles, phased: false, phaseSet: null, undocumented: false }, reasons: [] };
  }
  return reasons.length > 0 ? { state: 'unreadable', call: null, reasons } : ABSENT;
}

/** Why a record at another place decides this one: it changes bases here, or may be this indel written elsewhere in its repeat. */
function writtenElsewhere(
  { longCalls = [] }: ObserveContext,
  { position, at, ref, isListed }: { position: PgxPosition; at: number; ref: string; isListed: boolean },
): GeneReason | null {
  if (longCalls.length === 0 || isListed) return null;
  const others = longCalls.filter((placed) => placed.position !== at || position.kind === 'snv');
  // An indel's first base is its anchor, which stays.
  const [from, to] = position.kind === 'indel' ? [at + 1, at + ref.length - 1] : [at, at + ref.length - 1];
  if (to >= from && changesStretch(others, from, to)) return 'pgx/changed-by-neighbour';
  if (position.kind !== 'indel') return null;
  return mayBeIndel(others, { at, ref, alts: position.alts }) ? 'pgx/indel-written-elsewhere' : null;
}
