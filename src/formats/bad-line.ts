import { parseChromosome } from '../domain/genotype/genome.ts';
import { areAllRoles, columnNames, columnsByName, isRow, splitFields } from './columns.ts';
import type { Separator, TextLayout } from './layout.ts';

/** What a line is that the scanner could not read as a row. */
export type BadLine =
  | { kind: 'column-line' }
  | { kind: 'comment' }
  | { kind: 'chromosome-unknown'; id: string }
  | { kind: 'row'; fields: string[] }
  | { kind: 'bad' };

/**
 * Says why a line is no row. A second column line and comments belong to the format; rows on chromosome 0 or a contig without
 * a place are set aside; everything else is counted as bad, with its number.
 *
 * @param text the first bytes of the line
 */
export function classifyBadLine(text: string, layout: TextLayout): BadLine {
  const line = text.replace(/[\r\n]+$/, '');
  if (/^[\s"']*(?:#|\/\/|$)/.test(line)) return { kind: 'comment' };
  if (/^\[(?:header|data|assay|footer)\]/i.test(line)) return { kind: 'comment' };
  const names = columnNames(line, layout.separator);
  if (columnsByName(names) !== null || (names.length > 2 && areAllRoles(names))) return { kind: 'column-line' };
  const fields = splitFields(line, layout.separator);
  if (isUnplaced(fields, layout)) return { kind: 'chromosome-unknown', id: fields[layout.columns.id ?? -1] ?? '' };
  const other = rescued(line, layout);
  return other === null ? { kind: 'bad' } : { kind: 'row', fields: other };
}

/** A whole row but for its place: chromosome 0, position 0, or a contig that is no chromosome. */
function isUnplaced(fields: readonly string[], layout: TextLayout): boolean {
  const { chromosome, position } = layout.columns;
  const name = fields[chromosome] ?? '';
  const place = fields[position] ?? '';
  if (fields.length !== layout.fieldCount) return false;
  if (!/^\d{1,10}$/.test(place)) return false;
  const isNamed = parseChromosome(name) !== null;
  const isContig = /^(?:chr)?(?:0|un|unknown|un_.*|[\dXY]{1,2}_.*|GL\d.*|KI\d.*|NT_.*|NW_.*|hs37d5|---?)$/i.test(name);
  if (!isContig && !(isNamed && Number(place) === 0)) return false;
  const stand = [...fields];
  stand[chromosome] = '1';
  return isRow(stand, layout.columns);
}

/** The fields of a row that was written with another separator than the rest, as re-saved and hand-edited files have them. */
function rescued(line: string, layout: TextLayout): string[] | null {
  const others: readonly Separator[] = ['tab', 'comma', 'semicolon', 'whitespace'];
  for (const separator of others) {
    if (separator === layout.separator) continue;
    const fields = splitFields(line, separator);
    if (fields.length !== layout.fieldCount) continue;
    if (isRow(fields, layout.columns) && parseChromosome(fields[layout.columns.chromosome] ?? '') !== null)
      return fields;
  }
  return null;
}
