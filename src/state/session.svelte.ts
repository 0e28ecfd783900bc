import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { AnalysisEvent, Stage } from '../domain/analysis/stages.ts';
import type { FileReport } from '../domain/genotype/report.ts';
import type { GeneReport } from '../domain/pgx/report.ts';
import type { Report } from '../domain/report/report.ts';
import type { ScoreReport } from '../domain/scores/report.ts';
import { type FailureCode, FAILURES } from '../errors/codes.ts';
import { fail, type Failure, type Result } from '../errors/result.ts';
import type { AnalysisClient, Stopped } from '../rpc/client.ts';
import { deepFreeze } from './deep-freeze.ts';

/** How far the present run is. */
export interface Progress {
  stage: Stage;
  bytesRead: number;
  bytesTotal: number;
  rows: number;
}

/** Results that views may show: parts of a run as they arrive, or the whole of the last one that succeeded. */
export interface Shown {
  file: FileReport | null;
  pgx: Readonly<Record<string, GeneReport>> | null;
  scores: readonly ScoreReport[] | null;
  report: Report | null;
  /** Id of the synthetic person, null for a file that somebody dropped. */
  sampleId: string | null;
}

/** What is said once to people who cannot see the page change. */
export type Announcement = Stage | 'done' | 'stopped' | 'forgotten' | null;

/** A file of the open genome, with what was chosen in it. */
export interface OpenedFile {
  file: Blob;
  chosen: Pick<AnalysisOptions, 'sample' | 'entry'>;
}

const NOTHING: Shown = { file: null, pgx: null, scores: null, report: null, sampleId: null };

/** The one open file and its results. Everything here is in memory and goes when it is forgotten. */
export class Session {
  readonly #client: AnalysisClient;
  /** The last results that are whole: shown again when a later run fails or is stopped. */
  #kept = $state.raw<Shown>(NOTHING);
  #partial = $state.raw<Shown | null>(null);
  #progress = $state.raw<Progress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #announcement = $state.raw<Announcement>(null);
  /** Files of the open genome: two where a second one was joined to it. */
  #sources = $state.raw<readonly OpenedFile[]>([]);
  /** The file of the last run, while it waits for a choice. */
  #ambiguous: Ambiguous | null = null;
  /** Counts the genomes that became the open one: two reports of one genome share its number. */
  #genomeNumber = $state(0);
  /** Counts the people that were opened: a second file that is joined to the first is of the same one. */
  #personNumber = $state(0);
  /** Tells the events of an earlier run from those of the present one. */
  #runNumber = 0;

  constructor(client: AnalysisClient) {
    this.#client = client;
  }

  get shown(): Shown {
    return this.#partial ?? this.#kept;
  }

  /** Which genome is open: stays the same while its answers are given again under other options. Zero before the first. */
  get genomeNumber(): number {
    return this.#genomeNumber;
  }

  /** Whose genome is open: stays the same while a second file of that person is joined to the first. Zero before the first. */
  get personNumber(): number {
    return this.#personNumber;
  }

  get sources(): readonly OpenedFile[] {
    return this.#sources;
  }

  get working(): boolean {
    return this.#partial !== null;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get announcement(): Announcement {
    return this.#announcement;
  }

  /** Whether results of an earlier file are still there. */
  get hasKept(): boolean {
    return this.#kept.report !== null;
  }

  /** Reads what was dropped, chosen or pasted. True if it succeeded. */
  async openFiles(files: readonly Blob[], options: AnalysisOptions): Promise<boolean> {
    const [file] = files;
    if (file === undefined) return false;
    if (files.length > 1) {
      this.refuse({ code: 'input/several-files' });
      return false;
    }
    return this.#run(null, options, () => Promise.resolve({ ok: true, value: file }));
  }

  /** Reads the first file of a saved person again, or a synthetic person that was drawn on this page. */
  async openSaved({ file, chosen }: OpenedFile, sampleId: string | null, options: AnalysisOptions): Promise<boolean> {
    return this.#run(sampleId, { ...options, ...chosen }, () => Promise.resolve({ ok: true, value: file }));
  }

  /** Reads a synthetic person that came with the app. */
  async openSample(id: string, options: AnalysisOptions): Promise<boolean> {
    return this.#run(id, options, () => this.#client.sample(id));
  }

  /** Reads the ambiguous file again, with the sample or the entry of an archive that was chosen. */
  async choose(choice: string, options: AnalysisOptions): Promise<boolean> {
    const ambiguous = this.#ambiguous;
    if (ambiguous === null) return false;
    const { file, sampleId, chosen } = ambiguous;
    return this.#run(sampleId, { ...options, ...chosen(choice) }, () => Promise.resolve({ ok: true, value: file }));
  }

  /** Takes a report that was made from the open file and a second one; it becomes the open file. */
  adopt(report: Report, second: OpenedFile): void {
    this.#leaveRun();
    this.#sources = [...this.#sources, second];
    this.#show(report, this.#kept.sampleId);
    this.#genomeNumber++;
  }

