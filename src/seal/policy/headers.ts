import { contentSecurityPolicy } from './content-security-policy.ts';
import type { PathClass } from './path-class.ts';
import { permissionsPolicy } from './permissions.ts';

/** Group that reports of the allowlist are filed under. No address belongs to it: they reach the page's own observer and nobody else. */
export const SEAL_REPORTS = 'seal';

/**
 * `Connection-Allowlist` (WICG) bounds every connection of a context: fetches, navigations, pop-ups, WebRTC, workers.
 * Chromium enforces it from 152 on; other browsers ignore it. `()` refuses even our own origin.
 */
const CONNECTION_ALLOWLISTS: Readonly<Record<PathClass, string>> = {
  document: `(response-origin); report-to=${SEAL_REPORTS}`,
  asset: '()',
  vaultWorker: '()',
  safeWorker: '()',
  rareWorker: '()',
  tumourWorker: '()',
  exportWorker: '()',
  packsWorker: '(response-origin)',
  serviceWorker: '(response-origin)',
};

/**
 * `no-store` keeps the document, and with it the results, out of the back/forward cache. The service worker's script may be kept
 * for a day, the longest that browsers allow: so they do not ask the server for it at every visit.
 */
const CACHING: Readonly<Record<PathClass, string>> = {
  document: 'no-store',
  asset: 'no-cache',
  vaultWorker: 'no-cache',
  safeWorker: 'no-cache',
  rareWorker: 'no-cache',
  tumourWorker: 'no-cache',
  exportWorker: 'no-cache',
  packsWorker: 'no-cache',
  serviceWorker: 'max-age=86400',
};

/**
 * Headers of a response, by its class. The one source for the static server, the service worker's table and the
 * privacy page: what is shown to the user is what is sent.
 */
export function headersFor(pathClass: PathClass): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(pathClass),
    'Connection-Allowlist': CONNECTION_ALLOWLISTS[pathClass],
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': permissionsPolicy(),
    'Cache-Control': CACHING[pathClass],
  };
}

/** Headers by which a server would have reports, or anything else, sent to it. */
const UNWANTED_HEADERS: readonly string[] = [
  'Content-Security-Policy-Report-Only',
  'Connection-Allowlist-Report-Only',
  'Permissions-Policy-Report-Only',
  'Reporting-Endpoints',
  'Report-To',
  'NEL',
  'Link',
  'Refresh',
  'Set-Cookie',
];

/** Names of the headers by which a response differs from the policy: missing, other, or not wanted. */
export function deviatingHeaders(pathClass: PathClass, headers: Pick<Headers, 'get'>): string[] {
  const wanted = Object.entries(headersFor(pathClass));
  return [
    ...wanted.filter(([name, value]) => headers.get(name) !== value).map(([name]) => name),
    ...UNWANTED_HEADERS.filter((name) => headers.get(name) !== null),
  ];
}
