import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);

/** Text of one block, as bgzip cuts it. */
const BLOCK_BYTES = 65_280;
const LEVEL = 6;
/** Blocks that are packed at once: the platform's threads share them. */
const TOGETHER = 16;
const HEADER = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0];
const EMPTY_BLOCK = Buffer.from([...HEADER, 0x1b, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/** Packs text into BGZF (SAM specification 4.1) and hands each block on, in order. */
export class BgzfWriter {
  textBytes = 0;
  readonly #write: (block: Buffer) => Promise<void>;
  #rest = Buffer.alloc(0);

  constructor(write: (block: Buffer) => Promise<void>) {
    this.#write = write;
  }

  async push(text: string): Promise<void> {
    this.#rest = Buffer.concat([this.#rest, Buffer.from(text, 'latin1')]);
    await this.#pack(this.#rest.length - (this.#rest.length % BLOCK_BYTES));
  }

  async end(): Promise<void> {
    await this.#pack(this.#rest.length);
    await this.#write(EMPTY_BLOCK);
  }

  async #pack(bytes: number): Promise<void> {
    this.textBytes += bytes;
    for (let at = 0; at < bytes; at += TOGETHER * BLOCK_BYTES) {
      const end = Math.min(bytes, at + TOGETHER * BLOCK_BYTES);
      const starts = Array.from(
        { length: Math.ceil((end - at) / BLOCK_BYTES) },
        (_, index) => at + index * BLOCK_BYTES,
      );
      const blocks = starts.map((start) => packed(this.#rest.subarray(start, Math.min(end, start + BLOCK_BYTES))));
      for (const block of await Promise.all(blocks)) await this.#write(block);
    }
    this.#rest = this.#rest.subarray(bytes);
  }
}

async function packed(text: Buffer): Promise<Buffer> {
  const data = await deflate(text, { level: LEVEL });
  const size = Buffer.alloc(2);
  size.writeUInt16LE(HEADER.length + 2 + data.length + 8 - 1);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(text), 0);
  trailer.writeUInt32LE(text.length, 4);
  return Buffer.concat([Buffer.from(HEADER), size, data, trailer]);
}
