const BLOCK_BYTES = 1 << 20;
const NEWLINE = 10;

/** Line by line, LF or CRLF, UTF-8 (a byte that is none becomes U+FFFD and is judged as part of its field). A file may be larger than the longest string. */
export function* textLines(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  let start = 0;
  while (start < bytes.length) {
    let end = Math.min(start + BLOCK_BYTES, bytes.length);
    if (end < bytes.length) {
      const cut = bytes.lastIndexOf(NEWLINE, end);
      const next = cut > start ? cut : bytes.indexOf(NEWLINE, end);
      end = next < 0 ? bytes.length : next + 1;
    }
    const block = decoder.decode(bytes.subarray(start, end));
    let from = 0;
    while (from < block.length) {
      const at = block.indexOf('\n', from);
      const to = at < 0 ? block.length : at;
      yield block.charCodeAt(to - 1) === 13 ? block.slice(from, to - 1) : block.slice(from, to);
      from = to + 1;
    }
    start = end;
  }
}

const decoder = new TextDecoder();

/** Text of one line, without the carriage return that Windows puts before a line's end. */
export function lineText(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end > start && bytes[end - 1] === 13 ? end - 1 : end));
}

/** The character between fields: tab where the column line has one, else semicolon, else comma, else blanks. */
export type Delimiter = '\t' | ';' | ',' | ' ';

export function delimiterOf(line: string): Delimiter {
  if (line.includes('\t')) return '\t';
  return line.includes(';') ? ';' : line.includes(',') ? ',' : ' ';
}

/** Fields of a line, trimmed, with surrounding double quotes taken off. Quoted fields may hold the delimiter. */
export function splitFields(line: string, delimiter: Delimiter): string[] {
  if (line.includes('"')) return splitQuoted(line, delimiter);
  if (delimiter === ' ') return line.trim().split(/\s+/);
  const fields = line.split(delimiter);
  for (let index = 0; index < fields.length; index++) fields[index] = (fields[index] ?? '').trim();
  return fields;
}

function splitQuoted(line: string, delimiter: Delimiter): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === delimiter && !quoted) {
      if (delimiter !== ' ' || field !== '') fields.push(field.trim());
      field = '';
    } else field += letter;
  }
  if (delimiter !== ' ' || field !== '') fields.push(field.trim());
  return fields;
}
