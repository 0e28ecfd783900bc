import type { PositionReading } from '../pgx/observe-context.ts';
import type { GeneReason } from '../pgx/reasons.ts';
import { type DescribedFinding, type FindingPhase, type FindingReason, type FindingStanding, type FindingVerdict, isDetected } from './finding.ts'; // prettier-ignore
import { type FindingVariant, needsConsent } from './finding-pack.ts';
import { type FindingContext, type FindingReading, keysOfNames, readFinding } from './observe-finding.ts';

/** What findings are read from. */
export interface FindingsInput extends Omit<FindingContext, 'chromosome' | 'build' | 'keys'> {
  /** Null where it is not known: nothing can then be looked up by place. */
  build: FindingContext['build'] | null;
  variants: readonly FindingVariant[];
  /** The vendor, as the file says. */
  source: string;
  /** Why nothing is to be told from the file as a whole; null where nothing speaks against it. */
  withheld: FindingReason | null;
}

/** The vendor whose tests of these variants the FDA authorised. Its own test of one chip: for other files the class falls to what frequency says. */
const AUTHORISED_VENDOR = '23andMe';
/** Rows whose letters are those of the other strand, from which the file's letters cannot be taken as they are. */
const MOST_OTHER_STRAND = { count: 2, share: 0.05 };
/** Variants of rare conditions that one person may carry at most. A rule of ours: people carry one or two of the table's; risk alleles may be frequent. */
const MOST_RARE = 6;

/** Why a place was not read, in the words of this room. Codes that are not here say nothing more than that. */
const REASONS: Partial<Record<GeneReason, FindingReason>> = {
  'pgx/no-reads': 'too-little-evidence',
  'pgx/reads-contradict': 'too-little-evidence',
  'pgx/low-quality': 'too-little-evidence',
  'pgx/failed-filter': 'too-little-evidence',
  'pgx/depths-contradict-genotype': 'too-little-evidence',
  'pgx/not-diploid': 'lines-contradict',
  'pgx/lines-contradict': 'lines-contradict',
  'pgx/one-allele-on-autosome': 'one-letter',
  'pgx/changed-by-neighbour': 'written-elsewhere',
  'pgx/indel-written-elsewhere': 'written-elsewhere',
  'pgx/reference-mismatch': 'another-allele',
  'pgx/symbolic-allele': 'another-allele',
  'pgx/structural-variant-over-gene': 'structural',
  'pgx/letters-other-strand': 'letters-other-strand',
  'pgx/letters-unreadable': 'letters-unreadable',
  'pgx/probes-disagree': 'probes-disagree',
  'pgx/heterozygous-on-one-copy': 'two-letters-on-one-copy',
  'pgx/half-missing-genotype': 'half-missing',
  'pgx/imputed-below-certainty': 'imputed',
  'pgx/imputed-certainty-unknown': 'imputed',
  'pgx/strand-unknown': 'strand-unknown',
  'pgx/build-unknown': 'build-unknown',
  'pgx/build-mixed': 'build-mixed',
  'pgx/implausible-genome': 'implausible-genome',
};

/** A reason of the readers in the words of this room; null where it has none. */
export function findingReason(reason: GeneReason): FindingReason | null {
  return REASONS[reason] ?? null;
}

/** Reads every variant of the table, in its order. Where the file as a whole cannot be believed, what it lists is a no-call. */
export function readFindings(input: FindingsInput): DescribedFinding[] {
  const keys = keysOfNames(input.lookup, input.variants);
  const found = input.variants.map((variant) => readOne(input, variant, keys));
  const withheld = input.withheld ?? withheldByFindings(found);
  return withheld === null ? found : found.map((finding) => held(finding, withheld));
}

/** What is in the file, but is not told. */
function held(finding: DescribedFinding, why: FindingReason): DescribedFinding {
  if (finding.verdict === 'not-in-file') return finding;
  return { ...finding, verdict: 'no-call', reasons: [why], isSuspect: false };
}

function withheldByFindings(found: readonly DescribedFinding[]): FindingReason | null {
  const other = found.filter(({ reasons }) => reasons.includes('letters-other-strand')).length;
  const read = found.filter(({ verdict, standing }) => verdict !== 'not-in-file' && standing !== 'sequenced').length;
  if (other >= MOST_OTHER_STRAND.count && other > read * MOST_OTHER_STRAND.share) return 'strand-unknown';
  const rare = found.filter((one) => isDetected(one) && one.class === 'rare' && one.variant.kind !== 'risk allele');
  return rare.length > MOST_RARE ? 'implausible-genome' : null;
}

