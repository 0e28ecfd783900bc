import type { Kernel } from './kernel.ts';

/** One entry of a text table of the kernel: a row (or line) number and its bytes. */
export interface TextEntry {
  tag: number;
  bytes: Uint8Array;
}

/** Walks a text table (entries of tag: u32, length: u32, bytes, 4-byte aligned). Bytes are views: copy what must stay. */
export function* textEntries(kernel: Kernel, address: number, usedBytes: number): Generator<TextEntry> {
  const memory = kernel.exports.memory.buffer;
  const view = new DataView(memory, address, usedBytes);
  let at = 0;
  while (at < usedBytes) {
    const lengthBytes = view.getUint32(at + 4, true);
    yield { tag: view.getUint32(at, true), bytes: new Uint8Array(memory, address + at + 8, lengthBytes) };
    at = (at + 8 + lengthBytes + 3) & ~3;
  }
}
