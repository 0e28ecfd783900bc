import type { FileWarning } from '../domain/genotype/warnings.ts';
import type { FailureCode } from '../errors/codes.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { buildOfWords } from './builds.ts';
import { MAX_COLUMNS } from './calls.ts';
import { areAllRoles, columnNames, hasCallNames, isRow, rolesByName, SEPARATORS, splitFields } from './columns.ts';
import { allelesOf, isGenotype } from './field-values.ts';
import type { Layout, Separator, TextColumns, TextLayout } from './layout.ts';
import { type HeadLine, headLines } from './lines.ts';
import { refusalOf } from './magic.ts';
import { otherTextFormat } from './other-formats.ts';
import { hasDamagedPositions, hasSheetValues } from './sheet-damage.ts';
import { areStructural, isCopyNumberTable } from './structural.ts';
import { type Fit, fitByName, fitByShape, isUnplacedTable } from './table-fit.ts';
import { isVcfHead, readBareVcf, readVcfHeader } from './vcf-header.ts';
import { type HeaderSignals, vendorOf } from './vendors.ts';

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
  const other = otherTextFormat(head, lines);
  if (other !== null) return fail(other);
  if (lines.every((line) => line.text.trim() === ''))
    return fail(isWholeFile ? 'input/empty' : 'input/not-genotype-data');
  const bare = isVcfHead(lines) ? null : readBareVcf(lines);
  if (bare === null && !isVcfHead(lines)) return detectText(lines);
  const vcf = bare === null ? readVcfHeader(lines) : ok(bare);
  const rows = lines.filter((line) => isContent(line.text)).map((line) => line.text);
  if (!areStructural(rows)) return vcf;
  // What the head shows holds for a whole file; of a longer one the end of reading tells.
  if (isWholeFile || !vcf.ok) return fail('input/not-small-variants');
  return ok({ ...vcf.value, isStructural: true });
}

/** Where the table starts: its column line, if it has one, and its first row. */
interface Table {
  columnLine: HeadLine | null;
  /** `tab` where there is no column line. */
  separatorOfNames: Separator;
  /** Index of the first line after the column line, or of the first row. */
  rowsFrom: number;
}

/** Rows that are looked at, and their bytes: lines of many people are long. */
const SAMPLE_ROWS = 400;
const SAMPLE_BYTES = 131_072;

function sampleOf(body: readonly HeadLine[]): string[] {
  const sample: string[] = [];
  let bytes = 0;
  for (const { text } of body) {
    if (sample.length >= SAMPLE_ROWS || (bytes >= SAMPLE_BYTES && sample.length > 0)) break;
    sample.push(text);
    bytes += text.length;
  }
  return sample;
}

function detectText(lines: readonly HeadLine[]): Result<TextLayout> {
  const table = findColumnLine(lines);
  const body = lines.slice(table.rowsFrom).filter((line) => isContent(line.text));
  const sample = sampleOf(body);
  const columnLine = table.columnLine?.text ?? null;
  if (hasDamagedPositions(sample, columnLine, table.separatorOfNames)) return fail('input/spreadsheet-damage');
  const named = columnLine === null ? null : fitByName(sample, columnLine, table.separatorOfNames);
  const fit = named ?? fitByShape(sample);
  if (fit === null) return fail(withoutFit(lines, sample, table));
  if (hasSheetValues(fit.fields, fit.columns)) return fail('input/spreadsheet-damage');
  if (isUnplacedTable(fit)) return fail('input/no-positions');
  if (fit.people.every(({ kind }) => kind === 'ab')) return fail('input/ab-alleles');
  // A vendor that names itself means a person: an extract of heterozygous rows is still one.
  if (!looksLikeHeader(lines) && areAllelesOfSites(fit)) return fail('input/not-genotype-data');
  return ok(layoutOf(lines, table, fit));
}

/** Why a text in which no genotype table was found is refused. */
function withoutFit(lines: readonly HeadLine[], sample: readonly string[], table: Table): FailureCode {
  const heads = lines.slice(0, MAX_HEAD_LINES).map((line) => line.text);
  const isCopyNumbers = SEPARATORS.some((separator) => heads.some((head) => isCopyNumberTable(head, separator, [])));
  if (isCopyNumbers || isCopyNumberTable(null, 'tab', sample)) return 'input/not-small-variants';
  if (lacksPositions(sample, table)) return 'input/no-positions';
  return table.columnLine === null && !looksLikeHeader(lines) ? 'input/not-genotype-data' : 'input/no-genotypes';
}

/** Lines in which the names of a table of copy numbers are looked for. */
const MAX_HEAD_LINES = 30;
const RSID = /^(?:rs|i|kgp)\d+$/i;

/** Whether a table has ids and calls, but no column of positions: by its names, or rsids beside genotypes and nothing else. */
function lacksPositions(sample: readonly string[], { columnLine, separatorOfNames }: Table): boolean {
  if (columnLine !== null) {
    const roles = rolesByName(columnNames(columnLine.text, separatorOfNames));
    if (roles?.position === null && roles.id !== null) return true;
  }
  return SEPARATORS.some((separator) => {
    const fields = sample.map((line) => splitFields(line, separator));
    const rows = fields.filter(
      (row) =>
        row.length > 1 &&
        row.length < 7 &&
        RSID.test(row[0] ?? '') &&
        row.slice(1).some((field) => field !== '' && isGenotype(field)),
    );
    return sample.length > 0 && rows.length >= sample.length * LEAST_ID_ROWS;
  });
}

const LEAST_ID_ROWS = 0.8;

