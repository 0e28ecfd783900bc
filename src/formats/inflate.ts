/** Decodes one compressed stream that is given in pieces. Throws where the stream is damaged or ends early. */
export interface Decoder {
  /** Decodes the next piece of input; `last` says that no more will come. Each piece is valid until the next is asked for. */
  push(input: Uint8Array, last: boolean): Iterable<Uint8Array>;
  /** Gzip members begun so far; 1 for raw deflate. */
  members(): number;
  /** CRC-32 of what was decoded since the member began, once its pieces were handed over. */
  checksum(): number;
}

/** Where decoders come from: the kernel's inflate (`src/engine/kernel/inflate.ts`), which takes any number of gzip members. */
export interface InflateEngine {
  /** For all members of a gzip or BGZF file; each is checked against its own CRC-32 and length. */
  gzip(): Decoder;
  /** For the raw deflate data of a zip entry. */
  raw(): Decoder;
}
