import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceFault } from './sources.ts';

/** A table of this repository, made from its sources. */
export interface MadeTable {
  /** File name under the tables of its pack. */
  name: string;
  /** Lines of comment: what it is, source, version, date, licence. */
  head: readonly string[];
  columns: readonly string[];
  /** Columns that say which row it is. */
  keys: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A file that is no table of rows: compared as a whole. */
export interface MadeFile {
  name: string;
  text: string;
}

/** The file's text. */
export function textOf(made: MadeTable | MadeFile): string {
  if ('text' in made) return made.text;
  return [...made.head, made.columns.join('\t'), ...made.rows.map((row) => row.join('\t')), ''].join('\n');
}

/** Rows by the columns that say which it is; rows of one key are told apart by their number. */
function byKey(rows: readonly (readonly string[])[], at: readonly number[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const row of rows) {
    const key = at.map((i) => row[i] ?? '').join(' ').trim(); // prettier-ignore
    let number = 1;
    while (found.has(numbered(key, number))) number++;
    found.set(numbered(key, number), row);
  }
  return found;
}

function numbered(key: string, number: number): string {
  return number === 1 ? key : `${key} #${String(number)}`;
}

/** A list of results may be long; its beginning tells the row. */
function short(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

/** Lines that one text has and the other has not. */
function changedLines(before: string, now: string): string[] {
  const [old, fresh] = [before.split('\n'), now.split('\n')];
  const found = [
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`),
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line.trim()}`),
  ];
  return found.length > 0 ? found : ['~ the order of the lines'];
}

/** What changed in a row, column by column. */
function changesOf(columns: readonly string[], before: readonly string[], now: readonly string[]): string {
  const changed = columns.flatMap((column, i) => (before[i] === now[i] ? [] : [`${column}: ${short(before[i] ?? '')} > ${short(now[i] ?? '')}`])); // prettier-ignore
  return changed.join('; ');
}

/**
 * What a made table has that the file does not, one line each: `+` a new row, `-` a row that went, `~` a row that changed. Nothing where the bytes
 * are equal.
 *
 * @param before - the file's text; empty where there is none yet
 */
export function differencesOf(made: MadeTable | MadeFile, before: string): string[] {
  const text = textOf(made);
  if (text === before) return [];
  if ('text' in made) return changedLines(before, text);
  const lines = before.split('\n').filter((line) => line !== '');
  const head = lines.filter((line) => line.startsWith('#'));
  const [columns = '', ...body] = lines.filter((line) => !line.startsWith('#'));
  const found: string[] = [];
  if (head.join('\n') !== made.head.join('\n')) found.push('~ the comment at the head');
  if (columns !== made.columns.join('\t')) found.push('~ the columns');
  const at = made.keys.map((key) => made.columns.indexOf(key));
  const old = byKey(body.map((line) => line.split('\t')), at); // prettier-ignore
  const now = byKey(made.rows, at);
  for (const [key, row] of now) {
    const was = old.get(key);
    if (was === undefined) found.push(`+ ${short(key)}`);
    else if (was.join('\t') !== row.join('\t')) found.push(`~ ${short(key)}: ${changesOf(made.columns, was, row)}`);
  }
  for (const key of old.keys()) if (!now.has(key)) found.push(`- ${short(key)}`);
  return found.length > 0 ? found : ['~ the order of the rows'];
}

/**
 * Writes made tables, or with `isCheck` only compares them. Prints every difference to what is there, and of each file how many rows it has.
 *
 * @returns the tool's status: 1 where a check found a difference
 */
export function settle(folder: string, tables: readonly (MadeTable | MadeFile)[], isCheck: boolean): number {
  let differing = 0;
  for (const made of tables) {
    const file = path.join(folder, made.name);
    const differences = differencesOf(made, existsSync(file) ? readFileSync(file, 'utf8') : '');
    const size = 'rows' in made ? `${String(made.rows.length)} rows, ` : '';
    process.stdout.write(`${made.name}: ${size}${differences.length === 0 ? 'the same' : `differs: ${String(differences.length)}`}\n`); // prettier-ignore
    for (const difference of differences) process.stdout.write(`  ${difference}\n`);
    differing += differences.length;
    if (!isCheck && differences.length > 0) writeFileSync(file, textOf(made));
  }
  return isCheck && differing > 0 ? 1 : 0;
}

/** Says on standard error why a source cannot be used; nothing was written. Returns the tool's status. */
export function refused({ file, problem }: SourceFault): number {
  process.stderr.write(`${file}: ${problem}\n`);
  return 1;
}
