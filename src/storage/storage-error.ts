import type { FailureCode } from '../errors/codes.ts';
import { fail, type Result } from '../errors/result.ts';

/** What the browser's own names for its refusals mean here. */
const CODES: Readonly<Record<string, FailureCode>> = {
  QuotaExceededError: 'storage/quota-exceeded',
  NotReadableError: 'input/unreadable',
  NotFoundError: 'input/unreadable',
  // The database is one that a later app has made.
  VersionError: 'storage/later-version',
};

function codeOf(error: unknown): FailureCode {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return 'kernel/out-of-memory';
  if (!(error instanceof DOMException)) return 'bug/unexpected';
  return CODES[error.name] ?? 'storage/unavailable';
}

/** Turns what the browser throws, when it may not or cannot store, into coded failures. */
export async function guardStorage<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return fail(codeOf(error));
  }
}
