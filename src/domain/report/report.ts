import type { Build } from '../genotype/genome.ts';

/** Contract of the exported JSON (`docs/report.md`). Fields may be added, never renamed or dropped. */
export const REPORT_SCHEMA = 'sequester-report/1';

export interface PackIdentity {
  id: string;
  version: string;
  date: string;
  licence: string;
  sha256: string;
}

export interface AppIdentity {
  version: string;
  kernelSha256: string;
  packs: PackIdentity[];
}

export type FileStatus = 'ok' | 'needs-choice' | 'refuse';
export type Sex = 'male' | 'female' | null;

/** Why a call of the file counts as a no-call: what the file says there cannot be. */
export type SetAsideReason = 'duplicates-disagree' | 'two-alleles-on-x' | 'two-alleles-on-y' | 'two-alleles-on-mt';

/** A place whose call was set to no-call while the file was read. */
export interface SetAsideCall {
  reason: SetAsideReason;
  /** `1`…`22`, `X`, `Y`, `MT`; the position is 1-based in the file's own build. */
  chromosome: string;
  position: number;
}

/** What was found out about the person's file. Nothing of its header text, no name and no id of a person. */
export interface FileReport {
  status: FileStatus;
  /** Peer vocabulary (`EMPTY`, `PDF`, `TRUNCATED_ARCHIVE`…), only when `status` is not `ok`. */
  errorCode?: string;
  /** The next step in plain English, only when `status` is not `ok`. */
  remedy?: string;
  /** `needs-choice`: what there is to choose from (sample names or archive entries are shown on screen only, never exported). */
  choices?: number;
  source: string | null;
  vendorVersion: string | null;
  chip: string | null;
  container: string | null;
  build: 36 | 37 | 38 | null;
  buildFrom: 'header' | 'contig' | 'markers' | null;
  sex: Sex;
  /** Whether most calls of a VCF are phased; null for files that state no phase. */
  phased?: boolean | null;
  rows: number;
  noCalls: number;
  /** Rows with a call that was imputed, not measured. Left out where there are none. */
  imputed?: number;
  warnings: string[];
  /** 1-based line numbers of lines that are no rows; the first {@link MAX_LISTED_LINES}. */
  badRows: number[];
  badRowCount: number;
  duplicates: number;
  conflicts: number;
  skipped: number;
  /** Chip files: rows called with `I` or `D`, and whether the vendor's way of using them is known. Left out where there are none. */
  indelLetters?: { rows: number; known: boolean };
  /** Calls that cannot be and count as no-calls, in genome order; the first {@link MAX_LISTED_LINES}. Left out where there are none. */
  setAside?: SetAsideCall[];
  /** Evidence for the build and the sex: counts, no identifiers. */
  evidence: FileEvidence;
}

export interface FileEvidence {
  buildVotes: { build: 36 | 37 | 38; agree: number }[];
  headerBuild: 36 | 37 | 38 | null;
  xHeterozygous: number;
  xHomozygous: number;
  xHaploid: number;
  yCalled: number;
  yTotal: number;
}

export const MAX_LISTED_LINES = 1000;

export type GeneStatus = 'called' | 'not-called' | 'no-data' | 'outside';
/**
 * `normal`: nothing that fits is anything else. `altered`: another result than that of most people. `nothing-found`: nothing was found in
 * what was read, and something else is possible, with the probability of `residualRisk`. `indeterminate`: read, without an answer.
 * `not-callable`: what would decide was not read.
 */
export type Verdict = 'normal' | 'altered' | 'nothing-found' | 'indeterminate' | 'not-callable';

/** How one position of a gene stands in this file. */
export interface GenePosition {
  rsid: string;
  position: number;
  position37: number | null;
  /** `read`: measured. `imputed`: a guess from a reference panel that the file is certain enough of. */
  state: 'read' | 'imputed' | 'no-call' | 'absent' | 'unreadable';
  /** Alleles as read, plus strand, `null` unless `state` is `read` or `imputed`. */
  genotype: string | null;
  /** Whether a non-reference base was read. */
  variant: boolean;
  /** Named alleles whose definition has this position. */
  decides: string[];
  /** Whether probes of this chip are known to agree badly with other chips here. */
  weak?: boolean;
  /** The chip that the file comes from is known not to have the position: no better file of it would. */
  notOnChip?: true;
}

/** Phenotype of one of several tied diplotypes. */
export interface DiplotypePhenotype {
  diplotype: string;
  phenotype: string | null;
  activityScore: number | null;
  /** Whether the score is a lower bound: a gene in three copies or more. */
  activityScoreAtLeast?: boolean;
}

/** A position that was read in place of one that was not: it moves probabilities, never a call. */
export interface ProxyPosition {
  /** rsid that was read. */
  rsid: string;
  /** rsid that it stands in for. */
  insteadOf: string;
}

/** What absent positions leave open about a strict call, in the group where it is the most. */
export interface ResidualRisk {
  group: string;
  probability: number;
  /** With every unknown frequency at its upper bound. */
  upper: number;
}

/** A position that was not read, and how much knowing it would raise the expected probability of the likeliest phenotype. */
export interface SettlingPosition {
  rsid: string;
  position: number;
  position37: number | null;
  group: string;
  gain: number;
}

