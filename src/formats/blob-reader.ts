/** Most bytes of one read: what Chromium's pipe from the browser process holds. */
const ROOM_BYTES = 512 * 1024;

/** Reads a file from its start to its end. */
export interface BlobReader {
  /** The next bytes, null at the end. They are overwritten by the next read: copy what is to stay. */
  read(): Promise<Uint8Array | null>;
  cancel(): void;
}

/**
 * Reads into one buffer, again and again, where the platform can. Otherwise every chunk is garbage after its use, and a file stands in
 * memory once more until somebody collects it: 18 MB for a chip's file, measured in Chromium.
 */
export function openBlob(file: Blob): BlobReader {
  const stream = file.stream();
  try {
    return intoOneBuffer(stream.getReader({ mode: 'byob' }));
  } catch {
    // Not every browser's file streams can be told where to read to.
    return intoChunks(stream.getReader());
  }
}

function intoOneBuffer(reader: ReadableStreamBYOBReader): BlobReader {
  let room = new Uint8Array(ROOM_BYTES);
  return {
    async read() {
      const { done, value } = await reader.read(room);
      if (done) return null;
      // The buffer went away with the read and came back with its answer.
      room = new Uint8Array(value.buffer);
      return value;
    },
    cancel: () => void reader.cancel().catch(() => undefined),
  };
}

function intoChunks(reader: ReadableStreamDefaultReader<Uint8Array>): BlobReader {
  return {
    async read() {
      const { done, value } = await reader.read();
      return done ? null : value;
    },
    cancel: () => void reader.cancel().catch(() => undefined),
  };
}
