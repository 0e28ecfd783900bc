import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AnalysisOptions, DEFAULT_OPTIONS } from '../../domain/analysis/options.ts';
import type { GenotypeRecord } from '../../domain/genotype/records.ts';
import { analyse, type AnalysisContext } from '../../engine/analysis.ts';
import { recordsOf, refBlocksOf } from '../../engine/records.ts';
import { refusalReport } from '../../engine/refusal-report.ts';
import { nodeContext } from '../analyse/run-analysis.ts';
import { type ActualFile, checkFile, checkRecords } from './dtc/check.ts';
import type { ExpectedFile } from './dtc/expected.ts';
import type { PeerResult } from './peer-result.ts';

const EXPECTED = '.expected.json';

/** Runs every file of a folder that has an `.expected.json` beside it through the app's own path. */
export async function run(folder: string): Promise<PeerResult> {
  const context = await nodeContext(path.resolve(import.meta.dirname, '../../..'));
  if (!context.ok) throw new Error(`the bundled packs cannot be read: ${context.error.code}`);
  const result: PeerResult = { passed: 0, failed: 0, skipped: 0, lines: [] };
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, `${name}${EXPECTED}`)));
  for (const name of names.sort()) {
    const expected = JSON.parse(readFileSync(path.join(folder, `${name}${EXPECTED}`), 'utf8')) as ExpectedFile;
    const differences = await checkCase(context.value, new Blob([readFileSync(path.join(folder, name))]), expected);
    if (differences.length === 0) result.passed++;
    else result.failed++;
    result.lines.push(...differences);
  }
  return result;
}

/** Compares one file, and for a file of several samples each of them. */
export async function checkCase(context: AnalysisContext, file: Blob, expected: ExpectedFile): Promise<string[]> {
  const lines = checkFile(expected, await readFile(context, file));
  for (const [sample, records] of Object.entries(expected.recordsBySample ?? {})) {
    const chosen = await readFile(context, file, sample);
    if (chosen.file.status !== 'ok') lines.push(`${expected.case}: ${sample}: expected ok got ${chosen.file.status}`);
    lines.push(...checkRecords(expected, records, chosen.records));
  }
  return lines;
}

/** Reads a file as the headless runner does with `--records`; `chosen` is a sample, or what else was chosen in it. */
export async function readFile(
  context: AnalysisContext,
  file: Blob,
  chosen: string | Pick<AnalysisOptions, 'sample' | 'entry'> = {},
): Promise<ActualFile> {
  const { kernel } = context;
  const mark = kernel.exports.arenaMark();
  const options = { ...DEFAULT_OPTIONS, ...(typeof chosen === 'string' ? { sample: chosen } : chosen) };
  const analysis = await analyse(context, { file, options, scores: [], keepRecords: true, onEvent: () => undefined });
  const records: GenotypeRecord[] = analysis.ok ? recordsOf(analysis.value.genome) : [];
  const refBlocks = analysis.ok ? refBlocksOf(analysis.value.genome) : [];
  const report = analysis.ok ? analysis.value.report : refusalReport(context, analysis.error);
  kernel.exports.arenaRelease(mark);
  return { file: report.file, records, refBlocks, choices: analysis.ok ? [] : (analysis.error.choices ?? []) };
}
