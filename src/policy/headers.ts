import { contentSecurityPolicy } from './content-security-policy.ts';
import type { PathClass } from './path-class.ts';
import { permissionsPolicy } from './permissions.ts';

/**
 * `Connection-Allowlist` (WICG) bounds every connection of a context: fetches, navigations, pop-ups, WebRTC, workers.
 * Chromium enforces it from 152 on; other browsers ignore it. `()` refuses even our own origin.
 */
const CONNECTION_ALLOWLISTS: Readonly<Record<PathClass, string>> = {
  document: '(response-origin)',
  asset: '()',
  vaultWorker: '()',
  safeWorker: '()',
  packsWorker: '(response-origin)',
  serviceWorker: '(response-origin)',
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
    // `no-store` keeps the document, and with it the results, out of the back/forward cache.
    'Cache-Control': pathClass === 'document' ? 'no-store' : 'no-cache',
  };
}
