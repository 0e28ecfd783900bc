import * as Comlink from 'comlink';
import type { MedicineFacts } from '../domain/pgx/mental-health/medicine-facts.ts';
import type { OutsideLine } from '../domain/pgx/outside-lines.ts';
import type { IdentifiedDrugPack } from '../domain/pgx/drugs/catalogue.ts';
import type { DrawnScore, DriftQuestion } from '../domain/lab/drift.ts';
import type { MarkerFrequencies } from '../domain/lab/lab-data.ts';
import type { ScoreTable } from '../domain/lab/score-table.ts';
import type { AncestryMap } from '../domain/ancestry/map.ts';
import type { Report } from '../domain/report/report.ts';
import type { ImportedScore } from '../domain/scores/imported-score.ts';
import type { UseProfile } from '../domain/scores/licence.ts';
import type { ScoreDifference } from '../domain/scores/score-difference.ts';
import type { RowQuery, ScoreRowPage } from '../domain/scores/score-rows.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { VaultApi } from './protocol.ts';
import { ReportAssembler } from './assemble.ts';
import { PackStore } from './pack-store.ts';
import type { PartRequest } from '../engine/part.ts';
import { ScoreFiles } from './score-files.ts';
import type { Spawner } from './spawn.ts';
import { VaultHost } from './vault-host.ts';

import type { PackIdentity } from '../domain/identity.ts';
import type { AnalysisEvent, ReportRest, Stopped } from '../domain/analysis/stages.ts';
import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { ComparisonReport } from '../domain/genotype/compare.ts';
import type { CoverageReport } from '../domain/genotype/position-coverage.ts';
import type { DifferenceAgainst, ScorePage, ScoreQuestion } from '../domain/scores/score-question.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import type { RowRange, VariantRow } from '../domain/genotype/variant-row.ts';
import type { SeenHeaders } from '../seal/seen-headers.ts';
import type { VaultSeal } from '../seal/vault-seal.ts';
export type { Stopped } from '../domain/analysis/stages.ts';

/** Talks to the two workers. What the packs worker fetched is handed to the vault here: the two never meet. */
export class AnalysisClient {
  readonly #spawner: Spawner;
  readonly #packs: PackStore;
  readonly #host: VaultHost;
  #stopRun: (() => void) | null = null;
  readonly #scoreFiles = new ScoreFiles();

  constructor(spawner: Spawner, packs: PackStore = new PackStore(spawner)) {
    this.#spawner = spawner;
    this.#packs = packs;
    this.#host = new VaultHost(spawner, packs, this.#scoreFiles);
  }

  /** Starts both workers and loads every pack of the manifest into the vault, samples excepted. */
  async warm(): Promise<Result<PackIdentity[]>> {
    return this.#host.warm();
  }

  /** One synthetic person, as a file of the kind that people drop. */
  async sample(id: string): Promise<Result<Blob>> {
    const pack = await this.#packs.load(id);
    return pack.ok ? ok(new Blob([pack.value.bytes])) : pack;
  }

  /** What the equity lab shows; fetched when it is asked for. */
  async lab(): Promise<Result<LoadedPack>> {
    return this.#packs.load('lab');
  }

