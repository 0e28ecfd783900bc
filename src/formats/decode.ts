import type { FileWarning } from '../domain/genotype/warnings.ts';
/** How the bytes of a text stand for characters and line ends. */
export interface TextEncodingFacts {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Bytes of the byte-order mark. */
  markBytes: number;
  /** Whether lines end in a carriage return alone. */
  loneCarriageReturn: boolean;
  warnings: FileWarning[];
}

const LF = 10;
const CR = 13;

/** Reads the encoding off the first bytes of a text. UTF-16 without a mark shows as a NUL in every other byte. */
export function sniffEncoding(head: Uint8Array): TextEncodingFacts {
  const [first, second, third] = head;
  const facts = (
    encoding: TextEncodingFacts['encoding'],
    markBytes: number,
    warnings: FileWarning[],
  ): TextEncodingFacts => ({
    encoding,
    markBytes,
    loneCarriageReturn: encoding === 'utf-8' && hasLoneCarriageReturn(head),
    warnings,
  });
  if (first === 0xef && second === 0xbb && third === 0xbf) return facts('utf-8', 3, ['BOM']);
  if (first === 0xff && second === 0xfe) return facts('utf-16le', 2, ['UTF16']);
  if (first === 0xfe && second === 0xff) return facts('utf-16be', 2, ['UTF16']);
  const parity = nulParity(head);
  if (parity === 'odd') return facts('utf-16le', 0, ['UTF16']);
  if (parity === 'even') return facts('utf-16be', 0, ['UTF16']);
  return facts('utf-8', 0, []);
}

function nulParity(head: Uint8Array): 'odd' | 'even' | null {
  const pairs = Math.min(head.length, 4096) >> 1;
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.9 && even < pairs * 0.1) return 'odd';
  return even > pairs * 0.9 && odd < pairs * 0.1 ? 'even' : null;
}

function hasLoneCarriageReturn(head: Uint8Array): boolean {
  for (let at = head.indexOf(CR); at >= 0 && at + 1 < head.length; at = head.indexOf(CR, at + 1)) {
    if (head[at + 1] !== LF) return true;
  }
  return false;
}

/**
 * Turns chunks into UTF-8 without a mark and with lines that end in LF or CRLF. Text that already is so passes through
 * untouched and uncopied.
 */
export class TextNormaliser {
  readonly #facts: TextEncodingFacts;
  readonly #decoder: TextDecoder | null;
  readonly #encoder = new TextEncoder();
  #markLeft: number;
  #endedInCarriageReturn = false;

  constructor(facts: TextEncodingFacts) {
    this.#facts = facts;
    this.#markLeft = facts.markBytes;
    this.#decoder = facts.encoding === 'utf-8' ? null : new TextDecoder(facts.encoding);
  }

  push(chunk: Uint8Array): Uint8Array {
    let bytes = chunk;
    if (this.#markLeft > 0) {
      const skip = Math.min(this.#markLeft, bytes.length);
      this.#markLeft -= skip;
      bytes = bytes.subarray(skip);
    }
    if (this.#decoder !== null) bytes = this.#encoder.encode(this.#decoder.decode(bytes, { stream: true }));
    return this.#facts.loneCarriageReturn || this.#decoder !== null ? this.#endLines(bytes) : bytes;
  }

  /** Every CR becomes LF; the LF of a CRLF is dropped. */
  #endLines(bytes: Uint8Array): Uint8Array {
    const out = new Uint8Array(bytes.length);
    let length = 0;
    for (const byte of bytes) {
      if (byte === LF && this.#endedInCarriageReturn) {
        this.#endedInCarriageReturn = false;
        continue;
      }
      this.#endedInCarriageReturn = byte === CR;
      out[length++] = byte === CR ? LF : byte;
    }
    return out.subarray(0, length);
  }
}
