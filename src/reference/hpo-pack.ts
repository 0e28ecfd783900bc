import { gzipSync, gunzipSync } from 'fflate';
import {
  type KnowledgeSource,
  ONSETS,
  type RareDisease,
  type RareKnowledge,
  WAYS_OF_INHERITANCE,
} from '../domain/rare/knowledge.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { expectHeader } from './string-table.ts';

const MAGIC = 'SQHP';
const LAYOUT = 1;
/** What parts the texts of a column: no text of the tables holds it. */
const BETWEEN = '\n';
const WITHIN = ';';

/** Writes the knowledge of rare diseases. Packed inside, since hosts do not pack files that they do not know; the same tables give the same bytes. */
export function encodeHpoPack(knowledge: RareKnowledge): Uint8Array<ArrayBuffer> {
  const head = new ByteWriter();
  for (const letter of MAGIC) head.u8(letter.charCodeAt(0));
  head.u8(LAYOUT);
  const packed = gzipSync(bodyOf(knowledge), { level: 9, mem: 12, mtime: new Date(2000, 0, 1) });
  packed.fill(0, 4, 8);
  const start = head.finish();
  const bytes = new Uint8Array(start.length + packed.length);
  bytes.set(start);
  bytes.set(packed, start.length);
  return bytes;
}

function bodyOf(knowledge: RareKnowledge): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const { diseases } = knowledge;
  writer.list(knowledge.sources, ({ name, version, date, licence }) => {
    for (const text of [name, version, date, licence]) writer.text(text);
  });
  ascending(writer, knowledge.termIds);
  texts(writer, knowledge.labels);
  ascending(writer, knowledge.parentStarts);
  // A parent mostly stands near its child.
  for (const { item, index } of inLists(knowledge.parentStarts, knowledge.parents)) {
    const apart = item - index;
    writer.varint(apart < 0 ? -2 * apart - 1 : 2 * apart);
  }
  ascending(writer, knowledge.nameTerms);
  for (const kind of knowledge.nameKinds) writer.u8(kind);
  texts(writer, knowledge.names);
  ascending(writer, knowledge.oldIds);
  for (const term of knowledge.oldTerms) writer.varint(term);
  texts(writer, diseases.map(({ id }) => id)); // prettier-ignore
  texts(writer, diseases.map(({ name }) => name)); // prettier-ignore
  texts(writer, diseases.map(({ orphanet }) => orphanet.join(WITHIN).replaceAll('ORPHA:', ''))); // prettier-ignore
  texts(writer, diseases.map(({ genes }) => genes.join(WITHIN))); // prettier-ignore
  for (const { inheritance } of diseases) writer.varint(bitsOf(inheritance, WAYS_OF_INHERITANCE));
  for (const { onsets } of diseases) writer.varint(bitsOf(onsets, ONSETS));
  for (const { prevalence } of diseases) writer.u8(prevalence);
  for (const { papers } of diseases) writer.varint(papers);
  ascending(writer, knowledge.signStarts);
  let before = 0;
  let list = 0;
  for (const { item, index } of inLists(knowledge.signStarts, knowledge.signs)) {
    if (index !== list) before = 0;
    list = index;
    writer.varint(item - before);
    before = item;
  }
  for (const frequency of knowledge.frequencies) writer.u8(frequency);
  return writer.finish();
}

function texts(writer: ByteWriter, column: readonly string[]): void {
  writer.text(column.join(BETWEEN));
}

function ascending(writer: ByteWriter, column: Uint16Array | Uint32Array): void {
  writer.varint(column.length);
  let before = 0;
  for (const value of column) {
    writer.varint(value - before);
    before = value;
  }
}

function* inLists(from: Uint32Array, items: Uint16Array): Generator<{ item: number; index: number }> {
  let index = 0;
  for (let i = 0; i < items.length; i++) {
    while (i >= (from[index + 1] ?? 0)) index++;
    yield { item: items[i] ?? 0, index };
  }
}

