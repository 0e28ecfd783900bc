import { openAsBlob, readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { APP_VERSION } from '../../domain/report/app-version.ts';
import { type LiftMap, withLiftedPlaces } from '../../domain/scores/lift-map.ts';
import { type PackedScore, packScore } from '../../domain/scores/packed-score.ts';
import { analyse, type Analysis, type AnalysisContext, type AnalysisRequest } from '../../engine/analysis.ts';
import { Kernel } from '../../engine/kernel/kernel.ts';
import { kernelRowEngine } from '../../engine/kernel/score-rows.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { parseFrequencyTable } from '../../formats/frequency-table.ts';
import { parseScoringFiles } from '../../formats/scoring-file.ts';
import type { AnalyseArguments } from './arguments.ts';
import { needsRecords } from './exports.ts';
import { nodeReferences } from './node-packs.ts';

/** The kernel and the bundled packs, as the vault has them. */
export async function nodeContext(root: string): Promise<Result<AnalysisContext>> {
  const references = nodeReferences(root);
  if (!references.ok) return references;
  const kernel = await Kernel.create(kernelBytes);
  return ok({ kernel, app: { version: APP_VERSION, kernelSha256 }, references: references.value });
}

/** A file as the browser gives it, or the failure that stands for one that cannot be read. */
export async function fileBlob(path: string): Promise<Result<Blob>> {
  try {
    return statSync(path).isFile() ? ok(await openAsBlob(path)) : fail('input/unreadable');
  } catch {
    return fail('input/unreadable');
  }
}

function readBytes(path: string): Uint8Array | null {
  try {
    const bytes = readFileSync(path);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  } catch {
    return null;
  }
}

/** The text of a list of results; UTF-16 is told by its mark. `null` where it cannot be read. */
export function readOutsideText(file: string): string | null {
  const bytes = readBytes(file);
  if (bytes === null) return null;
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** Reads the scoring files that were named. The score's id comes from its header; the file's name only stands in for it. */
function readScores(files: readonly string[], kernel: Kernel, lifts: readonly LiftMap[]): Result<PackedScore[]> {
  const scores: PackedScore[] = [];
  for (const [index, file] of files.entries()) {
    const bytes = readBytes(file);
    if (bytes === null) return fail('score/unreadable-file');
    const definitions = kernel.scoped(() =>
      parseScoringFiles(bytes, `imported-${String(index + 1)}`, kernelRowEngine(kernel)),
    );
    if (!definitions.ok) return definitions;
    scores.push(...definitions.value.map((definition) => packScore(withLiftedPlaces(definition, lifts))));
  }
  return ok(scores);
}

/** What a command line says of how every file is to be read. */
export type AnalysisSettings = Pick<
  AnalyseArguments,
  'scores' | 'frequencies' | 'outside' | 'options' | 'records' | 'exports'
>;

/** All of a request but the file, so that many files are read with lists that were read once. */
export function requestOf(
  { kernel, references }: Pick<AnalysisContext, 'kernel' | 'references'>,
  asked: AnalysisSettings,
): Result<Omit<AnalysisRequest, 'file'>> {
  const request: Omit<AnalysisRequest, 'file'> = {
    options: asked.options,
    onEvent: () => undefined,
    keepRecords: asked.records || needsRecords(asked.exports),
  };
  if (asked.scores.length > 0) {
    const scores = readScores(asked.scores, kernel, references.lifts);
    if (!scores.ok) return scores;
    request.scores = scores.value;
  }
  if (asked.frequencies !== null) {
    const table = parseFrequencyTable(readBytes(asked.frequencies) ?? new Uint8Array(0));
    if (!table.ok) return table;
    request.frequencies = table.value;
  }
  if (asked.outside !== null) {
    const text = readOutsideText(asked.outside);
    if (text === null) return fail('input/unreadable');
    request.options = { ...request.options, outsideCalls: text.split(/\r\n|\r|\n/) };
  }
  return ok(request);
}

/** Runs one analysis as the command line asks for it. */
export async function runAnalysis(context: AnalysisContext, asked: AnalyseArguments): Promise<Result<Analysis>> {
  const file = await fileBlob(asked.file);
  if (!file.ok) return file;
  const request = requestOf(context, asked);
  return request.ok ? analyse(context, { ...request.value, file: file.value }) : request;
}
