import { isBases } from '../domain/scores/alleles.ts';
import type { ScoreDefinition } from '../domain/scores/score-definition.ts';
import type { Result } from '../errors/result.ts';
import { fail, ok } from '../errors/result.ts';
import {
  BARE_COLUMNS,
  type ColumnIndex,
  indexColumns,
  isColumnLine,
  mayNameColumns,
  PRS_CS_COLUMNS,
  weightColumns,
} from './scoring-columns.ts';
import { HeaderReader } from './scoring-header.ts';
import { delimiterOf, lineText, splitFields } from './scoring-lines.ts';
import type { ScoringRowEngine } from './scoring-plain-rows.ts';
import { type TableEnd, TableReader } from './scoring-table.ts';
import { numberOf, parsePlace } from './scoring-values.ts';

/** Bytes of the first block that are looked at to tell a table from a photo or a program. */
const PROBE_BYTES = 4096;
/** A longer line is none of a table. */
const LONGEST_LINE_BYTES = 1 << 22;
/** Scores that one file may hold: a column or an id each. */
const MOST_SCORES_OF_A_FILE = 1024;
const NEWLINE = 10;
const RETURN = 13;

/**
 * Reads a scoring file piece by piece: PGS Catalog 1.0 and 2.0, harmonised or not, OmicsPred, CanRisk, plain tables with or without
 * column names, what PLINK, LDpred, PRS-CS, GCTB and bigsnpr write, collections with a column or a row's id for each score, and files that
 * were put one behind the other (then several definitions come back). Each row is either a term or refused with a reason and its weight; no
 * row is dropped. Memory is taken for the columns only, never for the text.
 *
 * Errors: `score/unreadable-file` (no effect allele and weight columns, binary content), `score/no-rows`, `score/ratio-implausible`,
 * `score/several-tables`, `score/too-many`.
 */
export class ScoringFileReader {
  private header = new HeaderReader();
  private readonly fallbackId: string;
  private tables: TableReader[] | null = null;
  /** Tables of the files before this one, where files were put one behind the other. */
  private readonly before: TableReader[] = [];
  /** The last line of the piece before, while its end is not there. */
  private open: Uint8Array = new Uint8Array(0);
  private hasBegun = false;
  private isRefused = false;
  /** A second line of column names came without a header that says whose. */
  private isRepeated = false;
  /** Lines end with a carriage return alone. */
  private endsWithReturn = false;

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
      this.endsWithReturn = hasLoneReturn(piece);
    }
    if (this.isRefused || this.isRepeated) return false;
    const bytes = this.endsWithReturn ? piece.map((byte) => (byte === RETURN ? NEWLINE : byte)) : piece;
    const last = bytes.lastIndexOf(NEWLINE);
    if (last < 0) this.open = joined(this.open, bytes);
    else {
      let start = 0;
      if (this.open.length > 0) {
        start = bytes.indexOf(NEWLINE) + 1;
        this.readLines(joined(this.open, bytes.subarray(0, start)));
      }
      this.readLines(bytes.subarray(start, last + 1));
      this.open = bytes.slice(last + 1);
    }
    if (this.open.length > LONGEST_LINE_BYTES) this.isRefused = true;
    return !this.isRefused && !this.isRepeated;
  }

  /** The definitions, or why there are none. */
  finish(): Result<ScoreDefinition[]> {
    if (!this.isRefused && this.open.length > 0) this.readLines(this.open);
    if (this.isRefused) return fail('score/unreadable-file');
    if (this.isRepeated) return fail('score/several-tables');
    const filled = [...this.before, ...(this.tables ?? [])].flatMap(({ all }) => all).filter(({ rows }) => rows > 0);
    if (filled.length === 0) return fail('score/no-rows');
    if (filled.length > MOST_SCORES_OF_A_FILE) return fail('score/too-many');
    if (filled.some((table) => table.hasImplausibleRatios)) return fail('score/ratio-implausible');
    return ok(withOwnIds(filled.map((table) => table.finish())));
  }

  private readLines(bytes: Uint8Array): void {
    let start = 0;
    while (start < bytes.length && !this.isRefused && !this.isRepeated) {
      if (this.tables !== null) {
        const end = this.readRows(this.tables, bytes, start);
        if (end === null) return;
        if (end.kind === 'columns') this.isRepeated = true;
        else this.beginFile();
        start = end.at;
        continue;
      }
      const at = bytes.indexOf(NEWLINE, start);
      const end = at < 0 ? bytes.length : at;
      this.readHeadLine(lineText(bytes, start, end));
      start = end + 1;
    }
  }

  /** Reads rows into every table; where the tables end, if they do. */
  private readRows(tables: readonly TableReader[], bytes: Uint8Array, start: number): TableEnd | null {
    let end: TableEnd | null = null;
    for (const table of tables) end = table.readAll(bytes, start) ?? end;
    return end;
  }

  /** Another file follows: its header is its own. */
  private beginFile(): void {
    this.before.push(...(this.tables ?? []));
    this.tables = null;
    this.header = new HeaderReader();
  }

  private readHeadLine(text: string): void {
    const line = text.startsWith('\uFEFF') ? text.slice(1) : text;
    if (line.startsWith('#') && !isHashedColumnLine(line)) this.header.readComment(line);
    else if (line.trim() !== '' && !this.header.readAssignment(line)) {
      const tables = openTables(line, this.header, { fallbackId: this.fallbackId, engine: this.engine });
      if (tables.length === 0) this.isRefused = true;
      else this.tables = tables;
    }
  }
}

