/** One line of a head, without its end. `start` and `next` are byte offsets of the line and of the one after it. */
export interface HeadLine {
  text: string;
  start: number;
  next: number;
}

/** Lines of a head that are looked at: the contig list of a VCF has some thousands. */
const MOST_HEAD_LINES = 150_000;

/** Splits the head into whole lines. A line that the head cuts off is left out, unless the head is the whole file. */
export function headLines(head: Uint8Array, isWholeFile: boolean): HeadLine[] {
  const decoder = new TextDecoder();
  const lines: HeadLine[] = [];
  let start = 0;
  while (start < head.length && lines.length < MOST_HEAD_LINES) {
    const end = head.indexOf(10, start);
    if (end < 0 && !isWholeFile) break;
    const stop = end < 0 ? head.length : end;
    const text = decoder.decode(head.subarray(start, head[stop - 1] === 13 && stop > start ? stop - 1 : stop));
    lines.push({ text, start, next: end < 0 ? head.length : end + 1 });
    start = end < 0 ? head.length : end + 1;
  }
  return lines;
}

/** A line without the marks at its end. */
export function withoutLineEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === '\n' || line[end - 1] === '\r')) end--;
  return line.slice(0, end);
}

const HASH = 35;
const QUOTE = 34;
/** Bytes within which two lines that are no comments are waited for: the names of many people make long lines. */
const LONG_LINES_BYTES = 1024 * 1024;

/**
 * Tells, from the bytes of a stream as they come, whether more of it is needed to see its first row: so far there are only header lines
 * (the contig list of a VCF may take hundreds of kilobytes), or lines too long for the head. Every byte is looked at once.
 */
export class HeadWatch {
  #bytes = 0;
  #lines = 0;
  /** Lines with content that are no comments: names of columns, rows. */
  #rows = 0;
  /** First bytes of the line that is open, without blanks. */
  #opening: number[] = [];

  push(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    let at = 0;
    while (at < bytes.length && this.#rows < 2) {
      const end = bytes.indexOf(10, at);
      for (let i = at; i < (end < 0 ? bytes.length : end) && this.#opening.length < 2; i++) {
        const byte = bytes[i] ?? 0;
        if (byte > 32) this.#opening.push(byte);
      }
      if (end < 0) return;
      if (this.#opening.length > 0 && !this.#isComment) this.#rows++;
      this.#opening = [];
      this.#lines++;
      at = end + 1;
    }
  }

  get needsMore(): boolean {
    if (this.#rows > 1 || this.#lines > MOST_HEAD_LINES) return false;
    const isHeader = this.#rows === 0 && (this.#lines > 1 || this.#isComment);
    return isHeader || this.#bytes < LONG_LINES_BYTES;
  }

  get #isComment(): boolean {
    const [first, second] = this.#opening;
    return first === HASH || (first === QUOTE && second === HASH);
  }
}
