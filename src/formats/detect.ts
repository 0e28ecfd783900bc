import { fail, ok, type Result } from '../errors/result.ts';
import { buildOfWords } from './builds.ts';
import {
  areAllRoles,
  columnNames,
  columnsByName,
  columnsByShape,
  isRow,
  SEPARATORS,
  splitFields,
  type NamedColumns,
} from './columns.ts';
import type { Layout, Separator, TextColumns, TextLayout } from './layout.ts';
import { LIMITS } from './limits.ts';
import { headLines, type HeadLine } from './lines.ts';
import { refusalOf } from './magic.ts';
import { isVcfHead, readBareVcf, readVcfHeader } from './vcf-header.ts';
import { vendorOf, type HeaderSignals } from './vendors.ts';

const SAMPLE_ROWS = 400;
/** Least share of the first lines that must be rows where only the shape says that this is a genotype table. */
const LEAST_ROWS = 0.5;

/**
 * Whether a longer head is needed: so far there are only header lines (the contig list of a VCF may take hundreds of
 * kilobytes).
 */
export function needsMoreHead(head: Uint8Array): boolean {
  if (head.length >= LIMITS.maxHeadBytes) return false;
  const lines = headLines(head, false);
  return lines.length > 0 && lines.every((line) => /^"?#|^\s*$/.test(line.text)) && lines.length > 1;
}

/**
 * Tells from the first bytes what a decoded file is and where its columns are.
 *
 * @param head at least {@link LIMITS.headBytes}, or the whole file; decoded, without byte-order mark
 * @returns the layout, `input/no-genotypes` for a genotype format without rows, `input/not-genotype-data` for anything else
 */
export function detectLayout(head: Uint8Array, isWholeFile: boolean): Result<Layout> {
  const refusal = refusalOf(head);
  if (refusal !== null) return fail(refusal);
  const lines = headLines(head, isWholeFile);
  if (lines.every((line) => line.text.trim() === ''))
    return fail(isWholeFile ? 'input/empty' : 'input/not-genotype-data');
  if (isVcfHead(lines)) return readVcfHeader(lines);
  const bare = readBareVcf(lines);
  return bare === null ? detectText(lines) : ok(bare);
}

/** Where the table starts: its column line, if it has one, and its first row. */
interface Table {
  columnLine: HeadLine | null;
  separatorOfNames: Separator | null;
  named: NamedColumns | null;
  /** Index of the first line after the column line, or of the first row. */
  rowsFrom: number;
}

function detectText(lines: readonly HeadLine[]): Result<TextLayout> {
  const table = findColumnLine(lines);
  const body = lines.slice(table.rowsFrom).filter((line) => isContent(line.text));
  const sample = body.slice(0, SAMPLE_ROWS).map((line) => line.text);
  if (sample.some((line) => GROUPED_NUMBER.test(line))) return fail('input/not-genotype-data');
  const fit = table.named === null ? fitByShape(sample) : (fitByName(sample, table.named) ?? fitByShape(sample));
  if (fit === null)
    return fail(table.named === null && !looksLikeHeader(lines) ? 'input/not-genotype-data' : 'input/no-genotypes');
  // A vendor that names itself means a person: an extract of heterozygous rows is still one.
  if (!looksLikeHeader(lines) && areAllelesOfSites(sample, fit)) return fail('input/not-genotype-data');
  const rowsFrom = table.named === null ? firstRow(lines, fit) : table.rowsFrom;
  const first = lines[rowsFrom];
  const preambleLines = lines.slice(0, rowsFrom).filter((line) => line !== table.columnLine);
  const signals: HeaderSignals = {
    preamble: preambleLines.map((line) => line.text).join('\n'),
    columnLine: table.columnLine?.text ?? '',
    columnNames: table.columnLine === null ? [] : columnNames(table.columnLine.text, table.separatorOfNames ?? 'tab'),
    rows: sample.map((line) => splitFields(line, fit.separator)),
    commentedColumns: /^"?#/.test(table.columnLine?.text ?? ''),
  };
  const vendor = vendorOf(signals);
  return ok({
    kind: 'text',
    ...vendor,
    headerBuild: buildOfWords(signals.preamble),
    separator: fit.separator,
    columns: fit.columns,
    dataStart: first?.start ?? lines.at(-1)?.next ?? 0,
    firstLine: rowsFrom + 1,
    fieldCount: fieldCountOf(signals.rows, fit.columns),
    haploidDash: fit.columns.allele2 !== null && vendor.source !== 'AncestryDNA',
    probeNames: /^\uFEFF?\[header\]/i.test(signals.preamble),
    warnings: headerWarnings(signals, fit, vendor.source),
  });
}

/** A number that a spreadsheet wrote with thousands separators (`"752,566"`): cut at its comma it would be another position. */
const GROUPED_NUMBER = /"\d{1,3}(?:,\d{3})+"/;

function isContent(text: string): boolean {
  return text.trim() !== '' && !/^[\s"]*#/.test(text);
}

/** The last line before the rows that names the columns, commented out or not. */
function findColumnLine(lines: readonly HeadLine[]): Table {
  const limit = Math.min(lines.length, 20_000);
  let found: Table = { columnLine: null, separatorOfNames: null, named: null, rowsFrom: 0 };
  for (let index = 0; index < limit; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const isComment = /^[\s"]*#/.test(line.text);
    // Rows have begun: a later column line (FTDNA writes one before X) belongs to the rows.
    if (found.named !== null && !isComment && line.text.trim() !== '' && index > found.rowsFrom) break;
    for (const separator of SEPARATORS) {
      const names = columnNames(line.text, separator);
      // Prose about "chromosome, position and genotype" is no column line.
      const named = separator === 'whitespace' && !areAllRoles(names) ? null : columnsByName(names);
      if (named === null) continue;
      found = { columnLine: line, separatorOfNames: separator, named, rowsFrom: index + 1 };
      break;
    }
    if (found.named !== null && found.columnLine !== line && !isComment && line.text.trim() !== '') break;
  }
  return found;
}

interface Fit {
  separator: Separator;
  columns: TextColumns;
  rows: number;
  strandUnverified: boolean;
}

/** The separator with which most lines are rows; ties go to the first of {@link SEPARATORS}. */
function bestFit(fits: readonly (Fit | null)[]): Fit | null {
  return fits.reduce((best, fit) => (fit !== null && fit.rows > (best?.rows ?? 0) ? fit : best), null);
}

function fitByName(sample: readonly string[], named: NamedColumns): Fit | null {
  const { strandUnverified, ...columns } = named;
  return bestFit(
    SEPARATORS.map((separator) => {
      const rows = sample.filter((line) => isRow(splitFields(line, separator), columns)).length;
      return { separator, columns, rows, strandUnverified };
    }),
  );
}

function fitByShape(sample: readonly string[]): Fit | null {
  return bestFit(
    SEPARATORS.map((separator) => {
      const split = sample.map((line) => splitFields(line, separator));
      const columns = columnsByShape(split);
      if (columns === null) return null;
      const rows = split.filter((fields) => isRow(fields, columns)).length;
      return rows >= sample.length * LEAST_ROWS ? { separator, columns, rows, strandUnverified: false } : null;
    }),
  );
}

/** The number of fields that most rows have, padding at their end aside. */
function fieldCountOf(rows: readonly (readonly string[])[], columns: TextColumns): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (!isRow(row, columns)) continue;
    const width = row.length - [...row].reverse().findIndex((field) => field !== '');
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const needed = Math.max(...Object.values(columns).map((column: number | null) => (column ?? -1) + 1));
  return Math.max(most?.[0] ?? 0, needed);
}

/** Rows from which a list without one homozygous or missing call is no person's. */
const LEAST_JUDGED = 12;

/** Whether the two letters of a row are the alleles that a site has (a list of variants, of effects), not those of a person. */
function areAllelesOfSites(sample: readonly string[], { separator, columns }: Fit): boolean {
  const pairs = sample
    .map((line) => splitFields(line, separator))
    .filter((fields) => isRow(fields, columns))
    .map((fields) => {
      const { genotype, allele1, allele2 } = columns;
      const letters =
        genotype === null
          ? [fields[allele1 ?? 0], fields[allele2 ?? 0]]
          : (fields[genotype] ?? '').split(/[/|]|(?<=^.)(?=.$)/);
      return letters.map((letter) => (letter ?? '').toUpperCase());
    });
  const isTwo = ([first = '', second = '']: readonly string[]): boolean =>
    first !== second && /^[ACGT]+$/.test(first) && /^[ACGT]+$/.test(second);
  return pairs.length >= LEAST_JUDGED && pairs.every(isTwo);
}

function firstRow(lines: readonly HeadLine[], fit: Fit): number {
  const at = lines.findIndex(
    (line) => isContent(line.text) && isRow(splitFields(line.text, fit.separator), fit.columns),
  );
  return Math.max(0, at);
}

/** A known vendor's preamble: then a missing table means "no genotypes", not "something else". */
function looksLikeHeader(lines: readonly HeadLine[]): boolean {
  const preamble = lines.filter((line) => !isContent(line.text) && line.text.trim() !== '').map((line) => line.text);
  const signals = { preamble: preamble.join('\n'), columnLine: '', columnNames: [], rows: [], commentedColumns: false };
  return vendorOf(signals).source !== 'generic';
}

function headerWarnings(signals: HeaderSignals, fit: Fit, source: string): string[] {
  const warnings: string[] = [];
  if (signals.preamble.trim() === '' && signals.columnLine === '') warnings.push('NO_HEADER');
  const quotedComments = /^"#/m.test(signals.preamble);
  const paddedComments = /^"?#[^\n]*(?:,{2,}|;{2,})\s*$/m.test(signals.preamble);
  if (quotedComments || paddedComments || (fit.separator === 'semicolon' && source !== 'generic'))
    warnings.push('RESAVED_BY_SPREADSHEET');
  if (fit.strandUnverified) warnings.push('STRAND_UNVERIFIED');
  const { strand } = fit.columns;
  if (strand !== null && signals.rows.some((row) => row[strand] === '-')) warnings.push('STRAND_FLIPPED');
  if (/\blow[- ]?pass\b|\bimputed genotypes\b/i.test(signals.preamble)) warnings.push('IMPUTED_LOWPASS');
  return warnings;
}
