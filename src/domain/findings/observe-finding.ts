import { type Build, type Chromosome, fromGenomeKey } from '../genotype/genome.ts';
import type { LetterCall, ObservedSite, SiteLookup } from '../genotype/observed-site.ts';
import type { PgxPosition } from '../pgx/definition.ts';
import { type ObserveContext, positionIn, type PositionReading } from '../pgx/observe-context.ts';
import { meansIndel, readLetters } from '../pgx/observe-letters.ts';
import { readVcf } from '../pgx/observe-vcf.ts';
import { watchedPositions } from '../pgx/observe.ts';
import type { FindingVariant } from './finding-pack.ts';
import { onOwnCopies } from './one-copy.ts';

/** What a file says at the place of a variant, before it is a verdict. */
export interface FindingReading {
  /** `other-place`: a row that is named like the variant lies where the variant is not. */
  reading: PositionReading | 'other-place' | 'structural';
  letters: string | null;
  position: number | null;
  /** Whether the call rests on a record that states depth or quality, or on a block of a gVCF. */
  isSequenced: boolean;
}

/** Where and how variants are looked up. */
export interface FindingContext extends Omit<ObserveContext, 'placesByRsid' | 'longCalls'> {
  /** See {@link keysOfNames}. */
  keys: ReadonlyMap<string, number>;
}

/** The part of a variant that reading it takes. */
export type SoughtVariant = Pick<
  FindingVariant,
  'rsid' | 'aliases' | 'chromosome' | 'position37' | 'position38' | 'ref' | 'alt' | 'otherBases' | 'weakOn' | 'hgvsC'
>;

/** How far from its anchor a vendor may place a probe of an indel: chips shift them along their repeat. */
const INDEL_PROBE_BASES = 30;
/** Bases beside a variant in which a record of several bases may reach into it. */
const NEAR_BASES = 1000;

/** The variant as the readers of positions take it. */
export function positionOf(variant: SoughtVariant): PgxPosition {
  const { ref, alt, position38, position37, rsid, aliases, otherBases, weakOn, hgvsC } = variant;
  const isBase = ref.length === 1 && alt.length === 1;
  // The first base of an insertion or deletion is its anchor; where it changes too, all bases of it do.
  const kind = isBase ? 'snv' : ref.startsWith(alt.charAt(0)) ? 'indel' : 'mnv';
  return {
    position: position38,
    position37,
    rsid,
    aliases,
    ref,
    alts: [alt, ...otherBases],
    ref37: null,
    kind,
    hgvs: [hgvsC],
    roles: [],
    weakOn,
    notOn: [],
  };
}

/** Every place of a file of one build whose record a finding has to see in full. */
export function watchedFindings(
  variants: readonly FindingVariant[],
  build: Build,
): { chromosome: Chromosome; position: number }[] {
  return variants.flatMap((variant) =>
    watchedPositions(build, [positionOf(variant)]).map((position) => ({ chromosome: variant.chromosome, position })),
  );
}

/** Rows of a chip file by the names of the variant, wherever they lie; `isElsewhere` where one of them cannot be the variant. */
function namedLetters(
  { lookup, build, keys }: FindingContext,
  variant: SoughtVariant,
  position: PgxPosition,
): { calls: LetterCall[]; at: number | null; isElsewhere: boolean } {
  const found = { calls: [] as LetterCall[], at: null as number | null, isElsewhere: false };
  const expected = positionIn(build, position);
  const most = position.kind === 'snv' ? 0 : INDEL_PROBE_BASES;
  for (const name of [variant.rsid, ...variant.aliases]) {
    const key = keys.get(name) ?? 0;
    if (key === 0) continue;
    const place = fromGenomeKey(key);
    const calls = lettersNamed(lookup, place, name);
    if (calls.length === 0) continue;
    const isThere = expected === null || Math.abs(place.position - expected) <= most;
    if (place.chromosome !== variant.chromosome || !isThere) found.isElsewhere = true;
    else {
      found.calls.push(...calls);
      found.at = place.position;
      // Files put together from several list one probe at several bases of its repeat: all of its rows count.
      for (let at = place.position + 1; at <= place.position + 2 * most; at++)
        found.calls.push(...lettersNamed(lookup, { chromosome: place.chromosome, position: at }, name, true));
    }
  }
  return found;
}

function lettersNamed(
  lookup: SiteLookup,
  { chromosome, position }: { chromosome: Chromosome; position: number },
  name: string,
  isOnlyByName = false,
): LetterCall[] {
  const letters = lookup.at(chromosome, position).filter((site) => site.kind === 'letters');
  return letters.filter(({ rsid }) => (rsid === null ? !isOnlyByName : isNamed(rsid, name)));
}

/** Genome keys of the first row of each name (`rs80357914`, `i4000377`) that a file has; in one pass, as a file has many rows. */
export function keysOfNames(lookup: SiteLookup, variants: readonly FindingVariant[]): Map<string, number> {
  const numberOf = (name: string): number => Number(name.replace(/^\D+/, ''));
  const names = variants.flatMap(({ rsid, aliases }) => [rsid, ...aliases]);
  const rsids = names.filter((name) => name.startsWith('rs'));
  const keys = lookup.keysOfIds?.(Uint32Array.from(rsids, numberOf)) ?? new Uint32Array(rsids.length);
  const found = new Map(rsids.map((name, index) => [name, keys[index] ?? 0]));
  for (const name of names) if (!found.has(name)) found.set(name, lookup.keyOfInternalId?.(numberOf(name)) ?? 0);
  return found;
}

