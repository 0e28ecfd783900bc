import { type Build, type Chromosome, genomeKey } from './genome.ts';

/** A variant whose place differs between the assemblies, so that a file's position for it tells the assembly. */
export interface BuildMarker {
  rsid: number;
  chromosome: Chromosome;
  /** 1-based positions; 0 where the assembly does not have the variant. */
  positions: Readonly<Record<Build, number>>;
  /** Alleles on the plus strand, two letters (`AG`), the same in every assembly. */
  alleles: string;
}

/** What a file has at the places of markers. */
export interface MarkerRows {
  /** Ids (`rs` numbers, 0 for any other id) and called letters (`''` for a no-call) of the rows at a place, by its key. */
  byKey: ReadonlyMap<number, readonly { rsNumber: number; letters: string }[]>;
  /** Whether the file names its rows by rsid at all. Without, position and alleles alone must do. */
  hasRsids: boolean;
}

export interface BuildVote {
  /** Markers found at their place in each assembly. */
  agree: Record<Build, number>;
  /** The assembly voted for; null where too few markers were found or they disagree. */
  build: Build | null;
  /** Rows of two assemblies stand in one file: none of them can be taken at its place. */
  mixed: boolean;
}

const BUILDS: readonly Build[] = ['NCBI36', 'GRCh37', 'GRCh38'];
/** Two variants at the very place of one assembly, by rsid, are beyond chance: places differ by thousands of bases. */
const LEAST_BY_RSID = 2;
/** Without rsids a place alone may hold any variant; alleles thin that out, the number does the rest. */
const LEAST_BY_PLACE = 20;
/** How far ahead the winner must be. */
const LEAST_SHARE = 0.8;
/** A second assembly with this share of the markers, and this many, is no accident where rsids tell. */
const MIXED_SHARE = 0.05;
const LEAST_MIXED = 3;
/** Share from which it is none where only places and alleles tell. */
const MIXED_SHARE_BY_PLACE = 0.2;
/** Rows of a file that must show its assembly: a genome or a chip has hundreds of the markers, where its header is right. */
const ROWS_WITH_MARKERS = 200_000;

/** Counts for each assembly the markers that the file has at their place there. */
export function voteOnBuild(rows: MarkerRows, markers: readonly BuildMarker[]): BuildVote {
  const agree: Record<Build, number> = { NCBI36: 0, GRCh37: 0, GRCh38: 0 };
  for (const marker of markers) {
    for (const build of BUILDS) {
      const found = rows.byKey.get(genomeKey(marker.chromosome, marker.positions[build]));
      if (found?.some((row) => isMarker(row, marker, rows.hasRsids)) === true) agree[build]++;
    }
  }
  const mixed = isMixed(agree, rows.hasRsids);
  return { agree, build: mixed ? null : winner(agree, rows.hasRsids ? LEAST_BY_RSID : LEAST_BY_PLACE), mixed };
}

function isMixed(agree: Readonly<Record<Build, number>>, byRsid: boolean): boolean {
  const [first = 0, second = 0] = BUILDS.map((build) => agree[build]).sort((a, b) => b - a);
  const least = byRsid ? LEAST_MIXED : LEAST_BY_PLACE;
  return second >= least && second >= (first + second) * (byRsid ? MIXED_SHARE : MIXED_SHARE_BY_PLACE);
}

function isMarker(row: { rsNumber: number; letters: string }, marker: BuildMarker, byRsid: boolean): boolean {
  if (byRsid) return row.rsNumber === marker.rsid;
  return row.letters !== '' && Array.from(row.letters).every((letter) => marker.alleles.includes(letter));
}

function winner(agree: Readonly<Record<Build, number>>, least: number): Build | null {
  const total = BUILDS.reduce((sum, build) => sum + agree[build], 0);
  const best = BUILDS.find((build) => agree[build] >= least && agree[build] >= total * LEAST_SHARE);
  return best ?? null;
}

export interface BuildDecision {
  build: Build | null;
  buildFrom: 'header' | 'contig' | 'markers' | null;
  /** Whether header and positions contradict each other; the positions then decide. */
  conflict: boolean;
}

/**
 * Positions outrank words: a header that contradicts the vote loses. Without a vote the header stands, unless the file is so large that the
 * markers would have to be there: a genome with none of them in place is of an assembly that is not known here.
 *
 * @param rows rows of the file
 */
export function decideBuild(
  vote: BuildVote,
  header: { build: Build | null; from: 'header' | 'contig' | null },
  rows: number,
): BuildDecision {
  if (vote.mixed) return { build: null, buildFrom: null, conflict: true };
  if (vote.build !== null && vote.build !== header.build) {
    return { build: vote.build, buildFrom: 'markers', conflict: header.build !== null };
  }
  const found = Math.max(...BUILDS.map((build) => vote.agree[build]));
  if (vote.build === null && rows >= ROWS_WITH_MARKERS && found < LEAST_BY_PLACE) {
    return { build: null, buildFrom: null, conflict: header.build !== null };
  }
  return { build: header.build, buildFrom: header.build === null ? null : (header.from ?? 'header'), conflict: false };
}
