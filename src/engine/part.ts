import type { Result } from '../errors/result.ts';
import type { VcfLayout } from '../formats/layout.ts';

/** What a second worker is asked to scan: from a block of a BGZF file to its end. */
export interface PartRequest {
  file: Blob;
  /** Byte of the file where a BGZF block starts. The line that is open there belongs to the part before. */
  from: number;
  layout: VcfLayout;
  /** 0-based index of the sample. */
  sample: number;
  /** Sorted keys whose records are kept whole. */
  watch: Uint32Array;
}

/** Has a part of the file that is being read scanned by another worker. Whoever handed the file over has it still. */
export type PartScanner = (request: Omit<PartRequest, 'file'>) => Promise<Result<ScannedPart>>;

/** Text entries copied out of a kernel, with the address that ids refer to. */
export interface PartText {
  address: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What the scan of a part counted on its way. */
export type PartCounts = Record<
  | 'noCalls'
  | 'filtered'
  | 'variants'
  | 'phased'
  | 'references'
  | 'imputed'
  | 'doubtful'
  | 'unplaced'
  | 'conflicts'
  | 'structural'
  | 'unread'
  | 'descents',
  number
>;

/** Some rows of a part, in columns. Text entries name their row within these rows. */
export interface ScannedRows {
  rowCount: number;
  keys: Uint32Array<ArrayBuffer>;
  genotypes: Uint8Array<ArrayBuffer>;
  ids: Uint32Array<ArrayBuffer>;
  idKinds: Uint8Array<ArrayBuffer>;
  idText: PartText[];
  rawText: PartText[];
}

/** What another worker scanned from a part of the file, as it was read: not sorted yet. */
export interface ScannedPart {
  /** The rows, a stretch at a time: a genome's part is never whole in the worker that scans it. */
  rows: ScannedRows[];
  /** Entries of lines that are no rows; their numbers count from the part's first line. */
  badText: Uint8Array<ArrayBuffer>;
  badLineCount: number;
  blocks: Uint8Array<ArrayBuffer>;
  /** Spans of structural variants. */
  spans: Uint8Array<ArrayBuffer>;
  counts: PartCounts;
}

/** The buffers of a part: handed over between workers, not copied. */
export function partBuffers(part: ScannedPart): ArrayBuffer[] {
  return [part.badText.buffer, part.blocks.buffer, part.spans.buffer, ...part.rows.flatMap(rowBuffers)];
}

/** The buffers of some of its rows. */
export function rowBuffers({ keys, genotypes, ids, idKinds, idText, rawText }: ScannedRows): ArrayBuffer[] {
  return [keys, genotypes, ids, idKinds, ...[...idText, ...rawText].map(({ bytes }) => bytes)].map(
    ({ buffer }) => buffer,
  );
}
