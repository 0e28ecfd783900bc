import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { DifferenceAgainst, ScorePage, ScoreQuestion } from '../domain/analysis/score-question.ts';
import type { AnalysisEvent, ReportRest, Stopped } from '../domain/analysis/stages.ts';
import type { AncestryMap } from '../domain/ancestry/map.ts';
import { factsOf, type FindingFacts, type FindingsAnswer, type FindingsQuestion } from '../domain/findings/answer.ts';
import type { ComparisonReport } from '../domain/genotype/compare.ts';
import type { CoverageReport } from '../domain/genotype/position-coverage.ts';
import type { ClinvarReport } from '../domain/clinvar/report.ts';
import type { RowRange, VariantRow } from '../domain/genotype/variant-row.ts';
import type { AppIdentity, PackIdentity } from '../domain/identity.ts';
import type { PublishedAnswer, PublishedQuestion } from '../domain/published/answer.ts';
import { type DrawnScore, drawScores, type DriftQuestion } from '../domain/lab/drift.ts';
import type { MarkerFrequencies } from '../domain/lab/lab-data.ts';
import type { ScoreTable } from '../domain/lab/score-table.ts';
import type { ClassParts } from '../domain/synthetic/class-source.ts';
import type { IdentifiedDrugPack } from '../domain/pgx/drugs/catalogue.ts';
import type { MedicineFacts } from '../domain/pgx/mental-health/medicine-facts.ts';
import { type OutsideLine, readOutsideLines } from '../domain/pgx/outside-lines.ts';
import type { Report } from '../domain/report/report.ts';
import type { BroughtScore } from '../domain/scores/brought-score.ts';
import type { UseProfile } from '../domain/scores/licence.ts';
import type { ScoreDifference } from '../domain/scores/score-difference.ts';
import type { RowQuery, ScoreRowPage } from '../domain/scores/score-rows.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import { analyse, type AnalysisContext, guarded, interpretGenome } from './analysis.ts';
import { mapGenome } from './ancestry.ts';
import { findRows, readRows } from './browse.ts';
import { ComparisonDesk } from './comparison-desk.ts';
import { coverReferences } from './coverage.ts';
import { exportPacks, type ExportedGenome, type ExportPacks, takeOutHeld } from './export/export-desk.ts';
import { answerFindings } from './findings.ts';
import type { Held } from './held.ts';
import { KernelPool } from './kernel/kernel-pool.ts';
import type { Kernel } from './kernel/kernel.ts';
import { medicineFacts } from './medicine-facts.ts';
import type { PartRequest, PartScanner, ScannedPart } from './part.ts';
import { PublishedDesk } from './published-desk.ts';
import { decodeReferences, type References } from './references.ts';
import { rehearseAnalysis } from './rehearsal.ts';
import { ScoreDesk } from './score-desk.ts';
import { ClinvarDesk } from './shelf/clinvar-desk.ts';
import { scanPart } from './split.ts';
import type { ClinvarFiles, ClinvarProgress, VaultApi } from './vault-api.ts';

type OnEvent = (event: AnalysisEvent) => void;

/** A person who has the file at hand chooses it sooner than this: the rehearsal must not be in the way. */
const REHEARSAL_MS = 1000;

/**
 * What the vault worker does, apart from being a worker. Every genome lives in a kernel of its own: a file that cannot be read
 * leaves the open one as it was, and a genome that is given up is overwritten.
 */
export class Vault<Sent extends ReportRest = Report> implements VaultApi {
  readonly #kernels: KernelPool;
  readonly #app: Pick<AppIdentity, 'version' | 'kernelSha256'>;
  readonly #send: (report: Report) => Sent;
  readonly #scores: ScoreDesk;
  readonly #comparison: ComparisonDesk;
  readonly #clinvar: ClinvarDesk;
  readonly #published: PublishedDesk;
  #open: Held | null = null;
  /** A file was handed over since this vault was started. */
  #hasBegun = false;

  /** @param send - what of a report is handed out at its end: all of it, or what its stages have not sent already */
  constructor(
    module: WebAssembly.Module | Promise<WebAssembly.Module>,
    app: Pick<AppIdentity, 'version' | 'kernelSha256'>,
    send: (report: Report) => Sent,
  ) {
    this.#send = send;
    this.#kernels = new KernelPool(module);
    this.#app = app;
    this.#scores = new ScoreDesk(this.#kernels);
    this.#comparison = new ComparisonDesk(this.#kernels);
    this.#clinvar = new ClinvarDesk(this.#kernels);
    this.#published = new PublishedDesk(this.#kernels);
  }

  loadPacks(packs: LoadedPack[]): Result<PackIdentity[]> {
    const decoded = decodeReferences(packs);
    if (!decoded.ok) return decoded;
    this.#scores.load(decoded.value);
    setTimeout(() => {
      void this.#rehearse();
    }, REHEARSAL_MS);
    return ok(decoded.value.identities);
  }

