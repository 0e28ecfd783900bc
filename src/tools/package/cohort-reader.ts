import { reportFindings } from '../../domain/findings/report-findings.ts';
import { canonicalJson } from '../../domain/report/canonical-json.ts';
import type { AnalysisOptions } from '../../domain/analysis/options.ts';
import type { Analysis, AnalysisContext, AnalysisRequest } from '../../engine/analysis.ts';
import { genomeFindings } from '../../engine/findings.ts';
import { failureTitle } from '../../errors/remedy.ts';
import { type Failure, ok, type Result } from '../../errors/result.ts';
import { writeExports } from '../analyse/exports.ts';
import { fileBlob } from '../analyse/run-analysis.ts';
import { Analyser } from './analyser.ts';
import { safeId } from './cohort-files.ts';
import { type CohortTask, FAULT, type WorkerSetup } from './cohort-task.ts';
import { exportFile, settingsText } from './cohort-settings.ts';
import { isFinished, printOf, type Receipt, reportFile, sha256, writeReceipt } from './receipts.ts';
import { geneLines, scoreLines } from './result-tables.ts';
import { splitSamples } from './split-samples.ts';
import { writeAside, writeWhole } from './write-whole.ts';

type Tell = (id: string, outcome: 'done' | 'skipped' | 'broken') => void;
type Written = Pick<Receipt, 'reportSha256' | 'scores' | 'genes'>;

/** One sample with the file that it is read from. */
interface Sample {
  id: string;
  file: Blob;
  print: string;
  options?: Pick<AnalysisOptions, 'sample'>;
  /** What the file is, where this one was taken out of it. */
  takenFrom?: string;
}

/** Reads files of a cohort and writes what they come to. Whatever a file is, it stops nothing. */
export class CohortReader {
  readonly #analyser: Analyser;
  readonly #setup: WorkerSetup;
  readonly #request: Omit<AnalysisRequest, 'file'>;
  readonly #settings: string;

  private constructor(analyser: Analyser, setup: WorkerSetup, request: Omit<AnalysisRequest, 'file'>) {
    this.#analyser = analyser;
    this.#setup = setup;
    this.#request = request;
    this.#settings = settingsText(setup.asked, analyser.base);
  }

  /** @throws Error where the packs, or lists that were named, cannot be read: then no file can be */
  static async open(setup: WorkerSetup): Promise<CohortReader> {
    const analyser = await Analyser.open(setup.root);
    const request = await analyser.prepare(setup.asked.settings);
    if (!request.ok) throw new Error(`a list that was named cannot be read: ${request.error.code}`);
    return new CohortReader(analyser, setup, request.value);
  }

