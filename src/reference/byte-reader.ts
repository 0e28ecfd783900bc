/** Reads the primitives of this project's packs. Throws {@link RangeError} past the end; the decoder turns that into a failure. */
export class ByteReader {
  private offset = 0;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Whether everything was read. */
  get atEnd(): boolean {
    return this.offset === this.bytes.length;
  }

  u8(): number {
    const value = this.bytes[this.offset++];
    if (value === undefined) throw new RangeError('pack ends early');
    return value;
  }

  /** Unsigned LEB128, at most 2^53. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
      if (scale > 2 ** 49) throw new RangeError('number too long');
    }
  }

  f64(): number {
    const value = this.view.getFloat64(this.offset, true);
    this.offset += 8;
    return value;
  }

  text(): string {
    const length = this.varint();
    const end = this.offset + length;
    if (end > this.bytes.length) throw new RangeError('pack ends early');
    const text = this.decoder.decode(this.bytes.subarray(this.offset, end));
    this.offset = end;
    return text;
  }

  /** A count followed by that many items. */
  list<T>(read: (index: number) => T): T[] {
    const count = this.varint();
    if (count > this.bytes.length) throw new RangeError('count too large');
    return Array.from({ length: count }, (_, index) => read(index));
  }
}
