import type { ScoreDefinition } from '../../domain/scores/score-definition.ts';
import { fail, type Result } from '../../errors/result.ts';
import { ScoringFileReader } from '../../formats/scoring-file.ts';
import { SourceError } from '../../formats/source-error.ts';
import { openSource } from '../../formats/source.ts';
import { kernelEngine } from '../kernel/inflate.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { kernelRowEngine } from '../kernel/score-rows.ts';

/** How much more room is made than the first piece of a file foretells: room that is never written to takes no memory. */
const RESERVE_SLACK = 1.1;

/**
 * Reads a scoring file into its scores.
 *
 * Errors: those of {@link openSource} and of {@link ScoringFileReader}; damage that shows while pieces are read throws a `SourceError`.
 */
export async function readScoringFile(
  kernel: Kernel,
  file: Blob,
  fallbackId: string,
): Promise<Result<ScoreDefinition[]>> {
  // First of all: it takes its memory before the file's pieces are views of the kernel's.
  const rows = kernelRowEngine(kernel);
  const source = await openSource(file, { engine: kernelEngine(kernel) });
  // The opener speaks of genotype files; here a scoring file was meant.
  if (!source.ok) return source.error.code === 'input/not-genotype-data' ? fail('score/unreadable-file') : source;
  const reader = new ScoringFileReader(fallbackId, rows);
  let isReserved = false;
  for await (const { bytes, bytesRead } of source.value.chunks()) {
    if (!reader.push(bytes)) break;
    if (!isReserved && reader.rows > 0) reader.reserve((reader.rows * file.size * RESERVE_SLACK) / bytesRead);
    isReserved = reader.rows > 0;
  }
  return reader.finish();
}

/**
 * Whether a file is a scoring file, by its first bytes: columns with an effect allele and a weight, or a header that only scoring
 * files have. Damage that shows later, and files of any other kind, are not judged here.
 */
export async function isScoringFile(kernel: Kernel, file: Blob): Promise<boolean> {
  try {
    const rows = kernelRowEngine(kernel);
    const source = await openSource(file, { engine: kernelEngine(kernel) });
    if (!source.ok) return false;
    const reader = new ScoringFileReader(undefined, rows);
    for await (const { bytes } of source.value.chunks()) {
      reader.push(bytes);
      break;
    }
    return reader.isRecognised;
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}