  /** Reads one file, or a share of its samples. */
  async read(task: CohortTask, tell: Tell): Promise<void> {
    const print = printOf(task.file, task.sample, this.#settings);
    const opened = await fileBlob(task.file);
    if (!opened.ok) {
      this.#break(task.id, print, opened.error, tell);
      return;
    }
    if (task.share === null) {
      const options = task.sample === null ? {} : { options: { sample: task.sample } };
      await this.#sample({ id: task.id, file: opened.value, print, ...options }, tell);
      return;
    }
    await this.#shareOf(task, opened.value, task.share, tell);
  }

  async #shareOf(
    { id, file }: CohortTask,
    blob: Blob,
    { part, of }: { part: number; of: number },
    tell: Tell,
  ): Promise<void> {
    const split = await this.#analyser.unpack((engine) => splitSamples(blob, engine, (index) => index % of === part));
    if (!split.ok || split.value === null) {
      // No VCF of several samples: read as one person's, by the first worker alone.
      if (part === 0) await this.#sample({ id, file: blob, print: printOf(file, null, this.#settings) }, tell);
      return;
    }
    const { names, container } = split.value;
    const ids = sampleIds(id, names);
    for (let index = part; index < names.length; index += of) {
      const [sampleId = '', name = ''] = [ids[index], names[index]];
      const print = printOf(file, `${String(index)}:${name}`, this.#settings);
      if (isFinished(this.#setup.asked.out, sampleId, print)) tell(sampleId, 'skipped');
      else await this.#sample({ id: sampleId, file: split.value.only(index), print, takenFrom: container }, tell);
      split.value.release(index);
    }
  }

  async #sample(sample: Sample, tell: Tell): Promise<void> {
    const { id, print } = sample;
    if (isFinished(this.#setup.asked.out, id, print)) {
      tell(id, 'skipped');
      return;
    }
    const start = performance.now();
    try {
      const options = { ...this.#request.options, ...sample.options };
      const run = await this.#analyser.run({ ...this.#request, options, file: sample.file }, (context, analysis) =>
        this.#write(sample, context, analysis),
      );
      const written = run.ok ? run.value : run;
      if (!written.ok) {
        this.#break(id, print, written.error, tell);
        return;
      }
      const milliseconds = Math.round(performance.now() - start);
      writeReceipt(this.#setup.asked.out, {
        id,
        status: 'ok',
        code: null,
        title: null,
        print,
        milliseconds,
        ...written.value,
      });
      tell(id, 'done');
    } catch (error) {
      this.#fault(id, print, error, tell);
    }
  }

  #write({ id, takenFrom }: Sample, context: AnalysisContext, analysis: Analysis): Result<Written> {
    const { out, findings, formats, sampleset } = this.#setup.asked;
    const file = takenFrom === undefined ? analysis.report.file : ofSeveral(analysis.report.file, takenFrom);
    const report = {
      ...analysis.report,
      file,
      ...(findings ? reportFindings(genomeFindings(context.references, analysis.genome)) : {}),
    };
    const text = canonicalJson(report);
    for (const format of formats) {
      const outcome: { failed: Failure | null } = { failed: null };
      writeAside(exportFile(out, id, format), (aside) => {
        const done = writeExports(
          context,
          { ...analysis, report },
          { exports: [{ format, file: aside }], findings, phenopacket: null },
        );
        if (!done.ok) {
          outcome.failed = done.error;
          writeWhole(aside, '');
        }
        return done.ok && format.startsWith('vcf') ? ['.tbi'] : [];
      });
      if (outcome.failed !== null) return { ok: false, error: outcome.failed };
    }
    writeWhole(reportFile(out, id), text);
    return ok({ reportSha256: sha256(text), scores: scoreLines(report, id, sampleset), genes: geneLines(report, id) });
  }

  #break(id: string, print: string, { code }: Failure, tell: Tell): void {
    // The app's words for it speak of the browser.
    const title = code === 'input/unreadable' ? 'The file is not there or could not be read' : failureTitle(code);
    writeReceipt(this.#setup.asked.out, brokenReceipt(id, print, { code, title }));
    tell(id, 'broken');
  }

  #fault(id: string, print: string, error: unknown, tell: Tell): void {
    const title = error instanceof Error ? error.name : 'unknown';
    writeReceipt(this.#setup.asked.out, brokenReceipt(id, print, { code: FAULT, title }));
    tell(id, 'broken');
  }
}

/** The receipt of a sample that has no report. */
export function brokenReceipt(id: string, print: string, why: { code: string; title: string }): Receipt {
  return { id, status: 'broken', ...why, print, reportSha256: null, milliseconds: 0, scores: [], genes: [] };
}

/** What the report says of a file that one sample was taken out of: as where the sample is chosen by its name. */
function ofSeveral(file: Analysis['report']['file'], container: string): Analysis['report']['file'] {
  return { ...file, container, warnings: [...new Set([...file.warnings, 'MULTI_SAMPLE' as const])].sort() };
}

/** What the samples of a file are called: the file, then the sample; a name that comes twice gets its number. */
function sampleIds(id: string, names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, index) => {
    const plain = `${id}.${safeId(name)}`;
    const own = seen.has(plain.toLowerCase()) ? `${plain}~${String(index + 1)}` : plain;
    seen.add(own.toLowerCase());
    return own;
  });
}
