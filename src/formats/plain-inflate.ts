import { Gunzip, Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import type { Decoder, InflateEngine } from './inflate.ts';

/** Decoders without the kernel, for small files in a context that has none. */
export function plainEngine(): InflateEngine {
  return { gzip: () => new PlainDecoder(new Gunzip()), raw: () => new PlainDecoder(new Inflate()) };
}

class PlainDecoder implements Decoder {
  readonly #stream: Gunzip | Inflate;
  #pieces: Uint8Array[] = [];
  #members = 1;
  #crc = 0;

  constructor(stream: Gunzip | Inflate) {
    this.#stream = stream;
    stream.ondata = (piece) => {
      this.#pieces.push(piece);
    };
    if (stream instanceof Gunzip) {
      stream.onmember = () => {
        this.#members++;
        this.#crc = 0;
      };
    }
  }

  *push(input: Uint8Array, last: boolean): Iterable<Uint8Array> {
    this.#stream.push(input.slice(), last);
    const pieces = this.#pieces;
    this.#pieces = [];
    for (const piece of pieces) {
      this.#crc = crc32(piece, this.#crc);
      yield piece;
    }
  }

  members(): number {
    return this.#members;
  }

  checksum(): number {
    return this.#crc;
  }
}