/** Whether a row's id is this name, or lists it among others. */
function isNamed(id: string, name: string): boolean {
  return id === name || id.split(/[^A-Za-z0-9]+/).includes(name);
}

/** Rows at the very place that are named otherwise: bases for a base; for an indel only what is not another variant by name. */
function placedLetters(
  { lookup }: ObserveContext,
  variant: SoughtVariant,
  position: PgxPosition,
  at: number,
): LetterCall[] {
  const names = [variant.rsid, ...variant.aliases];
  const letters = lookup.at(variant.chromosome, at).filter((site) => site.kind === 'letters');
  return letters.filter((site) => {
    const { rsid, first, second } = site;
    if (rsid !== null && names.some((name) => isNamed(rsid, name))) return false;
    const isIndelProbe = [first, second].some((letter) => letter === 'I' || letter === 'D');
    if (position.kind === 'snv') return !isIndelProbe;
    return isIndelProbe && meansIndel(site, position, []);
  });
}

/**
 * Reads one variant: by its rsid, then by the vendor's own name, then by its place on the file's build; records of a VCF by place and bases.
 * What every reader of the file has settled (strand, evidence, repeats, sex chromosomes) holds here too.
 */
export function readFinding(context: FindingContext, variant: SoughtVariant): FindingReading {
  const position = positionOf(variant);
  // Records of a VCF lie where they say.
  const isVcf = context.lookup.longCalls !== undefined && context.build !== 'NCBI36';
  const named = isVcf ? NONE_NAMED : namedLetters(context, variant, position);
  const expected = positionIn(context.build, position);
  const placed = expected === null ? [] : placedLetters(context, variant, position, expected);
  const calls = [...named.calls, ...placed];
  const at = named.at ?? expected;
  const none = { letters: null, position: at, isSequenced: false };
  if (named.isElsewhere) return { ...none, reading: 'other-place', letters: lettersOf(calls) };
  if (calls.length > 0 && at !== null) {
    // Letters of a chip say which of the two alleles is longer; that every base of it changes does not matter to them.
    const asProbe = { ...position, kind: position.kind === 'snv' ? ('snv' as const) : ('indel' as const) };
    const reading = readLetters(context, asProbe, at, calls);
    return { ...none, reading: onOwnCopies(context, at, { reading, sites: [] }), letters: lettersOf(calls) };
  }
  const place = expected ?? placeByRsid(context, variant);
  if (place === null) return { ...none, reading: { state: 'absent', call: null, reasons: [] } };
  return readRecords(context, variant, position, place);
}

const NONE_NAMED = { calls: [], at: null, isElsewhere: false };

/** Where a VCF of a build whose places the table does not know has the variant: by its rsid. */
function placeByRsid({ keys }: FindingContext, { rsid, chromosome }: SoughtVariant): number | null {
  const key = keys.get(rsid) ?? 0;
  const place = key === 0 ? null : fromGenomeKey(key);
  return place?.chromosome === chromosome ? place.position : null;
}

function readRecords(
  context: FindingContext,
  { chromosome, ref }: SoughtVariant,
  position: PgxPosition,
  at: number,
): FindingReading {
  const { lookup } = context;
  const sites = lookup.at(chromosome, at).filter(({ kind }) => kind !== 'letters');
  const described = { letters: alleleText(sites), position: at, isSequenced: sites.some(isMeasured) };
  const last = at + ref.length - 1;
  if (lookup.hasStructural?.(chromosome, at, last) === true) return { ...described, reading: 'structural' };
  const longCalls = lookup.longCalls?.(chromosome, at - NEAR_BASES, last + NEAR_BASES) ?? [];
  const reading = readVcf({ ...context, longCalls }, position, at);
  return { ...described, reading: onOwnCopies(context, at, { reading, sites }) };
}

/** Whether a record states what its call rests on; a block of a gVCF does. */
export function isMeasured(site: ObservedSite): boolean {
  return site.kind === 'referenceBlock' || (site.kind === 'vcf' && site.statesEvidence === true);
}

function lettersOf(calls: readonly LetterCall[]): string | null {
  const spelled = calls.map(({ first, second }) => (first === null ? '--' : `${first}${second ?? ''}`));
  return spelled.length === 0 ? null : [...new Set(spelled)].join(', ');
}

/** The alleles of a place's records as the file has them: `ACT/A`, a block as its word of VCF. */
function alleleText(sites: readonly ObservedSite[]): string | null {
  const spelled = sites.flatMap((site) => {
    if (site.kind === 'referenceBlock') return ['<NON_REF> 0/0'];
    if (site.kind !== 'vcf') return [];
    const alleles = [site.ref, ...site.alts];
    return [site.genotype.map((index) => (index === null ? '.' : (alleles[index] ?? '.'))).join('/')];
  });
  return spelled.length === 0 ? null : [...new Set(spelled)].join(', ');
}
