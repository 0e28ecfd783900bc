import * as L from '../../../assembly/layout.ts';
import { freeBuffers } from '../free-buffer.ts';
import { type PartCounts, type PartText, rowBuffers, type ScannedPart, type ScannedRows } from '../part.ts';
import type { GenotypeScanner } from './scan.ts';
import type { TextChain } from './text-table.ts';

const COUNTERS = [
  ['noCalls', L.SCAN_NO_CALLS],
  ['filtered', L.SCAN_FILTERED],
  ['variants', L.SCAN_VARIANTS],
  ['phased', L.SCAN_PHASED],
  ['references', L.SCAN_REFERENCES],
  ['imputed', L.SCAN_IMPUTED],
  ['doubtful', L.SCAN_DOUBTFUL],
  ['unplaced', L.SCAN_UNPLACED],
  ['conflicts', L.SCAN_CONFLICTS],
  ['structural', L.SCAN_STRUCTURAL],
  ['unread', L.SCAN_UNREAD],
  ['descents', L.SCAN_DESCENTS],
] as const;

/** Copies out the rows that a scanner has, and empties its tables for the next ones. */
export function takeRows(scanner: GenotypeScanner): ScannedRows {
  const { kernel, state, rows, idText, rawText } = scanner;
  const u8 = (field: number, bytes: number): Uint8Array<ArrayBuffer> => kernel.u8(state.get(field), bytes).slice();
  const u32 = (field: number): Uint32Array<ArrayBuffer> => kernel.u32(state.get(field), rows).slice();
  const texts = (chain: TextChain): PartText[] =>
    chain.segments().map(({ address, usedBytes }) => ({ address, bytes: kernel.u8(address, usedBytes).slice() }));
  const taken = {
    rowCount: rows,
    keys: u32(L.SCAN_KEYS),
    genotypes: u8(L.SCAN_GENOTYPES, rows),
    ids: u32(L.SCAN_IDS),
    idKinds: u8(L.SCAN_ID_KINDS, rows),
    idText: texts(idText),
    rawText: texts(rawText),
  };
  scanner.clearRows();
  return taken;
}

/** Copies out what a scanner made of its part of the file beside the rows that were taken before. After `endStream`; the kernel can then be wiped. */
export function exportPart(scanner: GenotypeScanner, before: readonly ScannedRows[]): ScannedPart {
  const { kernel, state } = scanner;
  const u8 = (field: number, bytes: number): Uint8Array<ArrayBuffer> => kernel.u8(state.get(field), bytes).slice();
  return {
    rows: [...before, takeRows(scanner)],
    badText: u8(L.SCAN_BAD_TEXT, state.get(L.SCAN_BAD_TEXT_USED)),
    badLineCount: state.get(L.SCAN_BAD_COUNT),
    blocks: u8(L.SCAN_BLOCKS, state.get(L.SCAN_BLOCK_COUNT) * L.BLOCK_BYTES),
    spans: u8(L.SCAN_SPANS, state.get(L.SCAN_SPAN_COUNT) * L.SPAN_BYTES),
    counts: Object.fromEntries(COUNTERS.map(([name, field]) => [name, state.get(field)])) as PartCounts,
  };
}

/** Puts the rows of the next part of the file behind those of this one, as if one scanner had read both. The part is used up. */
export function appendPart(scanner: GenotypeScanner, part: ScannedPart): void {
  const { state } = scanner;
  scanner.reserve(part.rows.reduce((sum, { rowCount }) => sum + rowCount, scanner.rows));
  for (const rows of part.rows) {
    appendRows(scanner, rows);
    freeBuffers(rowBuffers(rows));
  }
  appendBlocks(scanner, part.blocks);
  appendSpans(scanner, part.spans);
  appendBadLines(scanner, part);
  for (const [name, field] of COUNTERS) state.add(field, part.counts[name]);
}