function layoutOf(lines: readonly HeadLine[], table: Table, fit: Fit): TextLayout {
  const rowsFrom = table.columnLine === null ? firstRow(lines, fit) : table.rowsFrom;
  const first = lines[rowsFrom];
  const preambleLines = lines.slice(0, rowsFrom).filter((line) => line !== table.columnLine);
  const signals: HeaderSignals = {
    preamble: preambleOf(preambleLines),
    columnLine: table.columnLine?.text ?? '',
    columnNames: table.columnLine === null ? [] : columnNames(table.columnLine.text, table.separatorOfNames),
    rows: fit.fields,
    commentedColumns: /^"?#/.test(table.columnLine?.text ?? ''),
  };
  const vendor = vendorOf(signals);
  const people = fit.people.map(({ person, columns }) => ({ name: person, columns: { ...fit.columns, ...columns } }));
  return {
    kind: 'text',
    ...vendor,
    headerBuild: buildOfWords(signals.preamble),
    separator: fit.separator,
    columns: fit.columns,
    ...(people.length > 1 ? { people } : {}),
    dataStart: first?.start ?? lines.at(-1)?.next ?? 0,
    firstLine: rowsFrom + 1,
    fieldCount: fieldCountOf(signals.rows, fit.columns),
    haploidDash: fit.columns.allele2 !== null && vendor.source !== 'AncestryDNA',
    probeNames: /^\uFEFF?\[header\]/i.test(signals.preamble),
    warnings: headerWarnings(signals, fit, vendor.source),
  };
}

/** Characters of comments that are searched for names and words: vendors write a page, hostile files megabytes. */
const PREAMBLE_CHARACTERS = 65_536;

function preambleOf(lines: readonly HeadLine[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const { text } of lines) {
    if (length > PREAMBLE_CHARACTERS) break;
    parts.push(text.slice(0, PREAMBLE_CHARACTERS));
    length += text.length;
  }
  return parts.join('\n');
}

function isContent(text: string): boolean {
  return text.trim() !== '' && !isComment(text);
}

function isComment(text: string): boolean {
  return /^[\s"]*#/.test(text);
}

/** Comments before the rows, and lines after their first, among which the column line is looked for. */
const MAX_COMMENTS = 500;
const MAX_LINES = 500;

/** The last line before the rows that names the columns, commented out or not. */
function findColumnLine(lines: readonly HeadLine[]): Table {
  const content = lines.findIndex((line) => isContent(line.text));
  const start = Math.max(0, (content < 0 ? lines.length : content) - MAX_COMMENTS);
  const limit = Math.min(lines.length, (content < 0 ? lines.length : content) + MAX_LINES);
  let found: Table = { columnLine: null, separatorOfNames: 'tab', rowsFrom: 0 };
  for (let index = start; index < limit; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const isRowLine = isContent(line.text);
    // Rows have begun: a later column line (FTDNA writes one before X) belongs to the rows.
    if (found.columnLine !== null && isRowLine && index > found.rowsFrom) break;
    const separator = SEPARATORS.find((one) => isNames(line.text, one, !isRowLine));
    if (separator !== undefined) found = { columnLine: line, separatorOfNames: separator, rowsFrom: index + 1 };
    else if (found.columnLine !== null && isRowLine) break;
  }
  return found;
}

/** Whether a line names the columns of a genotype table: with places, or without them, which is told later. */
function isNames(text: string, separator: Separator, commented: boolean): boolean {
  if (!/\p{L}/u.test(text)) return false;
  const names = columnNames(text, separator).slice(0, MAX_COLUMNS);
  // Prose about "chromosome, position and genotype" is no column line.
  if (names.length < 2 || (separator === 'whitespace' && !areAllRoles(names))) return false;
  const roles = rolesByName(names);
  if (roles === null) return false;
  const hasPlaces = roles.chromosome !== null && roles.position !== null;
  // People's names may stand over their calls.
  if (hasPlaces && (hasCallNames(names) || (names.length > 3 && (!commented || separator === 'tab')))) return true;
  return !commented && roles.id !== null && roles.position === null && hasCallNames(names);
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
function areAllelesOfSites({ fields, columns, people }: Fit): boolean {
  if (people.length > 1 || columns.person !== undefined) return false;
  const { genotype, allele1, allele2 } = columns;
  const pairs = fields
    .filter((row) => isRow(row, columns))
    .map((row) =>
      genotype === null ? [row[allele1 ?? 0] ?? '', row[allele2 ?? 0] ?? ''] : (allelesOf(row[genotype] ?? '') ?? []),
    );
  const isTwo = ([first = '', second = '']: readonly string[]): boolean =>
    first.toUpperCase() !== second.toUpperCase() && /^[ACGT]+$/i.test(first) && /^[ACGT]+$/i.test(second);
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

function headerWarnings(signals: HeaderSignals, fit: Fit, source: string): FileWarning[] {
  const warnings: FileWarning[] = [];
  if (signals.preamble.trim() === '' && signals.columnLine === '') warnings.push('NO_HEADER');
  const comments = signals.preamble.split('\n').map((line) => line.trimEnd());
  const quotedComments = comments.some((line) => line.startsWith('"#'));
  const paddedComments = comments.some((line) => isComment(line) && (line.endsWith(',,') || line.endsWith(';;')));
  if (quotedComments || paddedComments || (fit.separator === 'semicolon' && source !== 'generic'))
    warnings.push('RESAVED_BY_SPREADSHEET');
  if (['forward', 'top', 'design', 'minus'].includes(fit.people[0]?.kind ?? '')) warnings.push('STRAND_UNVERIFIED');
  const { strand } = fit.columns;
  if (strand !== null && signals.rows.some((row) => row[strand] === '-')) warnings.push('STRAND_FLIPPED');
  if (/\blow[- ]?pass\b|\bimputed genotypes\b/i.test(signals.preamble)) warnings.push('IMPUTED_LOWPASS');
  return warnings;
}
