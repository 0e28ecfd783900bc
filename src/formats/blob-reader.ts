/** Most bytes of one read: what Chromium's pipe from the browser process holds. */
const ROOM_BYTES = 512 * 1024;

/** Reads a file from its start to its end. */
export interface BlobReader {
  /** The next bytes, null at the end. They are overwritten by the next read: copy what is to stay. */
  read(): Promise<Uint8Array | null>;
  cancel(): void;
}

/**
 * Readers that have not come to their end. Chromium (156) keeps a file's stream no longer than somebody holds its reader, and does not
 * count who waits for an answer: a reader that is collected meanwhile never answers, and the reading stands still.
 */
const open = new Set<unknown>();

/**
 * A file that became shorter while it was read ends early and says nothing of it: rows would be missing, and a gene that they tell of would
 * look as if nothing was found. Such an end is the error that the browser gives for a file that it cannot read any more.
 *
 * Reads into one buffer, again and again, where the platform can. Otherwise every chunk is garbage after its use, and a file stands in
 * memory once more until somebody collects it: 18 MB for a chip's file, measured in Chromium.
 */
export function openBlob(file: Blob): BlobReader {
  const stream = file.stream();
  try {
    return intoOneBuffer(stream.getReader({ mode: 'byob' }), file.size);
  } catch {
    // Not every browser's file streams can be told where to read to.
    return intoChunks(stream.getReader(), file.size);
  }
}

function intoOneBuffer(reader: ReadableStreamBYOBReader, size: number): BlobReader {
  let room = new Uint8Array(ROOM_BYTES);
  return held(reader, size, async () => {
    const { done, value } = await reader.read(room);
    if (done) return null;
    // The buffer went away with the read and came back with its answer.
    room = new Uint8Array(value.buffer);
    return value;
  });
}

function intoChunks(reader: ReadableStreamDefaultReader<Uint8Array>, size: number): BlobReader {
  return held(reader, size, async () => {
    const { done, value } = await reader.read();
    return done ? null : value;
  });
}

/** Reads on, and holds the reader until the end, a failure or `cancel`. */
function held(reader: ReadableStreamGenericReader, size: number, next: () => Promise<Uint8Array | null>): BlobReader {
  open.add(reader);
  let left = size;
  return {
    async read() {
      try {
        const bytes = await next();
        left -= bytes?.length ?? 0;
        if (bytes === null) {
          open.delete(reader);
          if (left > 0) throw new DOMException('', 'NotReadableError');
        }
        return bytes;
      } catch (error) {
        open.delete(reader);
        throw error;
      }
    },
    cancel() {
      open.delete(reader);
      void reader.cancel().catch(() => undefined);
    },
  };
}
