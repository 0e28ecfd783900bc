import { fail, ok, type Result, withContext } from '../errors/result.ts';
import { chooseEntry } from './archive.ts';
import { sniffEncoding, TextNormaliser, type TextEncodingFacts } from './decode.ts';
import type { InflateEngine } from './inflate.ts';
import type { ByteSource } from './layout.ts';
import { LIMITS } from './limits.ts';
import { refusalOf, sniffPacking, type Packing } from './magic.ts';
import { peek, type Peeked } from './peek.ts';
import { SourceError } from './source-error.ts';
import { gunzip, readBlob, unzipEntry, type Piece } from './unpack.ts';
import type { ZipEntry } from './zip.ts';

/** What to open a file with. */
export interface OpenOptions {
  engine: InflateEngine;
  /** Entry of a zip that the person chose. */
  entry?: string | undefined;
}

/** A container as it was found out: how to read it again, and what it is called. */
interface Opened {
  layers: string[];
  members: number;
  decodedBytesHint: number | null;
  open: () => AsyncGenerator<Piece>;
}

/** Packings inside packings that are unpacked: a `.gz` in a zip, a zip or gzip in a gzip. */
const MAX_LAYERS = 2;

/**
 * Opens a file by its content: plain text, gzip of any number of members, BGZF, or the one genotype file of a zip.
 *
 * @returns the decoded stream, or the failure that the content stands for. What shows only later (a truncated archive,
 *   an archive bomb) is thrown by `chunks()` as a {@link SourceError}.
 */
export async function openSource(file: Blob, options: OpenOptions): Promise<Result<ByteSource>> {
  const opened: Opened = { layers: [], members: 1, decodedBytesHint: file.size, open: () => readBlob(file) };
  const result = await openChecked(file, opened, options).catch((error: unknown): Result<never> => {
    if (error instanceof SourceError) return { ok: false, error: error.failure };
    throw error;
  });
  return result.ok ? result : { ok: false, error: withContext(result.error, { container: containerOf(opened) }) };
}

/** What the container is called: its layers, from outside in. */
function containerOf({ layers, members }: Opened): string {
  if (layers.length === 0) return 'none';
  return layers.map((layer) => (layer === 'gzip' && members > 1 ? 'gzip-multi' : layer)).join('>');
}

async function openChecked(file: Blob, opened: Opened, options: OpenOptions): Promise<Result<ByteSource>> {
  if (file.size === 0) return fail('input/empty');
  const { engine } = options;
  let peeked = await peek(opened.open());
  let blob = file;
  for (let packing = sniffPacking(peeked.head); packing !== 'none'; packing = sniffPacking(peeked.head)) {
    if (opened.layers.length >= MAX_LAYERS) return fail('input/unsupported-archive');
    if (packing === 'zip') {
      if (opened.layers.length > 0) {
        if (opened.layers[0] === 'zip') return fail('input/unsupported-archive');
        blob = await collect(peeked);
      } else await peeked.close();
      opened.layers.push('zip');
      const entry = await chooseEntry(blob, engine, options.entry);
      if (!entry.ok) return entry;
      peeked = await enterZip(opened, { file: blob, entry: entry.value, engine });
    } else
      peeked = await enterGzip(opened, { peeked, packing, engine, packedBytes: opened.decodedBytesHint ?? Infinity });
  }
  return toSource(file, opened, peeked);
}

function enterZip(opened: Opened, zip: { file: Blob; entry: ZipEntry; engine: InflateEngine }): Promise<Peeked> {
  opened.decodedBytesHint = zip.entry.unpackedBytes;
  opened.open = () => unzipEntry(zip.file, zip.entry, zip.engine);
  return peek(opened.open());
}

function enterGzip(
  opened: Opened,
  gzip: { peeked: Peeked; packing: Packing; engine: InflateEngine; packedBytes: number },
): Promise<Peeked> {
  const isBgzf = gzip.packing === 'bgzf';
  opened.layers.push(isBgzf ? 'bgzf' : 'gzip');
  opened.decodedBytesHint = null;
  const options = { packedBytes: gzip.packedBytes, isBgzf, onMembers: (members: number) => (opened.members = members) };
  const outer = opened.open;
  opened.open = () => gunzip(outer(), gzip.engine, options);
  return peek(gunzip(gzip.peeked.replay(), gzip.engine, options));
}

/** Unpacks a zip that lies in a gzip: its directory stands at its end, so all of it is needed. */
async function collect(peeked: Peeked): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const { bytes } of peeked.replay()) {
    length += bytes.length;
    if (length > LIMITS.maxTextBytes) throw new SourceError({ code: 'input/archive-bomb' });
    parts.push(bytes.slice());
  }
  return new Blob(parts);
}

function toSource(file: Blob, opened: Opened, peeked: Peeked): Result<ByteSource> {
  if (peeked.head.length === 0) return fail('input/empty');
  const encoding = sniffEncoding(peeked.head);
  const refusal = encoding.encoding === 'utf-8' ? refusalOf(peeked.head) : null;
  if (refusal !== null) {
    void peeked.close();
    return fail(refusal);
  }
  if (opened.layers.length === 0 && file.size > LIMITS.maxTextBytes && !startsAsVcf(peeked.head)) {
    void peeked.close();
    return fail('input/too-large');
  }
  let first: Peeked | null = peeked;
  return ok({
    get container() {
      return containerOf(opened);
    },
    decodedBytesHint: opened.decodedBytesHint,
    fileBytes: file.size,
    warnings: encoding.warnings,
    chunks() {
      const pieces = first === null ? opened.open() : first.replay();
      first = null;
      return normalised(pieces, encoding);
    },
  });
}

/** Whole genomes are large; tables of a chip or an imputation never are. */
function startsAsVcf(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, 64)).includes('##fileformat=VCF');
}

async function* normalised(pieces: AsyncGenerator<Piece>, encoding: TextEncodingFacts): AsyncGenerator<Piece> {
  const normaliser = new TextNormaliser(encoding);
  const guard = new LineGuard();
  for await (const { bytes, bytesRead } of pieces) {
    const text = normaliser.push(bytes);
    guard.check(text);
    if (text.length > 0) yield { bytes: text, bytesRead };
  }
}

/** Refuses a stream without line ends: it is no table, and would fill the memory as one line. */
class LineGuard {
  #open = 0;

  check(text: Uint8Array): void {
    const last = text.lastIndexOf(10);
    this.#open = last < 0 ? this.#open + text.length : text.length - last - 1;
    if (this.#open > LIMITS.maxLineBytes) throw new SourceError({ code: 'input/not-genotype-data' });
  }
}
