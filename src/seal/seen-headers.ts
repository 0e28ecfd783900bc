import type { PathClass } from './policy/path-class.ts';

/** One answer of the host, or of the service worker in its place, as a context with a network sees it. */
export interface SeenHeaders {
  pathClass: PathClass;
  /** Path below the app's folder; empty for the page. */
  path: string;
  headers: [name: string, value: string][];
  /** Names of the headers that differ from the policy. */
  deviations: string[];
}