function readOne(input: FindingsInput, variant: FindingVariant, keys: ReadonlyMap<string, number>): DescribedFinding {
  const { build, lookup } = input;
  // Without a build a place means nothing: only rows by name are seen, and they are not told (see `withheld`).
  const seen = readFinding({ ...input, build: build ?? 'NCBI36', chromosome: variant.chromosome, keys }, variant);
  const { verdict, reasons, isHemizygous, isSuspect } = judge(input, variant, seen);
  const { rsid, gene, name, callClass, topic } = variant;
  const { letters, position } = seen;
  const isWeak = input.chipCluster !== null && variant.weakOn.includes(input.chipCluster) && lookup.hasStructural === undefined; // prettier-ignore
  return {
    rsid,
    gene,
    name,
    class: callClass,
    verdict,
    topic,
    needsConsent: needsConsent(topic),
    standing: standingOf(input, variant, { isSequenced: seen.isSequenced, isWeak }),
    reasons: isWeak && verdict !== 'not-in-file' ? [...reasons, 'weak-on-chip'] : reasons,
    isHemizygous,
    isSuspect,
    letters,
    place: build === null || position === null ? null : { build, chromosome: variant.chromosome, position },
    variant,
    phase: verdict === 'one-copy' ? phaseOf(variant, seen) : null,
  };
}

function phaseOf({ effect }: FindingVariant, { reading }: FindingReading): FindingPhase | null {
  const call = typeof reading === 'string' ? null : reading.call;
  if (call?.phased !== true || call.alleles.length !== 2) return null;
  return { set: call.phaseSet, copy: call.alleles.indexOf(effect) };
}

/** How far a call of a file is to be believed at a variant of some class. */
export function standingOf(
  { source }: Pick<FindingsInput, 'source'>,
  { callClass, isCommon }: Pick<FindingVariant, 'callClass' | 'isCommon'>,
  { isSequenced, isWeak }: { isSequenced: boolean; isWeak: boolean },
): FindingStanding {
  if (callClass === 'trap') return 'trap';
  if (isSequenced) return 'sequenced';
  if (isWeak) return 'rare';
  if (callClass === 'authorised' && source === AUTHORISED_VENDOR) return 'authorised';
  return isCommon ? 'common' : 'rare';
}

interface Judged {
  verdict: FindingVerdict;
  reasons: FindingReason[];
  isHemizygous: boolean;
  isSuspect: boolean;
}

function noCall(reasons: FindingReason[], isSuspect: boolean): Judged {
  return { verdict: 'no-call', reasons, isHemizygous: false, isSuspect };
}

function judge(input: FindingsInput, variant: FindingVariant, { reading }: FindingReading): Judged {
  if (reading === 'other-place' || reading === 'structural') return noCall([reading], reading === 'structural');
  if (reading.state === 'absent') return { verdict: 'not-in-file', reasons: [], isHemizygous: false, isSuspect: false };
  const { call } = reading;
  // A guess from a reference panel is no result where one place decides.
  if (reading.state === 'imputed' || call === null) return noCall(whyUnread(input, variant, reading), reading.suspect === true); // prettier-ignore
  const alleles = call.alleles.filter((allele) => allele !== null);
  if (alleles.length < call.alleles.length) return noCall(['half-missing'], alleles.some((allele) => allele !== variant.ref)); // prettier-ignore
  const isHemizygous = alleles.length === 1;
  if (isHemizygous && variant.chromosome === 'X' && input.sex === 'female') return noCall(['one-letter'], false);
  const copies = alleles.filter((allele) => allele === variant.effect).length;
  const known = [variant.ref, variant.alt, ...variant.otherBases];
  const hasOther = alleles.some((allele) => !known.includes(allele));
  if (copies === 0 && hasOther) return noCall(['another-allele'], true);
  const reasons: FindingReason[] = hasOther ? ['another-allele'] : [];
  // Two letters of a person whose sex the file does not tell: a man's one X is written twice by some vendors.
  if (copies === 2 && variant.chromosome === 'X' && input.sex === null) reasons.push('sex-unknown');
  const verdict = copies === 0 ? 'not-detected' : copies === 2 ? 'two-copies' : 'one-copy';
  return { verdict, reasons, isHemizygous, isSuspect: false };
}

function whyUnread(
  { indelLettersKnown }: FindingsInput,
  { ref, alt }: FindingVariant,
  { state, reasons }: PositionReading,
): FindingReason[] {
  if (state === 'imputed') return ['imputed'];
  const isIndel = ref.length !== 1 || alt.length !== 1;
  if (isIndel && !indelLettersKnown && reasons.includes('pgx/letters-unreadable')) return ['indel-letters-unknown'];
  const known = [...new Set(reasons.map(findingReason).filter((reason) => reason !== null))];
  return known.length > 0 ? known : ['listed-without-call'];
}
