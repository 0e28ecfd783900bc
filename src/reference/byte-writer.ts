/** Writes the primitives that `byte-reader.ts` reads. The same calls give the same bytes. */
export class ByteWriter {
  private readonly bytes: number[] = [];
  private readonly encoder = new TextEncoder();

  u8(value: number): void {
    this.bytes.push(value & 0xff);
  }

  /** Unsigned LEB128. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.bytes.push(rest);
  }

  f64(value: number): void {
    this.bytes.push(...new Uint8Array(Float64Array.of(value).buffer));
  }

  text(value: string): void {
    const encoded = this.encoder.encode(value);
    this.varint(encoded.length);
    for (const byte of encoded) this.bytes.push(byte);
  }

  /** A count followed by that many items. */
  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.varint(items.length);
    items.forEach(write);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.bytes);
  }
}
