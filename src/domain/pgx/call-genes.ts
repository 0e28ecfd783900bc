import type { Build, Chromosome } from '../genotype/genome.ts';
import type { SiteLookup } from '../genotype/observed-site.ts';
import type { GeneReport, Sex } from '../report/report.ts';
import { callStrictly, DEFAULT_CALL_OPTIONS } from './call-gene.ts';
import type { CallOptions } from './call-gene.ts';
import type { GeneDefinition, PgxPack } from './definition.ts';
import { emptyReport } from './empty-report.ts';
import { reportOf } from './gene-report.ts';
import { outsideReport } from './outside-report.ts';
import { watchedPositions } from './observe.ts';
import { isOutsideNoCall } from './outside.ts';
import type { OutsideCall } from './outside.ts';
import { readGene } from './sample.ts';
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
  outside?: readonly OutsideCall[];
  options?: Partial<CallOptions>;
}

/** Genes whose definitions cannot show what decides them: read from a file only on request. */
const RESEARCH_GENES: ReadonlySet<string> = new Set(['CYP2D6']);

function callFromFile(gene: GeneDefinition, input: CallGenesInput, options: CallOptions): GeneReport {
  if (gene.chromosome === null) return emptyReport(gene, 'no-data', ['pgx/not-on-chips']);
  const { lookup, build, sex, indelLettersKnown, matcher } = input;
  const chipCluster = input.chipCluster ?? null;
  const context = { lookup, build, sex, indelLettersKnown, chipCluster, chromosome: gene.chromosome };
  const sample = readGene(gene, context, options.combinations);
  const research = RESEARCH_GENES.has(gene.gene);
  if (research && !options.cyp2d6Research) {
    const seen = sample.calls.some((call) => call !== null);
    return emptyReport(gene, seen ? 'not-called' : 'no-data', ['pgx/copy-number-not-seen'], sample);
  }
  const report = reportOf(gene, callStrictly(gene, sample, matcher, options), sample, {
    matcher,
    options,
    groups: input.pack.groups,
  });
  return research
    ? { ...report, verdict: 'not-callable', reasons: [...report.reasons, 'pgx/copy-number-not-seen'] }
    : report;
}

/**
 * Calls every gene of the pack from one person's file: strict call, phenotype, what is excluded and what is not, verdict.
 * An outside call goes before the file's own data, as a result that was asked for by name.
 */
export function callGenes(input: CallGenesInput): Record<string, GeneReport> {
  const options = { ...DEFAULT_CALL_OPTIONS, ...input.options };
  const reports = input.pack.genes.map((gene): [string, GeneReport] => {
    const outside = (input.outside ?? []).filter((call) => call.gene === gene.gene);
    if (outside.length === 0) return [gene.gene, callFromFile(gene, input, options)];
    const called = outside.filter((call) => !isOutsideNoCall(call));
    const fromFile = callFromFile(gene, input, options);
    const report =
      called.length === 0 ? emptyReport(gene, 'not-called', ['pgx/outside-no-call']) : outsideReport(gene, called);
    const overrides = fromFile.status === 'called' ? ['pgx/outside-call-preferred'] : [];
    return [gene.gene, { ...report, sites: fromFile.sites, reasons: [...report.reasons, ...overrides] }];
  });
  return Object.fromEntries(reports);
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
