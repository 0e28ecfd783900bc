import type { AncestryPanel, AncestryReference, Expectation, PanelMarkers } from '../domain/ancestry/panel.ts';
import type { Build } from '../domain/genotype/genome.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { BuildColumns } from '../domain/scores/packed-score.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

const MAGIC = 'SQAN';
const LAYOUT = 2;
const BYTE_SIGN = 0x80;

/** A panel as it is stored: whole numbers and the steps that they count. */
export interface StoredPanel extends Omit<AncestryPanel, 'sameMarkers' | 'mean' | 'loadings' | 'columns' | 'people'> {
  meanStep: number;
  loadingSteps: readonly number[];
  coordinateStep: number;
  /** By marker, in the order of GRCh37. */
  markers: readonly StoredMarker[];
  /** Person by person, `components` whole numbers each. */
  places: readonly number[];
}

export interface StoredMarker {
  keys: Readonly<Record<Extract<Build, 'GRCh37' | 'GRCh38'>, number>>;
  /** Alternate allele (high nibble) and reference allele (low nibble). */
  alleles: number;
  /** 0 to 255. */
  mean: number;
  /** −127 to 127. */
  loadings: readonly number[];
}

/** Further markers of a panel, as they are stored. */
export interface StoredMarkers {
  meanStep: number;
  loadingSteps: readonly number[];
  markers: readonly StoredMarker[];
}

const MORE_MAGIC = 'SQAM';

/** Writes further markers of the first panel. */
export function encodeMoreMarkers({ meanStep, loadingSteps, markers }: StoredMarkers): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const letter of MORE_MAGIC) writer.u8(letter.charCodeAt(0));
  writer.u8(LAYOUT);
  writer.f64(meanStep);
  writer.list(loadingSteps, (step) => {
    writer.f64(step);
  });
  writeMarkers(writer, markers);
  return writer.finish();
}

/** Reads what {@link encodeMoreMarkers} wrote. Fails with `reference/pack-schema` on anything else. */
export function decodeMoreMarkers(bytes: Uint8Array): Result<PanelMarkers> {
  try {
    const reader = new ByteReader(bytes);
    for (const letter of MORE_MAGIC) if (reader.u8() !== letter.charCodeAt(0)) throw new RangeError('another kind of file'); // prettier-ignore
    if (reader.u8() !== LAYOUT) throw new RangeError('another layout');
    const meanStep = reader.f64();
    const steps = reader.list(() => reader.f64());
    const markers = readMarkers(reader, steps, meanStep);
    return reader.atEnd ? ok(markers) : fail('reference/pack-schema');
  } catch {
    return fail('reference/pack-schema');
  }
}

/** Zigzag: small numbers of either sign become small numbers. */
function writeSigned(writer: ByteWriter, value: number): void {
  writer.varint(value < 0 ? -2 * value - 1 : 2 * value);
}

