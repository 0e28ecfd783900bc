import type { PathClass } from './path-class.ts';
import { TRUSTED_TYPES_POLICIES } from './trusted-types.ts';

/** Directive name to its sources; an empty list prints the bare directive. */
export type Directives = Readonly<Record<string, readonly string[]>>;

const NONE = ["'none'"] as const;
const SELF = ["'self'"] as const;

/** No string may become code, anywhere. */
const NO_STRING_SINKS: Directives = { 'require-trusted-types-for': ["'script'"], 'trusted-types': NONE };

/** Pictures are written into the page itself: an address of a picture, of our own server too, could carry something out. */
const PICTURES = ['data:'] as const;

/** What the app does that a sandbox refuses unless it is named: dialogues are the one of printing. Pop-ups are not named. */
const SANDBOX = ['allow-scripts', 'allow-same-origin', 'allow-downloads', 'allow-modals'] as const;

/** The page: its own scripts, styles and workers; no connection of any kind. */
const DOCUMENT: Directives = {
  'default-src': NONE,
  'script-src': SELF,
  'style-src': SELF,
  'img-src': PICTURES,
  'font-src': SELF,
  'worker-src': SELF,
  'manifest-src': SELF,
  'connect-src': NONE,
  'frame-src': NONE,
  'object-src': NONE,
  'base-uri': NONE,
  'form-action': NONE,
  'frame-ancestors': NONE,
  'require-trusted-types-for': ["'script'"],
  'trusted-types': TRUSTED_TYPES_POLICIES,
  sandbox: SANDBOX,
};

const DIRECTIVES: Readonly<Record<PathClass, Directives>> = {
  document: DOCUMENT,
  // Nothing that a script or picture opened on its own would need: it stays inert.
  asset: { 'default-src': NONE, 'frame-ancestors': NONE, sandbox: [] },
  // The only context that reads a genome compiles the kernel and can reach nothing.
  vaultWorker: {
    'default-src': NONE,
    'script-src': ["'wasm-unsafe-eval'"],
    'connect-src': NONE,
    ...NO_STRING_SINKS,
  },
  // Holds the keys of saved people, and what they open: it compiles Argon2id, stores, and can reach nothing.
  safeWorker: {
    'default-src': NONE,
    'script-src': ["'wasm-unsafe-eval'"],
    'connect-src': NONE,
    ...NO_STRING_SINKS,
  },
  // Ranks diseases by what a person tells: it compiles nothing and can reach nothing.
  rareWorker: { 'default-src': NONE, 'connect-src': NONE, ...NO_STRING_SINKS },
  // Reads a tumour's file and holds it against lists: the same.
  tumourWorker: { 'default-src': NONE, 'connect-src': NONE, ...NO_STRING_SINKS },
  // Writes what the vault tells it into files for other programs: the same.
  exportWorker: { 'default-src': NONE, 'connect-src': NONE, ...NO_STRING_SINKS },
  // The only context with a network, to its own origin only; it never holds a genome.
  packsWorker: { 'default-src': NONE, 'connect-src': SELF, ...NO_STRING_SINKS },
  serviceWorker: { 'default-src': NONE, 'connect-src': SELF, ...NO_STRING_SINKS },
};

/** Directives that a `<meta>` element cannot carry (CSP Level 3, section 3.3). */
const HEADER_ONLY: ReadonlySet<string> = new Set(['frame-ancestors', 'sandbox', 'report-uri', 'report-to']);

function print(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** Value of the `Content-Security-Policy` header for a class of responses. */
export function contentSecurityPolicy(pathClass: PathClass): string {
  return print(DIRECTIVES[pathClass]);
}

function withoutHeaderOnly(directives: Directives): Directives {
  return Object.fromEntries(Object.entries(directives).filter(([name]) => !HEADER_ONLY.has(name)));
}

/** The page's policy as a `<meta>` element may carry it: the belt for hosts that send no header. */
export function metaContentSecurityPolicy(): string {
  return print(withoutHeaderOnly(DOCUMENT));
}

/** SHA-256 of what stands between the tags of an element, in base64. */
export interface InlineHashes {
  scripts: readonly string[];
  style: string;
}

/**
 * The policy of the build that is one file. It is opened from disk, so nobody sends a header; its two scripts and its one style are
 * named by their hashes, its workers are made of text inside and inherit this policy (CSP Level 3, section 2.5): hence
 * `'wasm-unsafe-eval'`, which only the vault needs.
 */
export function singleFileContentSecurityPolicy(hashes: InlineHashes): string {
  return print(
    withoutHeaderOnly({
      ...DOCUMENT,
      'script-src': [...hashes.scripts.map((hash) => `'sha256-${hash}'`), "'wasm-unsafe-eval'"],
      'style-src': [`'sha256-${hashes.style}'`],
      'font-src': ['data:'],
      'worker-src': ['blob:'],
      'manifest-src': NONE,
    }),
  );
}
