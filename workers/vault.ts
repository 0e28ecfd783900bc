import type { AncestryMap } from '../src/domain/ancestry/map.ts';
import { type DrawnScore, drawScores, type DriftQuestion } from '../src/domain/lab/drift.ts';
import type { MarkerFrequencies } from '../src/domain/lab/lab-data.ts';
import { type ScoreTable, scoreTableOf } from '../src/domain/lab/score-table.ts';
import type { IdentifiedDrugPack } from '../src/domain/pgx/drugs/catalogue.ts';
import type { MedicineFacts } from '../src/domain/pgx/mental-health/medicine-facts.ts';
import { type OutsideLine, readOutsideLines } from '../src/domain/pgx/outside-lines.ts';
import type { AppIdentity, PackIdentity, Report } from '../src/domain/report/report.ts';
import type { ImportedScore } from '../src/domain/scores/imported-score.ts';
import type { UseProfile } from '../src/domain/scores/licence.ts';
import type { PackedScore } from '../src/domain/scores/packed-score.ts';
import type { ScoreAudit } from '../src/domain/scores/score-audit.ts';
import { explainDifference, type ScoreDifference } from '../src/domain/scores/score-difference.ts';
import type { RowQuery, ScoreRowPage } from '../src/domain/scores/score-rows.ts';
import { type Failure, fail, ok, type Result } from '../src/errors/result.ts';
import type {
  AnalysisEvent,
  AnalysisOptions,
  ComparisonReport,
  CoverageReport,
  DifferenceAgainst,
  LoadedPack,
  RowRange,
  ScorePage,
  ScoreQuestion,
  Stopped,
  VariantRow,
} from '../src/rpc/protocol.ts';
import type { PartRequest, PartScanner, ScannedPart } from '../src/rpc/part.ts';
import { inferReport, mapGenome, referencedBy, rehearse } from './ancestry.ts';
import { analyse, type AnalysisContext, guarded, interpretGenome, readFile } from './analysis.ts';
import { findRows, readRows } from './browse.ts';
import { compareGenomes, comparisonReport } from './compare.ts';
import { coverReferences } from './coverage.ts';
import { describeGenome, type Genome } from './genome.ts';
import type { Kernel } from './kernel/kernel.ts';
import { KernelPool } from './kernel/kernel-pool.ts';
import { medicineFacts } from './medicine-facts.ts';
import { mergeGenotypes } from './merge.ts';
import { decodeReferences, type References } from './references.ts';
import { listingOf, ScoreAudits } from './score-audits.ts';
import { isScoringFile, ScoreShelf, withImported } from './scores.ts';
import { scanPart } from './split.ts';

type OnEvent = (event: AnalysisEvent) => void;

/** A genome with the kernel whose memory holds it. */
interface Held {
  kernel: Kernel;
  genome: Genome;
  /** What it was read from; null for a joined one, which has no records of its own. */
  source: { file: Blob; chosen: Pick<AnalysisOptions, 'sample' | 'entry'> } | null;
  /** Imported scores whose records were kept when it was read. */
  watched: ReadonlySet<PackedScore>;
}

/** Most rows of a score that are told at once. */
const MAX_SCORE_ROWS = 500;
/** Rows that a difference of two sums is told by. */
const DIFFERENCE_ROWS = 100;

/** Thrown through the reader when a comparison is stopped; never leaves this file. */
class StoppedError extends Error {}

/**
 * What the vault worker does, apart from being a worker. Every genome lives in a kernel of its own: a file that cannot be read
 * leaves the open one as it was, and a genome that is given up is overwritten.
 */
export class Vault {
  readonly #kernels: KernelPool;
  readonly #app: Pick<AppIdentity, 'version' | 'kernelSha256'>;
  /** The packs as loaded, and with the scores that somebody brought. */
  #bundled: References | null = null;
  #references: References | null = null;
  readonly #shelf: ScoreShelf;
  readonly #audits = new ScoreAudits();
  #open: Held | null = null;
  #second: Held | null = null;
  #samePerson = false;
  /** Counts stops: a comparison that began before the last one ends at its next progress. */
  #stops = 0;

  constructor(module: WebAssembly.Module, app: Pick<AppIdentity, 'version' | 'kernelSha256'>) {
    this.#kernels = new KernelPool(module);
    this.#app = app;
    this.#shelf = new ScoreShelf(this.#kernels);
  }

  loadPacks(packs: LoadedPack[]): Result<PackIdentity[]> {
    const decoded = decodeReferences(packs);
    if (!decoded.ok) return decoded;
    this.#bundled = decoded.value;
    this.#takeShelf();
    setTimeout(() => {
      rehearse(decoded.value);
    });
    return ok(decoded.value.identities);
  }

