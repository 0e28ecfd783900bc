import type { PathClass } from './path-class.ts';
import { TRUSTED_TYPES_POLICIES } from './trusted-types.ts';

/** Directive name to its sources; an empty list prints the bare directive. */
export type Directives = Readonly<Record<string, readonly string[]>>;

const NONE = ["'none'"] as const;
const SELF = ["'self'"] as const;

/** No string may become code, anywhere. */
const NO_STRING_SINKS: Directives = { 'require-trusted-types-for': ["'script'"], 'trusted-types': NONE };

/** The page: its own scripts, styles, pictures and workers; no connection of any kind. */
const DOCUMENT: Directives = {
  'default-src': NONE,
  'script-src': SELF,
  'style-src': SELF,
  'img-src': SELF,
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

/** The page's policy as a `<meta>` element may carry it: the belt for hosts that send no header. */
export function metaContentSecurityPolicy(): string {
  return print(Object.fromEntries(Object.entries(DOCUMENT).filter(([name]) => !HEADER_ONLY.has(name))));
}
