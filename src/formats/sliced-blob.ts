/** Bytes of one read of a stream. */
const STREAM_BYTES = 512 * 1024;

/** Gives the bytes from `start` (inclusive) to `end` (exclusive). */
export type ReadSlice = (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * A file whose bytes come from somewhere else than the browser's own store of files: out of memory, or from another context. WebKit lets no worker
 * that is made of text, in a page from disk, read a Blob of any origin.
 */
export class SlicedBlob implements Blob {
  readonly type: string;
  readonly #read: ReadSlice;
  readonly #start: number;
  readonly #end: number;

  constructor(read: ReadSlice, [start, end]: readonly [number, number], type = '') {
    this.#read = read;
    this.#start = start;
    this.#end = end;
    this.type = type;
  }

  get size(): number {
    return this.#end - this.#start;
  }

  /** As `Blob.slice` (File API, section 3.3.1): places below zero count from the end. */
  slice(start = 0, end = this.size, type = ''): SlicedBlob {
    const place = (at: number): number => (at < 0 ? Math.max(this.size + at, 0) : Math.min(at, this.size));
    const from = place(start);
    const to = Math.max(place(end), from);
    return new SlicedBlob(this.#read, [this.#start + from, this.#start + to], type);
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#read(this.#start, this.#end);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = await this.bytes();
    return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let at = this.#start;
    return new ReadableStream({
      pull: async (controller) => {
        if (at >= this.#end) {
          controller.close();
          return;
        }
        const bytes = await this.#read(at, Math.min(at + STREAM_BYTES, this.#end));
        at += bytes.length;
        if (bytes.length === 0) controller.close();
        else controller.enqueue(bytes);
      },
    });
  }
}

/** Pieces in memory as one file; they are not copied until they are read. */
export function blobOfParts(parts: readonly Uint8Array<ArrayBuffer>[]): SlicedBlob {
  const starts: number[] = [];
  let size = 0;
  for (const part of parts) {
    starts.push(size);
    size += part.length;
  }
  const read: ReadSlice = (start, end) => {
    const bytes = new Uint8Array(end - start);
    parts.forEach((part, index) => {
      const at = starts[index] ?? 0;
      if (at + part.length <= start || at >= end) return;
      const inside = part.subarray(Math.max(start - at, 0), end - at);
      bytes.set(inside, Math.max(at - start, 0));
    });
    return Promise.resolve(bytes);
  };
  return new SlicedBlob(read, [0, size]);
}
