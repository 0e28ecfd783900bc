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
