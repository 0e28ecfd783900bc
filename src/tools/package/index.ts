import { DEFAULT_OPTIONS } from '../../domain/analysis/options.ts';
import { reportFindings } from '../../domain/findings/report-findings.ts';
import { APP_VERSION } from '../../domain/report/app-version.ts';
import { genomeFindings } from '../../engine/findings.ts';
import { fileBlob } from '../analyse/run-analysis.ts';
import { Analyser } from './analyser.ts';
import type { AnalysedReport, AnalyseOptions, SequesterApi } from './api.ts';

let opened: Promise<Analyser> | null = null;
/** The analysis that runs: the next one waits for it, since each fills the memory of one kernel. */
let running: Promise<unknown> = Promise.resolve();

async function analyseNow(
  file: Parameters<SequesterApi['analyse']>[0],
  asked: AnalyseOptions,
): Promise<AnalysedReport> {
  opened ??= Analyser.open(import.meta.dirname);
  const analyser = await opened;
  const { findings = false, scores = [], ...options } = asked;
  const settings = { scores: [...scores], frequencies: null, outside: null, options: { ...DEFAULT_OPTIONS, ...options }, records: false, exports: [] }; // prettier-ignore
  const request = await analyser.prepare(settings);
  if (!request.ok) throw new Error(`the scoring files cannot be read: ${request.error.code}`);
  const blob =
    typeof file === 'string'
      ? await fileBlob(file)
      : { ok: true as const, value: file instanceof Blob ? file : new Blob([file]) };
  if (!blob.ok) return analyser.refusal(blob.error);
  const report = await analyser.run({ ...request.value, file: blob.value }, (context, analysis) => ({
    ...analysis.report,
    ...(findings ? reportFindings(genomeFindings(context.references, analysis.genome)) : {}),
  }));
  return report.ok ? report.value : analyser.refusal(report.error);
}

/** {@link SequesterApi.analyse} */
export const analyse: SequesterApi['analyse'] = (file, options = {}) => {
  const result = running.then(() => analyseNow(file, options));
  running = result.catch(() => undefined);
  return result;
};

/** {@link SequesterApi.version} */
export const version: SequesterApi['version'] = APP_VERSION;
