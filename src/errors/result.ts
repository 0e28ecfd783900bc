import type { FileWarning } from '../domain/genotype/warnings.ts';
import type { FailureCode } from './codes.ts';

/** What had been found out about a file before it failed. */
export interface FailureContext {
  container?: string;
  source?: string;
  build?: 36 | 37 | 38;
  buildFrom?: 'header' | 'contig';
  warnings?: FileWarning[];
  /** Rows, calls or fractions that speak against a file, of how many. */
  share?: { part: number; of: number };
}

/** An expected failure. It crosses worker boundaries as a plain value: a thrown error would lose its code there. */
export interface Failure {
  code: FailureCode;
  /** Where in the input, counted from 1 (line) or 0 (byte). Never content of the file. */
  at?: { line?: number; byte?: number; field?: string };
  /** Names to choose from (archive entries, sample names): shown on screen as text, never logged or exported. */
  choices?: string[];
  about?: FailureContext;
}

/** Adds what is known to a failure; what it says itself stands. */
export function withContext(failure: Failure, about: FailureContext): Failure {
  return { ...failure, about: { ...about, ...failure.about } };
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: FailureCode, more: Omit<Failure, 'code'> = {}): { ok: false; error: Failure } {
  return { ok: false, error: { code, ...more } };
}

/** What a result holds, or something else where it failed. */
export function valueOr<T, Other>(result: Result<T>, other: Other): T | Other {
  return result.ok ? result.value : other;
}
