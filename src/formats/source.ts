import { fail, ok, type Result, withContext } from '../errors/result.ts';
import { chooseEntry } from './archive.ts';
import { sniffEncoding, TextNormaliser, type TextEncodingFacts } from './decode.ts';
import type { InflateEngine } from './inflate.ts';
import type { ByteSource } from './layout.ts';
import { LIMITS } from './limits.ts';
import { refusalOf, signatureOf, sniffPacking, type Packing } from './magic.ts';
import { peek, type Peeked } from './peek.ts';
import { SourceError } from './source-error.ts';
import { collect, gunzip, readBlob, unzipEntry, type Piece } from './unpack.ts';
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

/** Packings inside packings that are unpacked: a `.gz` or a zip in a zip, a zip or gzip in a gzip, and one more round them. */
const MAX_LAYERS = 3;
const MAX_ZIPS = 2;

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
  let { entry: chosen } = options;
  for (let packing = sniffPacking(peeked.head); packing !== 'none'; packing = sniffPacking(peeked.head)) {
    if (opened.layers.length >= MAX_LAYERS) return fail('input/unsupported-archive');
    if (packing === 'zip') {
      const zips = opened.layers.filter((layer) => layer === 'zip').length;
      if (zips >= MAX_ZIPS) return fail('input/unsupported-archive');
      if (opened.layers.length > 0) blob = await collect(peeked.replay());
      else await peeked.close();
      opened.layers.push('zip');
      const entry = await chooseEntry(blob, engine, { chosen, canNest: zips + 1 < MAX_ZIPS });
      if (!entry.ok) return entry;
      chosen = entry.value.inner;
      if (isTooMuch(entry.value.entry.unpackedBytes, file.size)) return fail('input/archive-bomb');
      peeked = await enterZip(opened, { file: blob, entry: entry.value.entry, engine });
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

/** Whether so many bytes come of no honest file of this size: packing what is packed saves nothing more. */
function isTooMuch(decodedBytes: number, fileBytes: number): boolean {
  return decodedBytes > LIMITS.ratioFreeBytes && decodedBytes > LIMITS.maxRatio * fileBytes;
}

function toSource(file: Blob, opened: Opened, peeked: Peeked): Result<ByteSource> {
  if (peeked.head.length === 0) return fail('input/empty');
  const encoding = sniffEncoding(peeked.head);
  const refusal = encoding.encoding === 'utf-8' ? refusalOf(peeked.head) : signatureOf(peeked.head);
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
      return normalised(pieces, encoding, opened.layers.length > 1 ? file.size : Infinity);
    },
  });
}

/** Whole genomes are large; tables of a chip or an imputation never are. */
function startsAsVcf(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, 64)).includes('##fileformat=VCF');
}

/** @param packedBytes of the file, where several layers could each stay below the ratio; Infinity otherwise */
async function* normalised(
  pieces: AsyncGenerator<Piece>,
  encoding: TextEncodingFacts,
  packedBytes: number,
): AsyncGenerator<Piece> {
  const normaliser = new TextNormaliser(encoding);
  const guard = new LineGuard();
  let decodedBytes = 0;
  for await (const { bytes, bytesRead } of pieces) {
    decodedBytes += bytes.length;
    if (isTooMuch(decodedBytes, packedBytes)) throw new SourceError({ code: 'input/archive-bomb' });
    const text = normaliser.push(bytes);
    guard.check(text);
    if (text.length > 0) yield { bytes: text, bytesRead };
  }
}

/** Bytes at a chunk's end in which a lone CR is looked for: rows are shorter. */
const LOOK_BACK = 65_536;

/** Refuses a stream without line ends: it is no table, and would fill the memory as one line. */
class LineGuard {
  #open = 0;

  check(text: Uint8Array): void {
    const last = text.lastIndexOf(10);
    this.#open = last < 0 ? this.#open + text.length : text.length - last - 1;
    // Lines may end in a CR alone from anywhere on.
    if (this.#open > LOOK_BACK && text.subarray(-LOOK_BACK).includes(13)) this.#open = 0;
    if (this.#open > LIMITS.maxLineBytes) throw new SourceError({ code: 'input/not-genotype-data' });
  }
}
