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
import type { ColumnIndex } from './scoring-columns.ts';
import { eachLine, FastRowReader } from './scoring-fast-rows.ts';
import type { Delimiter } from './scoring-lines.ts';
import { lineText, splitFields } from './scoring-lines.ts';
import { fieldOf, frequencyOf, parsePlace, parseRow } from './scoring-row.ts';

/** Reads rows of one table into terms and refusals. */
export class TableReader {
  rows = 0;
  private readonly header: ScoreHeader;
  private readonly columns: ColumnIndex;
  private readonly delimiter: Delimiter;
  /** Rows without a weight belong to another score of the table. */
  private readonly isCollection: boolean;
  private readonly frequencyGroups: readonly Group[];
  private readonly builder = new TermBuilder();
  private readonly refused: RefusedTerm[] = [];
  private readonly fast: FastRowReader | null;

  constructor(header: ScoreHeader, columns: ColumnIndex, delimiter: Delimiter, isCollection = false) {
    this.header = header;
    this.columns = columns;
    this.delimiter = delimiter;
    this.isCollection = isCollection;
    this.frequencyGroups = GROUPS.filter((group) => columns[`frequency${group}`] >= 0);
    this.fast = delimiter === '\t' && !isCollection ? FastRowReader.forTable(columns) : null;
  }

  /** Reads every line from a byte on: plain rows straight from the bytes, all others as text. */
  readAll(bytes: Uint8Array, start: number): void {
    const { fast } = this;
    fast?.use(bytes);
    eachLine(bytes, start, (from, to) => {
      if (fast?.read(from, to) === true && this.addFast(fast)) return;
      this.read(lineText(bytes, from, to));
    });
  }

  /** Adds what the fast reader read; false where the row has no place, which the careful reader then says. */
  private addFast(fast: FastRowReader): boolean {
    const { header } = this;
    const authorBuild = this.authorPlaces
      ? (header.authorBuild ?? (header.harmonisedBuild === null ? 'unknown' : null))
      : null;
    const hasAuthor = authorBuild !== null && fast.key > 0;
    const hasHarmonised = header.harmonisedBuild !== null && fast.harmonisedKey > 0;
    if (!hasAuthor && !hasHarmonised) return false;
    const index = this.builder.addPlain(
      ++this.rows,
      fast.rsid,
      (fast.effectNibble << 4) | fast.otherNibble,
      fast.weight,
    );
    if (!Number.isNaN(fast.frequency)) this.builder.stateFrequency(index, fast.frequency);
    if (hasHarmonised && header.harmonisedBuild !== null)
      this.builder.place(index, header.harmonisedBuild, fast.harmonisedKey);
    if (hasAuthor) this.builder.place(index, authorBuild, fast.key);
    return true;
  }

  /** Whether the authors' columns are read: not where the harmonised ones name the same build. */
  private get authorPlaces(): boolean {
    const { authorBuild, harmonisedBuild } = this.header;
    return authorBuild !== harmonisedBuild || authorBuild === null;
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
    const places = this.places(fields, id);
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
    const { terms, unplacedKeys } = this.builder.finish();
    const frequencies = this.builder.finishFrequencies();
    const more = frequencies === undefined ? {} : { frequencies };
    return { header: this.header, rows: this.rows, terms, refused: this.refused, unplacedKeys, ...more };
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
    if (this.authorPlaces) {
      const build = header.authorBuild ?? (header.harmonisedBuild === null ? 'unknown' : null);
      sources.push([build, chromosome, position]);
    }
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
