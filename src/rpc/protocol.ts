import type { FileReport, GeneReport, PackIdentity, Report, ScoreReport } from '../domain/report/report.ts';
import type { PositionCoverage } from '../domain/genotype/position-coverage.ts';
import type { Comparison } from '../domain/genotype/compare.ts';
import type { Build, Chromosome } from '../domain/genotype/genome.ts';
import type { MedicineFacts } from '../domain/pgx/mental-health/medicine-facts.ts';
import type { OutsideLine } from '../domain/pgx/outside-lines.ts';
import type { ImportedScore } from '../domain/scores/imported-score.ts';
import type { UseProfile } from '../domain/scores/licence.ts';
import type { ScoreDifference } from '../domain/scores/score-difference.ts';
import type { DrawnScore, DriftQuestion } from '../domain/lab/drift.ts';
import type { MarkerFrequencies } from '../domain/lab/lab-data.ts';
import type { ScoreTable } from '../domain/lab/score-table.ts';
import type { AncestryMap } from '../domain/ancestry/map.ts';
import type { ReferenceShares } from '../domain/scores/score-options.ts';
import type { RowQuery, ScoreRowPage } from '../domain/scores/score-rows.ts';
import type { IdentifiedDrugPack } from '../domain/pgx/drugs/catalogue.ts';
import type { Result } from '../errors/result.ts';
import type { PathClass } from '../seal/policy/path-class.ts';
import type { PartRequest, PartScanner, ScannedPart } from './part.ts';
import type { NetworkProbe } from '../seal/seal-probe.ts';

/** Stages of an analysis, in order. */
export const STAGES = ['unpacking', 'reading', 'medicines', 'scores'] as const;
export type Stage = (typeof STAGES)[number];

/** What the vault says while it works. Each result is sent as soon as its stage is done. */
export type AnalysisEvent =
  | { type: 'progress'; stage: Stage; bytesRead: number; bytesTotal: number; rows: number }
  | { type: 'file'; value: FileReport }
  | { type: 'pgx'; value: Record<string, GeneReport> }
  | { type: 'scores'; value: ScoreReport[] };

/** What of a report its stages have sent already. */
export type StagedParts = Pick<Report, 'file' | 'pgx' | 'scores'>;
/** What of a report is sent at its end. */
export type ReportRest = Omit<Report, keyof StagedParts>;

export interface AnalysisOptions {
  /** Ambiguous (A/T, C/G) sites: leave out, trust the file's strand, or (the default) count them where enough other rows prove it. */
  ambiguous: 'exclude' | 'keep' | 'proven';
  /** Insertions and deletions of scores: leave out, or read I/D with the row's two alleles. */
  indels: 'exclude' | 'keep';
  /** Rows of a score that were not observed: add nothing, `w·2f`, or `w·2f` with its variance. */
  missing: 'drop' | 'frequency' | 'expected';
  /** Dosage of a male's single X allele: 1 or 2 (plink2's default). */
  maleX: 1 | 2;
  /** Sample of a multi-sample VCF, or entry of an archive, that the person chose. */
  sample?: string;
  entry?: string;
  /** Reference groups that scores are compared with, chosen by hand: they stand before what is inferred. Without either no percentile is given. */
  reference?: ReferenceShares | undefined;
  /** `infer` (the default): scores are compared with the mixture of reference groups that the file itself shows. `skip`: nothing is inferred. */
  ancestry?: 'infer' | 'skip';
  /** PharmCAT-like research option: combinations and partial alleles. */
  combinations: boolean;
  /** Research option: CYP2D6 by single variants. Copy number and hybrids stay unseen: no medicine goes by it. */
  cyp2d6Research?: boolean;
  /** Results of other tests: one `GENE<TAB>diplotype` each. They stand before the file's own call. */
  outsideCalls?: readonly string[];
}

export const DEFAULT_OPTIONS: AnalysisOptions = {
  ambiguous: 'proven',
  indels: 'exclude',
  missing: 'expected',
  maleX: 2,
  combinations: false,
};

/** The person pressed Stop: neither a result nor a failure. */
export interface Stopped {
  stopped: true;
}

/** A reference pack with its bytes, as the packs worker hands it over. */
export interface LoadedPack {
  identity: PackIdentity;
  kind:
    | 'pgx'
    | 'score'
    | 'sample'
    | 'markers'
    | 'drugs'
    | 'interactions'
    | 'ancestry'
    | 'ancestry-more'
    | 'lab'
    | 'liftover';
  bytes: Uint8Array<ArrayBuffer>;
}

/** What the vault can say about its own seal, measured when asked. */
export interface VaultSeal {
  network: NetworkProbe;
  /** `WebAssembly.Module.imports(kernel).length`: a module that imports nothing can call nothing. */
  kernelImports: number;
  /** SHA-256 of the kernel's bytes, computed from the bytes that run. */
  kernelSha256: string;
}

/** Rows [from, to) of the genome, in genome order. */
export interface RowRange {
  from: number;
  to: number;
}

/** One row of the person's file, as the variant browser shows it. */
export interface VariantRow {
  row: number;
  id: string | null;
  chromosome: Chromosome;
  position: number;
  /** Letters, or allele texts with `/` between; null for a no-call. */
  genotype: string | null;
}