  /** A client with a vault of its own, so that what it opens leaves the open genome as it is. Packs are not fetched twice. Give it up with {@link AnalysisClient.end}. */
  beside(): AnalysisClient {
    return new AnalysisClient(this.#spawner, this.#packs);
  }

  /** Ends the vault and everything that it holds; none is made ready in its place. */
  end(): void {
    this.#host.close();
    this.#stopRun?.();
  }

  /** Bundled scores row by row, as the reference groups have them; empty where the packs could not be loaded. */
  async scoreTables(): Promise<ScoreTable[]> {
    const loaded = await this.warm();
    return loaded.ok ? ((await this.#host.running?.api.scoreTables().catch(() => [])) ?? []) : [];
  }

  /** Scores with random weights, as they are distributed in each group; empty where the vault does not answer. */
  async drawScores(markers: MarkerFrequencies, question: DriftQuestion): Promise<DrawnScore[]> {
    return this.#host
      .open()
      .api.drawScores(markers, question)
      .catch(() => []);
  }

  /** Analyses one file; only one at a time. The vault is replaced when it dies or throws, which is a fault of ours. */
  async analyse(
    file: Blob,
    options: AnalysisOptions,
    onEvent: (event: AnalysisEvent) => void,
  ): Promise<Result<Report> | Stopped> {
    const stopped = new Promise<Stopped>((resolve) => {
      this.#stopRun = () => {
        resolve({ stopped: true });
      };
    });
    const outcome = await Promise.race([this.#run(file, options, onEvent), stopped]);
    this.#stopRun = null;
    return outcome;
  }

  /** Ends the run and everything that the vault holds. A new vault is made ready at once. */
  stop(): void {
    this.#host.close();
    this.#stopRun?.();
    void this.warm();
  }

  /** Rows of the open file that a text means; null where it means none, or no file is open any more. */
  async find(text: string): Promise<RowRange | null> {
    return (await this.#host.running?.api.find(text).catch(() => null)) ?? null;
  }

  /** A page of rows of the open file; empty where no file is open any more. */
  async rows(from: number, count: number): Promise<VariantRow[]> {
    return (await this.#host.running?.api.rows(from, count).catch(() => [])) ?? [];
  }

  /** Where the open genome lies among the reference people; null where that is not known. */
  async ancestryMap(): Promise<AncestryMap | null> {
    return (await this.#host.running?.api.ancestryMap().catch(() => null)) ?? null;
  }

  /** Which positions of each pack the open file has; null where no file is open any more, or its build is not known. */
  async coverage(): Promise<CoverageReport | null> {
    return (await this.#host.running?.api.coverage().catch(() => null)) ?? null;
  }

  /** What the page needs of the packs to speak of medicines; null where they are not there. */
  async medicineFacts(): Promise<MedicineFacts | null> {
    const ready = await this.warm();
    return ready.ok ? ((await this.#host.running?.api.medicineFacts().catch(() => null)) ?? null) : null;
  }

  /** What the tables make of results of other tests, line by line; null where the worker did not answer. */
  async readOutside(text: string): Promise<OutsideLine[] | null> {
    const ready = await this.warm();
    return ready.ok ? ((await this.#host.running?.api.readOutside(text).catch(() => null)) ?? null) : null;
  }

  /** The drug packs; empty where they could not be loaded. */
  async drugPacks(): Promise<IdentifiedDrugPack[]> {
    const loaded = await this.warm();
    return loaded.ok ? ((await this.#host.running?.api.drugPacks().catch(() => [])) ?? []) : [];
  }

  /** Reads a second file and compares it with the open one. */
  async compare(
    file: Blob,
    options: AnalysisOptions,
    onEvent: (event: AnalysisEvent) => void,
  ): Promise<Result<ComparisonReport> | Stopped> {
    return this.#ask((api) => api.compare(file, options, Comlink.proxy(onEvent)));
  }

  /** Ends a comparison; the open file stays. */
  async stopComparing(): Promise<void> {
    await this.#host.running?.api.stopComparing().catch(() => undefined);
  }

  /** Joins the two compared files of one person; the joined genome becomes the open one. */
  async merge(options: AnalysisOptions, onEvent: (event: AnalysisEvent) => void): Promise<Result<Report> | Stopped> {
    return this.#askForReport(onEvent, (api, proxied) => api.merge(options, proxied));
  }

  /** Answers for the open file again, under other options; nothing is read again. */
  async interpret(
    options: AnalysisOptions,
    onEvent: (event: AnalysisEvent) => void,
  ): Promise<Result<Report> | Stopped> {
    return this.#askForReport(onEvent, (api, proxied) => api.interpret(options, proxied));
  }

  /** Which of these files are scoring files; none where the vault does not answer. */
  async areScores(files: readonly Blob[]): Promise<boolean[]> {
    const vault = this.#host.open();
    const answer = vault.api.areScores([...files]).catch(() => []);
    return Promise.race([answer, vault.crashed.then(() => [])]);
  }

  /** Reads scoring files, one answer each. They stay until they are removed or {@link AnalysisClient.forgetScores} is called. */
  async importScores(files: readonly Blob[], profile: UseProfile): Promise<Result<ImportedScore[]>[]> {
    const ready = await this.warm();
    const vault = this.#host.running;
    if (!ready.ok || vault === null) return files.map(() => (ready.ok ? fail('bug/unexpected') : ready));
    const failed = (): Result<ImportedScore[]>[] => files.map(() => fail('bug/unexpected'));
    const answer = vault.api.importScores([...files], profile).catch(failed);
    const answers = await Promise.race([answer, vault.crashed.then(failed), vault.ended.then(failed)]);
    this.#scoreFiles.add(files, answers, profile);
    return answers;
  }

  async removeScore(id: string): Promise<void> {
    this.#scoreFiles.remove(id);
    await this.#host.running?.api.removeScore(id).catch(() => undefined);
  }

  /** A vault that starts from now on has no score but the bundled ones. */
  forgetScores(): void {
    this.#scoreFiles.clear();
  }

  /** Rows of a score and what became of them; null where no file is open any more. */
  async scoreRows(question: ScoreQuestion, query: RowQuery, page: ScorePage): Promise<ScoreRowPage | null> {
    return (await this.#host.running?.api.scoreRows(question, query, page).catch(() => null)) ?? null;
  }

  /** The same rows, all of them, for a spreadsheet. */
  async scoreListing(question: ScoreQuestion, query: RowQuery): Promise<Blob | null> {
    return (await this.#host.running?.api.scoreListing(question, query).catch(() => null)) ?? null;
  }

  /** Why a score came out differently; null where one side is not there. */
  async scoreDifference(question: ScoreQuestion, against: DifferenceAgainst): Promise<ScoreDifference | null> {
    return (await this.#host.running?.api.scoreDifference(question, against).catch(() => null)) ?? null;
  }

  /** What the vault says of its own seal, or null where it did not answer. */
  async seal(): Promise<VaultSeal | null> {
    const vault = this.#host.open();
    const answer = vault.api.seal().catch(() => null);
    return Promise.race([answer, vault.crashed.then(() => null), vault.ended.then(() => null)]);
  }

  /** The headers that this page and its workers are given, as they arrive; null where nothing is served. */
  async headers(): Promise<SeenHeaders[] | null> {
    return this.#packs.headers();
  }

  /** A question about the open file. A vault that is ended meanwhile never answers: that is a stop, a vault that dies is not. */
  async #ask<T>(
    question: (api: Comlink.Remote<VaultApi>) => Promise<Result<T> | Stopped>,
  ): Promise<Result<T> | Stopped> {
    const vault = this.#host.running;
    if (vault === null) return fail('input/nothing-open');
    return Promise.race([question(vault.api).catch(() => fail('bug/unexpected')), vault.crashed, vault.ended]);
  }

  /** A question whose answer is a report, which its stages have sent in parts. */
  async #askForReport(
    onEvent: (event: AnalysisEvent) => void,
    question: (
      api: Comlink.Remote<VaultApi>,
      proxied: (event: AnalysisEvent) => void,
    ) => Promise<Result<ReportRest> | Stopped>,
  ): Promise<Result<Report> | Stopped> {
    const { assembler, proxied } = assembled(onEvent);
    const rest = await this.#ask((api) => question(api, proxied));
    return 'ok' in rest && rest.ok ? ok(await assembler.finish(rest.value)) : rest;
  }

  async #run(file: Blob, options: AnalysisOptions, onEvent: (event: AnalysisEvent) => void): Promise<Result<Report>> {
    const ready = await this.warm();
    const vault = this.#host.running;
    if (!ready.ok) return ready;
    if (vault === null) return fail('bug/unexpected');
    const { assembler, proxied } = assembled(onEvent);
    const scanPart = Comlink.proxy((request: PartRequest) => this.#host.scanPart(request));
    const answer = vault.api.analyse(file, options, proxied, scanPart).catch(() => {
      this.#host.close();
      return fail('bug/unexpected');
    });
    const rest = await Promise.race([answer, vault.crashed]);
    return rest.ok ? ok(await assembler.finish(rest.value)) : rest;
  }
}

/** Events for the page, and the report that they add up to. */
function assembled(onEvent: (event: AnalysisEvent) => void) {
  const assembler = new ReportAssembler();
  const proxied = Comlink.proxy((event: AnalysisEvent) => {
    assembler.take(event);
    onEvent(event);
  });
  return { assembler, proxied };
}
