import type { Failure } from '../errors/result.ts';

/** Carries a {@link Failure} out of an async iterator; `openSource`'s callers turn it back into a value. Never crosses a worker boundary. */
export class SourceError extends Error {
  override name = 'SourceError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}
