import { fail, ok, type Result } from '../errors/result.ts';
import { afterFirstLine, findBlockStart, readBlocks, readOpenLine } from '../formats/bgzf.ts';
import type { ByteSource } from '../formats/layout.ts';
import { SourceError } from '../formats/source-error.ts';
import { kernelEngine } from './kernel/inflate.ts';
import type { Kernel } from './kernel/kernel.ts';
import { exportPart, takeRows } from './kernel/part.ts';
import { GenotypeScanner } from './kernel/scan.ts';
import type { PartRequest, ScannedPart, ScannedRows } from './part.ts';

/** Smallest file that is worth a second worker: starting one costs as much as reading some megabytes. */
const LEAST_SPLIT_BYTES = 24 * 1024 * 1024;

/** A file that two workers read: this one's stream ends where the other's begins. */
export interface Split {
  source: ByteSource;
  from: number;
}

/** Share of the file that this worker reads: less than half, for it looks ahead at the medicines first and joins the parts at the end. */
const OWN_SHARE = 0.44;

/** Cuts a large BGZF file in two; null where one worker is to read it all. */
export async function splitSource(kernel: Kernel, file: Blob, source: ByteSource): Promise<Split | null> {
  const isPlain = source.container === 'bgzf' && source.warnings.length === 0;
  if (!isPlain || file.size < LEAST_SPLIT_BYTES) return null;
  const from = await findBlockStart(file, Math.floor(file.size * OWN_SHARE));
  return from === null || from >= file.size ? null : splitAt(kernel, file, source, from);
}

/** Cuts a BGZF file at a block: the stream ends with the line that is open there, and the other part begins after it. */
export function splitAt(kernel: Kernel, file: Blob, source: ByteSource, from: number): Split {
  const { container, decodedBytesHint, fileBytes, warnings } = source;
  const chunks = async function* () {
    // The other worker is about as far in its half as this one in its own.
    for await (const { bytes, bytesRead } of readBlocks(file, [0, from], kernelEngine(kernel))) {
      yield { bytes, bytesRead: Math.min(fileBytes, Math.round(bytesRead / OWN_SHARE)) };
    }
    for await (const { bytes } of readOpenLine(file, from, kernelEngine(kernel))) yield { bytes, bytesRead: fileBytes };
  };
  return { from, source: { container, decodedBytesHint, fileBytes, warnings, share: from / fileBytes, chunks } };
}

/** Rows that the scan of a part hands over at once: its kernel never holds more, so that the genome is not in memory twice. */
const ROWS_AT_ONCE = 1 << 17;
/** Room for the rows of the piece of text with which so many are there. */
const ROWS_SLACK = 1.1;

/** Scans the second part of a file. The kernel holds nothing else and is wiped afterwards. */
export async function scanPart(
  kernel: Kernel,
  request: PartRequest,
  rowsAtOnce = ROWS_AT_ONCE,
): Promise<Result<ScannedPart>> {
  const { file, from, layout, sample, watch } = request;
  const scanner = new GenotypeScanner(kernel, { ...layout, firstLine: 1 }, { sample, watch });
  const engine = kernelEngine(kernel);
  const rows: ScannedRows[] = [];
  scanner.reserve(rowsAtOnce * ROWS_SLACK);
  try {
    for await (const { bytes } of afterFirstLine(readBlocks(file, [from, file.size], engine))) {
      scanner.feed(bytes);
      if (scanner.rows >= rowsAtOnce) rows.push(takeRows(scanner));
    }
    scanner.endStream();
    return ok(exportPart(scanner, rows));
  } catch (error) {
    if (error instanceof SourceError) return { ok: false, error: error.failure };
    if (error instanceof WebAssembly.RuntimeError) return fail('kernel/trap');
    throw error;
  } finally {
    kernel.wipe();
  }
}
