import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { DifferenceAgainst, ScorePage, ScoreQuestion } from '../domain/analysis/score-question.ts';
import type { AnalysisEvent, ReportRest, Stopped } from '../domain/analysis/stages.ts';
import type { AncestryMap } from '../domain/ancestry/map.ts';
import type { FindingFacts, FindingsAnswer, FindingsQuestion } from '../domain/findings/answer.ts';
import type { ComparisonReport } from '../domain/genotype/compare.ts';
import type { ClinvarReport } from '../domain/clinvar/report.ts';
import type { CoverageReport } from '../domain/genotype/position-coverage.ts';
import type { RowRange, VariantRow } from '../domain/genotype/variant-row.ts';
import type { PackIdentity } from '../domain/identity.ts';
import type { PublishedAnswer, PublishedQuestion } from '../domain/published/answer.ts';
import type { DrawnScore, DriftQuestion } from '../domain/lab/drift.ts';
import type { MarkerFrequencies } from '../domain/lab/lab-data.ts';
import type { ScoreTable } from '../domain/lab/score-table.ts';
import type { ClassParts } from '../domain/synthetic/class-source.ts';
import type { IdentifiedDrugPack } from '../domain/pgx/drugs/catalogue.ts';
import type { MedicineFacts } from '../domain/pgx/mental-health/medicine-facts.ts';
import type { OutsideLine } from '../domain/pgx/outside-lines.ts';
import type { BroughtScore } from '../domain/scores/brought-score.ts';
import type { UseProfile } from '../domain/scores/licence.ts';
import type { ScoreDifference } from '../domain/scores/score-difference.ts';
import type { RowQuery, ScoreRowPage } from '../domain/scores/score-rows.ts';
import type { Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import type { ExportedGenome, ExportPacks } from './export/export-desk.ts';
import type { PartRequest, PartScanner, ScannedPart } from './part.ts';

/** A brought ClinVar file, and the BED of what could be called, if one came with it. */
export interface ClinvarFiles {
  file: Blob;
  callable: Blob | null;
}

/** What is told while it is read: bytes of the file on disk. */
export type ClinvarProgress = (bytesRead: number, bytesTotal: number) => void;

/**
 * Every question that is answered from a genome, once: the vault implements it, a worker exposes it, and the page asks it by name
 * (`AnalysisClient.ask`). It has no network. Asked through a worker every answer is a promise.
 */
export interface VaultApi {
  /** Rows that a search means (rsid, gene, place, span); null where it means nothing that is known. */
  find(text: string): RowRange | null;
  /** A page of rows; at most 500. Empty where no genome is open. */
  rows(from: number, count: number): VariantRow[];
  /** Which positions of each pack the open file has; null where no genome is open or its build is not known. */
  coverage(): CoverageReport | null;
  /** Single-gene findings of the topics that are named, in the open genome or in the one compared with it; null where there is none. Never part of a report by itself. */
  findings(question: FindingsQuestion): FindingsAnswer | null;
  /** Published figures about such findings, and which table there is; null before the packs are loaded. Nothing in it is about anybody. */
  findingFacts(): FindingFacts | null;
  /** Where the open genome lies among the reference people; null where that is not known. Asked for by the page when it draws, never part of a report. */
  ancestryMap(): AncestryMap | null;
  /** What the page needs of the packs to speak of medicines; null before they are there. Nothing in it is about anybody. */
  medicineFacts(): MedicineFacts | null;
  /** What the tables make of results of other tests, line by line. Nothing is applied. */
  readOutside(text: string): OutsideLine[];
  /** The drug packs, for the page to search by itself: nothing of a person. Empty until the packs are loaded. */
  drugPacks(): IdentifiedDrugPack[];
  /** Bundled scores whose rows all add a weight a copy, row by row, as the reference groups have them: nothing of a person. Empty until the packs are loaded. */
  scoreTables(): ScoreTable[];
  /** What the synthetic people of a class are drawn from: nothing of a person. null until the packs are loaded. */
  classParts(): ClassParts | null;
  /** Scores with random weights, as they are distributed in each group. */
  drawScores(markers: MarkerFrequencies, question: DriftQuestion): DrawnScore[];
  /** Answers for the open genome again, under other options: the file is not read again. */
  interpret(options: AnalysisOptions, onEvent: (event: AnalysisEvent) => void): Promise<Result<ReportRest>>;
  /** Reads a second file and compares it with the open one. Both stay until the next analysis or {@link VaultApi.merge}. */
  compare(
    file: Blob,
    options: AnalysisOptions,
    onEvent: (event: AnalysisEvent) => void,
  ): Promise<Result<ComparisonReport> | Stopped>;
  /** Ends a comparison that is being read; the open genome stays. */
  stopComparing(): void;
  /** Joins the two compared files of one person into one genome, conflicts as no-calls, and analyses it. */
  merge(options: AnalysisOptions, onEvent: (event: AnalysisEvent) => void): Promise<Result<ReportRest>>;
  /** Which of these files are scoring files, by their first bytes. */
  areScores(files: Blob[]): Promise<boolean[]>;
  /** Reads scoring files, one answer each, in order. They are computed with the next {@link VaultApi.interpret} or analysis, until the worker ends. */
  bringScores(files: Blob[], profile: UseProfile): Promise<Result<BroughtScore[]>[]>;
  /** Gives a brought score up; a bundled one of the same id takes its place again. */
  removeScore(id: string): void;
  /** Rows of a score and what became of them in the open genome; at most 500. Null where no genome or score of that id is there. */
  scoreRows(question: ScoreQuestion, query: RowQuery, page: ScorePage): ScoreRowPage | null;
  /** The same rows, all of them, as a file for a spreadsheet. */
  scoreListing(question: ScoreQuestion, query: RowQuery): Blob | null;
  /** Why a score came out differently under other options, or in the file that was compared. */
  scoreDifference(question: ScoreQuestion, against: DifferenceAgainst): ScoreDifference | null;
  /** Which of these files are ClinVar's VCF, by their headers. */
  areClinvar(files: Blob[]): Promise<boolean[]>;
  /** Reads ClinVar's VCF beside the open genome, and says which of its records the genome carries. */
  joinClinvar(files: ClinvarFiles, onProgress: ClinvarProgress): Promise<Result<ClinvarReport> | Stopped>;
  /** Ends the reading of ClinVar's file. */
  stopClinvar(): void;
  /** Takes the table of published changes, which a room brings when it is first needed. */
  loadPublished(pack: LoadedPack): Promise<Result<null>>;
  /** Published changes of some genes in the open genome. Reads a VCF once more at the first question; `reference/pack-missing` before {@link VaultApi.loadPublished}. */
  published(question: PublishedQuestion): Promise<Result<PublishedAnswer>>;
  /** What of the packs an export needs: nothing of a person; null before they are loaded. */
  exportPacks(): ExportPacks | null;
  /** The open genome for the worker that writes it. Errors: `input/nothing-open`, `export/doubtful-file`; those of reading a VCF again. */
  takeOut(): Promise<Result<ExportedGenome>>;
  /** Decodes and keeps the packs; buffers are transferred. */
  loadPacks(packs: LoadedPack[]): Result<PackIdentity[]>;
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
