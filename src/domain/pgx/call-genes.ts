import { type Build, type Chromosome, fromGenomeKey } from '../genotype/genome.ts';
import type { SiteLookup } from '../genotype/observed-site.ts';
import type { Sex } from '../genotype/sex.ts';
import { type CallOptions, callStrictly, DEFAULT_CALL_OPTIONS } from './call-gene.ts';
import type { GeneDefinition, PgxPack } from './definition.ts';
import { emptyReport } from './empty-report.ts';
import { reportOf } from './gene-report.ts';
import { watchedPositions } from './observe.ts';
import { outsideReport } from './outside-report.ts';
import { isOutsideNoCall, type OutsideCall } from './outside.ts';
import { isPlausibleSample, type ReadGene } from './plausible-sample.ts';
import type { GeneReason } from './reasons.ts';
import type { GeneReport } from './report.ts';
import { type GeneSample, readGene } from './sample.ts';
import type { StarMatcher } from './star-matcher.ts';

/** What {@link callGenes} works on. */
export interface CallGenesInput {
  pack: PgxPack;
  lookup: SiteLookup;
  build: Build;
  sex: Sex;
  /** Whether the file's I and D are known to mean the longer and the shorter allele. */
  indelLettersKnown: boolean;
  matcher: StarMatcher;
  /** Design of the chip that the file comes from (`chip-cluster.ts`); leave out where unknown. */
  chipCluster?: string | null;
  /** Why no gene is to be called from this file: a code of `GeneReport.reasons`. */
  withheld?: GeneReason | null;
  /** `other`: the file's mitochondrial positions are of another sequence than the definitions'. */
  mitochondrion?: 'rCRS' | 'other';
  outside?: readonly OutsideCall[];
  options?: Partial<CallOptions>;
}

/** Genes whose definitions cannot show what decides them: read from a file only on request. */
const RESEARCH_GENES: ReadonlySet<string> = new Set(['CYP2D6']);

/** What a file says of a gene's positions; `null` for genes without positions. */
function readFromFile(
  gene: GeneDefinition,
  input: Omit<CallGenesInput, 'matcher'>,
  options: CallOptions,
): GeneSample | null {
  const { chromosome } = gene;
  const { lookup, build, sex, indelLettersKnown } = input;
  if (chromosome === null) return null;
  const hidden = chromosome === 'MT' && input.mitochondrion === 'other';
  const context = {
    lookup: hidden ? NOTHING : lookup,
    build,
    sex,
    indelLettersKnown,
    chipCluster: input.chipCluster ?? null,
    chromosome,
    placesByRsid: build === 'NCBI36' ? placesByRsid(gene, lookup) : undefined,
  };
  return readGene(gene, context, options.combinations);
}

const NOTHING: SiteLookup = { at: () => [] };

/** Where a file of NCBI36 has the gene's positions, by their rsids: the app knows no place of that assembly. Keyed by GRCh38 position. */
function placesByRsid(gene: GeneDefinition, lookup: SiteLookup): Map<number, number> {
  const named = gene.positions.flatMap((position) =>
    [position.rsid, ...position.aliases].flatMap((rsid) =>
      /^rs\d+$/.test(rsid) ? [{ position, number: Number(rsid.slice(2)) }] : [],
    ),
  );
  const keys = lookup.keysOfIds?.(Uint32Array.from(named, ({ number }) => number)) ?? new Uint32Array(named.length);
  const places = new Map<number, number>();
  named.forEach(({ position }, index) => {
    const key = keys[index] ?? 0;
    const place = key === 0 ? null : fromGenomeKey(key);
    if (place?.chromosome === gene.chromosome) places.set(position.position, place.position);
  });
  return places;
}

/** Why nothing can be called though the gene's positions may be in the file. */
function withholding({ withheld }: Pick<CallGenesInput, 'withheld'>, read: readonly ReadGene[]): GeneReason | null {
  if (withheld !== undefined && withheld !== null) return withheld;
  if (isOnOtherStrand(read)) return 'pgx/strand-unknown';
  return isPlausibleSample(read) ? null : 'pgx/implausible-genome';
}

/** Positions with letters of the other strand only, from which the file's letters cannot be taken as they are. */
const MOST_OTHER_STRAND = { count: 2, share: 0.05 };