  /** Answers for the open file again, under other options; what is shown stays until the new report is whole. True if it succeeded. */
  async reinterpret(options: AnalysisOptions): Promise<boolean> {
    if (this.#kept.report === null || this.working) return false;
    const run = ++this.#runNumber;
    const outcome = await this.#client.interpret(options, () => undefined);
    if (run !== this.#runNumber || 'stopped' in outcome) return false;
    if (!outcome.ok) {
      this.#failure = outcome.error;
      return false;
    }
    this.#show(outcome.value, this.#kept.sampleId);
    return true;
  }

  /** Ends the run; what was open before is shown again. */
  stop(): void {
    if (!this.working) return;
    this.#leaveRun();
    this.#announcement = 'stopped';
  }

  /** Ends everything: the worker that holds the genome is terminated, and no result is kept. */
  forget(): void {
    if (this.working) this.#leaveRun();
    else this.#client.stop();
    this.#kept = NOTHING;
    this.#sources = [];
    this.#genomeNumber++;
    this.#personNumber++;
    this.#failure = null;
    this.#ambiguous = null;
    this.#announcement = 'forgotten';
  }

  /** Says why a file is not even begun. */
  refuse(failure: Failure): void {
    this.#leaveRun();
    this.#failure = failure;
  }

  dismissFailure(): void {
    this.#failure = null;
    this.#ambiguous = null;
  }

  async #run(sampleId: string | null, options: AnalysisOptions, source: () => Promise<Result<Blob>>): Promise<boolean> {
    this.#leaveRun();
    const run = ++this.#runNumber;
    this.#failure = null;
    this.#announcement = null;
    this.#partial = { ...NOTHING, sampleId };
    const file = await source();
    if (run !== this.#runNumber) return false;
    const onEvent = (event: AnalysisEvent): void => {
      this.#take(run, event);
    };
    const outcome = file.ok ? await this.#client.analyse(file.value, options, onEvent) : file;
    if (run !== this.#runNumber) return false;
    this.#ambiguous = file.ok ? ambiguityOf(outcome, { file: file.value, sampleId, options }) : null;
    const succeeded = this.#finish(outcome, sampleId);
    if (succeeded && file.ok) this.#sources = [{ file: file.value, chosen: chosenIn(options) }];
    return succeeded;
  }

  #take(run: number, event: AnalysisEvent): void {
    if (run !== this.#runNumber || this.#partial === null) return;
    switch (event.type) {
      case 'progress': {
        const { stage, bytesRead, bytesTotal, rows } = event;
        if (this.#progress?.stage !== stage) this.#announcement = stage;
        this.#progress = { stage, bytesRead, bytesTotal, rows };
        break;
      }
      case 'file':
        this.#partial = { ...this.#partial, file: deepFreeze(event.value) };
        break;
      case 'pgx':
        this.#partial = { ...this.#partial, pgx: deepFreeze(event.value) };
        break;
      case 'scores':
        this.#partial = { ...this.#partial, scores: deepFreeze(event.value) };
        break;
    }
  }

  #finish(outcome: Result<Report> | Stopped, sampleId: string | null): boolean {
    this.#partial = null;
    this.#progress = null;
    if ('stopped' in outcome) return false;
    const settled = outcome.ok ? refusedAsFailure(outcome.value) : outcome;
    if (!settled.ok) {
      this.#failure = settled.error;
      return false;
    }
    this.#show(settled.value, sampleId);
    this.#genomeNumber++;
    this.#personNumber++;
    return true;
  }

  #show(report: Report, sampleId: string | null): void {
    const { file, pgx, scores } = deepFreeze(report);
    this.#kept = { file, pgx, scores, report, sampleId };
    this.#announcement = 'done';
  }

  #leaveRun(): void {
    const wasWorking = this.working;
    this.#runNumber++;
    this.#partial = null;
    this.#progress = null;
    if (wasWorking) this.#client.stop();
  }
}

/** A file that cannot be read before somebody chooses. */
interface Ambiguous {
  file: Blob;
  sampleId: string | null;
  /** Options that carry a choice, those of earlier choices included: an archive may hold a file of several samples. */
  chosen: (choice: string) => Pick<AnalysisOptions, 'sample' | 'entry'>;
}

function chosenIn({ sample, entry }: AnalysisOptions): OpenedFile['chosen'] {
  return { ...(sample === undefined ? {} : { sample }), ...(entry === undefined ? {} : { entry }) };
}

function ambiguityOf(
  outcome: Result<Report> | Stopped,
  { file, sampleId, options }: { file: Blob; sampleId: string | null; options: AnalysisOptions },
): Ambiguous | null {
  if ('stopped' in outcome || outcome.ok) return null;
  const earlier = chosenIn(options);
  switch (outcome.error.code) {
    case 'input/multi-sample':
      return { file, sampleId, chosen: (sample) => ({ ...earlier, sample }) };
    case 'input/ambiguous-archive':
      return { file, sampleId, chosen: (entry) => ({ ...earlier, entry }) };
    default:
      return null;
  }
}

/** A report whose file was refused is a failure to the page, which then keeps what was open before. */
function refusedAsFailure(report: Report): Result<Report> {
  if (report.file.status === 'ok') return { ok: true, value: report };
  const codes = Object.keys(FAILURES) as FailureCode[];
  const code = codes.find((name) => FAILURES[name] === report.file.errorCode);
  return fail(code ?? 'bug/unexpected');
}
