import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { AnalysisEvent, Stage } from '../domain/analysis/stages.ts';
import type { FileReport } from '../domain/genotype/report.ts';
import type { AppIdentity } from '../domain/identity.ts';
import { matchDrugs } from '../domain/pgx/drugs/match-drugs.ts';
import type { ReportInput } from '../domain/report/input.ts';
import { type Report, REPORT_SCHEMA } from '../domain/report/report.ts';
import type { FrequencyTable } from '../domain/scores/frequency-table.ts';
import type { PackedScore } from '../domain/scores/packed-score.ts';
import type { ScoreReport } from '../domain/scores/report.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { inferReport, referencedBy } from './ancestry.ts';
import { reportInput } from './fingerprint.ts';
import { type Genome, readGenome, scoredFile } from './genome.ts';
import { type Kernel, KernelMemoryError } from './kernel/kernel.ts';
import { scoreColumns } from './kernel/score.ts';
import { callMedicines } from './medicines.ts';
import type { PartScanner } from './part.ts';
import { previewMedicines } from './preview.ts';
import { type References, watchedKeys } from './references.ts';

/** Least time between two progress messages: the page draws no faster. */
const PROGRESS_MS = 60;

export interface AnalysisRequest {
  file: Blob;
  options: AnalysisOptions;
  /** Told of each stage as it goes and of each result as soon as it is there. */
  onEvent: (event: AnalysisEvent) => void;
  /** Scores to compute instead of the bundled ones. */
  scores?: readonly PackedScore[];
  /** Frequencies that take precedence over every other source. */
  frequencies?: FrequencyTable;
  /** Another worker for a part of a large file. */
  scanPart?: PartScanner | undefined;
  /** Keep every VCF record as text, for the headless runner's `--records`. */
  keepRecords?: boolean;
}

/** What interpreting needs of a request: not the file itself, which has been read. */
export type InterpretRequest = Omit<AnalysisRequest, 'file' | 'keepRecords' | 'scanPart'> & { sizeBytes: number };

export interface Analysis {
  report: Report;
  /** The genome stays in the kernel for later questions, until the next one is read. */
  genome: Genome;
}

/** What one analysis needs besides the file. */
export interface AnalysisContext {
  kernel: Kernel;
  app: Pick<AppIdentity, 'version' | 'kernelSha256'>;
  references: References;
  /** Another kernel for a short look ahead. */
  spareKernel?: () => Promise<Kernel>;
}

/**
 * Reads one file and computes all that the packs allow: the one path of the browser, the headless runner and the tests.
 *
 * Failures come back as values; only a fault of the program throws.
 */
export async function analyse(context: AnalysisContext, request: AnalysisRequest): Promise<Result<Analysis>> {
  return guarded(async () => {
    const genome = await readFile(context, request);
    if (!genome.ok) return genome;
    const report = interpretGenome(context, { ...request, sizeBytes: request.file.size }, genome.value);
    return ok({ genome: genome.value, report });
  });
}

/** Turns the kernel's faults into failures: out of memory, or a trap, after which its memory can no longer be trusted. */
export async function guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KernelMemoryError) return fail('kernel/out-of-memory');
    if (error instanceof WebAssembly.RuntimeError) return fail('kernel/trap');
    throw error;
  }
}

/** Reads the file of a request into the kernel's memory. */
export async function readFile(
  context: AnalysisContext,
  request: Pick<AnalysisRequest, 'file' | 'options' | 'onEvent' | 'scores' | 'keepRecords' | 'scanPart'>,
): Promise<Result<Genome>> {
  const { kernel, references } = context;
  const { file, options, scores } = request;
  return readGenome(kernel, {
    file,
    options,
    markers: references.markers,
    watch: scores === undefined ? references.watch : watchedKeys(references, scores),
    // Records are told whole by one worker: a part hands over columns.
    scanPart: request.keepRecords === true ? undefined : request.scanPart,
    keepRecords: request.keepRecords ?? false,
    onProgress: progressOf(request),
    onLayout: (layout, sample) => previewMedicines(context, request, { layout, sample }),
  });
}

function progressOf({
  file,
  onEvent,
}: Pick<AnalysisRequest, 'file' | 'onEvent'>): (bytesRead: number, rows: number) => void {
  let last = -Infinity;
  return (bytesRead, rows) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    onEvent({ type: 'progress', stage: 'reading', bytesRead, bytesTotal: file.size, rows });
  };
}

/** Medicines, scores and the report of a genome that was read. */
export function interpretGenome(context: AnalysisContext, request: InterpretRequest, genome: Genome): Report {
  const { onEvent } = request;
  const stage = (name: Stage): void => {
    const { sizeBytes } = request;
    onEvent({
      type: 'progress',
      stage: name,
      bytesRead: sizeBytes,
      bytesTotal: sizeBytes,
      rows: genome.table.rowCount,
    });
  };
  onEvent({ type: 'file', value: genome.file });
  stage('medicines');
  const pgx = callMedicines(context, request, genome);
  onEvent({ type: 'pgx', value: pgx });
  stage('scores');
  const ancestry = inferReport(context, request.options, genome);
  // A score that a person hands in is computed even if the file's build is unknown, and says so; bundled ones are not.
  const options = referencedBy(context, request.options, { ancestry, genome });
  const scores = computeScores(context, { ...request, options }, genome);
  onEvent({ type: 'scores', value: scores });
  const drugs = matchDrugs(context.references.drugs, pgx);
  return reportOf(context, genome.file, { pgx, scores, drugs, ancestry }, reportInput(genome, request));
}

function computeScores(
  { kernel, references }: AnalysisContext,
  request: InterpretRequest,
  genome: Genome,
): ScoreReport[] {
  const file = { columns: genome.table.addresses, ...scoredFile(genome) };
  const options = { ...request.options, frequencies: request.frequencies };
  const known = genome.build === null ? (references.brought ?? []) : references.scores;
  const reports = (request.scores ?? known).map((packed) => scoreColumns(kernel, packed, file, options));
  return genome.doubt === 'implausible-genome' ? reports.map(withoutStanding) : reports;
}

/** A sum over what cannot be one genome stands nowhere among people. */
function withoutStanding({ how: _how, percentileInterval: _interval, ...report }: ScoreReport): ScoreReport {
  return {
    ...report,
    z: null,
    interval: null,
    percentile: null,
    interpretable: false,
    reason: 'score/genome-implausible',
  };
}

export function reportOf(
  { app, references }: Pick<AnalysisContext, 'app' | 'references'>,
  file: FileReport,
  results: Pick<Report, 'pgx' | 'scores' | 'drugs' | 'ancestry'>,
  input?: ReportInput,
): Report {
  const packs = [...references.identities].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { schema: REPORT_SCHEMA, app: { ...app, packs }, ...(input === undefined ? {} : { input }), file, ...results };
}