export interface GeneReport {
  status: GeneStatus;
  /** Strict call, all ties of the top score in order; the carried alleles where only they are known (DPYD, RYR1 without phase). */
  diplotypes: string[];
  /** The call as it is shown (`c.61C>T (heterozygous)`). */
  labels: string[];
  /** Allele pairs that guidance goes by; one entry where there is one copy. */
  guidance: string[][];
  /** Alleles that the person carries on strands unknown, twice where on both (DPYD, RYR1 without phase). */
  carriedAlleles?: string[];
  /** Phenotype of each diplotype, where the tables assign one by diplotype. */
  byDiplotype: DiplotypePhenotype[];
  phenotype: string | null;
  activityScore: number | null;
  missingPositions: number;
  positions: number;
  excluded: string[];
  notExcluded: string[];
  /** Probability of each phenotype in each biogeographic group, of all diplotypes that fit (methods: posterior). */
  posterior: Record<string, Record<string, number>>;
  /** Bounds of {@link posterior} where allele frequencies are not known exactly: from and to. */
  posteriorBounds?: Record<string, Record<string, [number, number]>>;
  /** Worst group: the probability that the phenotype is none of the strict call's. */
  residualRisk?: ResidualRisk | null;
  /** The unread position that would settle the most, in the group where least is settled. */
  settles?: SettlingPosition | null;
  /** Positions that stand in for others in {@link posterior}; left out where there are none. */
  proxies?: ProxyPosition[];
  verdict: Verdict;
  /** Every other phenotype is improbable in every group (0.3 % at most, see `FIRM_RESIDUAL`); only `normal` and `altered` can be. */
  firm: boolean;
  /** Whose table the gene goes by, and of which day. */
  asOf: string;
  /** Why the verdict is what it is: a code (`pgx/decisive-position-missing`…) that the page puts into words. */
  reasons: string[];
  /** One row a position, in genome order: what the strip of the page draws. */
  sites: GenePosition[];
}

export interface RefusedRow {
  row: number;
  reason: string;
  /** What the row would weigh, where it has a number: what is lost can be judged. */
  weight?: number;
}

/** What a percentile rests on. */
export interface StandingBasis {
  /**
   * `group`: frequencies of one reference group. `mixture`: the person's mixture of them. `table`: frequencies handed in. `published`: the
   * file's own. `calibrated-mixture`: the file's own by group, mixed as BOADICEA does.
   */
  mean: 'group' | 'mixture' | 'table' | 'published' | 'calibrated-mixture';
  /** `measured`: on reference people's genotypes. `independent-rows`: from frequencies, as if no rows were linked. */
  sd: 'measured' | 'independent-rows' | 'published' | 'calibrated-mixture';
  /** Who chose the reference groups; null where there are none. */
  from: 'inferred' | 'chosen' | null;
}

export interface ScoreReport {
  id: string;
  trait: string;
  sum: number;
  alleleCount: number;
  matched: number;
  /** Matched rows whose genotype was imputed, not measured; left out where there are none. */
  imputed?: number;
  rows: number;
  flipped: number;
  ambiguous: number;
  /** Matched rows with A/T or C/G that count because the strand of the file is proved; left out where there are none. */
  ambiguousKept?: number;
  refused: RefusedRow[];
  noCall: number;
  absent: number;
  /** Share of the score's variance that this file sees; null where a frequency is unknown. */
  varianceSeen: number | null;
  mean: number | null;
  sd: number | null;
  z: number | null;
  interval: [number, number] | null;
  percentile: number | null;
  reference: string | null;
  /** The 95 % interval on the percentile axis: what the file does not show, and how well the spread of the score is known. */
  percentileInterval?: [number, number] | null;
  /** What mean and standard deviation rest on; left out where there is no percentile. */
  how?: StandingBasis;
  interpretable: boolean;
  reason?: string;
  /** Set where the score is no bundled one: which file somebody brought, and what its header says of terms and source. */
  imported?: { sha256: string; licence: string | null; citation: string | null };
  /** The build from which the score's places were carried over to that of the file; left out where it has places of its own. */
  liftedFrom?: 36 | 37 | 38;
}

export interface AncestryReport {
  markers: number;
  nearest: Record<string, number>;
  mixture: Record<string, { share: number; se: number }>;
  outside: boolean;
  /** Why nobody is near, or why nothing is inferred: a code that the page puts into words. */
  reason?: string;
  /** Regions of HGDP among the nearest people of that study; left out where it could not be asked. */
  regions?: Record<string, number>;
}

/** How firmly the person's results stand behind a row: `likely` and `uncertain` rest on what could not be read. */
export type DrugCertainty = 'certain' | 'likely' | 'uncertain';

export interface DrugReport {
  drug: string;
  genes: string[];
  source: 'CPIC' | 'DPWG' | 'FDA';
  category: string;
  strength: string | null;
  url: string | null;
  pmid: string | null;
  date: string | null;
  superseded?: boolean;
  /** PMID of the later guideline. */
  supersededBy?: string;
  /** Id of the guideline's annotation. */
  guideline?: string;
  /** The guideline's own population word; absent = everyone. */
  population?: string;
  /** Everything the recommendation says, as codes, and its figures by kind. */
  codes?: string[];
  numbers?: Record<string, string[]>;
  /** The result of each gene that the row was looked up with, in the source's own words. */
  results?: Record<string, string>;
  certainty?: DrugCertainty;
  /** Genes of the guideline without a usable result. */
  missingGenes?: string[];
  /** The advice is the same for every result of those genes. */
  sameForMissing?: true;
  /** Every gene that the row goes by has the result of two reference alleles, as far as it was read. */
  usual?: true;
  /** Genes of the guideline whose result was given from outside the file. */
  outsideGenes?: string[];
}

export interface Report {
  schema: typeof REPORT_SCHEMA;
  app: AppIdentity;
  file: FileReport;
  pgx: Record<string, GeneReport>;
  drugs: DrugReport[];
  scores: ScoreReport[];
  ancestry: AncestryReport;
}

/** The number that the report prints for a build. */
export const BUILD_NUMBERS: Readonly<Record<Build, 36 | 37 | 38>> = { NCBI36: 36, GRCh37: 37, GRCh38: 38 };
