import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/formats/crc32.ts';

const EOF = Uint8Array.of(
  0x1f,
  0x8b,
  8,
  4,
  0,
  0,
  0,
  0,
  0,
  0xff,
  6,
  0,
  0x42,
  0x43,
  2,
  0,
  0x1b,
  0,
  3,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
);

/** Packs text into BGZF blocks of at most `blockBytes` (SAM specification 4.1); also where each block starts. */
export function bgzf(text: string, blockBytes = 4000): { bytes: Uint8Array<ArrayBuffer>; starts: number[] } {
  const data = new TextEncoder().encode(text);
  const blocks: Uint8Array[] = [];
  const starts: number[] = [];
  let size = 0;
  for (let at = 0; at < data.length; at += blockBytes) {
    const part = data.subarray(at, at + blockBytes);
    const packed = deflateRawSync(part);
    const block = new Uint8Array(18 + packed.length + 8);
    const view = new DataView(block.buffer);
    block.set(EOF.subarray(0, 16));
    view.setUint16(16, block.length - 1, true);
    block.set(packed, 18);
    view.setUint32(block.length - 8, crc32(part, 0), true);
    view.setUint32(block.length - 4, part.length, true);
    starts.push(size);
    size += block.length;
    blocks.push(block);
  }
  const bytes = new Uint8Array(size + EOF.length);
  [...blocks, EOF].reduce((at, block) => (bytes.set(block, at), at + block.length), 0);
  return { bytes, starts };
}
