import type { Group } from '../domain/ancestry/groups.ts';
import { type Build, genomeKey } from '../domain/genotype/genome.ts';
import { writeUnseen } from '../domain/report/unseen-text.ts';
import { isBases } from '../domain/scores/alleles.ts';
import type { RowRefusal } from '../domain/scores/reasons.ts';
import type { RefusedTerm, ScoreDefinition, ScoreHeader } from '../domain/scores/score-definition.ts';
import { TermBuilder } from '../domain/scores/term-builder.ts';
import type { AlleleSite } from './apoe-alleles.ts';
import { type ColumnIndex, frequencyGroups, indexColumns, isColumnLine, mayNameColumns } from './scoring-columns.ts';
import { beginsScoringFile } from './scoring-header.ts';
import { type Delimiter, lineText, splitFields } from './scoring-lines.ts';
import { plainColumns, type PlainRowReader, type PlainRows, type ScoringRowEngine } from './scoring-plain-rows.ts';
import { fieldOf, frequencyOf, parseRow } from './scoring-row.ts';
import { isEmptyValue, numberOf, parsePlace, type PlaceFault } from './scoring-values.ts';
import { otherOfId, splitVariantId, type VariantId } from './scoring-variant-id.ts';

const NEWLINE = 10;
/** An odds ratio below this is rare; numbers around 0 are effects, not ratios. */
const LOW_RATIO = 0.5;
/** Ratios from which a table is judged. */
const RATIOS_TO_JUDGE = 3;

export interface TableOptions {
  /** Rows without a weight belong to another score of the table. */
  isCollection?: boolean;
  /** Reads plain rows; without it every row is read carefully. */
  engine?: ScoringRowEngine | undefined;
}

/** Where a table ends before its bytes do: another file's header follows, or a second line of column names. */
export interface TableEnd {
  at: number;
  kind: 'header' | 'columns';
}

/** Reads rows of one table into terms and refusals. */
export class TableReader {
  rows = 0;
  readonly header: ScoreHeader;
  private readonly columns: ColumnIndex;
  private readonly delimiter: Delimiter;
  private readonly isCollection: boolean;
  private readonly frequencyGroups: readonly Group[];
  private readonly builder = new TermBuilder();
  private readonly refused: RefusedTerm[] = [];
  /** Build of the author's columns; null where they are not read. */
  private readonly authorBuild: Build | 'unknown' | null;
  private readonly plain: PlainRowReader | null;
  private readonly ratios = { read: 0, low: 0, negative: 0 };
  /** Tables of further scores whose rows stand between this one's, by the id that each row names. */
  private readonly others = new Map<string, TableReader>();
  /** The id that the first row names. */
  private ownId: string | null = null;

  constructor(header: ScoreHeader, columns: ColumnIndex, delimiter: Delimiter, options: TableOptions = {}) {
    this.header = header;
    this.columns = columns;
    this.delimiter = delimiter;
    this.isCollection = options.isCollection === true;
    this.frequencyGroups = frequencyGroups(columns);
    this.authorBuild = authorBuildOf(header);
    const uses = { author: this.authorBuild !== null, harmonised: header.harmonisedBuild !== null };
    const plain = this.isCollection ? null : plainColumns(columns, delimiter, uses);
    this.plain = plain === null ? null : (options.engine?.reader(plain) ?? null);
  }

  /** This table, and those of other scores that its rows name. */
  get all(): TableReader[] {
    return [this, ...this.others.values()];
  }

  /** Whether a column that calls itself odds ratios holds what no odds ratios are. */
  get hasImplausibleRatios(): boolean {
    const { read, low, negative } = this.ratios;
    return negative > 0 || (read >= RATIOS_TO_JUDGE && low * 2 > read);
  }

  /** Makes room for so many rows at once: growing copies, and keeps the old columns until it is done. */
  reserve(rows: number): void {
    this.builder.reserve(rows);
  }

