import type { AnalysisOptions } from '../domain/analysis/options.ts';
import { setAsideBeyondEnd } from '../domain/genotype/beyond-end.ts';
import { type BuildVote, decideBuild } from '../domain/genotype/build-vote.ts';
import { chipOf, type MarkerSet } from '../domain/genotype/chip.ts';
import { areTwoPeople, countRepeatedNoCalls, mergeDuplicates } from '../domain/genotype/duplicates.ts';
import { composeFileReport } from '../domain/genotype/file-facts.ts';
import type { Build } from '../domain/genotype/genome.ts';
import { countIndelLetters } from '../domain/genotype/indel-letters.ts';
import type { SiteLookup } from '../domain/genotype/observed-site.ts';
import { countAutosomalCalls, implausibilities } from '../domain/genotype/plausibility.ts';
import { countSexCalls, normalisePloidy } from '../domain/genotype/ploidy.ts';
import type { FileReport } from '../domain/genotype/report.ts';
import { type Sex, sexFrom } from '../domain/genotype/sex.ts';
import { isStrandMixed, isStrandProved } from '../domain/genotype/strand-check.ts';
import type { GenotypeSource } from '../domain/scores/genotype-source.ts';
import { fail, ok, type Result, withContext } from '../errors/result.ts';
import { CHROMOSOME_LENGTHS } from '../formats/builds.ts';
import type { ByteSource, Layout } from '../formats/layout.ts';
import { SourceError } from '../formats/source-error.ts';
import { openSource } from '../formats/source.ts';
import { checkTableStrand, columnsOf, listedPlaces, isVariantsOnly, voteOnTable } from './file-facts.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';
import { kernelEngine } from './kernel/inflate.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { PartScanner } from './part.ts';
import { type ReadGenotypes, readGenotypes, type ReadOptions } from './read-genotypes.ts';
import { printOfCalls } from './fingerprint.ts';
import { siteLookup } from './site-lookup.ts';
import { type Split, splitSource } from './split.ts';

/** One person's file, read: what the three readers (medicines, scores, ancestry) share. They see the same columns. */
export interface Genome {
  layout: Layout;
  table: GenotypeTable;
  lookup: SiteLookup;
  /** Null where neither header nor positions tell: nothing can then be looked up. */
  build: Build | null;
  sex: Sex;
  records: 'letters' | 'vcf' | 'gvcf';
  /** Why nothing can be told from the file as a whole, though its rows are read; null where nothing speaks against it. */
  doubt: FileDoubt | null;
  file: FileReport;
  /** Rows that only repeat another row. */
  repeats: ReadonlySet<number>;
  /** Fingerprint of places and calls as they were read. */
  calls: string;
}

/** Two builds in one file, letters that cannot be put on the plus strand, or what cannot be one genome. */
export type FileDoubt = 'build-mixed' | 'strand-unknown' | 'implausible-genome';

export interface GenomeRequest {
  file: Blob;
  options: Pick<AnalysisOptions, 'sample' | 'entry'>;
  markers: MarkerSet;
  watch: Uint32Array;
  keepRecords: boolean;
  onProgress: ReadOptions['onProgress'];
  /** Another worker that can read a part of a large file; without it this one reads all. */
  scanPart?: PartScanner | undefined;
  /** Told of the layout of a large file before its rows are read. */
  onLayout?: ReadOptions['onLayout'];
}

/** Reads a file into the kernel and finds out what it is. Failures of the archive that show late come back as values too. */
export async function readGenome(kernel: Kernel, request: GenomeRequest): Promise<Result<Genome>> {
  const { entry, sample } = request.options;
  const source = await openSource(request.file, { engine: kernelEngine(kernel), entry });
  if (!source.ok) return source;
  const split = request.scanPart === undefined ? null : await splitSource(kernel, request.file, source.value);
  const read = await readGenotypes(kernel, split?.source ?? source.value, {
    ...request,
    sample,
    startSecond: secondOf(request, split),
    onLayout: split === null ? undefined : request.onLayout,
  }).catch(sourceFailure);
  if (read.ok) {
    const genome = describeGenome(source.value, read.value, request.markers);
    // A list of nothing but missing calls says nothing about anyone.
    const { addresses, counts } = genome.table;
    const isSilent =
      genome.file.noCalls - counts.doubtful - counts.unread >= genome.file.rows && addresses.blockCount === 0;
    const about = { container: source.value.container };
    // Lines of a VCF that contradict each other are no probe listed twice.
    if (genome.records === 'letters' && areTwoPeople(genome.file)) return fail('input/two-people', { about });
    return isSilent ? fail('input/no-genotypes', { about }) : ok(genome);
  }
  return { ok: false, error: withContext(read.error, { container: source.value.container }) };
}

/** How the rest of a split file gets read: by the worker that the request names. */
function secondOf({ watch, scanPart }: GenomeRequest, split: Split | null): ReadOptions['startSecond'] {
  if (scanPart === undefined || split === null) return undefined;
  return (layout, sample) => scanPart({ from: split.from, layout, sample, watch });
}

/** A fault of the archive that shows while it is read. */
function sourceFailure(error: unknown): Result<never> {
  if (error instanceof SourceError) return { ok: false, error: error.failure };
  throw error;
}