function bitsOf<T>(held: readonly T[], all: readonly T[]): number {
  return all.reduce((bits, one, i) => bits + (held.includes(one) ? 2 ** i : 0), 0);
}

function heldIn<T>(bits: number, all: readonly T[]): T[] {
  return all.filter((_, i) => Math.floor(bits / 2 ** i) % 2 === 1);
}

function decode(bytes: Uint8Array): RareKnowledge {
  const outer = new ByteReader(bytes);
  expectHeader(outer, MAGIC, LAYOUT);
  const reader = new ByteReader(gunzipSync(bytes.subarray(MAGIC.length + 1)));
  const column = (): string[] => reader.text().split(BETWEEN);
  const split = (text: string): string[] => text.split(WITHIN).filter(Boolean);
  const sources = reader.list((): KnowledgeSource => ({ name: reader.text(), version: reader.text(), date: reader.text(), licence: reader.text() })); // prettier-ignore
  const termIds = new Uint32Array(readAscending(reader));
  const labels = column();
  const parentStarts = new Uint32Array(readAscending(reader));
  const parents = readParents(reader, parentStarts);
  const nameTerms = new Uint16Array(readAscending(reader));
  const nameKinds = Uint8Array.from(nameTerms, () => reader.u8());
  const names = column();
  const oldIds = new Uint32Array(readAscending(reader));
  const oldTerms = Uint16Array.from(oldIds, () => reader.varint());
  const [ids, diseaseNames, orphanet, genes] = [column(), column(), column(), column()];
  const inheritance = ids.map(() => heldIn(reader.varint(), WAYS_OF_INHERITANCE));
  const onsets = ids.map(() => heldIn(reader.varint(), ONSETS));
  const prevalence = ids.map(() => reader.u8());
  const papers = ids.map(() => reader.varint());
  const diseases = ids.map((id, i): RareDisease => ({
    id,
    name: diseaseNames[i] ?? '',
    orphanet: split(orphanet[i] ?? '').map((code) => `ORPHA:${code}`),
    genes: split(genes[i] ?? ''),
    inheritance: inheritance[i] ?? [],
    onsets: onsets[i] ?? [],
    prevalence: prevalence[i] ?? 0,
    papers: papers[i] ?? 0,
  }));
  const signStarts = new Uint32Array(readAscending(reader));
  const signs = readSigns(reader, signStarts);
  const frequencies = Uint8Array.from(signs, () => reader.u8());
  if (!reader.atEnd) throw new RangeError('more than a pack');
  return { sources, termIds, labels, parentStarts, parents, nameTerms, nameKinds, names, oldIds, oldTerms, diseases, signStarts, signs, frequencies }; // prettier-ignore
}

function readAscending(reader: ByteReader): number[] {
  let before = 0;
  return reader.list(() => (before += reader.varint()));
}

function readParents(reader: ByteReader, from: Uint32Array): Uint16Array {
  const parents = new Uint16Array(from.at(-1) ?? 0);
  for (let term = 0; term + 1 < from.length; term++) {
    for (let i = from[term] ?? 0; i < (from[term + 1] ?? 0); i++) {
      const apart = reader.varint();
      parents[i] = term + (apart % 2 === 1 ? -(apart + 1) / 2 : apart / 2);
    }
  }
  return parents;
}

function readSigns(reader: ByteReader, from: Uint32Array): Uint16Array {
  const signs = new Uint16Array(from.at(-1) ?? 0);
  for (let disease = 0; disease + 1 < from.length; disease++) {
    let before = 0;
    for (let i = from[disease] ?? 0; i < (from[disease + 1] ?? 0); i++) signs[i] = before += reader.varint();
  }
  return signs;
}

/** Decodes the pack of rare diseases that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeHpoPack(bytes: Uint8Array): Result<RareKnowledge> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
