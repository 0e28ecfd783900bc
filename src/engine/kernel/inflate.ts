import * as L from '../../../assembly/inflate-layout.ts';
import { readGzipHeader } from '../../formats/gzip-header.ts';
import type { Decoder, InflateEngine } from '../../formats/inflate.ts';
import type { Kernel } from './kernel.ts';

/** Room for a push of input and what was left unread before it (a block's table, a gzip header). */
const INPUT_BYTES = 256 * 1024;
/** Decoded bytes handed over at once: large enough to matter, small enough to stay in the second-level cache. */
const PIECE_BYTES = 256 * 1024;
/** Least room left in the output that is worth another step. */
const LEAST_ROOM_BYTES = 4096;
const OUTPUT_BYTES = L.INFLATE_WINDOW_BYTES + PIECE_BYTES + LEAST_ROOM_BYTES;
const TRAILER_BYTES = 8;

/** The stream cannot be what its format says: cut off, or changed on its way. */
class DamagedStreamError extends Error {
  override name = 'DamagedStreamError';
}

/** Decoders that run in the kernel, in the memory of the genome that they unpack; freed with it. */
export function kernelEngine(kernel: Kernel): InflateEngine {
  return {
    gzip: () => new KernelDecoder(kernel, true),
    raw: () => new KernelDecoder(kernel, false),
  };
}

type Phase = 'header' | 'data' | 'trailer' | 'end';

class KernelDecoder implements Decoder {
  readonly #kernel: Kernel;
  readonly #isGzip: boolean;
  readonly #state: number;
  readonly #input: number;
  readonly #output: number;
  readonly #scratch: number;
  #phase: Phase;
  #members = 0;
  /** Output not yet handed over, and output of this member not yet in its checksum, start here. */
  #pieceStart: number;
  #crcStart: number;
  #crc = 0;
  #memberBytes = 0;

