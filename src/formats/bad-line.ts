import { areAllRoles, columnNames, hasCall, isChromosome, isColumnLine, isRow, splitFields } from './columns.ts';
import { chromosomeOf, isGrouped, isSheetValue, isUnknownPosition } from './field-values.ts';
import type { Separator, TextLayout } from './layout.ts';
import { withoutLineEnd } from './lines.ts';

/** What a line is that the scanner could not read as a row. */
export type BadLine =
  | { kind: 'column-line' }
  | { kind: 'comment' }
  | { kind: 'chromosome-unknown'; id: string }
  /** A row without a place: its position is empty, zero or `NA`. */
  | { kind: 'position-unknown'; id: string }
  | { kind: 'row'; fields: string[] }
  /** A row that a spreadsheet or a data frame has damaged: a number cut into thousands, a date or `TRUE` in place of an id or a genotype. */
  | { kind: 'damaged' }
  /** A row whose alleles are called A and B. */
  | { kind: 'ab' }
  | { kind: 'bad' };

/**
 * Says why a line is no row. A second column line and comments belong to the format; rows on chromosome 0 or a contig without
 * a place are set aside; everything else is counted as bad, with its number.
 *
 * @param text the first bytes of the line
 */
export function classifyBadLine(text: string, layout: TextLayout): BadLine {
  const line = withoutLineEnd(text);
  const fields = splitFields(line, layout.separator);
  if (isDamaged(fields, layout)) return { kind: 'damaged' };
  if (/^[\s"']*(?:#|\/\/|$)/.test(line)) return { kind: 'comment' };
  if (/^\[(?:header|data|assay|footer)\]/i.test(line)) return { kind: 'comment' };
  const names = columnNames(line, layout.separator);
  if (isColumnLine(names) || (names.length > 2 && areAllRoles(names))) return { kind: 'column-line' };
  const unplaced = unplacedKind(fields, layout);
  if (unplaced !== null) return { kind: unplaced, id: fields[layout.columns.id ?? -1] ?? '' };
  if (isAb(fields, layout)) return { kind: 'ab' };
  const other = line.includes('\0') ? null : rescued(line, layout);
  return other === null ? { kind: 'bad' } : { kind: 'row', fields: other };
}

function isDamaged(fields: readonly string[], { columns, fieldCount }: TextLayout): boolean {
  const { id, chromosome, position, genotype, allele1, allele2 } = columns;
  if (fields.length < Math.min(fieldCount, position + 1)) return false;
  if (id !== null && isSheetValue(fields[id] ?? '')) return true;
  if (!isChromosome(fields[chromosome] ?? '')) return false;
  if (isGrouped(fields[position] ?? '')) return true;
  return [genotype, allele1, allele2].some((column) => column !== null && isSheetValue(fields[column] ?? ''));
}

/** A whole row but for its place: chromosome 0, position 0 or none, or a contig that is no chromosome. */
function unplacedKind(fields: readonly string[], layout: TextLayout): 'chromosome-unknown' | 'position-unknown' | null {
  const { chromosome, position } = layout.columns;
  const name = fields[chromosome] ?? '';
  const place = fields[position] ?? '';
  if (fields.length < layout.fieldCount || !hasCall(fields, layout.columns)) return null;
  const isContig =
    /^(?:chr)?(?:0|un|unknown|un_.*|[\dXY]{1,2}_.*|GL\d.*|KI\d.*|NT_.*|NW_.*|hs37d5|---?|na|nan|n\/a|null|none|\.|)$/i.test(
      name,
    );
  if (isUnknownPosition(place) && (isContig || chromosomeOf(name) !== null)) {
    return isContig ? 'chromosome-unknown' : 'position-unknown';
  }
  return isContig && /^\d{1,10}$/.test(place) ? 'chromosome-unknown' : null;
}

function isAb(fields: readonly string[], { columns }: TextLayout): boolean {
  const { genotype, allele1, allele2, chromosome } = columns;
  const call =
    genotype === null ? `${fields[allele1 ?? -1] ?? ''}${fields[allele2 ?? -1] ?? ''}` : (fields[genotype] ?? '');
  return isChromosome(fields[chromosome] ?? '') && /^(?:A[\s/|]?B|B[\s/|]?A|B[\s/|]?B|B|B-|-B)$/i.test(call);
}

/** The fields of a row that was written with another separator than the rest, as re-saved and hand-edited files have them. */
function rescued(line: string, layout: TextLayout): string[] | null {
  const others: readonly Separator[] = ['tab', 'comma', 'semicolon', 'whitespace'];
  for (const separator of others) {
    if (separator === layout.separator) continue;
    const fields = splitFields(line, separator);
    if (fields.length !== layout.fieldCount) continue;
    if (isRow(fields, layout.columns) && chromosomeOf(fields[layout.columns.chromosome] ?? '') !== null) return fields;
  }
  return null;
}
