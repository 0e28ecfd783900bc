import { Gunzip, Inflate } from 'fflate';

/** Decodes one compressed stream that is given in pieces. Throws a plain error where the stream is damaged or ends early. */
export interface Decoder {
  /** Decodes the next piece of input; `last` says that no more will come. Each piece is valid until the next call. */
  push(input: Uint8Array, last: boolean): Iterable<Uint8Array>;
  /** Gzip members begun so far; 1 for raw deflate. */
  members(): number;
}

/** Where decoders come from. */
export interface InflateEngine {
  /** For all members of a gzip or BGZF file. */
  gzip(): Decoder;
  /** For the raw deflate data of a zip entry. */
  raw(): Decoder;
}

/** The library's engine. `Gunzip` as a stream reads every member; its one-shot call and the browser's own stream do not. */
export const fflateEngine: InflateEngine = {
  gzip() {
    let pieces: Uint8Array[] = [];
    let members = 1;
    const gunzip = new Gunzip((piece) => pieces.push(piece));
    gunzip.onmember = () => members++;
    return {
      *push(input, last) {
        pieces = [];
        gunzip.push(input, last);
        yield* pieces;
      },
      members: () => members,
    };
  },
  raw() {
    let pieces: Uint8Array[] = [];
    const inflate = new Inflate((piece) => pieces.push(piece));
    return {
      *push(input, last) {
        pieces = [];
        inflate.push(input, last);
        yield* pieces;
      },
      members: () => 1,
    };
  },
};