/** A second file held against the first. */
export interface ComparisonReport extends Omit<Comparison, 'discordant'> {
  second: FileReport;
  discordant: { id: string | null; chromosome: Chromosome; position: number; first: string; second: string }[];
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

/** Which score is asked about, under which options. */
export interface ScoreQuestion {
  id: string;
  options: AnalysisOptions;
}

/** Rows [from, from + count) of a listing. */
export interface ScorePage {
  from: number;
  count: number;
}

/** What a score is held against: other options for the open genome, or the second genome under the same options. */
export type DifferenceAgainst = { kind: 'options'; options: AnalysisOptions } | { kind: 'second' };

/** The worker that sees a genome. It has no network. */
export interface VaultApi {
  /** Rows that a search means (rsid, gene, place, span); null where it means nothing that is known. */
  find(text: string): Promise<RowRange | null>;
  /** A page of rows; at most 500. Empty where no genome is open. */
  rows(from: number, count: number): Promise<VariantRow[]>;
  /** Which positions of each pack the open file has; null where no genome is open or its build is not known. */
  coverage(): Promise<CoverageReport | null>;
  /** Where the open genome lies among the reference people; null where that is not known. Asked for by the page when it draws, never part of a report. */
  ancestryMap(): Promise<AncestryMap | null>;
  /** What the page needs of the packs to speak of medicines; null before they are there. Nothing in it is about anybody. */
  medicineFacts(): Promise<MedicineFacts | null>;
  /** What the tables make of results of other tests, line by line. Nothing is applied. */
  readOutside(text: string): Promise<OutsideLine[]>;
  /** The drug packs, for the page to search by itself: nothing of a person. Empty until the packs are loaded. */
  drugPacks(): Promise<IdentifiedDrugPack[]>;
  /** Bundled scores whose rows all add a weight a copy, row by row, as the reference groups have them: nothing of a person. Empty until the packs are loaded. */
  scoreTables(): Promise<ScoreTable[]>;
  /** Scores with random weights, as they are distributed in each group. */
  drawScores(markers: MarkerFrequencies, question: DriftQuestion): Promise<DrawnScore[]>;
  /** Answers for the open genome again, under other options: the file is not read again. */
  interpret(options: AnalysisOptions, onEvent: (event: AnalysisEvent) => void): Promise<Result<ReportRest>>;
  /** Reads a second file and compares it with the open one. Both stay until the next analysis or {@link VaultApi.merge}. */
  compare(
    file: Blob,
    options: AnalysisOptions,
    onEvent: (event: AnalysisEvent) => void,
  ): Promise<Result<ComparisonReport> | Stopped>;
  /** Ends a comparison that is being read; the open genome stays. */
  stopComparing(): Promise<void>;
  /** Joins the two compared files of one person into one genome, conflicts as no-calls, and analyses it. */
  merge(options: AnalysisOptions, onEvent: (event: AnalysisEvent) => void): Promise<Result<ReportRest>>;
  /** Which of these files are scoring files, by their first bytes. */
  areScores(files: Blob[]): Promise<boolean[]>;
  /** Reads scoring files, one answer each, in order. They are computed with the next {@link VaultApi.interpret} or analysis, until the worker ends. */
  importScores(files: Blob[], profile: UseProfile): Promise<Result<ImportedScore[]>[]>;
  /** Gives an imported score up; a bundled one of the same id takes its place again. */
  removeScore(id: string): Promise<void>;
  /** Rows of a score and what became of them in the open genome; at most 500. Null where no genome or score of that id is there. */
  scoreRows(question: ScoreQuestion, query: RowQuery, page: ScorePage): Promise<ScoreRowPage | null>;
  /** The same rows, all of them, as a file for a spreadsheet. */
  scoreListing(question: ScoreQuestion, query: RowQuery): Promise<Blob | null>;
  /** Why a score came out differently under other options, or in the file that was compared. */
  scoreDifference(question: ScoreQuestion, against: DifferenceAgainst): Promise<ScoreDifference | null>;
  /** Tries the network (`probeNetwork`) and looks at the kernel that runs. */
  seal(): Promise<VaultSeal>;
  /** Decodes and keeps the packs; buffers are transferred. */
  loadPacks(packs: LoadedPack[]): Promise<Result<PackIdentity[]>>;
  /** Reads and analyses one file; the answer is what the events have not said. Stop it by terminating the worker: nothing else stops within a second. */
  analyse(
    file: Blob,
    options: AnalysisOptions,
    onEvent: (event: AnalysisEvent) => void,
    /** Another vault for the second half of a whole genome. */
    scanPart?: PartScanner,
  ): Promise<Result<ReportRest>>;
  /** Scans a part of a file for another vault, and keeps nothing. */
  scanPart(request: PartRequest): Promise<Result<ScannedPart>>;
}

/** The worker that has the network and never sees a genome. It takes compiled-in ids only, never a URL. */
export interface PacksApi {
  load(id: string): Promise<Result<LoadedPack>>;
  /** The headers that the page and the workers are given, as they arrive; null where nothing is served (the build that is one file). */
  headers(): Promise<SeenHeaders[] | null>;
}

/** One answer of the host, or of the service worker in its place, as a context with a network sees it. */
export interface SeenHeaders {
  pathClass: PathClass;
  /** Path below the app's folder; empty for the page. */
  path: string;
  headers: [name: string, value: string][];
  /** Names of the headers that differ from the policy. */
  deviations: string[];
}
