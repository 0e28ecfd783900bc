const FIRST_BYTES = 1 << 12;

/** Bytes that are added to at the end. */
export class GrowingBytes {
  #room = new Uint8Array(FIRST_BYTES);
  length = 0;

  push(bytes: Uint8Array): void {
    this.#fit(bytes.length);
    // A call of its own takes longer than a loop over the few bytes of a column.
    if (bytes.length > 32) this.#room.set(bytes, this.length);
    else for (let i = 0; i < bytes.length; i++) this.#room[this.length + i] = bytes[i] ?? 0;
    this.length += bytes.length;
  }

  byte(value: number): void {
    this.#fit(1);
    this.#room[this.length++] = value;
  }

  /** What was added, not copied. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#room.subarray(0, this.length);
  }

  #fit(more: number): void {
    if (this.length + more <= this.#room.length) return;
    const wider = new Uint8Array(Math.max(this.#room.length * 2, this.length + more));
    wider.set(this.bytes());
    this.#room = wider;
  }
}
