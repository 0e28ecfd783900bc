import { deflateSync } from 'fflate';
import { crc32 } from './crc32.ts';

/** Bytes of text in a block, as bgzip has it. */
export const BLOCK_TEXT = 0xff00;
/** The empty block that closes a file (SAM specification, 4.1.2). */
const END = Uint8Array.of(31, 139, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, 66, 67, 2, 0, 27, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0);
const HEADER_BYTES = 18;
const TRAILER_BYTES = 8;

export interface BgzfFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each block begins in {@link BgzfFile.bytes}; one more entry is where the closing one does. */
  blocks: readonly number[];
}

/** Packs bytes as bgzip does: gzip in blocks that can be found again. The same bytes give the same file everywhere. */
export function writeBgzf(text: Uint8Array): BgzfFile {
  const packed: Uint8Array[] = [];
  const blocks: number[] = [];
  let size = 0;
  for (let from = 0; from < text.length; from += BLOCK_TEXT) {
    const block = writeBlock(text.subarray(from, from + BLOCK_TEXT));
    blocks.push(size);
    packed.push(block);
    size += block.length;
  }
  blocks.push(size);
  packed.push(END);
  const bytes = new Uint8Array(size + END.length);
  packed.forEach((block, index) => {
    bytes.set(block, blocks[index] ?? size);
  });
  return { bytes, blocks };
}

function writeBlock(text: Uint8Array): Uint8Array {
  const data = deflateSync(text, { level: 6 });
  const block = new Uint8Array(HEADER_BYTES + data.length + TRAILER_BYTES);
  block.set(END.subarray(0, 16));
  const view = new DataView(block.buffer);
  view.setUint16(16, block.length - 1, true);
  block.set(data, HEADER_BYTES);
  view.setUint32(HEADER_BYTES + data.length, crc32(text), true);
  view.setUint32(HEADER_BYTES + data.length + 4, text.length, true);
  return block;
}
