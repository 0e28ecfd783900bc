import type { AncestryReport, AppIdentity, FileReport, Report, ScoreReport } from '../src/domain/report/report.ts';
import { REPORT_SCHEMA } from '../src/domain/report/report.ts';
import type { FrequencyTable } from '../src/domain/scores/frequency-table.ts';
import type { PackedScore } from '../src/domain/scores/packed-score.ts';
import { FAILURES } from '../src/errors/codes.ts';
import { reportRemedy } from '../src/errors/remedy.ts';
import { type Failure, fail, ok, type Result } from '../src/errors/result.ts';
import type { AnalysisEvent, AnalysisOptions, Stage } from '../src/rpc/protocol.ts';
import { type Genome, readGenome } from './genome.ts';
import { type Kernel, KernelMemoryError } from './kernel/kernel.ts';
import { scoreColumns } from './kernel/score.ts';
import { callMedicines } from './medicines.ts';
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
  /** Results of other tests: one `GENE<TAB>diplotype` each. */
  outsideCalls?: readonly string[];
  /** Keep every VCF record as text, for the headless runner's `--records`. */
  keepRecords?: boolean;
}

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
}

/**
 * Reads one file and computes all that the packs allow: the one path of the browser, the headless runner and the tests.
 *
 * Failures come back as values; only a fault of the program throws.
 */
export async function analyse(context: AnalysisContext, request: AnalysisRequest): Promise<Result<Analysis>> {
  try {
    const genome = await readGenome(context.kernel, {
      file: request.file,
      options: request.options,
      markers: context.references.markers,
      watch:
        request.scores === undefined ? context.references.watch : watchedKeys(context.references.pgx, request.scores),
      keepRecords: request.keepRecords ?? false,
      onProgress: progressOf(request),
    });
    return genome.ok ? ok({ genome: genome.value, report: interpret(context, request, genome.value) }) : genome;
  } catch (error) {
    if (error instanceof KernelMemoryError) return fail('kernel/out-of-memory');
    // A trap of the kernel: its memory can no longer be trusted, and the caller starts another one.
    if (error instanceof WebAssembly.RuntimeError) return fail('kernel/trap');
    throw error;
  }
}

function progressOf({ file, onEvent }: AnalysisRequest): (bytesRead: number, rows: number) => void {
  let last = -Infinity;
  return (bytesRead, rows) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    onEvent({ type: 'progress', stage: 'reading', bytesRead, bytesTotal: file.size, rows });
  };
}

function interpret(context: AnalysisContext, request: AnalysisRequest, genome: Genome): Report {
  const { onEvent } = request;
  const stage = (name: Stage): void => {
    const { size } = request.file;
    onEvent({ type: 'progress', stage: name, bytesRead: size, bytesTotal: size, rows: genome.table.rowCount });
  };
  onEvent({ type: 'file', value: genome.file });
  stage('medicines');
  const pgx = callMedicines(context, request, genome);
  onEvent({ type: 'pgx', value: pgx });
  stage('scores');
  // A score that a person hands in is computed even if the file's build is unknown, and says so; bundled ones are not.
  const scores = genome.build === null && request.scores === undefined ? [] : computeScores(context, request, genome);
  onEvent({ type: 'scores', value: scores });
  return reportOf(context, genome.file, { pgx, scores });
}

function computeScores(
  { kernel, references }: AnalysisContext,
  request: AnalysisRequest,
  genome: Genome,
): ScoreReport[] {
  const { build, lookup, sex, records, table } = genome;
  const options = { ...request.options, frequencies: request.frequencies };
  return (request.scores ?? references.scores).map((packed) =>
    scoreColumns(kernel, table.addresses, packed, { build, lookup, sex, records }, options),
  );
}

const NO_ANCESTRY: AncestryReport = { markers: 0, nearest: {}, mixture: {}, outside: false, reason: 'not-computed' };

function reportOf(
  { app, references }: Pick<AnalysisContext, 'app' | 'references'>,
  file: FileReport,
  results: Pick<Report, 'pgx' | 'scores'>,
): Report {
  const packs = [...references.identities].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { schema: REPORT_SCHEMA, app: { ...app, packs }, file, drugs: [], ancestry: NO_ANCESTRY, ...results };
}

/** The report of a file that could not be read, or about which the person has to choose first. */
export function refusalReport(context: Pick<AnalysisContext, 'app' | 'references'>, failure: Failure): Report {
  const needsChoice = failure.code === 'input/multi-sample' || failure.code === 'input/ambiguous-archive';
  const file: FileReport = {
    status: needsChoice ? 'needs-choice' : 'refuse',
    errorCode: FAILURES[failure.code].reportCode,
    remedy: reportRemedy(failure.code),
    ...(failure.choices === undefined ? {} : { choices: failure.choices.length }),
    source: null,
    vendorVersion: null,
    chip: null,
    container: null,
    build: null,
    buildFrom: null,
    sex: null,
    rows: 0,
    noCalls: 0,
    warnings: [],
    badRows: [],
    badRowCount: 0,
    duplicates: 0,
    conflicts: 0,
    skipped: 0,
    evidence: {
      buildVotes: [],
      headerBuild: null,
      xHeterozygous: 0,
      xHomozygous: 0,
      xHaploid: 0,
      yCalled: 0,
      yTotal: 0,
    },
  };
  return reportOf(context, file, { pgx: {}, scores: [] });
}
