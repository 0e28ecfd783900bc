/** Start of the name under which the service worker keeps a build; the build's own name follows. */
export const CACHE_PREFIX = 'sequester-';

/** One file of a build. */
export interface BuildFile {
  /** Path below the app's folder. */
  path: string;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** What a service worker of the app says of itself. */
export interface BuildIdentity {
  /** SHA-256 of the list of files and their hashes: the name of the build. */
  sha256: string;
  files: readonly BuildFile[];
  /**
   * Headers of the policy by which the host's own answer for the page differed when the files were fetched, unwanted ones included;
   * null where the worker has been started anew since. Empty: the host seals the first visit by itself.
   */
  hostDeviations: readonly string[] | null;
}

/** What the page may say to the service worker. `build` is answered through the port that comes along. */
export type AirplaneMessage = { type: 'build' } | { type: 'claim' } | { type: 'update' } | { type: 'decline' };
