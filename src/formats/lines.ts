/** One line of a head, without its end. `start` and `next` are byte offsets of the line and of the one after it. */
export interface HeadLine {
  text: string;
  start: number;
  next: number;
}

/** Splits the head into whole lines. A line that the head cuts off is left out, unless the head is the whole file. */
export function headLines(head: Uint8Array, isWholeFile: boolean): HeadLine[] {
  const decoder = new TextDecoder();
  const lines: HeadLine[] = [];
  let start = 0;
  while (start < head.length) {
    const end = head.indexOf(10, start);
    if (end < 0 && !isWholeFile) break;
    const stop = end < 0 ? head.length : end;
    const text = decoder.decode(head.subarray(start, head[stop - 1] === 13 && stop > start ? stop - 1 : stop));
    lines.push({ text, start, next: end < 0 ? head.length : end + 1 });
    start = end < 0 ? head.length : end + 1;
  }
  return lines;
}

const HASH = 35;
const QUOTE = 34;

/**
 * Tells, from the bytes of a stream as they come, whether more of it is needed to see its first row: so far there are only header lines
 * (the contig list of a VCF may take hundreds of kilobytes). Every byte is looked at once.
 */
export class HeadWatch {
  #lines = 0;
  /** First bytes of the line that is open, without blanks. */
  #opening: number[] = [];
  #hasRow = false;

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && !this.#hasRow) {
      const end = bytes.indexOf(10, at);
      for (let i = at; i < (end < 0 ? bytes.length : end) && this.#opening.length < 2; i++) {
        const byte = bytes[i] ?? 0;
        if (byte > 32) this.#opening.push(byte);
      }
      if (end < 0) return;
      const [first, second] = this.#opening;
      this.#hasRow = first !== undefined && first !== HASH && !(first === QUOTE && second === HASH);
      this.#opening = [];
      this.#lines++;
      at = end + 1;
    }
  }

  get needsMore(): boolean {
    return !this.#hasRow && this.#lines > 1;
  }
}
