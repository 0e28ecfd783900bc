import type { Build } from '../domain/genotype/genome.ts';
import { genomeKey } from '../domain/genotype/genome.ts';
import { isBases } from '../domain/scores/alleles.ts';
import type {
  Group,
  RefusedTerm,
  RowRefusal,
  ScoreDefinition,
  ScoreHeader,
} from '../domain/scores/score-definition.ts';
import { GROUPS } from '../domain/scores/score-definition.ts';
import { TermBuilder } from '../domain/scores/term-builder.ts';
import type { AlleleSite } from './apoe-alleles.ts';
import type { ColumnIndex } from './scoring-columns.ts';
import type { Delimiter } from './scoring-lines.ts';
import { lineText, splitFields } from './scoring-lines.ts';
import type { PlainRowReader, PlainRows, ScoringRowEngine } from './scoring-plain-rows.ts';
import { plainColumns } from './scoring-plain-rows.ts';
import { fieldOf, frequencyOf, parsePlace, parseRow } from './scoring-row.ts';

const NEWLINE = 10;

export interface TableOptions {
  /** Rows without a weight belong to another score of the table. */
  isCollection?: boolean;
  /** Reads plain rows; without it every row is read carefully. */
  engine?: ScoringRowEngine | undefined;
}

/** Reads rows of one table into terms and refusals. */
export class TableReader {
  rows = 0;
  private readonly header: ScoreHeader;
  private readonly columns: ColumnIndex;
  private readonly delimiter: Delimiter;
  private readonly isCollection: boolean;
  private readonly frequencyGroups: readonly Group[];
  private readonly builder = new TermBuilder();
  private readonly refused: RefusedTerm[] = [];
  /** Build of the author's columns; null where they are not read. */
  private readonly authorBuild: Build | 'unknown' | null;
  private readonly plain: PlainRowReader | null;

  constructor(header: ScoreHeader, columns: ColumnIndex, delimiter: Delimiter, options: TableOptions = {}) {
    this.header = header;
    this.columns = columns;
    this.delimiter = delimiter;
    this.isCollection = options.isCollection === true;
    this.frequencyGroups = GROUPS.filter((group) => columns[`frequency${group}`] >= 0);
    this.authorBuild = authorBuildOf(header);
    const uses = { author: this.authorBuild !== null, harmonised: header.harmonisedBuild !== null };
    const plain = this.isCollection ? null : plainColumns(columns, delimiter, uses);
    this.plain = plain === null ? null : (options.engine?.reader(plain) ?? null);
  }

  /** Makes room for so many rows at once: growing copies, and keeps the old columns until it is done. */
  reserve(rows: number): void {
    this.builder.reserve(rows);
  }

  /** Reads every line from a byte on: plain rows straight from the bytes, all others as text. */
  readAll(bytes: Uint8Array, start: number): void {
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
      this.read(lineText(bytes, at, end));
      at = end + 1;
    }
  }

  private take(rows: PlainRows): void {
    this.rows += rows.count;
    const { harmonisedBuild } = this.header;
    const first = this.builder.addPlain(rows);
    if (harmonisedBuild !== null) this.builder.placeAll(first, harmonisedBuild, rows.harmonisedKey);
    if (this.authorBuild !== null) this.builder.placeAll(first, this.authorBuild, rows.key);
  }

  read(line: string): void {
    if (line.trim() === '' || line.startsWith('##')) return;
    const fields = splitFields(line, this.delimiter);
    if (this.isCollection && fieldOf(fields, this.columns, 'weight') === '') return;
    const row = ++this.rows;
    const parsed = parseRow(fields, this.columns);
    if ('reason' in parsed) {
      this.refused.push({ row, ...parsed });
      return;
    }
    const id = splitVariantId(fieldOf(fields, this.columns, 'variantId') || fieldOf(fields, this.columns, 'rsid'));
    const places = parsed.site === null ? this.places(fields, id) : this.placesOf(parsed.site);
    if (typeof places === 'string' && !this.isFoundById(places, parsed.rsid)) {
      this.refused.push({ row, reason: places, weight: parsed.weight });
      return;
    }
    const otherAllele = parsed.otherAllele ?? otherOfId(id, parsed.effectAllele);
    const index = this.builder.add({ row, ...parsed, otherAllele });
    for (const [build, key] of typeof places === 'string' ? [] : places) this.builder.place(index, build, key);
    for (const group of this.frequencyGroups) {
      this.builder.setFrequency(index, group, frequencyOf(fieldOf(fields, this.columns, `frequency${group}`)));
    }
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
    return { header: this.header, rows: this.rows, terms, refused: this.refused, unplacedKeys, ...more };
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
  private places(fields: readonly string[], id: VariantId | null): [Build | 'unknown', number][] | RowRefusal {
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
    let refusal: RowRefusal = 'no-position';
    for (const [build, name, text] of sources) {
      if (build === null) continue;
      const place = parsePlace(name, text);
      if (place === 'chromosome-unknown') refusal = place;
      if (typeof place === 'string') continue;
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

interface VariantId {
  chromosome: string;
  position: string;
  alleles: readonly string[];
}

/** `10:418379:G:A`, `chr10_418379_G_A` and `10:418379`: ids that carry the place, and at times the alleles. */
function splitVariantId(id: string): VariantId | null {
  const [chromosome = '', position = '', ...alleles] = id.split(/[:_]/);
  return /^(chr)?(\d{1,2}|X|Y|M|MT)$/i.test(chromosome) && /^\d+$/.test(position)
    ? { chromosome, position, alleles }
    : null;
}

/** The other allele of an id that names two, one of which is the effect allele. */
function otherOfId(id: VariantId | null, effectAllele: string): string | null {
  if (id?.alleles.length !== 2 || !id.alleles.includes(effectAllele)) return null;
  const other = id.alleles.find((allele) => allele !== effectAllele);
  return other !== undefined && isBases(other) ? other : null;
}
