import type { Build, Chromosome } from '../genotype/genome.ts';
import { isPseudoautosomal } from '../genotype/genome.ts';
import { isCertain } from '../genotype/imputed-call.ts';
import type { LetterCall, ObservedSite, SiteLookup, VcfCall } from '../genotype/observed-site.ts';
import type { Sex } from '../report/report.ts';
import type { PgxPosition } from './definition.ts';
import { documentedAlleles, readGenotype } from './reading.ts';
import type { GenotypeRecord, PloidyRule, PositionCall } from './reading.ts';

/** How one position stands in the file. Absent is never reference. */
export interface PositionReading {
  /** `imputed`: read, from a record that is a guess of at least {@link IMPUTED_CALL_FLOOR}. */
  state: 'read' | 'imputed' | 'no-call' | 'absent' | 'unreadable';
  /** `null` unless `state` is `read` or `imputed`. */
  call: PositionCall | null;
  /** Why records were not used: codes of `GeneReport.reasons`. */
  reasons: readonly string[];
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
}

const ABSENT: PositionReading = { state: 'absent', call: null, reasons: [] };
/** Repeat lengths never follow from I and D: a probe tells two lengths apart, not which two. */
const REPEAT_RSIDS: ReadonlySet<string> = new Set(['rs3064744', 'rs41303343']);

/** How far apart vendors may place one indel (chip rows of AncestryDNA and 23andMe: 1 to 17 bases). */
const INDEL_PLACEMENT_BASES = 17;

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

/**
 * Brings a record to the definition's REF: equal text, or the same indel written with fewer or more trailing bases
 * (`C>CAT` for `CAT>CATAT`). Everything else is another variant: `null`.
 */
function alignRecord(call: VcfCall, ref: string): GenotypeRecord | null {
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
  if (site.kind !== 'vcf' || !site.ref.startsWith(base) || site.genotype.length === 0) return false;
  return site.genotype.every((index) => index === 0);
}

/** Why an imputed record is no call here, `null` where it is one or was measured: what one position decides needs certainty. */
function guessReason(site: ObservedSite): string | null {
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

function readVcf(context: ObserveContext, position: PgxPosition, at: number): PositionReading {
  const sites = context.lookup.at(context.chromosome, at);
  const ref = referenceIn(context.build, position);
  const ploidy = ploidyOf(context, at);
  const reasons: string[] = [];
  let noCall = false;
  for (const site of sites) {
    if (site.kind !== 'vcf') continue;
    const record = alignRecord(site, ref);
    if (record === null) {
      reasons.push('pgx/reference-mismatch');
      continue;
    }
    const reading = readGenotype(record, position, ploidy);
    const guess = reading.state === 'read' ? guessReason(site) : null;
    if (reading.state === 'read' && guess === null)
      return { state: isGuess(site) ? 'imputed' : 'read', call: reading.call, reasons };
    if (guess !== null) reasons.push(guess);
    else if (reading.state === 'no-call' && isBelowCertainty(site)) reasons.push('pgx/imputed-below-certainty');
    if (reading.state !== 'discarded') noCall = true;
    else reasons.push(reading.reason);
  }
  if (noCall) return { state: 'no-call', call: null, reasons };
  const confirmed = referenceSites(context, at, ref);
  if (confirmed.length > 0) {
    const alleles = ploidy.firstAlleleOnly || isMaleX(context, at) ? [ref] : [ref, ref];
    const state = confirmed.some(isGuess) ? 'imputed' : 'read';
    return { state, call: { alleles, phased: false, phaseSet: null, undocumented: false }, reasons: [] };
  }
  return reasons.length > 0 ? { state: 'unreadable', call: null, reasons } : ABSENT;
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
    if (bases === null) return { state: 'unreadable', call: null, reasons: ['pgx/letters-unreadable'] };
    alleles.push(bases);
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
  const at = positionIn(context.build, position);
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