function appendRows(scanner: GenotypeScanner, part: ScannedRows): void {
  const { kernel, state } = scanner;
  const before = scanner.rows;
  const shift = (parts: readonly PartText[], chain: TextChain, by: number): Map<number, number> =>
    new Map(parts.map(({ address, bytes }) => [address, chain.append(shiftTags(bytes, by))]));
  const idAddresses = shift(part.idText, scanner.idText, before);
  shift(part.rawText, scanner.rawText, before);
  relocateIds(part, idAddresses);
  kernel.u32(state.get(L.SCAN_KEYS) + before * 4, part.rowCount).set(part.keys);
  kernel.u8(state.get(L.SCAN_GENOTYPES) + before, part.rowCount).set(part.genotypes);
  kernel.u32(state.get(L.SCAN_IDS) + before * 4, part.rowCount).set(part.ids);
  kernel.u8(state.get(L.SCAN_ID_KINDS) + before, part.rowCount).set(part.idKinds);
  if (part.rowCount > 0 && (part.keys[0] ?? 0) < state.get(L.SCAN_LAST_KEY)) state.add(L.SCAN_DESCENTS, 1);
  state.set(L.SCAN_ROW_COUNT, before + part.rowCount);
}

/** Adds `by` to the tag (row or line) of every entry, in place. */
function shiftTags(bytes: Uint8Array<ArrayBuffer>, by: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  for (let at = 0; at < words.length;) {
    words[at] = (words[at] ?? 0) + by;
    at += 2 + (((words[at + 1] ?? 0) + 3) >>> 2);
  }
  return bytes;
}

/** Ids that are text refer to their entry by address: it has moved with its segment. */
function relocateIds(part: ScannedRows, addresses: ReadonlyMap<number, number>): void {
  if (part.idText.length === 0) return;
  const segments = [...part.idText].sort((a, b) => a.address - b.address);
  for (let row = 0; row < part.rowCount; row++) {
    if (((part.idKinds[row] ?? 0) & L.ID_KIND_MASK) !== L.ID_TEXT) continue;
    const old = part.ids[row] ?? 0;
    const segment = segments.findLast(({ address }) => address <= old);
    if (segment !== undefined) part.ids[row] = old - segment.address + (addresses.get(segment.address) ?? 0);
  }
}

function appendBlocks(scanner: GenotypeScanner, blocks: Uint8Array): void {
  const { kernel, state } = scanner;
  const before = state.get(L.SCAN_BLOCK_COUNT);
  const count = before + blocks.length / L.BLOCK_BYTES;
  if (count > state.get(L.SCAN_BLOCK_CAPACITY)) scanner.reserveBlocks(count);
  kernel.u8(state.get(L.SCAN_BLOCKS) + before * L.BLOCK_BYTES, blocks.length).set(blocks);
  state.set(L.SCAN_BLOCK_COUNT, count);
}

function appendSpans(scanner: GenotypeScanner, spans: Uint8Array): void {
  const { kernel, state } = scanner;
  const before = state.get(L.SCAN_SPAN_COUNT);
  const count = before + spans.length / L.SPAN_BYTES;
  if (count > state.get(L.SCAN_SPAN_CAPACITY)) scanner.reserveSpans(count);
  kernel.u8(state.get(L.SCAN_SPANS) + before * L.SPAN_BYTES, spans.length).set(spans);
  state.set(L.SCAN_SPAN_COUNT, count);
}

function appendBadLines(scanner: GenotypeScanner, part: ScannedPart): void {
  const { kernel, state } = scanner;
  // The part counts its lines from 1; this one's next line is the part's first.
  const entries = shiftTags(part.badText, state.get(L.SCAN_NEXT_LINE) - 1);
  const used = state.get(L.SCAN_BAD_TEXT_USED);
  if (used + entries.length <= state.get(L.SCAN_BAD_TEXT_CAPACITY)) {
    kernel.u8(state.get(L.SCAN_BAD_TEXT) + used, entries.length).set(entries);
    state.set(L.SCAN_BAD_TEXT_USED, used + entries.length);
  }
  state.add(L.SCAN_BAD_COUNT, part.badLineCount);
}