/** Finds out what columns are: build, sex, ploidy, repeats; and settles what can be settled in the columns themselves. */
export function describeGenome(
  source: Pick<ByteSource, 'container' | 'warnings'>,
  read: ReadGenotypes,
  markers: MarkerSet,
): Genome {
  const { layout, table, lines } = read;
  const isVcf = layout.kind === 'vcf';
  const isGvcf = table.addresses.blockCount > 0;
  const vote = voteOn(table, markers);
  const from = isVcf ? layout.headerBuildFrom : 'header';
  const decision = decideBuild(vote, { build: layout.headerBuild, from }, table.rowCount);
  const build = decision.build ?? 'GRCh37';
  const columns = columnsOf(table);
  // Before anything is settled in the columns: what is settled depends on tables.
  const calls = printOfCalls(table);
  // Repeated ids are one probe listed twice; in a VCF they are alleles of one place on lines of their own.
  const merged = isVcf
    ? { repeats: new Set<number>(), duplicates: [], conflicts: [], conflictRows: [] }
    : mergeDuplicates(columns);
  const beyondEnd = decision.build === null ? [] : setAsideBeyondEnd(columns, CHROMOSOME_LENGTHS[decision.build]);
  const variantsOnly = isVcf && isVariantsOnly(table);
  const sexCounts = countSexCalls(columns, build, variantsOnly);
  const sex = sexFrom(sexCounts);
  const discrepant = normalisePloidy(columns, { build, sex, isVcf });
  const conflicts = isVcf ? table.counts.conflicts : merged.conflicts.length;
  const strand = strandOf(table, layout, markers, build);
  const doubts = implausibilities({
    calls: countAutosomalCalls(columns),
    rows: table.rowCount,
    conflicts,
    variantsOnly: variantsOnly || table.counts.references < table.counts.variants,
  });
  const doubt = doubtOf({ mixed: vote.mixed, strand, implausible: doubts.length > 0 });
  const file = composeFileReport({
    source: layout.source,
    vendorVersion: layout.vendorVersion,
    chip: layout.chip ?? (isVcf ? null : chipOf(listedPlaces(table, markers.chips), markers.chips)),
    container: source.container,
    isVcf,
    isGvcf,
    warnings: [
      ...source.warnings,
      ...layout.warnings,
      ...(lines.damaged > 0 ? ['RESAVED_BY_SPREADSHEET' as const] : []),
    ],
    headerBuild: layout.headerBuild,
    vote,
    decision,
    sex,
    sexCounts,
    rows: table.rowCount - merged.repeats.size,
    noCalls: table.countNoCalls() - countRepeatedNoCalls(columns, merged.repeats),
    isCut: lines.isCut,
    imputed: table.counts.imputed,
    indelLetters: isVcf ? 0 : countIndelLetters(columns, merged.repeats),
    references: table.counts.references,
    hasRsids: table.hasRsids(),
    phased: isVcf ? table.counts.phased > table.rowCount / 2 : null,
    filtered: table.counts.filtered,
    badLines: lines.bad,
    badLineCount: lines.badCount,
    skipped: lines.skipped + table.counts.unplaced,
    duplicates: merged.duplicates.length,
    conflicts,
    implausible: doubts,
    setAside: {
      'duplicates-disagree': merged.conflictRows,
      'two-alleles-on-x': discrepant.x,
      'two-alleles-on-y': discrepant.y,
      'two-alleles-on-mt': discrepant.mt,
      'beyond-the-end': beyondEnd,
    },
    strandFlipped: strand === 'mixed',
    keys: columns.keys,
  });
  const records = isVcf ? (isGvcf ? 'gvcf' : 'vcf') : 'letters';
  return {
    layout,
    table,
    lookup: siteLookup(table),
    build: decision.build,
    sex,
    records,
    doubt,
    file,
    repeats: merged.repeats,
    calls,
  };
}

/** Votes by the markers; where they are too few, by the positions that medicines ask for. */
function voteOn(table: GenotypeTable, markers: MarkerSet): BuildVote {
  const vote = voteOnTable(table, markers.builds);
  if (vote.build !== null || vote.mixed || (markers.others ?? []).length === 0) return vote;
  const second = voteOnTable(table, markers.others ?? []);
  return second.build === null ? vote : second;
}

/** How the letters of a chip file stand to the plus strand. */
function strandOf(
  table: GenotypeTable,
  layout: Layout,
  markers: MarkerSet,
  build: Build,
): 'plus' | 'mixed' | 'unproved' {
  if (layout.kind === 'vcf') return 'plus';
  const check = checkTableStrand(table, markers.builds, build);
  if (isStrandMixed(check)) return 'mixed';
  return layout.warnings.includes('STRAND_UNVERIFIED') && !isStrandProved(check) ? 'unproved' : 'plus';
}

function doubtOf(facts: {
  mixed: boolean;
  strand: 'plus' | 'mixed' | 'unproved';
  implausible: boolean;
}): FileDoubt | null {
  if (facts.mixed) return 'build-mixed';
  if (facts.strand !== 'plus') return 'strand-unknown';
  return facts.implausible ? 'implausible-genome' : null;
}

/** What a score needs to know of a file beside its columns. */
export function scoredFile({ build, lookup, sex, records, table }: Genome): Omit<GenotypeSource, 'engine'> {
  return {
    build,
    lookup,
    sex,
    records,
    lettersImputed: records === 'letters' && table.counts.imputed > 0,
  };
}
