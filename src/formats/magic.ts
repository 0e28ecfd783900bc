import type { FailureCode } from '../errors/codes.ts';

/** What packs the file, told by its first bytes. */
export type Packing = 'none' | 'gzip' | 'bgzf' | 'zip';

const GZIP_EXTRA_FLAG = 4;

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return bytes.length >= at + signature.length && signature.every((byte, index) => bytes[at + index] === byte);
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Tells the packing by content; the name of a file says nothing reliable. */
export function sniffPacking(head: Uint8Array): Packing {
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip';
  if (!startsWith(head, [0x1f, 0x8b])) return 'none';
  const extra = ((head[3] ?? 0) & GZIP_EXTRA_FLAG) !== 0;
  return extra && head[12] === 0x42 && head[13] === 0x43 ? 'bgzf' : 'gzip';
}

/** Signatures of files that hold no readable genotypes, with the failure that names the remedy. */
const SIGNATURES: readonly (readonly [FailureCode, readonly number[], number?])[] = [
  ['input/pdf', ascii('%PDF')],
  ['input/alignment-file', ascii('CRAM')],
  ['input/alignment-file', ascii('BAM\u0001')],
  ['input/bcf', ascii('BCF\u0002')],
  ['input/bcf', ascii('BCF\u0004')], // BCF 1
  ['input/alignment-file', ascii('@HD\t')],
  ['input/alignment-file', ascii('@SQ\t')],
  ['input/unsupported-archive', ascii('Rar!\u001a\u0007')],
  ['input/unsupported-archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]], // 7z
  ['input/unsupported-archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]], // xz
  ['input/unsupported-archive', ascii('BZh')],
  ['input/unsupported-archive', [0x28, 0xb5, 0x2f, 0xfd]], // zstd
  ['input/unsupported-archive', [0x04, 0x22, 0x4d, 0x18]], // lz4
  ['input/unsupported-archive', [0x1f, 0x9d]], // compress
  ['input/unsupported-archive', ascii('MSCF')],
  ['input/unsupported-archive', ascii('ustar'), 257],
  ['input/not-genotype-data', [0xff, 0xd8, 0xff]], // JPEG
  ['input/not-genotype-data', [0x89, 0x50, 0x4e, 0x47]], // PNG
  ['input/not-genotype-data', ascii('GIF8')],
  ['input/not-genotype-data', [0x49, 0x49, 0x2a, 0]], // TIFF
  ['input/not-genotype-data', [0x4d, 0x4d, 0, 0x2a]],
  ['input/not-genotype-data', ascii('RIFF')],
  ['input/not-genotype-data', ascii('ftyp'), 4], // HEIC, MP4
  ['input/not-genotype-data', [0x7f, 0x45, 0x4c, 0x46]], // ELF
  ['input/plink-file', [0x6c, 0x1b]], // .bed and .pgen
  ['input/bgen', ascii('bgen'), 16],
  ['input/parquet', ascii('PAR1')],
  ['input/parquet', ascii('PARE')],
  ['input/parquet', ascii('ARROW1')],
  ['input/parquet', ascii('FEA1')],
  ['input/hdf5', [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['input/not-genotype-data', ascii('SQLite format 3')],
  ['input/not-genotype-data', ascii('ID3')],
  ['input/not-genotype-data', ascii('{\\rtf')],
];

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Share of control bytes above which a head is no text. Some NULs in a text are damaged lines, to be counted as such. */
const MAX_CONTROL_SHARE = 0.3;

/** The failure that the first bytes of a binary format stand for, whatever the rest looks like; null where they are none. */
export function signatureOf(head: Uint8Array): FailureCode | null {
  return SIGNATURES.find(([, signature, at]) => startsWith(head, signature, at ?? 0))?.[0] ?? null;
}

/** The failure that a decoded head stands for, or null where it may be genotype text. */
export function refusalOf(head: Uint8Array): FailureCode | null {
  const signature = signatureOf(head);
  if (signature !== null) return signature;
  if (startsWith(head, OLE2)) return olePart(head);
  if (sniffPacking(head) !== 'none') return 'input/unsupported-archive';
  const markup = markupRefusal(head);
  if (markup !== null) return markup;
  if (isSequenceText(head)) return 'input/alignment-file';
  return controlShare(head) > MAX_CONTROL_SHARE ? 'input/not-genotype-data' : null;
}

/** Old Excel and Word share one container; its directory names the stream in UTF-16. */
function olePart(head: Uint8Array): FailureCode {
  const text = new TextDecoder('latin1').decode(head);
  return text.includes('W\0o\0r\0d\0D\0o\0c') ? 'input/not-genotype-data' : 'input/spreadsheet';
}

function markupRefusal(head: Uint8Array): FailureCode | null {
  const text = new TextDecoder('latin1')
    .decode(head.subarray(0, 4096))
    .replace(/^(?:ï»¿)?\s*/, '')
    .toLowerCase();
  if (/^<(?:!doctype html|html|head|body|script|meta|title)/.test(text)) return 'input/html-page';
  if (!text.startsWith('<?xml') && !text.startsWith('<!--')) return null;
  if (text.includes('<html')) return 'input/html-page';
  return text.includes('spreadsheet') || text.includes('<workbook') ? 'input/spreadsheet' : 'input/not-genotype-data';
}

/** FASTQ (four-line records) or FASTA. */
function isSequenceText(head: Uint8Array): boolean {
  if (head[0] !== 0x40 && head[0] !== 0x3e) return false;
  const lines = new TextDecoder('latin1').decode(head.subarray(0, 8192)).split(/\r?\n/);
  const isSequence = /^[ACGTUNacgtun]{10,}$/.test(lines[1] ?? '');
  return isSequence && (head[0] === 0x3e || (lines[2] ?? '').startsWith('+'));
}

function controlShare(head: Uint8Array): number {
  let control = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) control++;
  return head.length === 0 ? 0 : control / head.length;
}
