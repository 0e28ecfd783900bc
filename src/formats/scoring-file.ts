import { isBases } from '../domain/scores/alleles.ts';
import type { ScoreDefinition } from '../domain/scores/score-definition.ts';
import type { Result } from '../errors/result.ts';
import { fail, ok } from '../errors/result.ts';
import { BARE_COLUMNS, indexColumns, isColumnLine, scoreColumnNames, withWeightColumn } from './scoring-columns.ts';
import { HeaderReader } from './scoring-header.ts';
import { delimiterOf, lineText, splitFields } from './scoring-lines.ts';
import type { ScoringRowEngine } from './scoring-plain-rows.ts';
import { TableReader } from './scoring-table.ts';

/** Bytes of the first block that are looked at to tell a table from a photo or a program. */
const PROBE_BYTES = 4096;
const NEWLINE = 10;

/**
 * Reads a scoring file piece by piece: PGS Catalog 1.0 and 2.0, harmonised or not, OmicsPred, CanRisk, plain tables with or without
 * column names, and collections with a column a score (then several definitions come back). Each row is either a term or refused
 * with a reason and its weight; no row is dropped. Memory is taken for the columns only, never for the text.
 *
 * Errors: `score/unreadable-file` (no effect allele and weight columns, binary content), `score/no-rows`.
 */
export class ScoringFileReader {
  private readonly header = new HeaderReader();
  private readonly fallbackId: string;
  private tables: TableReader[] | null = null;
  /** The last line of the piece before, while its end is not there. */
  private open: Uint8Array = new Uint8Array(0);
  private hasBegun = false;
  private isRefused = false;

  private readonly engine: ScoringRowEngine | undefined;

  /**
   * @param fallbackId id of a file that names none
   * @param engine reads plain rows; without it all rows are read carefully, to the same result
   */
  constructor(fallbackId = 'imported', engine?: ScoringRowEngine) {
    this.fallbackId = fallbackId;
    this.engine = engine;
  }

  /** Data rows so far, of the table that has the most. */
  get rows(): number {
    return (this.tables ?? []).reduce((most, { rows }) => Math.max(most, rows), 0);
  }

  /** Makes room for so many rows at once. */
  reserve(rows: number): void {
    for (const table of this.tables ?? []) table.reserve(rows);
  }

  /** Whether the columns are known: what came so far is a scoring file. */
  get isRecognised(): boolean {
    return !this.isRefused && this.tables !== null;
  }

  /** Reads the next piece. False: this is no scoring file, the rest need not be read. */
  push(piece: Uint8Array): boolean {
    if (!this.hasBegun && piece.length > 0) {
      this.hasBegun = true;
      this.isRefused = piece.subarray(0, PROBE_BYTES).includes(0);
    }
    if (this.isRefused) return false;
    const last = piece.lastIndexOf(NEWLINE);
    if (last < 0) this.open = joined(this.open, piece);
    else {
      let start = 0;
      if (this.open.length > 0) {
        start = piece.indexOf(NEWLINE) + 1;
        this.readLines(joined(this.open, piece.subarray(0, start)));
      }
      this.readLines(piece.subarray(start, last + 1));
      this.open = piece.slice(last + 1);
    }
    return !this.isRefused;
  }

  /** The definitions, or why there are none. */
  finish(): Result<ScoreDefinition[]> {
    if (!this.isRefused && this.open.length > 0) this.readLines(this.open);
    if (this.isRefused) return fail('score/unreadable-file');
    const filled = (this.tables ?? []).filter((table) => table.rows > 0);
    return filled.length === 0 ? fail('score/no-rows') : ok(filled.map((table) => table.finish()));
  }

  private readLines(bytes: Uint8Array): void {
    let start = 0;
    while (start < bytes.length && this.tables === null && !this.isRefused) {
      const at = bytes.indexOf(NEWLINE, start);
      const end = at < 0 ? bytes.length : at;
      this.readHeadLine(lineText(bytes, start, end));
      start = end + 1;
    }
    if (start < bytes.length) for (const table of this.tables ?? []) table.readAll(bytes, start);
  }

  private readHeadLine(line: string): void {
    if (line.startsWith('#') && !isHashedColumnLine(line)) this.header.readComment(line);
    else if (line.trim() !== '' && !this.header.readAssignment(line)) {
      const tables = openTables(line, this.header, { fallbackId: this.fallbackId, engine: this.engine });
      if (tables.length === 0) this.isRefused = true;
      else this.tables = tables;
    }
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Reads a scoring file that lies in memory as a whole; see {@link ScoringFileReader}. */
export function parseScoringFiles(
  bytes: Uint8Array,
  fallbackId = 'imported',
  engine?: ScoringRowEngine,
): Result<ScoreDefinition[]> {
  const reader = new ScoringFileReader(fallbackId, engine);
  reader.push(bytes);
  return reader.finish();
}

/** Reads a file that holds one score: the first of {@link parseScoringFiles}. */
export function parseScoringFile(
  bytes: Uint8Array,
  fallbackId = 'imported',
  engine?: ScoringRowEngine,
): Result<ScoreDefinition> {
  const parsed = parseScoringFiles(bytes, fallbackId, engine);
  if (!parsed.ok) return parsed;
  const [first] = parsed.value;
  return first === undefined ? fail('score/no-rows') : ok(first);
}

/** plink and VCF-like tables write their column line with a leading `#`. */
function isHashedColumnLine(line: string): boolean {
  return !line.includes('=') && isColumnLine(indexColumns(splitFields(line.replace(/^#+/, ''), delimiterOf(line))));
}

function openTables(
  line: string,
  headerReader: HeaderReader,
  { fallbackId, engine }: { fallbackId: string; engine: ScoringRowEngine | undefined },
): TableReader[] {
  const delimiter = delimiterOf(line);
  const names = splitFields(line.replace(/^#+/, ''), delimiter);
  const columns = indexColumns(names);
  const header = headerReader.finish(fallbackId);
  if (isColumnLine(columns)) return [new TableReader(header, columns, delimiter, { engine })];
  const scores = columns.effectAllele < 0 ? [] : scoreColumnNames(names);
  if (scores.length > 0) {
    return scores.map(
      (id) =>
        new TableReader({ ...header, id }, withWeightColumn(columns, names, id), delimiter, { isCollection: true }),
    );
  }
  const fields = splitFields(line, delimiter);
  const isBare = fields.length === 3 && isBases((fields[1] ?? '').toUpperCase()) && Number.isFinite(Number(fields[2]));
  if (!isBare || headerReader.isKnown) return [];
  const bare = new TableReader(header, BARE_COLUMNS, delimiter);
  bare.read(line);
  return [bare];
}
