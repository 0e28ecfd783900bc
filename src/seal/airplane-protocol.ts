/** Start of the name under which the service worker keeps a build; the build's own name follows. */
export const CACHE_PREFIX = 'sequester-';

/** One file of a build. */
export interface BuildFile {
  /** Path below the app's folder. */
  path: string;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** One file of the build, held against what the browser keeps. */
export interface KeptFile extends BuildFile {
  sizeBytes: number;
  /** SHA-256 of the bytes that are kept, computed now; null where they are not there. */
  computed: string | null;
}

/** What the service worker found when it held everything that it keeps against the list in its own code. */
export interface CopyCheck {
  files: readonly KeptFile[];
  /** Entries of its cache that no build wrote. They were removed. */
  strays: number;
  /** Something had the browser ask the server beside the service worker (navigation preload). It was switched off. */
  preload: boolean;
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

/** What the page may say to the service worker. `build` and `check` are answered through the port that comes along. */
export type AirplaneMessage = { type: 'build' | 'check' | 'claim' | 'update' | 'decline' };
