import type { AnalysisOptions } from '../domain/analysis/options.ts';
import { areIndelLettersKnown } from '../domain/genotype/indel-letters.ts';
import { callGenes, type CallGenesInput, withheldFile } from '../domain/pgx/call-genes.ts';
import { chipCluster } from '../domain/pgx/chip-cluster.ts';
import { chipByContent } from '../domain/pgx/chip-content.ts';
import type { PgxPack } from '../domain/pgx/definition.ts';
import { readOutsideLines } from '../domain/pgx/outside-lines.ts';
import { parseOutsideCalls } from '../domain/pgx/outside.ts';
import type { GeneReason } from '../domain/pgx/reasons.ts';
import type { GeneReport } from '../domain/pgx/report.ts';
import type { Genome } from './genome.ts';
import type { Kernel } from './kernel/kernel.ts';
import { kernelStarMatcher } from './kernel/stars.ts';
import type { References } from './references.ts';

type CalledGenome = Pick<Genome, 'build' | 'lookup' | 'sex' | 'layout'> & Partial<Pick<Genome, 'doubt'>>;

/** Calls every gene of the pack. Without a known build no position can be looked up, and every gene has no data. */
export function callMedicines(
  { kernel, references }: { kernel: Kernel; references: Pick<References, 'pgx'> },
  { options }: { options: AnalysisOptions },
  genome: CalledGenome,
): Record<string, GeneReport> {
  if (references.pgx === null) return {};
  return callGenes({
    ...callInput(references.pgx, genome),
    matcher: kernelStarMatcher(kernel),
    outside: parseOutsideCalls(usableLines(references.pgx, options.outsideCalls ?? [])),
    options: { combinations: options.combinations, cyp2d6Research: options.cyp2d6Research ?? false },
  });
}

/** What the genes are read from. */
function callInput(pack: PgxPack, genome: CalledGenome): Omit<CallGenesInput, 'matcher'> {
  const { build, lookup, sex, layout } = genome;
  return {
    pack,
    lookup: build === null ? { at: () => [] } : lookup,
    build: build ?? 'GRCh37',
    sex,
    indelLettersKnown: areIndelLettersKnown(layout.source),
    chipCluster: chipOf(pack, genome),
    withheld: withheldBy(genome),
    ...(mitochondrionOf(genome) === 'other' ? { mitochondrion: 'other' } : {}),
  };
}

/** What reading single places needs to know of a file as a whole: its chip, and why nothing is to be told from it. */
export function wholeFile(
  pack: PgxPack | null,
  genome: CalledGenome,
): { chipCluster: string | null; withheld: GeneReason | null } {
  if (pack === null) return { chipCluster: null, withheld: withheldBy(genome) };
  const input = callInput(pack, genome);
  return { chipCluster: input.chipCluster ?? null, withheld: withheldFile(input) };
}

/** The chip by what the file says of itself, else by the positions that it has. */
function chipOf(pack: PgxPack, { build, layout, lookup }: CalledGenome): string | null {
  const named = chipCluster(layout.source, layout.vendorVersion, layout.chip);
  if (named !== null || layout.source !== '23andMe' || build === null) return named;
  return chipByContent(pack, lookup, build);
}

/** Every way in passes the one reader: lines typed on the page, of the command line, of people saved by older versions. */
function usableLines({ genes }: PgxPack, lines: readonly string[]): string {
  return readOutsideLines(genes, lines.join('\n'))
    .map(({ call }) => call)
    .filter((call) => call !== '')
    .join('\n');
}

/** Why no gene can be called from a file as a whole, as a reason of its genes. */
function withheldBy({ build, doubt }: CalledGenome): GeneReason | null {
  if (doubt !== undefined && doubt !== null) return `pgx/${doubt}`;
  return build === null ? 'pgx/build-unknown' : null;
}

/** Files of NCBI36 give mitochondrial positions of NC_001807, as hg19 of UCSC does. */
export function mitochondrionOf({ build, layout }: Pick<CalledGenome, 'build' | 'layout'>): 'rCRS' | 'other' {
  const stated = layout.kind === 'vcf' ? layout.mitochondrion : undefined;
  return stated ?? (build === 'NCBI36' ? 'other' : 'rCRS');
}
