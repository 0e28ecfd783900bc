import { BUILD_NUMBERS } from '../domain/genotype/genome.ts';
import type { FailureCode } from '../errors/codes.ts';
import { fail, type FailureContext, ok, type Result } from '../errors/result.ts';
import { isCutLine, namesVendor } from '../formats/cut-line.ts';
import { detectLayout } from '../formats/detect.ts';
import type { ByteSource, Layout, VcfLayout } from '../formats/layout.ts';
import { LIMITS } from '../formats/limits.ts';
import { HeadWatch } from '../formats/lines.ts';
import { isStructuralRecord } from '../formats/structural.ts';
import { countBad, refusalOfLines, sortBadLines, type SortedLines } from './bad-lines.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';
import type { Kernel } from './kernel/kernel.ts';
import { appendPart } from './kernel/part.ts';
import { GenotypeScanner } from './kernel/scan.ts';
import type { ScannedPart } from './part.ts';

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
    const chosen = chosenLayout(layout.value, sample.value);
    const second = startSecond(options, layout.value, sample.value);
    if (layout.value.kind === 'vcf') await options.onLayout?.(layout.value, sample.value);
    const scanner = new GenotypeScanner(kernel, chosen, {
      sample: sample.value,
      person: options.sample,
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
    const openLine = chosen.kind === 'text' ? scanner.openLine() : null;
    const isCut = openLine !== null && chosen.kind === 'text' && isCutLine(openLine, chosen);
    scanner.endStream({ isCut });
    const part = await second;
    if (part !== null) {
      if (!part.ok) return part;
      appendPart(scanner, part.value);
    }
    const lines = { ...sortLines(scanner, chosen), isCut };
    if (lines.namesOthers) return fail('input/two-people');
    const refusal = refusalOfText(scanner, lines, { layout: chosen, person: options.sample });
    if (refusal !== null) return refusal;
    const table = scanner.finish();
    if (table.rowCount + table.addresses.blockCount === 0) return fail(emptyCode(chosen));
    if (chosen.kind === 'vcf' && chosen.isStructural === true && holdsStructuralOnly(table))
      return fail('input/not-small-variants');
    return ok({ layout: chosen, table, lines });
  } finally {
    await stream.return?.();
  }
}

/** Sorts the lines that were no rows, and reads those of them that are rows in another shape. */
function sortLines(scanner: GenotypeScanner, layout: Layout): SortedLines {
  const ended = scanner.badLines();
  const { sorted, rescued } = sortBadLines(ended.lines, ended.total, layout);
  for (const index of scanner.rescue(rescued.map(({ text }) => text))) countBad(sorted, rescued[index]?.line ?? 0);
  sorted.bad.sort((a, b) => a - b);
  return sorted;
}

/** Why a delimited text is refused for what its rows say, all of them; null where it is read. */
function refusalOfText(
  scanner: GenotypeScanner,
  lines: SortedLines,
  { layout, person }: { layout: Layout; person: string | undefined },
): Result<never> | null {
  if (layout.kind !== 'text') return null;
  const people = scanner.people();
  if (people.length > 1 && (person === undefined || !people.includes(person)))
    return fail('input/multi-sample', { choices: people, about: { source: layout.source } });
  if (scanner.hasRoundedPositions()) return fail('input/spreadsheet-damage');
  // A second file of another vendor behind the first: whose it is cannot be told.
  if (lines.heads.some((text) => namesVendor(text, layout.source))) return fail('input/two-people');
  const code = refusalOfLines(lines, scanner.rows);
  return code === null ? null : fail(code);
}

/** The layout of the person who was chosen, in a table that has columns for several. */
function chosenLayout(layout: Layout, index: number): Layout {
  const columns = layout.kind === 'text' ? layout.people?.[index]?.columns : undefined;
  return columns === undefined || layout.kind !== 'text' ? layout : { ...layout, columns };
}

/** Whether every record with a variant is a structural one: what the head promised holds to the end. */
function holdsStructuralOnly(table: GenotypeTable): boolean {
  if (table.counts.structural > 0 && table.counts.structural >= table.rowCount) return true;
  let structural = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const [ref = '', alt = ''] = table.rawRecord(row)?.split('\t') ?? [];
    if (ref !== '' && isStructuralRecord(ref, alt) === true) structural++;
  }
  return structural > 0 && structural >= table.counts.variants;
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
  const parts: Uint8Array[] = [];
  const watch = new HeadWatch();
  const head = { length: 0, bytesRead: 0, isWhole: false };
  while (head.length < LIMITS.headBytes || (watch.needsMore && head.length < LIMITS.maxHeadBytes)) {
    const next = await stream.next();
    if (next.done === true) {
      head.isWhole = true;
      break;
    }
    const { bytes, bytesRead } = next.value;
    watch.push(bytes);
    parts.push(bytes.slice());
    head.length += bytes.length;
    head.bytesRead = bytesRead;
  }
  const bytes = new Uint8Array(head.length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, bytesRead: head.bytesRead, isWhole: head.isWhole };
}

/** Which sample of a VCF, or person of a table, to read: the only one, or the one that was chosen. */
function sampleIndex(layout: Layout, chosen: string | undefined): Result<number> {
  const names = layout.kind === 'vcf' ? layout.samples : (layout.people ?? []).map(({ name }) => name);
  if (names.length < 2) return ok(0);
  const index = chosen === undefined ? -1 : names.indexOf(chosen);
  if (index >= 0) return ok(index);
  const about = layout.kind === 'vcf' ? aboutVcf(layout) : { source: layout.source, warnings: layout.warnings };
  return fail('input/multi-sample', { choices: names, about });
}

/** What the header says about a file whose sample is still to be chosen. */
function aboutVcf(layout: VcfLayout): FailureContext {
  const isWhole = layout.isGvcf || layout.warnings.includes('IMPUTED_LOWPASS');
  return {
    source: layout.source,
    warnings: [...layout.warnings, ...(isWhole ? [] : ['VARIANTS_ONLY' as const])].sort(),
    ...(layout.headerBuild === null ? {} : { build: BUILD_NUMBERS[layout.headerBuild] }),
    ...(layout.headerBuildFrom === null ? {} : { buildFrom: layout.headerBuildFrom }),
  };
}
