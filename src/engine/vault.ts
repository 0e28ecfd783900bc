import type { AncestryMap } from '../domain/ancestry/map.ts';
import { type DrawnScore, drawScores, type DriftQuestion } from '../domain/lab/drift.ts';
import type { MarkerFrequencies } from '../domain/lab/lab-data.ts';
import type { ScoreTable } from '../domain/lab/score-table.ts';
import type { IdentifiedDrugPack } from '../domain/pgx/drugs/catalogue.ts';
import type { MedicineFacts } from '../domain/pgx/mental-health/medicine-facts.ts';
import { type OutsideLine, readOutsideLines } from '../domain/pgx/outside-lines.ts';
import type { Report } from '../domain/report/report.ts';
import type { ImportedScore } from '../domain/scores/imported-score.ts';
import type { UseProfile } from '../domain/scores/licence.ts';
import type { ScoreDifference } from '../domain/scores/score-difference.ts';
import type { RowQuery, ScoreRowPage } from '../domain/scores/score-rows.ts';
import { type Failure, fail, ok, type Result } from '../errors/result.ts';
import type { AppIdentity, PackIdentity } from '../domain/identity.ts';
import type { AnalysisEvent, Stopped } from '../domain/analysis/stages.ts';
import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { ComparisonReport } from '../domain/genotype/compare.ts';
import type { CoverageReport } from '../domain/genotype/position-coverage.ts';
import type { DifferenceAgainst, ScorePage, ScoreQuestion } from '../domain/scores/score-question.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import type { RowRange, VariantRow } from '../domain/genotype/variant-row.ts';
import type { PartRequest, PartScanner, ScannedPart } from './part.ts';
import { mapGenome, rehearse } from './ancestry.ts';
import { analyse, type AnalysisContext, guarded, interpretGenome, readFile } from './analysis.ts';
import { findRows, readRows } from './browse.ts';
import { compareGenomes, comparisonReport } from './compare.ts';
import { coverReferences } from './coverage.ts';
import { describeGenome, type Genome } from './genome.ts';
import type { Held } from './held.ts';
import type { Kernel } from './kernel/kernel.ts';
import { KernelPool } from './kernel/kernel-pool.ts';
import { medicineFacts } from './medicine-facts.ts';
import { mergeGenotypes } from './merge.ts';
import { decodeReferences, type References } from './references.ts';
import { ScoreDesk } from './score-desk.ts';
import { scanPart } from './split.ts';

type OnEvent = (event: AnalysisEvent) => void;

/** Thrown through the reader when a comparison is stopped; never leaves this file. */
class StoppedError extends Error {}

/**
 * What the vault worker does, apart from being a worker. Every genome lives in a kernel of its own: a file that cannot be read
 * leaves the open one as it was, and a genome that is given up is overwritten.
 */
export class Vault {
  readonly #kernels: KernelPool;
  readonly #app: Pick<AppIdentity, 'version' | 'kernelSha256'>;
  readonly #scores: ScoreDesk;
  #open: Held | null = null;
  #second: Held | null = null;
  #samePerson = false;
  /** Counts stops: a comparison that began before the last one ends at its next progress. */
  #stops = 0;

  constructor(module: WebAssembly.Module, app: Pick<AppIdentity, 'version' | 'kernelSha256'>) {
    this.#kernels = new KernelPool(module);
    this.#app = app;
    this.#scores = new ScoreDesk(this.#kernels);
  }

  loadPacks(packs: LoadedPack[]): Result<PackIdentity[]> {
    const decoded = decodeReferences(packs);
    if (!decoded.ok) return decoded;
    this.#scores.load(decoded.value);
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
    if (open.source !== null && this.#scores.lacksRecords(open)) {
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
    return this.#scores.tables();
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
    this.#scores.forgetAudits();
  }

  async areScores(files: readonly Blob[]): Promise<boolean[]> {
    return this.#scores.areScores(files);
  }

  /** Reads scoring files, one after the other; what is refused leaves the others as they are. */
  async importScores(files: readonly Blob[], profile: UseProfile): Promise<Result<ImportedScore[]>[]> {
    return this.#scores.bring(files, profile);
  }

  removeScore(id: string): void {
    this.#scores.remove(id);
  }

  scoreRows(question: ScoreQuestion, query: RowQuery, page: ScorePage): ScoreRowPage | null {
    return this.#scores.rows(this.#open, question, { query, page });
  }

  scoreListing(question: ScoreQuestion, query: RowQuery): Blob | null {
    return this.#scores.listing(this.#open, question, query);
  }

  scoreDifference(question: ScoreQuestion, against: DifferenceAgainst): ScoreDifference | null {
    return this.#scores.difference(question, { open: this.#open, second: this.#second }, against);
  }

  get #references(): References | null {
    return this.#scores.references;
  }

  async #context(): Promise<Result<AnalysisContext>> {
    if (this.#references === null) return fail('reference/pack-missing');
    const spareKernel = (): Promise<Kernel> => this.#kernels.take();
    return ok({ kernel: await spareKernel(), app: this.#app, references: this.#references, spareKernel });
  }
}
