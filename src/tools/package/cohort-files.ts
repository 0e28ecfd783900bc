import { createHash } from 'node:crypto';
import path from 'node:path';

/** A file of a cohort, and what its results are called. */
export interface CohortFile {
  /** Safe as a file's name; no two are the same. */
  id: string;
  file: string;
  /** One sample of a file that has several. */
  sample: string | null;
}

/** Names longer than this are cut, and end in a digest of all of it: file systems take 255 bytes with an ending. */
const LONGEST_ID = 120;

/** A name as part of a path: every other character than letters, digits, `_`, `-` and inner dots is written as %XX, so that no two names come to one. */
export function safeId(name: string): string {
  const safe = [...Buffer.from(name, 'utf8')]
    .map((byte, at) => {
      const letter = String.fromCharCode(byte);
      const isPlain = /[A-Za-z0-9_-]/.test(letter) || (letter === '.' && at > 0);
      return isPlain ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  if (safe.length <= LONGEST_ID) return safe;
  return `${safe.slice(0, LONGEST_ID - 17)}~${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}

/** A file's name without what says how it is packed and written. */
function stemOf(file: string): string {
  return path.basename(file).replace(/(?:\.(?:txt|csv|tsv|vcf|gvcf|g\.vcf))?(?:\.(?:gz|bgz|zip))?$/i, '') || 'file';
}

/**
 * The files that were named, then those of the sample sheet.
 *
 * @throws Error where two would write one file
 */
export function filesOf(named: readonly string[], listed: readonly CohortFile[]): CohortFile[] {
  const files = [...named.map((file): CohortFile => ({ id: safeId(stemOf(file)), file: path.resolve(file), sample: null })), ...listed]; // prettier-ignore
  const seen = new Set<string>();
  for (const { id } of files) {
    // Some file systems take upper and lower case for one.
    if (seen.has(id.toLowerCase())) throw new Error(`two files would be called ${id}: name them in a --samplesheet`);
    seen.add(id.toLowerCase());
  }
  return files;
}

/**
 * A sample sheet as nf-core's pipelines have it: a header line with `sample` and `file`, and `vcf_sample` where one sample of a file is meant;
 * commas or tabs; cells may be quoted. Paths are taken from the folder of the sheet.
 *
 * @throws Error that says which line is none
 */
export function readSamplesheet(text: string, folder: string): CohortFile[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const head = lines.shift() ?? '';
  const separator = head.includes('\t') ? '\t' : ',';
  const names = cellsOf(head, separator).map((name) => name.trim().toLowerCase());
  const [idAt, fileAt, sampleAt] = [names.indexOf('sample'), names.indexOf('file'), names.indexOf('vcf_sample')];
  if (idAt < 0 || fileAt < 0) throw new Error('the sample sheet needs the columns sample and file');
  return lines.flatMap((line, index): CohortFile[] => {
    if (line.trim() === '') return [];
    const cells = cellsOf(line, separator).map((cell) => cell.trim());
    const [name = '', file = ''] = [cells[idAt], cells[fileAt]];
    if (name === '' || file === '')
      throw new Error(`line ${String(index + 2)} of the sample sheet names no sample or no file`);
    const sample = sampleAt < 0 ? '' : (cells[sampleAt] ?? '');
    return [{ id: safeId(name), file: path.resolve(folder, file), sample: sample === '' ? null : sample }];
  });
}

/** The cells of one line; a quoted one may hold the separator, and `""` is a quote. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (isQuoted && letter === '"' && line.charAt(at + 1) === '"') cell += line.charAt(++at);
    else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (letter === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}
