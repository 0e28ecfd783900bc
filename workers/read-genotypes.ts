import { BUILD_NUMBERS } from '../src/domain/report/report.ts';
import { type FailureContext, fail, ok, type Result } from '../src/errors/result.ts';
import type { FailureCode } from '../src/errors/codes.ts';
import { detectLayout, needsMoreHead } from '../src/formats/detect.ts';
import type { ByteSource, Layout, VcfLayout } from '../src/formats/layout.ts';
import { LIMITS } from '../src/formats/limits.ts';
import { type SortedLines, sortBadLines } from './bad-lines.ts';
import type { ScannedPart } from '../src/rpc/part.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';
import type { Kernel } from './kernel/kernel.ts';
import { appendPart } from './kernel/part.ts';
import { GenotypeScanner } from './kernel/scan.ts';

/**
 * Bytes of the file after which its rows can be foreseen, and how much more than that is made room for: room that is never written to
 * takes no memory, too little is copied.
 */
const RESERVE_AFTER_BYTES = 1 << 19;
const RESERVE_SLACK = 1.3;

export interface ReadOptions {
  /** Name of the sample that the person chose. */
  sample?: string | undefined;
  /** Sorted genome keys of every reference position: VCF records there are kept as text. */
  watch: Uint32Array;
  keepRecords: boolean;
  onProgress(bytesRead: number, rows: number): void;
  /** Told of the layout before the rows are read; reading waits for it. */
  onLayout?: ((layout: VcfLayout, sample: number) => Promise<void>) | undefined;
  /** Starts reading the rest of the file elsewhere, once the layout is known: see `split.ts`. */
  startSecond?: ((layout: VcfLayout, sample: number) => Promise<Result<ScannedPart>>) | undefined;
}

export interface ReadGenotypes {
  layout: Layout;
  table: GenotypeTable;
  lines: SortedLines;
}

/** Reads a decoded stream into columns in the kernel's memory. */
export async function readGenotypes(
  kernel: Kernel,
  source: ByteSource,
  options: ReadOptions,
): Promise<Result<ReadGenotypes>> {
  const stream = source.chunks()[Symbol.asyncIterator]();
  try {
    const head = await readHead(stream);
    const layout = detectLayout(head.bytes, head.isWhole);
    if (!layout.ok) return layout;
    const sample = sampleIndex(layout.value, options.sample);
    if (!sample.ok) return sample;
    const second = startSecond(options, layout.value, sample.value);
    if (layout.value.kind === 'vcf') await options.onLayout?.(layout.value, sample.value);
    const scanner = new GenotypeScanner(kernel, layout.value, {
      sample: sample.value,
      watch: options.watch,
      keepRecords: options.keepRecords,
    });
    const after = (bytesRead: number): void => {
      reserveOnce(scanner, bytesRead, source);
      options.onProgress(bytesRead, scanner.rows);
    };
    scanner.feed(head.bytes.subarray(layout.value.dataStart));
    after(head.bytesRead);
    for (let next = await stream.next(); next.done !== true; next = await stream.next()) {
      scanner.feed(next.value.bytes);
      after(next.value.bytesRead);
    }
    scanner.endStream();
    const part = await second;
    if (part !== null) {
      if (!part.ok) return part;
      appendPart(scanner, part.value);
    }
    const ended = scanner.badLines();
    const lines = sortBadLines(ended.lines, ended.total, layout.value);
    if (lines.namesOthers) return fail('input/several-people');
    scanner.rescue(lines.rescued);
    const table = scanner.finish();
    if (table.rowCount + table.addresses.blockCount === 0) return fail(emptyCode(layout.value));
    return ok({ layout: layout.value, table, lines });
  } finally {
    await stream.return?.();
  }
}

/** Why a file of this layout has no rows. */
function emptyCode(layout: Layout): FailureCode {
  return layout.kind === 'vcf' && layout.statesNoGenotypes === true ? 'input/sites-only' : 'input/no-genotypes';
}

/** The rest of the file, on its way; null where this worker reads all of it. */
async function startSecond(options: ReadOptions, layout: Layout, sample: number): Promise<Result<ScannedPart> | null> {
  if (options.startSecond === undefined || layout.kind !== 'vcf') return null;
  // A worker that dies is a fault of ours, but it must not take this one's error handling with it.
  return options.startSecond(layout, sample).catch(() => fail('kernel/trap'));
}

/** Makes room for all rows of the file, another worker's part too, once enough of it is read to tell how many there will be. */
function reserveOnce(scanner: GenotypeScanner, bytesRead: number, { fileBytes, share = 1 }: ByteSource): void {
  if (scanner.isReserved || bytesRead < Math.min(RESERVE_AFTER_BYTES, fileBytes)) return;
  scanner.reserve(((scanner.rows * fileBytes) / bytesRead / share) * RESERVE_SLACK);
}

interface Head {
  bytes: Uint8Array;
  bytesRead: number;
  isWhole: boolean;
}

/** The first bytes of the stream: enough to tell the format, and for a VCF its whole header. */
async function readHead(stream: AsyncIterator<{ bytes: Uint8Array; bytesRead: number }>): Promise<Head> {
  let head: Head = { bytes: new Uint8Array(0), bytesRead: 0, isWhole: false };
  while (head.bytes.length < LIMITS.headBytes || needsMoreHead(head.bytes)) {
    const next = await stream.next();
    if (next.done === true) return { ...head, isWhole: true };
    const bytes = new Uint8Array(head.bytes.length + next.value.bytes.length);
    bytes.set(head.bytes);
    bytes.set(next.value.bytes, head.bytes.length);
    head = { bytes, bytesRead: next.value.bytesRead, isWhole: false };
  }
  return head;
}

/** Which sample of a VCF to read: the only one, or the one that the person chose. */
function sampleIndex(layout: Layout, chosen: string | undefined): Result<number> {
  if (layout.kind !== 'vcf' || layout.samples.length === 1) return ok(0);
  return chosenSample(layout, chosen);
}

function chosenSample(layout: VcfLayout, chosen: string | undefined): Result<number> {
  const index = chosen === undefined ? -1 : layout.samples.indexOf(chosen);
  return index < 0 ? fail('input/multi-sample', { choices: layout.samples, about: aboutVcf(layout) }) : ok(index);
}

/** What the header says about a file whose sample is still to be chosen. */
function aboutVcf(layout: VcfLayout): FailureContext {
  const isWhole = layout.isGvcf || layout.warnings.includes('IMPUTED_LOWPASS');
  return {
    source: layout.source,
    warnings: [...layout.warnings, ...(isWhole ? [] : ['VARIANTS_ONLY'])].sort(),
    ...(layout.headerBuild === null ? {} : { build: BUILD_NUMBERS[layout.headerBuild] }),
    ...(layout.headerBuildFrom === null ? {} : { buildFrom: layout.headerBuildFrom }),
  };
}
