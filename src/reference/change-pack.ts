import { CASE_SETS, type ChangeFacts, FACT_TABLES, type FactSource, type FactTable } from '../domain/changes/facts.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { expectHeader } from './string-table.ts';

const MAGIC = 'SQCH';
const LAYOUT = 1;
const BY = 'CPIC';

/** A table as it is shipped: where it is from, and its rows as text, columns with tabs. */
export interface ShippedTable extends FactSource {
  rows: string;
}

/** Writes the tables of knowledge that changed; the same tables give the same bytes. */
export function encodeChangePack(tables: Readonly<Record<FactTable, ShippedTable>>): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const letter of MAGIC) writer.u8(letter.charCodeAt(0));
  writer.u8(LAYOUT);
  for (const name of FACT_TABLES) {
    const { source, version, date, licence, rows } = tables[name];
    for (const text of [source, version, date, licence, rows]) writer.text(text);
  }
  return writer.finish();
}

function decode(bytes: Uint8Array): ChangeFacts {
  const reader = new ByteReader(bytes);
  expectHeader(reader, MAGIC, LAYOUT);
  const tables = FACT_TABLES.map((name) => {
    const [source, version, date, licence, rows] = [reader.text(), reader.text(), reader.text(), reader.text(), reader.text()]; // prettier-ignore
    return { name, fact: { source, version, date, licence }, rows: rowsOf(rows) };
  });
  if (!reader.atEnd) throw new RangeError('more than a pack');
  const of = (name: FactTable): string[][] => tables.find((table) => table.name === name)?.rows ?? [];
  return {
    functions: of('functions').map((row) => ({ gene: at(row, 0), allele: at(row, 1), from: at(row, 2), to: at(row, 3), date: at(row, 4) || null, between: [at(row, 5), at(row, 6)] as const, by: BY })), // prettier-ignore
    labels: of('labels').map((row) => ({ gene: at(row, 0), group: at(row, 1), alleleFrequency: number(row, 2), carriers: number(row, 3), relabelled: number(row, 4), transitions: at(row, 5).split(';').filter(Boolean).map(transition) })), // prettier-ignore
    results: of('lists').map((row) => ({ set: setOf(at(row, 0)), list: at(row, 1), cases: number(row, 2), known: number(row, 3), first: number(row, 4), three: number(row, 5), ten: number(row, 6) })), // prettier-ignore
    cases: of('cases').map((row) => ({ id: at(row, 0), disease: at(row, 1), name: at(row, 2), told: list(at(row, 3)), places: at(row, 4).split(';').map((place) => (place === '' ? null : Number(place))), reason: at(row, 5), signs: list(at(row, 6)), others: number(row, 7) })), // prettier-ignore
    reanalysis: Object.fromEntries(of('reanalysis').map((row) => [at(row, 0), number(row, 1)])),
    sources: Object.fromEntries(tables.map(({ name, fact }) => [name, fact])) as Record<FactTable, FactSource>,
  };
}

function rowsOf(text: string): string[][] {
  return text.split('\n').filter(Boolean).map((line) => line.split('\t')); // prettier-ignore
}

function at(row: readonly string[], column: number): string {
  const value = row[column];
  if (value === undefined) throw new RangeError('no such column');
  return value;
}

function number(row: readonly string[], column: number): number {
  const value = Number(at(row, column));
  if (!Number.isFinite(value)) throw new RangeError('no number');
  return value;
}

function list(text: string): string[] {
  return text.split(';').filter(Boolean);
}

/** `Indeterminate>Normal Metabolizer=0.04423`. */
function transition(text: string): { from: string; to: string; share: number } {
  const match = /^(.+)>(.+)=([\d.]+)$/.exec(text);
  if (match === null) throw new RangeError('no transition');
  return { from: match[1] ?? '', to: match[2] ?? '', share: Number(match[3]) };
}

function setOf(text: string): (typeof CASE_SETS)[number] {
  const set = CASE_SETS.find((one) => one === text);
  if (set === undefined) throw new RangeError('unknown set');
  return set;
}

/** Decodes the pack that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeChangePack(bytes: Uint8Array): Result<ChangeFacts> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
