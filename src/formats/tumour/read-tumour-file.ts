import { writeUnseenInLines } from '../../domain/report/unseen-text.ts';
import type { GenomicAllele } from '../../domain/tumour/profile.ts';
import type { TumourFile } from '../../domain/tumour/tumour-file.ts';
import { fail, type Result } from '../../errors/result.ts';
import { detectLayout } from '../detect.ts';
import { plainEngine } from '../plain-inflate.ts';
import { openSource } from '../source.ts';
import { SourceError } from '../source-error.ts';
import { isMafColumns, MafReader } from './maf.ts';
import { SomaticVcfReader } from './somatic-vcf.ts';

/** Rows of the longest file that is read: whole genomes of tumours have a tenth of it. */
const MOST_ROWS = 2_000_000;
/** Text of the head that is looked at where it is no known table. */
const HEAD_CHARACTERS = 65_536;

interface RowReader {
  push(line: string): void;
  finish(): Result<TumourFile>;
}

/**
 * Reads a tumour's file: a VCF (plain, gzip or BGZF) or a MAF. A file of a testing company, a gVCF, and a VCF that shows a person's inherited genome
 * are refused with the reason (`tumour/…`).
 *
 * @param build - what the person says, for files that do not tell
 */
export async function readTumourFile(file: Blob, build: GenomicAllele['build'] | null): Promise<Result<TumourFile>> {
  const source = await openSource(file, { engine: plainEngine() });
  if (!source.ok) return source;
  try {
    return await readLines(source.value.chunks(), build);
  } catch (error) {
    if (error instanceof SourceError) return { ok: false, error: error.failure };
    throw error;
  }
}

async function readLines(
  chunks: AsyncIterable<{ bytes: Uint8Array }>,
  build: GenomicAllele['build'] | null,
): Promise<Result<TumourFile>> {
  const decoder = new TextDecoder();
  const lines = new LineTaker(build);
  let [rest, head] = ['', ''];
  for await (const { bytes } of chunks) {
    const text = rest + decoder.decode(bytes, { stream: true });
    if (head.length < HEAD_CHARACTERS) head += text.slice(rest.length, rest.length + HEAD_CHARACTERS);
    const whole = text.split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) {
      const ended = lines.take(line.endsWith('\r') ? line.slice(0, -1) : line);
      if (ended !== null) return ended === 'other' ? otherFile(head) : ended;
    }
  }
  const ended = rest.trim() === '' ? null : lines.take(rest.trimEnd());
  if (ended !== null) return ended === 'other' ? otherFile(head) : ended;
  return lines.finish() ?? otherFile(head);
}

/** Takes a file line by line: its header until the columns are named, then its rows. */
class LineTaker {
  readonly #build: GenomicAllele['build'] | null;
  readonly #header: string[] = [];
  #reader: RowReader | null = null;
  #rows = 0;

  constructor(build: GenomicAllele['build'] | null) {
    this.#build = build;
  }

  /** @returns why reading ends, where it does; `other` where this is no table that is known here */
  take(raw: string): Result<never> | 'other' | null {
    // Every field of every reader comes from here, and many are shown.
    const line = writeUnseenInLines(raw);
    if (this.#reader !== null) {
      if (line === '') return null;
      if (++this.#rows > MOST_ROWS) return fail('input/too-large');
      this.#reader.push(line);
      return null;
    }
    if (/^#CHROM[\t ]/i.test(line)) this.#reader = new SomaticVcfReader(this.#header, line, this.#build);
    else if (isMafColumns(line)) this.#reader = new MafReader(line, this.#build);
    else if (line.startsWith('#') || line === '') this.#header.push(line);
    else return 'other';
    return null;
  }

  /** Null where no columns were named. */
  finish(): Result<TumourFile> | null {
    return this.#reader === null ? null : this.#reader.finish();
  }
}

/** A table of a testing company, or nothing that is known here. */
function otherFile(head: string): Result<never> {
  const layout = detectLayout(new TextEncoder().encode(head), false);
  if (layout.ok && layout.value.kind === 'text') return fail('tumour/consumer-file');
  return fail('tumour/not-tumour-file');
}
