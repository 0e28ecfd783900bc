import * as Comlink from 'comlink';
import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { AnalysisEvent, ReportRest, Stopped } from '../domain/analysis/stages.ts';
import type { ClinvarReport } from '../domain/clinvar/report.ts';
import type { ComparisonReport } from '../domain/genotype/compare.ts';
import type { PackIdentity } from '../domain/identity.ts';
import type { Report } from '../domain/report/report.ts';
import type { BroughtScore } from '../domain/scores/brought-score.ts';
import type { UseProfile } from '../domain/scores/licence.ts';
import type { PartRequest } from '../engine/part.ts';
import type { ClinvarFiles, ClinvarProgress } from '../engine/vault-api.ts';
import { fail, type Failure, ok, type Result } from '../errors/result.ts';
import { LAZY_IDS } from '../reference/pack-ids.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import type { SeenHeaders } from '../seal/seen-headers.ts';
import { ReportAssembler } from './assemble.ts';
import { PackStore } from './pack-store.ts';
import type { VaultWorkerApi } from './protocol.ts';
import { ScoreFiles } from './score-files.ts';
import type { Spawner } from './spawn.ts';
import { VaultHost } from './vault-host.ts';
export type { Stopped } from '../domain/analysis/stages.ts';

/** A question to the vault: any of its own, by name. */
export type Question<T> = (vault: Comlink.Remote<VaultWorkerApi>) => Promise<T>;

/** Talks to the two workers. What the packs worker fetched is handed to the vault here: the two never meet. */
export class AnalysisClient {
  readonly #spawner: Spawner;
  readonly #packs: PackStore;
  readonly #host: VaultHost;
  #stopRun: (() => void) | null = null;
  readonly #scoreFiles = new ScoreFiles();
  /** Told of every fault of ours, besides whoever asked: nobody who has a fallback may hide one. */
  onFault: (failure: Failure) => void = () => undefined;

  constructor(spawner: Spawner, packs: PackStore = new PackStore(spawner)) {
    this.#spawner = spawner;
    this.#packs = packs;
    this.#host = new VaultHost(spawner, packs, this.#scoreFiles);
  }

  /** Starts both workers and loads every pack of the manifest into the vault, samples excepted. */
  async warm(): Promise<Result<PackIdentity[]>> {
    return this.#host.warm();
  }

  /** Asks the vault that runs: about the open genome. */
  async ask<T>(question: Question<T>): Promise<Result<T>> {
    const answer = await this.#host.ask(question);
    if (!answer.ok && answer.error.code === 'bug/unexpected') this.onFault(answer.error);
    return answer;
  }

  /** Asks a vault that has its packs, started if none runs: about the packs and nobody. */
  async askLoaded<T>(question: Question<T>): Promise<Result<T>> {
    const loaded = await this.warm();
    return loaded.ok ? this.ask(question) : loaded;
  }

