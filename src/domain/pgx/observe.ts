import type { GeneReason } from './reasons.ts';
import type { Build, Chromosome } from '../genotype/genome.ts';
import { isPseudoautosomal } from '../genotype/genome.ts';
import { isCertain } from '../genotype/imputed-call.ts';
import { joinRecords } from '../genotype/join-records.ts';
import type { LetterCall, ObservedSite, PlacedCall, SiteLookup, VcfCall } from '../genotype/observed-site.ts';
import type { Sex } from '../genotype/sex.ts';
import type { PgxPosition } from './definition.ts';
import { readMitochondrial } from './mitochondrial-level.ts';
import { changesStretch, mayBeIndel } from './near-indels.ts';
import { documentedAlleles, readGenotype } from './reading.ts';
import type { GenotypeRecord, PloidyRule, PositionCall } from './reading.ts';

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

const ABSENT: PositionReading = { state: 'absent', call: null, reasons: [] };
/** Repeat lengths never follow from I and D: a probe tells two lengths apart, not which two. */
const REPEAT_RSIDS: ReadonlySet<string> = new Set(['rs3064744', 'rs41303343']);

/** How far apart vendors may place one indel (chip rows of AncestryDNA and 23andMe: 1 to 17 bases). */
const INDEL_PLACEMENT_BASES = 17;

function placeOf({ build, placesByRsid }: ObserveContext, position: PgxPosition): number | null {
  return build === 'NCBI36' ? (placesByRsid?.get(position.position) ?? null) : positionIn(build, position);
}

/** Position in the file's build; `null` where the definition has none for it. */
export function positionIn(build: Build, position: PgxPosition): number | null {
  if (build === 'GRCh38') return position.position;
  return build === 'GRCh37' ? position.position37 : null;
}

function referenceIn(build: Build, position: PgxPosition): string {
  return build === 'GRCh37' ? (position.ref37 ?? position.ref) : position.ref;
}

function ploidyOf(context: ObserveContext, at: number): PloidyRule {
  const { chromosome, build } = context;
  const sexChromosome = chromosome === 'X' && !isPseudoautosomal(build, at);
  return { firstAlleleOnly: chromosome === 'MT' || chromosome === 'Y', loneAlleleIsHaploid: sexChromosome };
}

function withAlleles(call: VcfCall, ref: string, map: (allele: string) => string): GenotypeRecord {
  const { genotype, phased, phaseSet, alleleDepths } = call;
  const alts = call.alts.map((alt) => (/^[ACGT]+$/.test(alt) ? map(alt) : alt));
  return { ref, alts, genotype, phased, phaseSet, alleleDepths };
}

/** Letters of a record whose REF is provisional, against the definition's REF. */
function byLetters(call: VcfCall, ref: string): GenotypeRecord {
  const all = [call.ref, ...call.alts];
  const alts = [...new Set(all.filter((allele) => allele !== ref))];
  const indexOf = (allele: string): number => (allele === ref ? 0 : alts.indexOf(allele) + 1);
  const genotype = call.genotype.map((index) => (index === null ? null : indexOf(all[index] ?? '')));
  return { ...withAlleles(call, ref, (alt) => alt), alts, genotype, alleleDepths: null };
}

/** The record with REF and its one ALT exchanged. */
function turned(call: VcfCall): VcfCall | null {
  const [alt] = call.alts;
  if (alt === undefined || call.alts.length !== 1) return null;
  const genotype = call.genotype.map((index) => (index === null ? null : 1 - index));
  return { ...call, ref: alt, alts: [call.ref], genotype, alleleDepths: null };
}

/** A record against the definition's REF, whichever of its alleles a provisional REF is; `null` where it is another variant. */
function alignRecord(call: VcfCall, ref: string): GenotypeRecord | null {
  if (call.provisionalRef !== true) return alignAsWritten(call, ref);
  if (ref.length === 1 && [call.ref, ...call.alts].every((allele) => allele.length === 1)) return byLetters(call, ref);
  const other = turned(call);
  return alignAsWritten(call, ref) ?? (other === null ? null : alignAsWritten(other, ref));
}