  /** Reads every line from a byte on: plain rows straight from the bytes, all others as text. Null: to the last byte. */
  readAll(bytes: Uint8Array, start: number): TableEnd | null {
    const { plain } = this;
    const take = (rows: PlainRows): void => {
      this.take(rows);
    };
    let at = start;
    while (at < bytes.length) {
      if (plain !== null) {
        const step = plain.read(bytes, { at, firstRow: this.rows + 1 }, take);
        at = step.end;
        if (!step.isOdd) continue;
      }
      const found = bytes.indexOf(NEWLINE, at);
      const end = found < 0 ? bytes.length : found;
      const line = lineText(bytes, at, end);
      if (beginsScoringFile(line)) return { at, kind: 'header' };
      if (this.isColumnLine(line)) return { at, kind: 'columns' };
      this.read(line);
      at = end + 1;
    }
    return null;
  }

  private take(rows: PlainRows): void {
    this.rows += rows.count;
    const { harmonisedBuild } = this.header;
    const first = this.builder.addPlain(rows);
    if (harmonisedBuild !== null) this.builder.placeAll(first, harmonisedBuild, rows.harmonisedKey);
    if (this.authorBuild !== null) this.builder.placeAll(first, this.authorBuild, rows.key);
  }

  /** Whether a line names columns: only where an effect allele should stand is looked at first. */
  private isColumnLine(line: string): boolean {
    if (!mayNameColumns(line)) return false;
    const fields = splitFields(line.replace(/^#+/, ''), this.delimiter);
    return (
      !isBases((fields[this.columns.effectAllele] ?? '').toUpperCase()) &&
      fields.length > 1 &&
      isColumnLine(indexColumns(fields))
    );
  }

  /** Reads one line. Comments between rows are no rows. */
  read(line: string): void {
    if (line.trim() === '' || line.startsWith('#')) return;
    const fields = splitFields(line, this.delimiter);
    if (this.isCollection && this.isSilent(fieldOf(fields, this.columns, 'weight'))) return;
    this.tableOf(fieldOf(fields, this.columns, 'scoreId')).readRow(fields);
  }

  /** A table with a column a score leaves the others' columns empty, or writes a dot. */
  private isSilent(weight: string): boolean {
    return weight === '' || weight === '.';
  }

  /** The table of the score that a row names; a name begins with a letter. */
  private tableOf(name: string): TableReader {
    if (!/^[A-Za-z]/.test(name)) return this;
    const id = writeUnseen(name);
    this.ownId ??= id;
    if (this.ownId === id) return this;
    let other = this.others.get(id);
    if (other === undefined) {
      const { header, columns, delimiter, isCollection } = this;
      other = new TableReader({ ...header, id }, columns, delimiter, { isCollection });
      other.ownId = id;
      this.others.set(id, other);
    }
    return other;
  }

  private readRow(fields: readonly string[]): void {
    const row = ++this.rows;
    this.noteRatio(fields);
    const id = splitVariantId(fieldOf(fields, this.columns, 'variantId'), fieldOf(fields, this.columns, 'rsid'));
    const read = this.places(fields, id);
    const rules = { decimalComma: this.delimiter === ';', isPlaced: typeof read !== 'string' };
    const parsed = parseRow(fields, this.columns, rules);
    if ('reason' in parsed) {
      this.refused.push({ row, ...parsed });
      return;
    }
    const places = parsed.site === null ? read : this.placesOf(parsed.site);
    if (typeof places === 'string' && !this.isFoundById(places, parsed.rsid)) {
      this.refused.push({ row, reason: places, weight: parsed.weight });
      return;
    }
    const otherAllele = parsed.otherAllele ?? otherOfId(id, parsed.effectAllele);
    const index = this.builder.add({ row, ...parsed, otherAllele });
    for (const [build, key] of typeof places === 'string' ? [] : places) this.builder.place(index, build, key);
    for (const group of this.frequencyGroups) {
      const text = fieldOf(fields, this.columns, `frequency${group}`);
      this.builder.setFrequency(index, group, frequencyOf(text, rules.decimalComma));
    }
  }

  /** Odds ratios lie around 1 and are never negative: what they are is judged by all of them. */
  private noteRatio(fields: readonly string[]): void {
    if (this.columns.oddsRatio < 0 || fieldOf(fields, this.columns, 'weight') !== '') return;
    const ratio = numberOf(fieldOf(fields, this.columns, 'oddsRatio'), this.delimiter === ';');
    if (!Number.isFinite(ratio)) return;
    this.ratios.read++;
    if (ratio < 0) this.ratios.negative++;
    if (ratio < LOW_RATIO) this.ratios.low++;
  }

  /**
   * Whether a row is left to the ids of the person's file: in a table without any column of positions. Where a table has one, a row
   * without a position could not be placed by its own authors.
   */
  private isFoundById(refusal: RowRefusal, rsid: number): boolean {
    const { position, position37, position38, hmPosition } = this.columns;
    return refusal === 'no-position' && rsid > 0 && Math.max(position, position37, position38, hmPosition) < 0;
  }

  finish(): ScoreDefinition {
    const { terms, unplacedKeys } = this.builder.finish(this.header.harmonisedBuild);
    const frequencies = this.builder.finishFrequencies();
    const more = frequencies === undefined ? {} : { frequencies };
    const header = this.ownId === null ? this.header : { ...this.header, id: this.ownId };
    return { header, rows: this.rows, terms, refused: this.refused, unplacedKeys, ...more };
  }

  /** Keys of a variant that the row names without its place, on the builds that the table's other rows have. */
  private placesOf({ chromosome, positions }: AlleleSite): [Build, number][] | RowRefusal {
    const { position, position37, position38, hmPosition } = this.columns;
    const { harmonisedBuild } = this.header;
    const builds = new Set<Build>();
    if (hmPosition >= 0 && harmonisedBuild !== null) builds.add(harmonisedBuild);
    if (position37 >= 0) builds.add('GRCh37');
    if (position38 >= 0) builds.add('GRCh38');
    if (position >= 0 && this.authorBuild !== null && this.authorBuild !== 'unknown') builds.add(this.authorBuild);
    const places = [...builds].map((build): [Build, number] => [build, genomeKey(chromosome, positions[build])]);
    return places.length > 0 ? places : 'no-position';
  }

  /** Keys of a row by build. The harmonised position never falls back to the author's where both name one build. */
  private places(fields: readonly string[], id: VariantId | null): [Build | 'unknown', number][] | PlaceFault {
    const { header, columns } = this;
    const chromosome = fieldOf(fields, columns, 'chromosome') || (id?.chromosome ?? '');
    const position = fieldOf(fields, columns, 'position') || (id?.position ?? '');
    const hmChromosome = fieldOf(fields, columns, 'hmChromosome');
    const sources: [Build | 'unknown' | null, string, string][] = [
      [header.harmonisedBuild, hmChromosome, fieldOf(fields, columns, 'hmPosition')],
      ['GRCh37', chromosome, fieldOf(fields, columns, 'position37')],
      ['GRCh38', chromosome, fieldOf(fields, columns, 'position38')],
    ];
    sources.push([this.authorBuild, chromosome, position]);
    const places: [Build | 'unknown', number][] = [];
    let refusal: PlaceFault = 'no-position';
    for (const [build, name, text] of sources) {
      if (build === null || isEmptyValue(text)) continue;
      const place = parsePlace(name, text);
      if (typeof place === 'string') {
        refusal = place;
        continue;
      }
      const key = genomeKey(place.chromosome, place.position);
      if (key > 0) places.push([build, key]);
    }
    return places.length > 0 ? places : refusal;
  }
}

/**
 * The build in which the authors' columns are read: that of the header, else an unknown one. They are not read where the harmonised
 * ones name the same build, or where only those say theirs.
 */
function authorBuildOf({ authorBuild, harmonisedBuild }: ScoreHeader): Build | 'unknown' | null {
  if (authorBuild === null) return harmonisedBuild === null ? 'unknown' : null;
  return authorBuild === harmonisedBuild ? null : authorBuild;
}