  /** Asks a vault that is started if none runs; its packs may be on their way still. */
  async askStarted<T>(question: Question<T>): Promise<Result<T>> {
    this.#host.open();
    return this.ask(question);
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

  /** The list of rare diseases; fetched when it is asked for. */
  async rareList(): Promise<Result<LoadedPack>> {
    return this.#packs.load('hpo');
  }

  /** Names of signs in another language; fetched when they are asked for. */
  async signNames(language: string): Promise<Result<LoadedPack>> {
    return this.#packs.load(`hpo-${language}`);
  }

  /** Changes that were published as causal; fetched when they are asked for. */
  async publishedTable(): Promise<Result<LoadedPack>> {
    return this.#packs.load('published');
  }

  /** What is known of knowledge that changed; fetched when it is asked for. */
  async changeFacts(): Promise<Result<LoadedPack>> {
    return this.#packs.load('changes');
  }

  /** The list of evidence on tumours; fetched when it is asked for. */
  async tumourList(): Promise<Result<LoadedPack>> {
    return this.#packs.load('civic');
  }

  /** Trials to learn with; fetched when they are asked for. */
  async trialList(): Promise<Result<LoadedPack>> {
    return this.#packs.load('trials');
  }

  /** Loads what is otherwise fetched when it is asked for: where no copy of the app is kept, a later fetch would tell its host something. */
  async keepAll(): Promise<void> {
    await this.#packs.keep(LAZY_IDS);
  }

  /** A client with a vault of its own, so that what it opens leaves the open genome as it is. Packs are not fetched twice. Give it up with {@link AnalysisClient.end}. */
  beside(): AnalysisClient {
    const client = new AnalysisClient(this.#spawner, this.#packs);
    client.onFault = this.onFault;
    return client;
  }

  /** Ends the vault and everything that it holds; none is made ready in its place. */
  end(): void {
    this.#host.close();
    this.#stopRun?.();
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

  /** Reads a second file and compares it with the open one. */
  async compare(
    file: Blob,
    options: AnalysisOptions,
    onEvent: (event: AnalysisEvent) => void,
  ): Promise<Result<ComparisonReport> | Stopped> {
    return this.#askUntilStopped((api) => api.compare(file, options, Comlink.proxy(onEvent)));
  }

  /** Reads ClinVar's file beside the open genome. */
  async joinClinvar(files: ClinvarFiles, onProgress: ClinvarProgress): Promise<Result<ClinvarReport> | Stopped> {
    return this.#askUntilStopped((api) => api.joinClinvar(files, Comlink.proxy(onProgress)));
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

  /** Reads scoring files, one answer each. They stay until they are removed or {@link AnalysisClient.forgetScores} is called. */
  async bringScores(files: readonly Blob[], profile: UseProfile): Promise<Result<BroughtScore[]>[]> {
    const ready = await this.warm();
    const vault = this.#host.running;
    if (!ready.ok || vault === null) return files.map(() => (ready.ok ? fail('bug/unexpected') : ready));
    const failed = (): Result<BroughtScore[]>[] => files.map(() => fail('bug/unexpected'));
    const answer = vault.api.bringScores([...files], profile).catch(failed);
    const answers = await Promise.race([answer, vault.crashed.then(failed), vault.ended.then(failed)]);
    this.#scoreFiles.add(files, answers, profile);
    return answers;
  }

  async removeScore(id: string): Promise<void> {
    this.#scoreFiles.remove(id);
    await this.ask((vault) => vault.removeScore(id));
  }

  /** A vault that starts from now on has no score but the bundled ones. */
  forgetScores(): void {
    this.#scoreFiles.clear();
  }

  /** The headers that this page and its workers are given, as they arrive; null where nothing is served. */
  async headers(): Promise<SeenHeaders[] | null> {
    return this.#packs.headers();
  }

  /** A question about the open file. A vault that is ended meanwhile never answers: that is a stop, a vault that dies is not. */
  async #askUntilStopped<T>(
    question: (api: Comlink.Remote<VaultWorkerApi>) => Promise<Result<T> | Stopped>,
  ): Promise<Result<T> | Stopped> {
    const vault = this.#host.running;
    if (vault === null) return fail('input/nothing-open');
    return Promise.race([question(vault.api).catch(() => fail('bug/unexpected')), vault.crashed, vault.ended]);
  }

  /** A question whose answer is a report, which its stages have sent in parts. */
  async #askForReport(
    onEvent: (event: AnalysisEvent) => void,
    question: (
      api: Comlink.Remote<VaultWorkerApi>,
      proxied: (event: AnalysisEvent) => void,
    ) => Promise<Result<ReportRest> | Stopped>,
  ): Promise<Result<Report> | Stopped> {
    const { assembler, proxied } = assembled(onEvent);
    const rest = await this.#askUntilStopped((api) => question(api, proxied));
    return 'ok' in rest && rest.ok ? ok(await assembler.finish(rest.value)) : rest;
  }

  async #run(file: Blob, options: AnalysisOptions, onEvent: (event: AnalysisEvent) => void): Promise<Result<Report>> {
    const ready = await this.warm();
    const vault = this.#host.running;
    if (!ready.ok) return ready;
    if (vault === null) return fail('bug/unexpected');
    const { assembler, proxied } = assembled(onEvent);
    const scanPart = Comlink.proxy((request: Omit<PartRequest, 'file'>) => this.#host.scanPart({ ...request, file }));
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