/**
 * Brings a record to the definition's REF: equal text, or the same indel written with fewer or more trailing bases
 * (`C>CAT` for `CAT>CATAT`). Everything else is another variant: `null`.
 */
function alignAsWritten(call: VcfCall, ref: string): GenotypeRecord | null {
  if (call.ref === ref) return withAlleles(call, ref, (alt) => alt);
  const isIndel = call.alts.some((alt) => /^[ACGT]+$/.test(alt) && alt.length !== call.ref.length);
  if (!isIndel) return null;
  if (ref.startsWith(call.ref)) {
    const suffix = ref.slice(call.ref.length);
    return withAlleles(call, ref, (alt) => alt + suffix);
  }
  const suffix = call.ref.slice(ref.length);
  const trims = call.alts.every(
    (alt) => !/^[ACGT]+$/.test(alt) || (alt.length > suffix.length && alt.endsWith(suffix)),
  );
  if (!call.ref.startsWith(ref) || !trims) return null;
  return withAlleles(call, ref, (alt) => alt.slice(0, -suffix.length));
}

function isReferenceSite(site: ObservedSite, base: string): boolean {
  if (site.kind === 'referenceBlock') return true;
  if (site.kind !== 'vcf' || site.doubt !== undefined || site.provisionalRef === true) return false;
  if (!site.ref.startsWith(base) || site.genotype.length === 0) return false;
  return site.genotype.every((index) => index === 0);
}

/** Why an imputed record is no call here, `null` where it is one or was measured: what one position decides needs certainty. */
function guessReason(site: ObservedSite): GeneReason | null {
  if (site.kind === 'referenceBlock' || site.imputed === undefined) return null;
  if (site.kind === 'letters' || site.imputed.probability === null) return 'pgx/imputed-certainty-unknown';
  return isCertain(site.imputed) ? null : 'pgx/imputed-below-certainty';
}

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

function noCallOf(reasons: readonly GeneReason[], suspect: boolean): PositionReading {
  return { state: 'no-call', call: null, reasons: [...new Set(reasons)], ...(suspect ? { suspect: true } : {}) };
}

function readVcf(context: ObserveContext, position: PgxPosition, at: number): PositionReading {
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

function isAutosome(chromosome: Chromosome): boolean {
  return chromosome !== 'X' && chromosome !== 'Y' && chromosome !== 'MT';
}

function isMaleX(context: ObserveContext, at: number): boolean {
  return context.chromosome === 'X' && context.sex === 'male' && !isPseudoautosomal(context.build, at);
}

/** The base that a chip's letter stands for at this position, `null` where it cannot be told. */
function letterToBases(letter: string, position: PgxPosition, context: ObserveContext): string | null {
  if (position.kind === 'snv') return documentedAlleles(position).includes(letter) ? letter : null;
  const [alt] = position.alts;
  const readable = context.indelLettersKnown && position.kind === 'indel' && position.alts.length === 1;
  if (!readable || alt === undefined || REPEAT_RSIDS.has(position.rsid)) return null;
  const [longer, shorter] = alt.length > position.ref.length ? [alt, position.ref] : [position.ref, alt];
  return letter === 'I' ? longer : letter === 'D' ? shorter : null;
}

/**
 * Whether a probe's I and D mean this indel. Vendors place one indel up to 17 bases apart: a probe that is not named by the position's
 * rsid is believed at its very place only, and only if no other indel of the gene lies that near. A probe of another rsid is another variant.
 */
function meansIndel(call: LetterCall, position: PgxPosition, others: readonly PgxPosition[]): boolean {
  if (call.rsid !== null && [position.rsid, ...position.aliases].includes(call.rsid)) return true;
  if (call.rsid !== null && /^rs\d+$/.test(call.rsid)) return false;
  return !others.some(
    (other) =>
      other !== position &&
      other.kind !== 'snv' &&
      Math.abs(other.position - position.position) <= INDEL_PLACEMENT_BASES,
  );
}

/** Probes of an indel may sit on the base after the anchor: taken there only when they carry the position's own rsid. */
function letterCalls(context: ObserveContext, position: PgxPosition, at: number): LetterCall[] {
  const { lookup, chromosome } = context;
  const here = lookup.at(chromosome, at).filter((site) => site.kind === 'letters');
  if (position.kind === 'snv') return here;
  const names = [position.rsid, ...position.aliases].filter((name) => name !== '');
  const next = lookup.at(chromosome, at + 1).filter((site) => site.kind === 'letters');
  return [...here, ...next.filter((site) => site.rsid !== null && names.includes(site.rsid))];
}

const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };

/** Letters that the definition does not list: those of the other strand, or of neither. */
function unreadableLetters(letters: readonly string[], position: PgxPosition): PositionReading {
  const known = documentedAlleles(position);
  const isOther = position.kind === 'snv' && letters.every((letter) => known.includes(COMPLEMENT[letter] ?? ''));
  return {
    state: 'unreadable',
    call: null,
    reasons: [isOther ? 'pgx/letters-other-strand' : 'pgx/letters-unreadable'],
  };
}

function readLetters(context: ObserveContext, position: PgxPosition, at: number, calls: LetterCall[]): PositionReading {
  const genotypes = calls
    .filter((call) => call.first !== null && call.second !== null)
    .map((call) => [call.first ?? '', ...(call.second === undefined ? [] : [call.second ?? ''])]);
  if (genotypes.length === 0) return { state: 'no-call', call: null, reasons: [] };
  const guess = calls.map(guessReason).find((reason) => reason !== null) ?? null;
  if (guess !== null) return { state: 'no-call', call: null, reasons: [guess] };
  const spelled = new Set(genotypes.map((letters) => [...letters].sort().join('')));
  if (spelled.size > 1) return { state: 'no-call', call: null, reasons: ['pgx/probes-disagree'] };
  const alleles: string[] = [];
  for (const letter of genotypes[0] ?? []) {
    const bases = letterToBases(letter, position, context);
    if (bases === null) return unreadableLetters(genotypes[0] ?? [], position);
    alleles.push(bases);
  }
  if (alleles.length === 1 && isAutosome(context.chromosome)) {
    return noCallOf(['pgx/one-allele-on-autosome'], alleles[0] !== position.ref);
  }
  const single = alleles.length === 1 || context.chromosome === 'MT' || isMaleX(context, at);
  const homozygous = alleles[0] === alleles[1];
  if (single && alleles.length === 2 && !homozygous) {
    return { state: 'no-call', call: null, reasons: ['pgx/heterozygous-on-one-copy'] };
  }
  const kept = single ? alleles.slice(0, 1) : alleles;
  return { state: 'read', call: { alleles: kept, phased: false, phaseSet: null, undocumented: false }, reasons: [] };
}

/**
 * What the file says at one position of a definition, in GRCh38 bases whatever the file's build.
 *
 * @param others the other positions of the gene
 */
export function observePosition(
  context: ObserveContext,
  position: PgxPosition,
  others: readonly PgxPosition[] = [],
): PositionReading {
  const at = placeOf(context, position);
  if (at === null) return ABSENT;
  const letters = letterCalls(context, position, at);
  if (
    position.kind !== 'snv' &&
    letters.length > 0 &&
    !letters.every((call) => call.first === null || meansIndel(call, position, others))
  )
    return { state: 'unreadable', call: null, reasons: ['pgx/letters-unreadable'] };
  return letters.length > 0 ? readLetters(context, position, at, letters) : readVcf(context, position, at);
}

/** Positions of the file's build that calling needs to see as records: each with the reference span of its indels. */
export function watchedPositions(build: Build, positions: readonly PgxPosition[]): number[] {
  const watched = new Set<number>();
  for (const position of positions) {
    const at = positionIn(build, position);
    if (at === null) continue;
    const span = position.kind === 'snv' ? 1 : Math.max(2, position.ref.length);
    for (let offset = 0; offset < span; offset++) watched.add(at + offset);
  }
  return [...watched].sort((a, b) => a - b);
}