  constructor(kernel: Kernel, isGzip: boolean) {
    this.#kernel = kernel;
    this.#isGzip = isGzip;
    this.#state = kernel.alloc(L.INFLATE_BYTES);
    this.#input = kernel.alloc(INPUT_BYTES + L.INFLATE_SLACK_BYTES);
    this.#output = kernel.alloc(OUTPUT_BYTES);
    this.#scratch = kernel.alloc(L.CRC_SCRATCH_BYTES);
    kernel.u8(this.#state, L.INFLATE_BYTES).fill(0);
    this.#set(L.INFLATE_INPUT, this.#input);
    this.#set(L.INFLATE_INPUT_END, this.#input);
    this.#set(L.INFLATE_OUTPUT_END, this.#output + OUTPUT_BYTES);
    this.#set(L.INFLATE_OUTPUT, this.#output);
    this.#set(L.INFLATE_WINDOW, this.#output);
    this.#pieceStart = this.#output;
    this.#crcStart = this.#output;
    this.#phase = isGzip ? 'header' : 'data';
  }

  members(): number {
    return this.#isGzip ? this.#members : 1;
  }

  checksum(): number {
    return this.#crc;
  }

  *push(input: Uint8Array, last: boolean): Generator<Uint8Array> {
    this.#takeInput(input, last);
    while (this.#phase !== 'end') {
      if (this.#phase === 'header') {
        if (!this.#readHeader(last)) break;
      } else if (this.#phase === 'trailer') {
        if (!this.#readTrailer(last)) break;
      } else {
        this.#kernel.exports.inflateStep(this.#state);
        const status = this.#get(L.INFLATE_STATUS);
        if (status === L.INFLATE_DAMAGED) throw new DamagedStreamError();
        if (status === L.INFLATE_NEEDS_INPUT) break;
        if (status === L.INFLATE_DONE) this.#phase = this.#isGzip ? 'trailer' : 'end';
        else yield* this.#flush();
      }
    }
    if (last && this.#phase !== 'end') throw new DamagedStreamError();
    if (last || this.#get(L.INFLATE_OUTPUT) - this.#pieceStart >= PIECE_BYTES / 2) yield* this.#flush();
  }

  /** Puts input behind what was left unread. */
  #takeInput(input: Uint8Array, last: boolean): void {
    const from = this.#get(L.INFLATE_INPUT);
    const left = this.#get(L.INFLATE_INPUT_END) - from;
    const length = left + input.length;
    if (length > INPUT_BYTES) throw new DamagedStreamError();
    const buffer = this.#kernel.u8(this.#input, INPUT_BYTES + L.INFLATE_SLACK_BYTES);
    buffer.copyWithin(0, from - this.#input, from - this.#input + left);
    buffer.set(input, left);
    buffer.fill(0, length, length + L.INFLATE_SLACK_BYTES);
    this.#set(L.INFLATE_INPUT, this.#input);
    this.#set(L.INFLATE_INPUT_END, this.#input + length);
    this.#set(L.INFLATE_LAST, last ? 1 : 0);
  }

  /** Reads the header of a member; false where more input is needed, or none follows. */
  #readHeader(last: boolean): boolean {
    const rest = this.#rest();
    // Tapes and some servers pad with zeros; anything else after a member is damage.
    if (this.#members > 0 && rest.every((byte) => byte === 0)) {
      if (last) this.#phase = 'end';
      this.#set(L.INFLATE_INPUT, this.#get(L.INFLATE_INPUT_END));
      return false;
    }
    const header = readGzipHeader(rest);
    if (header === 'damaged') throw new DamagedStreamError();
    if (header === 'incomplete') return false;
    this.#set(L.INFLATE_INPUT, this.#get(L.INFLATE_INPUT) + header);
    this.#members++;
    this.#crc = 0;
    this.#memberBytes = 0;
    this.#crcStart = this.#get(L.INFLATE_OUTPUT);
    this.#set(L.INFLATE_WINDOW, this.#crcStart);
    this.#set(L.INFLATE_PHASE, 0);
    this.#set(L.INFLATE_IS_FINAL, 0);
    this.#set(L.INFLATE_BIT_COUNT, 0);
    this.#kernel.u8(this.#state + L.INFLATE_BITS, 8).fill(0);
    this.#phase = 'data';
    return true;
  }

  /** Checks a member against its CRC-32 and length; false where more input is needed. */
  #readTrailer(last: boolean): boolean {
    const rest = this.#rest();
    if (rest.length < TRAILER_BYTES) {
      if (last) throw new DamagedStreamError();
      return false;
    }
    this.#digest();
    const trailer = new DataView(rest.buffer, rest.byteOffset, TRAILER_BYTES);
    const sound = trailer.getUint32(0, true) === this.#crc && trailer.getUint32(4, true) === this.#memberBytes >>> 0;
    if (!sound) throw new DamagedStreamError();
    this.#set(L.INFLATE_INPUT, this.#get(L.INFLATE_INPUT) + TRAILER_BYTES);
    this.#phase = last && rest.length === TRAILER_BYTES ? 'end' : 'header';
    return true;
  }

  /** Takes the output since the last time into the member's checksum. */
  #digest(): void {
    const end = this.#get(L.INFLATE_OUTPUT);
    this.#crc = this.#kernel.exports.crc32(this.#crc, this.#crcStart, end - this.#crcStart, this.#scratch) >>> 0;
    this.#memberBytes += end - this.#crcStart;
    this.#crcStart = end;
  }

  /** Hands the output over and slides the window to the start of the buffer. */
  *#flush(): Generator<Uint8Array> {
    this.#digest();
    const end = this.#get(L.INFLATE_OUTPUT);
    if (end > this.#pieceStart) yield this.#kernel.u8(this.#pieceStart, end - this.#pieceStart);
    const kept = Math.min(L.INFLATE_WINDOW_BYTES, end - this.#get(L.INFLATE_WINDOW));
    const buffer = this.#kernel.u8(this.#output, OUTPUT_BYTES);
    buffer.copyWithin(0, end - kept - this.#output, end - this.#output);
    this.#set(L.INFLATE_WINDOW, this.#output);
    this.#set(L.INFLATE_OUTPUT, this.#output + kept);
    this.#pieceStart = this.#output + kept;
    this.#crcStart = this.#pieceStart;
  }

  #rest(): Uint8Array {
    const from = this.#get(L.INFLATE_INPUT);
    return this.#kernel.u8(from, this.#get(L.INFLATE_INPUT_END) - from);
  }

  #get(field: number): number {
    return this.#kernel.u32(this.#state + field, 1)[0] ?? 0;
  }

  #set(field: number, value: number): void {
    this.#kernel.u32(this.#state + field, 1)[0] = value;
  }
}