/** Why nothing is to be read from a file as a whole, by the positions of all genes: the same rule by which {@link callGenes} calls nothing. */
export function withheldFile(input: Omit<CallGenesInput, 'matcher'>): GeneReason | null {
  const options = { ...DEFAULT_CALL_OPTIONS, ...input.options };
  const read = input.pack.genes.flatMap((gene): ReadGene[] => {
    const sample = readFromFile(gene, input, options);
    return sample === null ? [] : [{ gene, sample }];
  });
  return withholding(input, read);
}

function isOnOtherStrand(read: readonly ReadGene[]): boolean {
  let other = 0;
  let plus = 0;
  for (const { sample } of read) {
    for (const { state, reasons } of sample.readings) {
      if (reasons.includes('pgx/letters-other-strand')) other++;
      else if (state === 'read') plus++;
    }
  }
  return other >= MOST_OTHER_STRAND.count && other > (other + plus) * MOST_OTHER_STRAND.share;
}

function callFromFile(
  read: ReadGene | null,
  gene: GeneDefinition,
  input: CallGenesInput,
  options: CallOptions,
): GeneReport {
  if (read === null) return emptyReport(gene, 'no-data', ['pgx/not-on-chips']);
  const { sample } = read;
  const seen = sample.calls.some((call) => call !== null);
  if (gene.chromosome === 'MT' && input.mitochondrion === 'other') {
    return emptyReport(gene, 'no-data', ['pgx/mitochondrion-of-hg19'], sample);
  }
  const research = RESEARCH_GENES.has(gene.gene);
  if (research && !options.cyp2d6Research) {
    return emptyReport(gene, seen ? 'not-called' : 'no-data', ['pgx/copy-number-not-seen'], sample);
  }
  const { matcher } = input;
  const call = callStrictly(gene, sample, matcher, options);
  const report = reportOf(gene, call, sample, { matcher, options, groups: input.pack.groups });
  return research
    ? { ...report, verdict: 'not-callable', reasons: [...report.reasons, 'pgx/copy-number-not-seen'] }
    : report;
}

/**
 * Calls every gene of the pack from one person's file: strict call, phenotype, what is excluded and what is not, verdict.
 * An outside call goes before the file's own data, as a result that was asked for by name. Where the file as a whole cannot be believed
 * (letters of an unknown strand, an impossible genome) no gene is called, and each says why.
 */
export function callGenes(input: CallGenesInput): Record<string, GeneReport> {
  const options = { ...DEFAULT_CALL_OPTIONS, ...input.options };
  const read = input.pack.genes.map((gene) => {
    const sample = readFromFile(gene, input, options);
    return sample === null ? null : { gene, sample };
  });
  const withheld = withholding(
    input,
    read.filter((one) => one !== null),
  );
  const reports = input.pack.genes.map((gene, index): [string, GeneReport] => {
    const own = read[index] ?? null;
    const fromFile =
      withheld === null || own === null
        ? callFromFile(own, gene, input, options)
        : emptyReport(
            gene,
            own.sample.calls.some((call) => call !== null) ? 'not-called' : 'no-data',
            [withheld],
            own.sample,
          );
    return [gene.gene, withOutside(gene, input, fromFile)];
  });
  return Object.fromEntries(reports);
}

/** A gene's report with the results that were given from outside of the file, if any. */
function withOutside(gene: GeneDefinition, input: CallGenesInput, fromFile: GeneReport): GeneReport {
  const outside = (input.outside ?? []).filter((call) => call.gene === gene.gene);
  if (outside.length === 0) return fromFile;
  const called = outside.filter((call) => !isOutsideNoCall(call));
  const report =
    called.length === 0 ? emptyReport(gene, 'not-called', ['pgx/outside-no-call']) : outsideReport(gene, called);
  const overrides = fromFile.status === 'called' ? ['pgx/outside-call-preferred' as const] : [];
  return { ...report, sites: fromFile.sites, reasons: [...report.reasons, ...overrides] };
}

/** A place of the file whose record calling has to see in full. */
export interface WatchedSite {
  chromosome: Chromosome;
  position: number;
}

/** Every place that {@link callGenes} looks up in a file of one build: the kernel keeps the text of VCF records there. */
export function watchedSites(pack: PgxPack, build: Build): WatchedSite[] {
  return pack.genes.flatMap(({ chromosome, positions }) =>
    chromosome === null ? [] : watchedPositions(build, positions).map((position) => ({ chromosome, position })),
  );
}
