import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { field, parseTable } from '../packs/tsv.ts';

export type Row = Readonly<Record<string, string>>;

/** Why a source cannot be used: the file, and what is wrong with it in a sentence for whoever ran the tool. */
export interface SourceFault {
  file: string;
  problem: string;
}

export type Sourced<T> = { ok: true; value: T } | { ok: false; error: SourceFault };

/** A source that cannot be used. */
export function faulty(file: string, problem: string): { ok: false; error: SourceFault } {
  return { ok: false, error: { file, problem } };
}

/** A file of a source: the folder that the command line named, and the file in it; a pattern where the name holds a date. */
export interface SourceFile {
  at: string;
  /** Empty where the command line named the file. */
  name: string | RegExp;
}

/** Rows of a tab-separated source; a fault where a column that is asked for is missing or a row has another number of fields than the header. */
export function sourceRows(file: string, text: string, columns: readonly string[]): Sourced<readonly Row[]> {
  let rows: readonly Row[];
  try {
    rows = parseTable(text.replaceAll('\r', '')).rows;
  } catch (error) {
    return faulty(file, error instanceof Error ? error.message : 'is no table');
  }
  const [first] = rows;
  if (first === undefined) return faulty(file, 'has no rows');
  const missing = columns.filter((column) => first[column] === undefined);
  return missing.length > 0 ? faulty(file, `has no column ${missing.join(', ')}`) : { ok: true, value: rows };
}

/** What a source in JSON says, held against the shape that is asked for. */
export function sourceJson<T>(
  file: string,
  text: string,
  shape: v.BaseSchema<unknown, T, v.BaseIssue<unknown>>,
): Sourced<T> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return faulty(file, 'is not JSON');
  }
  const parsed = v.safeParse(shape, read);
  if (parsed.success) return { ok: true, value: parsed.output };
  const [issue] = parsed.issues;
  return faulty(file, `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}

/** The one file that a pattern means, or the name itself. */
function nameIn({ at, name }: SourceFile): Sourced<string> {
  if (typeof name === 'string') return { ok: true, value: path.join(at, name) };
  try {
    const [found, ...more] = readdirSync(at).filter((entry) => name.test(entry));
    if (found !== undefined && more.length === 0) return { ok: true, value: path.join(at, found) };
    return faulty(at, `has ${found === undefined ? 'no file' : 'several files'} like ${name.source}`);
  } catch {
    return faulty(at, 'cannot be read');
  }
}

/** Text of a source with its path; a fault where it cannot be read. */
function sourceText(file: SourceFile): Sourced<{ file: string; text: string }> {
  const named = nameIn(file);
  if (!named.ok) return named;
  try {
    return { ok: true, value: { file: named.value, text: readFileSync(named.value, 'utf8') } };
  } catch {
    return faulty(named.value, 'cannot be read');
  }
}

/** Rows of a file. */
export function readSource(file: SourceFile, columns: readonly string[]): Sourced<readonly Row[]> {
  const read = sourceText(file);
  return read.ok ? sourceRows(read.value.file, read.value.text, columns) : read;
}

/** What a file in JSON says. */
export function readJson<T>(file: SourceFile, shape: v.BaseSchema<unknown, T, v.BaseIssue<unknown>>): Sourced<T> {
  const read = sourceText(file);
  return read.ok ? sourceJson(read.value.file, read.value.text, shape) : read;
}

/** Several sources, or the first fault. */
export function allOf<T>(parts: { [K in keyof T]: Sourced<T[K]> }): Sourced<T> {
  const values: Partial<T> = {};
  for (const key in parts) {
    const part = parts[key];
    if (!part.ok) return part;
    values[key] = part.value;
  }
  return { ok: true, value: values as T };
}

/** Fields of a row, in the order asked for. */
export function fieldsOf(row: Row, columns: readonly string[]): string[] {
  return columns.map((column) => field(row, column));
}