function readSigned(reader: ByteReader): number {
  const value = reader.varint();
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** Writes the panels; the same panels give the same bytes. */
export function encodeAncestryPack(panels: readonly StoredPanel[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const letter of MAGIC) writer.u8(letter.charCodeAt(0));
  writer.u8(LAYOUT);
  writer.list(panels, (panel) => {
    writePanel(writer, panel);
  });
  return writer.finish();
}

function writePanel(writer: ByteWriter, panel: StoredPanel): void {
  const text = (value: string): void => {
    writer.text(value);
  };
  const number = (value: number): void => {
    writer.f64(value);
  };
  text(panel.study);
  writer.list(panel.loadingSteps, number);
  number(panel.meanStep);
  number(panel.coordinateStep);
  writer.list(panel.groups, text);
  for (const { distance, fit, surprise } of panel.limits)
    [distance, fit.middle, fit.spread, surprise.middle, surprise.spread].forEach(number);
  number(panel.mostUnlike);
  number(panel.chance);
  writer.list(panel.sources, ({ name, coordinates, groups }) => {
    text(name);
    coordinates.forEach(number);
    writer.list(groups, number);
  });
  writer.list(panel.admixed === null ? [] : [panel.admixed], ({ group, sources, residual }) => {
    text(group);
    writer.list(sources, text);
    number(residual);
  });
  writer.list([...panel.groupOf], (group) => {
    writer.u8(group);
  });
  panel.places.forEach((place) => {
    writeSigned(writer, place);
  });
  writeMarkers(writer, panel.markers);
}

function writeMarkers(writer: ByteWriter, markers: readonly StoredMarker[]): void {
  let [first, shift] = [0, 0];
  writer.list(markers, ({ keys, alleles, mean, loadings }) => {
    writer.varint(keys.GRCh37 - first);
    writeSigned(writer, keys.GRCh38 - keys.GRCh37 - shift);
    [first, shift] = [keys.GRCh37, keys.GRCh38 - keys.GRCh37];
    writer.u8(alleles);
    writer.u8(mean);
    for (const loading of loadings) writer.u8(loading + BYTE_SIGN);
  });
}

function readPanel(reader: ByteReader): AncestryPanel {
  const study = reader.text();
  const steps = reader.list(() => reader.f64());
  const components = steps.length;
  const [meanStep, coordinateStep] = [reader.f64(), reader.f64()];
  const groups = reader.list(() => reader.text());
  const expectation = (): Expectation => ({ middle: reader.f64(), spread: reader.f64() });
  const limits = groups.map(() => ({ distance: reader.f64(), fit: expectation(), surprise: expectation() }));
  const [mostUnlike, chance] = [reader.f64(), reader.f64()];
  const numbers = (count: number): number[] => Array.from({ length: count }, () => reader.f64());
  const sources = reader.list(() => ({
    name: reader.text(),
    coordinates: numbers(components),
    groups: reader.list(() => reader.f64()),
  }));
  const [admixed = null] = reader.list(() => ({
    group: reader.text(),
    sources: reader.list(() => reader.text()),
    residual: reader.f64(),
  }));
  const groupOf = Uint8Array.from(reader.list(() => reader.u8()));
  const people = Float32Array.from({ length: groupOf.length * components }, () => coordinateStep * readSigned(reader));
  const fixed = { study, components, groups, limits, mostUnlike, chance, sources, admixed, groupOf, people };
  return { ...fixed, sameMarkers: false, ...readMarkers(reader, steps, meanStep) };
}

function readMarkers(reader: ByteReader, steps: readonly number[], meanStep: number): PanelMarkers {
  const count = reader.varint();
  const components = steps.length;
  const mean = new Float32Array(count);
  const loadings = new Float32Array(count * components);
  const alleles = new Uint8Array(count);
  const [keys37, keys38] = [new Uint32Array(count), new Uint32Array(count)];
  let [key, shift] = [0, 0];
  for (let marker = 0; marker < count; marker++) {
    key += reader.varint();
    shift += readSigned(reader);
    keys37[marker] = key;
    keys38[marker] = key + shift;
    alleles[marker] = reader.u8();
    mean[marker] = meanStep * reader.u8();
    for (let i = 0; i < components; i++)
      loadings[marker * components + i] = (reader.u8() - BYTE_SIGN) * (steps[i] ?? 0);
  }
  return { mean, loadings, columns: { GRCh37: columnsOf(keys37, alleles), GRCh38: columnsOf(keys38, alleles) } };
}

/** A key (32 bits) and an index below it make one exact double: such numbers are sorted without a comparison in script, ten times as fast. */
const INDEX_ROOM = 2 ** 20;

/** Places sorted by key, as the kernel's merge wants them. */
function columnsOf(keys: Uint32Array, alleles: Uint8Array): BuildColumns {
  const count = keys.length;
  if (count > INDEX_ROOM) throw new RangeError('more markers than an index holds');
  const ranked = new Float64Array(count);
  for (let marker = 0; marker < count; marker++) ranked[marker] = (keys[marker] ?? 0) * INDEX_ROOM + marker;
  ranked.sort();
  const columns = { keys: new Uint32Array(count), term: new Uint32Array(count), alleles: new Uint8Array(count) };
  for (let at = 0; at < count; at++) {
    const marker = (ranked[at] ?? 0) % INDEX_ROOM;
    columns.keys[at] = keys[marker] ?? 0;
    columns.term[at] = marker;
    columns.alleles[at] = alleles[marker] ?? 0;
  }
  return columns;
}

function decode(bytes: Uint8Array): AncestryReference {
  const reader = new ByteReader(bytes);
  for (const letter of MAGIC) if (reader.u8() !== letter.charCodeAt(0)) throw new RangeError('another kind of file');
  if (reader.u8() !== LAYOUT) throw new RangeError('another layout');
  const [main, regions = null] = reader.list(() => readPanel(reader));
  if (main === undefined || !reader.atEnd) throw new RangeError('not one panel or two');
  return { main, regions };
}

/** Decodes an ancestry pack that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeAncestryPack(bytes: Uint8Array): Result<AncestryReference> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
