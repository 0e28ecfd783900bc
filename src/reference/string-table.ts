import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** A reader whose strings stand in a table at the start of the pack. */
export interface StringReader {
  reader: ByteReader;
  string: () => string;
  optional: () => string | null;
}

/** Reads the string table and returns readers of references into it. */
export function stringReader(reader: ByteReader): StringReader {
  const strings = reader.list(() => reader.text());
  const at = (index: number): string => {
    const value = strings[index];
    if (value === undefined) throw new RangeError('no such string');
    return value;
  };
  const optional = (): string | null => {
    const index = reader.varint();
    return index === 0 ? null : at(index - 1);
  };
  return { reader, string: () => at(reader.varint()), optional };
}

/** A writer that replaces each string by its place in the table, in order of first use. */
export interface StringWriter {
  writer: ByteWriter;
  string: (value: string) => void;
  optional: (value: string | null) => void;
  strings: ReadonlyMap<string, number>;
}

/** Collects strings while `writer` takes the body. */
export function stringWriter(writer: ByteWriter): StringWriter {
  const strings = new Map<string, number>();
  const place = (value: string): number => {
    const known = strings.get(value) ?? strings.size;
    strings.set(value, known);
    return known;
  };
  return {
    writer,
    strings,
    string: (value) => {
      writer.varint(place(value));
    },
    optional: (value) => {
      writer.varint(value === null ? 0 : place(value) + 1);
    },
  };
}

/** Magic, layout version, string table, body. */
export function joinPack(magic: string, layout: number, head: ByteWriter, body: StringWriter): Uint8Array<ArrayBuffer> {
  for (const letter of magic) head.u8(letter.charCodeAt(0));
  head.u8(layout);
  head.list([...body.strings.keys()], (value) => {
    head.text(value);
  });
  const [first, second] = [head.finish(), body.writer.finish()];
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** Checks magic and layout version; throws {@link RangeError} on anything else. */
export function expectHeader(reader: ByteReader, magic: string, layout: number): void {
  for (const letter of magic) if (reader.u8() !== letter.charCodeAt(0)) throw new RangeError('another kind of file');
  if (reader.u8() !== layout) throw new RangeError('another layout');
}
