import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import {
  LAB_TABLES,
  type LabData,
  type LabSource,
  type LabTable,
  type MarkerFrequencies,
  type Measure,
  MEASURES,
} from '../domain/lab/lab-data.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

const MAGIC = 'SQLB';
const LAYOUT = 1;
/** Steps in which frequencies are stored. */
const FREQUENCY_STEPS = 250;

/** Writes what the lab shows; the same data give the same bytes. */
export function encodeLabPack(data: LabData): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const text = (value: string): void => {
    writer.text(value);
  };
  const number = (value: number): void => {
    writer.f64(value);
  };
  for (const letter of MAGIC) writer.u8(letter.charCodeAt(0));
  writer.u8(LAYOUT);
  for (const table of LAB_TABLES) {
    const { title, source, version, date, licence } = data.sources[table];
    [title, source, version, date, licence].forEach(text);
  }
  writeMarkers(writer, data.markers);
  writer.list(data.years, ({ measure, year, category, percent }) => {
    writer.u8(MEASURES.indexOf(measure));
    writer.varint(year);
    text(category);
    number(percent);
  });
  writer.list(data.portability, ({ group, percent, populations }) => {
    text(group);
    number(percent);
    writer.list(populations, text);
  });
  writer.list(data.axisWeights, number);
  writer.list(data.populations, ({ population, group, people, distance, place }) => {
    text(population);
    text(group);
    writer.varint(people);
    number(distance);
    place.forEach(number);
  });
  writer.list(data.citations, ({ id, view, figure, value, of, citation, seen }) => {
    [id, view, figure, value, of, citation, seen].forEach(text);
  });
  writer.list(data.chips, ({ score, chip, judged, present }) => {
    text(score);
    text(chip);
    writer.varint(judged);
    writer.varint(present);
  });
  writer.list(data.effects, ({ trait, training, ancestry, pairs, ratio, low, high }) => {
    [trait, training, ancestry].forEach(text);
    writer.varint(pairs);
    [ratio, low, high].forEach(number);
  });
  return writer.finish();
}

function writeMarkers(writer: ByteWriter, markers: MarkerFrequencies): void {
  writer.varint(markers.EUR.length);
  for (const group of GROUPS)
    for (const frequency of markers[group]) writer.u8(Math.round(FREQUENCY_STEPS * frequency));
}

function readMarkers(reader: ByteReader): MarkerFrequencies {
  const count = reader.varint();
  const columns = GROUPS.map((group): [Group, Float32Array] => [
    group,
    Float32Array.from({ length: count }, () => reader.u8() / FREQUENCY_STEPS),
  ]);
  return Object.fromEntries(columns) as Record<Group, Float32Array>;
}

function readSources(reader: ByteReader): Record<LabTable, LabSource> {
  const sources = LAB_TABLES.map((table): [LabTable, LabSource] => [
    table,
    {
      title: reader.text(),
      source: reader.text(),
      version: reader.text(),
      date: reader.text(),
      licence: reader.text(),
    },
  ]);
  return Object.fromEntries(sources) as Record<LabTable, LabSource>;
}

function measureOf(index: number): Measure {
  const measure = MEASURES[index];
  if (measure === undefined) throw new RangeError('unknown measure');
  return measure;
}

function decode(bytes: Uint8Array): LabData {
  const reader = new ByteReader(bytes);
  for (const letter of MAGIC) if (reader.u8() !== letter.charCodeAt(0)) throw new RangeError('another kind of file');
  if (reader.u8() !== LAYOUT) throw new RangeError('another layout');
  const sources = readSources(reader);
  const markers = readMarkers(reader);
  const years = reader.list(() => ({
    measure: measureOf(reader.u8()),
    year: reader.varint(),
    category: reader.text(),
    percent: reader.f64(),
  }));
  const portability = reader.list(() => ({
    group: reader.text(),
    percent: reader.f64(),
    populations: reader.list(() => reader.text()),
  }));
  const axisWeights = reader.list(() => reader.f64());
  const populations = reader.list(() => ({
    population: reader.text(),
    group: reader.text(),
    people: reader.varint(),
    distance: reader.f64(),
    place: axisWeights.map(() => reader.f64()),
  }));
  const citations = reader.list(() => ({
    id: reader.text(),
    view: reader.text(),
    figure: reader.text(),
    value: reader.text(),
    of: reader.text(),
    citation: reader.text(),
    seen: reader.text() === 'article' ? ('article' as const) : ('quoted' as const),
  }));
  const chips = reader.list(() => ({
    score: reader.text(),
    chip: reader.text(),
    judged: reader.varint(),
    present: reader.varint(),
  }));
  const effects = reader.list(() => ({
    trait: reader.text(),
    training: reader.text(),
    ancestry: reader.text(),
    pairs: reader.varint(),
    ratio: reader.f64(),
    low: reader.f64(),
    high: reader.f64(),
  }));
  if (!reader.atEnd) throw new RangeError('more than a pack');
  return { sources, markers, years, portability, populations, axisWeights, citations, chips, effects };
}

/** Decodes the lab's pack that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeLabPack(bytes: Uint8Array): Result<LabData> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