  /** Reads and analyses a file; it becomes the open one. */
  async analyse(file: Blob, options: AnalysisOptions, onEvent: OnEvent, scanPart?: PartScanner): Promise<Result<Sent>> {
    this.#hasBegun = true;
    const context = await this.#context();
    if (!context.ok) return context;
    const { kernel } = context.value;
    const analysis = await analyse(context.value, { file, options, onEvent, scanPart });
    if (!analysis.ok) {
      this.#kernels.giveUp(kernel, analysis.error);
      return analysis;
    }
    const { sample, entry } = options;
    const chosen = { ...(sample === undefined ? {} : { sample }), ...(entry === undefined ? {} : { entry }) };
    const watched = new Set(context.value.references.brought ?? []);
    this.#keep({ kernel, genome: analysis.value.genome, source: { file, chosen }, watched });
    return ok(this.#send(analysis.value.report));
  }

  /** Answers for the open genome again, under other options. */
  async interpret(options: AnalysisOptions, onEvent: OnEvent): Promise<Result<Sent>> {
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
      this.#kernels.giveUp(open.kernel, report.error);
      this.#open = null;
    }
    return report.ok ? ok(this.#send(report.value)) : report;
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

  findings(question: FindingsQuestion): FindingsAnswer | null {
    const held = question.of === 'open' ? this.#open : this.#comparison.second;
    return held === null || this.#references === null ? null : answerFindings(this.#references, held.genome, question);
  }

  findingFacts(): FindingFacts | null {
    const pack = this.#references?.findings;
    return pack === undefined ? null : factsOf(pack);
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

  classParts(): ClassParts | null {
    const references = this.#references;
    if (references === null) return null;
    const { scores, brought = [], ancestry, pgx } = references;
    const bundled = scores.filter((score) => !brought.includes(score));
    return { scores: bundled, panel: ancestry?.main ?? null, pgx };
  }

  drawScores(markers: MarkerFrequencies, question: DriftQuestion): DrawnScore[] {
    return drawScores(markers, question);
  }

  async compare(file: Blob, options: AnalysisOptions, onEvent: OnEvent): Promise<Result<ComparisonReport> | Stopped> {
    if (this.#open === null) return fail('input/nothing-open');
    const isStopped = this.#comparison.begin();
    const context = await this.#context();
    if (!context.ok) return context;
    const still = { open: () => this.#open?.genome ?? null, isStopped };
    return this.#comparison.compare(context.value, { file, options, onEvent }, still);
  }

  /** Ends a comparison that is being read; the open genome stays. */
  stopComparing(): void {
    this.#comparison.stop();
  }

  /** Joins the two compared chip files of one person; the joined genome becomes the open one. */
  async merge(options: AnalysisOptions, onEvent: OnEvent): Promise<Result<Sent>> {
    const first = this.#open?.genome ?? null;
    const refusal = this.#comparison.refusal(first);
    if (refusal !== null) return { ok: false, error: refusal };
    const context = await this.#context();
    if (!context.ok) return context;
    if (first === null) return fail('input/nothing-open');
    const { kernel } = context.value;
    const joined = await this.#comparison.join(context.value, first, { options, onEvent });
    if (!joined.ok) {
      this.#kernels.giveUp(kernel, joined.error);
      return joined;
    }
    this.#keep({ kernel, genome: joined.value.genome, source: null, watched: new Set() });
    return ok(this.#send(joined.value.report));
  }

  /** Makes a genome the open one and overwrites the others. */
  #keep(held: Held): void {
    if (this.#open !== null) this.#kernels.release(this.#open.kernel);
    this.#comparison.clear();
    this.#published.forget();
    this.#open = held;
    this.#scores.forgetAudits();
  }

  async areScores(files: Blob[]): Promise<boolean[]> {
    return this.#scores.areScores(files);
  }

  /** Reads scoring files, one after the other; what is refused leaves the others as they are. */
  async bringScores(files: Blob[], profile: UseProfile): Promise<Result<BroughtScore[]>[]> {
    return this.#scores.importFiles(files, profile);
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
    return this.#scores.difference(question, { open: this.#open, second: this.#comparison.second }, against);
  }

  async areClinvar(files: Blob[]): Promise<boolean[]> {
    return this.#clinvar.areClinvar(files);
  }

  /** Reads ClinVar's file beside the open genome. */
  async joinClinvar(files: ClinvarFiles, onProgress: ClinvarProgress): Promise<Result<ClinvarReport> | Stopped> {
    return this.#clinvar.join({ open: this.#open, references: this.#references }, files, onProgress);
  }

  stopClinvar(): void {
    this.#clinvar.stop();
  }

  async loadPublished(pack: LoadedPack): Promise<Result<null>> {
    return this.#published.load(pack);
  }

  async published(question: PublishedQuestion): Promise<Result<PublishedAnswer>> {
    return this.#published.answer({ open: this.#open, references: this.#references }, question);
  }

  exportPacks(): ExportPacks | null {
    return this.#references === null ? null : exportPacks(this.#references);
  }

  async takeOut(): Promise<Result<ExportedGenome>> {
    const [open, references] = [this.#open, this.#references];
    if (open === null || references === null) return fail('input/nothing-open');
    return takeOutHeld(this.#kernels, open, references);
  }

  get #references(): References | null {
    return this.#scores.references;
  }

  /** Runs the whole way once for nobody, unless somebody's file came first. */
  async #rehearse(): Promise<void> {
    const references = this.#references;
    if (this.#hasBegun || references === null) return;
    const kernel = await this.#kernels.take();
    await rehearseAnalysis({ app: this.#app, references }, kernel);
    this.#kernels.release(kernel);
  }

  async #context(): Promise<Result<AnalysisContext>> {
    if (this.#references === null) return fail('reference/pack-missing');
    const spareKernel = (): Promise<Kernel> => this.#kernels.take();
    return ok({ kernel: await spareKernel(), app: this.#app, references: this.#references, spareKernel });
  }
}