/** Whether the first piece's lines end as on the Macintosh of old. */
function hasLoneReturn(piece: Uint8Array): boolean {
  const at = piece.indexOf(RETURN);
  return at >= 0 && at + 1 < piece.length && piece[at + 1] !== NEWLINE;
}

/** Scores of one file under names of their own. */
function withOwnIds(definitions: readonly ScoreDefinition[]): ScoreDefinition[] {
  const taken = new Set<string>();
  return definitions.map((definition) => {
    const { header } = definition;
    let id = header.id;
    for (let number = 2; taken.has(id); number++) id = `${header.id}-${String(number)}`;
    taken.add(id);
    return id === header.id ? definition : { ...definition, header: { ...header, id } };
  });
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
  return (
    !line.includes('=') &&
    mayNameColumns(line) &&
    isColumnLine(indexColumns(splitFields(line.replace(/^#+/, ''), delimiterOf(line))))
  );
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
  const scores = columns.effectAllele < 0 ? [] : weightColumns(names, columns);
  if (scores.length > 0) {
    const idOf = (column: string): string => (scoresAreNamed(column) ? column : `${header.id}-${column}`);
    return scores.map(
      (score) => new TableReader({ ...header, id: idOf(score.id) }, score.columns, delimiter, { isCollection: true }),
    );
  }
  if (isColumnLine(columns)) return [new TableReader(header, columns, delimiter, { engine })];
  const bare = headerReader.isKnown ? null : bareColumns(splitFields(line, delimiter));
  if (bare === null) return [];
  const table = new TableReader(header, bare, delimiter, { engine });
  table.read(line);
  return [table];
}

/** Whether a column's name is a score's id. */
function scoresAreNamed(column: string): boolean {
  return /^O?PGS\d{6}$/.test(column);
}

/** Columns of a table whose first line is a row already; null where it is of no known kind. */
function bareColumns(fields: readonly string[]): ColumnIndex | null {
  const isBase = (at: number): boolean => isBases((fields[at] ?? '').toUpperCase());
  const isNumber = (at: number): boolean => Number.isFinite(numberOf(fields[at] ?? ''));
  if (fields.length === 3) return isBase(1) && isNumber(2) ? BARE_COLUMNS : null;
  const isPlaced = typeof parsePlace(fields[0] ?? '', fields[2] ?? '') !== 'string';
  return fields.length === 6 && isPlaced && isBase(3) && isBase(4) && isNumber(5) ? PRS_CS_COLUMNS : null;
}
