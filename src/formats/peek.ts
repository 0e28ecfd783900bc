import { LIMITS } from './limits.ts';
import type { Piece } from './unpack.ts';

/** The first bytes of a stream, looked at without losing them. */
export interface Peeked {
  head: Uint8Array;
  /** Whether the head is the whole stream. */
  isWhole: boolean;
  /** The stream from its start. Once only: pieces are not kept. */
  replay(): AsyncGenerator<Piece>;
  /** Gives the stream up. */
  close(): Promise<void>;
}

/** Reads until `atLeast` bytes are there, or the stream ends. */
export async function peek(pieces: AsyncGenerator<Piece>, atLeast: number = LIMITS.headBytes): Promise<Peeked> {
  const held: Piece[] = [];
  let length = 0;
  let isWhole = false;
  while (length < atLeast) {
    const next = await pieces.next();
    if (next.done === true) {
      isWhole = true;
      break;
    }
    held.push({ bytes: next.value.bytes.slice(), bytesRead: next.value.bytesRead });
    length += next.value.bytes.length;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const { bytes } of held) {
    head.set(bytes, at);
    at += bytes.length;
  }
  return {
    head,
    isWhole,
    async *replay() {
      try {
        yield* held.splice(0);
        yield* pieces;
      } finally {
        await pieces.return(undefined);
      }
    },
    async close() {
      await pieces.return(undefined);
    },
  };
}
