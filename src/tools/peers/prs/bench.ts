import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { kernelBytes } from 'virtual:kernel';
import { type AnalysisOptions, DEFAULT_OPTIONS } from '../../../domain/analysis/options.ts';
import type { Report } from '../../../domain/report/report.ts';
import type { FrequencyTable } from '../../../domain/scores/frequency-table.ts';
import { type PackedScore, packScore } from '../../../domain/scores/packed-score.ts';
import type { ScoreReport } from '../../../domain/scores/report.ts';
import { analyse, type AnalysisContext } from '../../../engine/analysis.ts';
import { Kernel } from '../../../engine/kernel/kernel.ts';
import { kernelRowEngine } from '../../../engine/kernel/score-rows.ts';
import { parseFrequencyTable } from '../../../formats/frequency-table.ts';
import { parseScoringFiles } from '../../../formats/scoring-file.ts';

/** Reads scoring files as the app does. */
const KERNEL = await Kernel.create(kernelBytes);

/** Largest difference at which two sums count as equal: both are doubles, added in another order. */
export const SUM_TOLERANCE = 1e-9;

/** Counts cases and keeps a line for each that failed or was skipped. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  readonly lines: string[] = [];

  equal(id: string, expected: string | number | boolean | null, got: unknown): void {
    this.judge(id, expected, got, expected === got);
  }

  close(id: string, expected: number, got: number | null | undefined, tolerance = SUM_TOLERANCE): void {
    this.judge(id, expected, got, typeof got === 'number' && Math.abs(got - expected) <= tolerance);
  }

  judge(id: string, expected: unknown, got: unknown, passes: boolean): void {
    if (passes) this.passed++;
    else {
      this.failed++;
      this.lines.push(`${id}: expected ${String(expected)} got ${String(got)}`);
    }
  }

  skip(id: string, reason: string, cases = 1): void {
    this.skipped += cases;
    this.lines.push(`${id}: skipped (${reason})`);
  }
}

/** Text of a file, unzipped where it is. */
export function readText(file: string): string {
  return readBytes(file).toString('utf8');
}

function readBytes(file: string): Buffer {
  const raw = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(raw) : raw;
}

/** Rows of a tab-separated table by column name. */
export function readRows(file: string): Map<string, string>[] {
  const [head = '', ...lines] = readText(file).replace(/\n$/, '').split('\n');
  const names = head.replace(/\r$/, '').split('\t');
  return lines.map((line) => new Map(line.replace(/\r$/, '').split('\t').map((cell, index) => [names[index] ?? '', cell]))); // prettier-ignore
}

/** Scores of the scoring files in a folder; a file that is none is passed over. */
export function scoresIn(folder: string, pattern: RegExp): PackedScore[] {
  const names = readdirSync(folder).filter((name) => pattern.test(name)).sort(); // prettier-ignore
  return names.flatMap((name) => {
    const bytes = new Uint8Array(readBytes(path.join(folder, name)));
    const parsed = KERNEL.scoped(() => parseScoringFiles(bytes, undefined, kernelRowEngine(KERNEL)));
    return parsed.ok ? parsed.value.map((definition) => packScore(definition)) : [];
  });
}

/** A table of frequencies from `[chrom, pos, ref, alt, frequency]` rows. */
export function frequencyTable(rows: readonly (readonly string[])[]): FrequencyTable {
  const text = [['chrom', 'pos', 'ref', 'alt', 'alt_frequency'], ...rows].map((row) => row.join('\t')).join('\n');
  const table = parseFrequencyTable(new TextEncoder().encode(text));
  if (!table.ok) throw new Error('the table of frequencies does not parse');
  return table.value;
}

/** Runs one genotype file through the app's own path. */
export async function reportOf(
  context: AnalysisContext,
  file: string,
  scores: readonly PackedScore[],
  options: Partial<AnalysisOptions> & { frequencies?: FrequencyTable },
): Promise<Report> {
  const { frequencies, ...rest } = options;
  const analysis = await analyse(context, {
    file: await openAsBlob(file),
    options: { ...DEFAULT_OPTIONS, ...rest },
    onEvent: () => undefined,
    scores,
    ...(frequencies === undefined ? {} : { frequencies }),
  });
  if (!analysis.ok) throw new Error(`${path.basename(file)}: ${analysis.error.code}`);
  return analysis.value.report;
}

/** The one score of a report by its id. */
export function scoreOf(report: Report, id: string): ScoreReport | undefined {
  return report.scores.find((score) => score.id === id);
}
