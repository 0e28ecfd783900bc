import {
  type Build,
  type Chromosome,
  CHROMOSOME_OFFSETS,
  chromosomeCode,
  fromGenomeKey,
  GRCH37_LENGTHS,
} from './genome.ts';

/** What a file has at one position: a measured call, an imputed one, a row without a call, or no row at all. */
export type Presence = 'read' | 'imputed' | 'noCall' | 'absent';

/** Positions by what the file has there. */
export type PresenceCounts = Record<Presence, number>;

/** Bases of one bin of the ideogram: 200 on chromosome 1. */
export const BIN_BASES = 1_250_000;

/** Positions of one bin; bins without any position are left out. */
export interface CoverageBin extends PresenceCounts {
  /** From 0; the bin covers the bases from `bin * BIN_BASES` on. */
  bin: number;
}

export interface ChromosomeCoverage extends PresenceCounts {
  chromosome: Chromosome;
  bins: CoverageBin[];
}

/** Distinct positions of a pack by what the file has there, in total and by place. */
export interface PositionCoverage extends PresenceCounts {
  /** Chromosomes that the pack has positions on, in genome order. */
  chromosomes: ChromosomeCoverage[];
}

/** Bins of a chromosome: its GRCh37 length decides; positions of another build beyond its end go into the last bin. */
export function binCount(chromosome: Chromosome): number {
  return Math.ceil((GRCH37_LENGTHS[chromosomeCode(chromosome) - 1] ?? 0) / BIN_BASES);
}

/** Counts the distinct keys of a pack by what `presenceAt` says of each, and sorts them into bins. */
export function coverPositions(keys: Iterable<number>, presenceAt: (key: number) => Presence): PositionCoverage {
  const distinct = Uint32Array.from(new Set(keys))
    .filter((key) => key >= (CHROMOSOME_OFFSETS[1] ?? 1))
    .sort();
  const coverage: PositionCoverage = { ...NOTHING, chromosomes: [] };
  for (const key of distinct) {
    const { chromosome, position } = fromGenomeKey(key);
    const presence = presenceAt(key);
    const on = lastOr(coverage.chromosomes, (one) => one.chromosome === chromosome, {
      chromosome,
      ...NOTHING,
      bins: [],
    });
    const bin = Math.min(Math.floor((position - 1) / BIN_BASES), binCount(chromosome) - 1);
    const within = lastOr(on.bins, (one) => one.bin === bin, { bin, ...NOTHING });
    for (const counts of [coverage, on, within]) counts[presence]++;
  }
  return coverage;
}

const NOTHING: PresenceCounts = { read: 0, imputed: 0, noCall: 0, absent: 0 };

/** The last of a list if it fits, else `fresh`, added: keys come in order. */
function lastOr<T>(list: T[], fits: (one: T) => boolean, fresh: T): T {
  const last = list.at(-1);
  if (last !== undefined && fits(last)) return last;
  list.push(fresh);
  return fresh;
}

/** Which positions of one pack the open file has. */
export interface PackCoverage extends PositionCoverage {
  id: string;
  kind: 'pgx' | 'score';
  /** False where the pack's positions are not known on the build of the file: nothing can be counted then. */
  onBuild: boolean;
}

export interface CoverageReport {
  build: Build;
  /** In the order of the packs' ids, medicines first. */
  packs: PackCoverage[];
}