  /** Reads and analyses a file; it becomes the open one. */
  async analyse(
    file: Blob,
    options: AnalysisOptions,
    onEvent: OnEvent,
    scanPart?: PartScanner,
  ): Promise<Result<Report>> {
    const context = await this.#context();
    if (!context.ok) return context;
    const { kernel } = context.value;
    const analysis = await analyse(context.value, { file, options, onEvent, scanPart });
    if (!analysis.ok) {
      this.#giveUp(kernel, analysis.error);
      return analysis;
    }
    const { sample, entry } = options;
    const chosen = { ...(sample === undefined ? {} : { sample }), ...(entry === undefined ? {} : { entry }) };
    const watched = new Set(context.value.references.imported ?? []);
    this.#keep({ kernel, genome: analysis.value.genome, source: { file, chosen }, watched });
    return ok(analysis.value.report);
  }

  /** Answers for the open genome again, under other options. */
  async interpret(options: AnalysisOptions, onEvent: OnEvent): Promise<Result<Report>> {
    const [open, references] = [this.#open, this.#references];
    if (open === null || references === null) return fail('input/nothing-open');
    if (open.source !== null && this.#lacksRecords(open)) {
      return this.analyse(open.source.file, { ...options, ...open.source.chosen }, onEvent);
    }
    const context: AnalysisContext = { kernel: open.kernel, app: this.#app, references };
    const report = await guarded(() =>
      Promise.resolve(ok(interpretGenome(context, { options, onEvent, sizeBytes: 0 }, open.genome))),
    );
    // After a trap its memory can no longer be trusted: the genome goes with it.
    if (!report.ok) {
      this.#giveUp(open.kernel, report.error);
      this.#open = null;
    }
    return report;
  }

  /** Scans a part of a file for another vault. */
  async scanPart(request: PartRequest): Promise<Result<ScannedPart>> {
    return scanPart(await this.#kernels.take(), request);
  }

  find(text: string): RowRange | null {
    return this.#open === null ? null : findRows(this.#open.genome, text, this.#references?.pgx ?? null);
  }

  rows(from: number, count: number): VariantRow[] {
    return this.#open === null ? [] : readRows(this.#open.genome, from, count);
  }

  coverage(): CoverageReport | null {
    if (this.#open === null || this.#references === null) return null;
    return coverReferences(this.#open.genome, this.#references);
  }

  /** Options as the analysis had them: with the reference that a genome shows itself. */
  #referenced({ kernel, genome }: Held, options: AnalysisOptions): AnalysisOptions {
    const ancestry = this.#references?.ancestry ?? null;
    return referencedBy(inferReport({ kernel, references: { ancestry } }, options, genome), ancestry, options);
  }

  ancestryMap(): AncestryMap | null {
    if (this.#open === null || this.#references === null) return null;
    return mapGenome(this.#open.kernel, this.#references.ancestry, this.#open.genome);
  }

  medicineFacts(): MedicineFacts | null {
    return this.#references === null ? null : medicineFacts(this.#references);
  }

  readOutside(text: string): OutsideLine[] {
    return readOutsideLines(this.#references?.pgx?.genes ?? [], text);
  }

  /** What the page searches drugs in. */
  drugPacks(): IdentifiedDrugPack[] {
    return this.#references?.drugs ?? [];
  }

  /** Bundled scores row by row, as the groups have them. */
  scoreTables(): ScoreTable[] {
    return (this.#bundled?.scores ?? []).map(scoreTableOf).filter((table) => table !== null);
  }

  drawScores(markers: MarkerFrequencies, question: DriftQuestion): DrawnScore[] {
    return drawScores(markers, question);
  }

  /** Reads a second file and compares it with the open one. */
  async compare(file: Blob, options: AnalysisOptions, onEvent: OnEvent): Promise<Result<ComparisonReport> | Stopped> {
    const first = this.#open;
    if (first === null) return fail('input/nothing-open');
    const stops = this.#stops;
    const isStopped = (): boolean => stops !== this.#stops;
    const context = await this.#context();
    if (!context.ok) return context;
    const second = await this.#readSecond(context.value, {
      file,
      options,
      onEvent: (event) => {
        if (isStopped()) throw new StoppedError();
        onEvent(event);
      },
    });
    if ('stopped' in second || !second.ok) return second;
    // Meanwhile another file may have become the open one: there is nothing to compare with any more.
    if (isStopped() || this.#open !== first) {
      this.#kernels.release(context.value.kernel);
      return { stopped: true };
    }
    if (this.#second !== null) this.#kernels.release(this.#second.kernel);
    this.#second = { kernel: context.value.kernel, genome: second.value, source: null, watched: new Set() };
    return this.#compareHeld(first.genome, second.value);
  }

  /** Ends a comparison that is being read; the open genome stays. */
  stopComparing(): void {
    this.#stops++;
  }

  async #readSecond(
    context: AnalysisContext,
    request: Parameters<typeof readFile>[1],
  ): Promise<Result<Genome> | Stopped> {
    try {
      const read = await guarded(() => readFile(context, request));
      if (!read.ok) this.#giveUp(context.kernel, read.error);
      return read;
    } catch (error) {
      this.#kernels.discard(context.kernel);
      if (error instanceof StoppedError) return { stopped: true };
      throw error;
    }
  }

  /** Joins the two compared chip files of one person; the joined genome becomes the open one. */
  async merge(options: AnalysisOptions, onEvent: OnEvent): Promise<Result<Report>> {
    const refusal = this.#mergeRefusal();
    if (refusal !== null) return { ok: false, error: refusal };
    const context = await this.#context();
    if (!context.ok) return context;
    if (this.#open === null || this.#second === null) return fail('input/nothing-open');
    const { kernel, references } = context.value;
    const [first, second] = [this.#open.genome, this.#second.genome];
    const merged = await guarded(() => {
      const read = mergeGenotypes(kernel, first, second);
      const genome = describeGenome({ container: 'none', warnings: [] }, read, references.markers);
      return Promise.resolve(
        ok({ genome, report: interpretGenome(context.value, { options, onEvent, sizeBytes: 0 }, genome) }),
      );
    });
    if (!merged.ok) {
      this.#giveUp(kernel, merged.error);
      return merged;
    }
    this.#keep({ kernel, genome: merged.value.genome, source: null, watched: new Set() });
    return ok(merged.value.report);
  }

  #mergeRefusal(): Failure | null {
    if (this.#open === null || this.#second === null) return { code: 'input/nothing-open' };
    const [first, second] = [this.#open.genome, this.#second.genome];
    // Chip rows are joined; records of a VCF are not, nor are estimates put beside measurements as if they were such.
    const isChip = ({ records, file }: Genome): boolean => records === 'letters' && file.imputed === undefined;
    if (!isChip(first) || !isChip(second)) return { code: 'input/not-mergeable' };
    return this.#samePerson ? null : { code: 'input/not-same-person' };
  }

  #compareHeld(first: Genome, second: Genome): Result<ComparisonReport> {
    if (first.build === null || first.build !== second.build) return fail('input/builds-differ');
    const comparison = compareGenomes(first, second, this.#references);
    this.#samePerson = comparison.samePerson === 'yes';
    return ok(comparisonReport(comparison, first, second));
  }

  /** Wipes the kernel of an attempt that failed. */
  #giveUp(kernel: Kernel, failure: Failure): void {
    if (failure.code.startsWith('kernel/')) this.#kernels.discard(kernel);
    else this.#kernels.release(kernel);
  }

  /** Makes a genome the open one and overwrites the others. */
  #keep(held: Held): void {
    for (const old of [this.#open, this.#second]) if (old !== null) this.#kernels.release(old.kernel);
    this.#open = held;
    this.#second = null;
    this.#samePerson = false;
    this.#audits.clear();
  }

  async areScores(files: readonly Blob[]): Promise<boolean[]> {
    const answers: boolean[] = [];
    for (const file of files) {
      const kernel = await this.#kernels.take();
      answers.push(await isScoringFile(kernel, file));
      this.#kernels.release(kernel);
    }
    return answers;
  }

  /** Reads scoring files, one after the other; what is refused leaves the others as they are. */
  async importScores(files: readonly Blob[], profile: UseProfile): Promise<Result<ImportedScore[]>[]> {
    const bundledIds = new Set(this.#bundled?.scores.map(({ header }) => header.id));
    const answers: Result<ImportedScore[]>[] = [];
    for (const file of files) answers.push(await guarded(() => this.#shelf.add(file, { profile, bundledIds })));
    this.#takeShelf();
    return answers;
  }

  removeScore(id: string): void {
    this.#shelf.remove(id);
    this.#takeShelf();
  }

  scoreRows(question: ScoreQuestion, query: RowQuery, { from, count }: ScorePage): ScoreRowPage | null {
    const audit = this.#audit(this.#open, question);
    return audit?.page(query, from, Math.min(count, MAX_SCORE_ROWS)) ?? null;
  }

  scoreListing(question: ScoreQuestion, query: RowQuery): Blob | null {
    const audit = this.#audit(this.#open, question);
    return audit === null ? null : listingOf(audit, query);
  }

  scoreDifference(question: ScoreQuestion, against: DifferenceAgainst): ScoreDifference | null {
    const first = this.#audit(this.#open, question);
    const second =
      against.kind === 'second'
        ? this.#audit(this.#second, question)
        : this.#audit(this.#open, { id: question.id, options: against.options });
    return first === null || second === null ? null : explainDifference(first, second, DIFFERENCE_ROWS);
  }

  #audit(held: Held | null, { id, options }: ScoreQuestion): ScoreAudit | null {
    const packed = this.#references?.scores.find(({ header }) => header.id === id);
    return held === null || packed === undefined
      ? null
      : this.#audits.of(held, packed, this.#referenced(held, options));
  }

  /** Whether an imported score needs records of a VCF that were not kept when it was read. */
  #lacksRecords({ genome, watched }: Held): boolean {
    return genome.records !== 'letters' && this.#shelf.scores.some((score) => !watched.has(score));
  }

  #takeShelf(): void {
    this.#audits.clear();
    this.#references = this.#bundled === null ? null : withImported(this.#bundled, this.#shelf.scores);
  }

  async #context(): Promise<Result<AnalysisContext>> {
    if (this.#references === null) return fail('reference/pack-missing');
    const spareKernel = (): Promise<Kernel> => this.#kernels.take();
    return ok({ kernel: await spareKernel(), app: this.#app, references: this.#references, spareKernel });
  }
}
