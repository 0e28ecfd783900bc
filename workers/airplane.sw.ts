import { BUILD_FILES, BUILD_SHA256 } from 'virtual:build-files';
import { sha256Of } from '../src/bytes/sha256.ts';
import {
  type AirplaneMessage,
  type BuildFile,
  type BuildIdentity,
  CACHE_PREFIX,
} from '../src/seal/airplane-protocol.ts';
import { deviatingHeaders, headersFor } from '../src/seal/policy/headers.ts';
import { mimeTypeOf } from '../src/seal/policy/mime-types.ts';
import { pathClassOf } from '../src/seal/policy/path-class.ts';

// Airplane mode: once it controls the page, everything that the app loads comes from here and nothing goes out. It also adds
// the headers of the policy, so that a host that sends none is sealed as well. See docs/adr/0008 and 0012.

const scope = self as unknown as ServiceWorkerGlobalScope;
const CACHE_NAME = `${CACHE_PREFIX}${BUILD_SHA256}`;
const FOLDER = new URL('./', scope.location.href);
const PAGE = 'index.html';
const PATHS: ReadonlySet<string> = new Set(BUILD_FILES.map((file) => file.path));
/** How long a build that nobody asked for waits for somebody to ask. Then it goes, and nothing was fetched. */
const DECISION_MS = 60_000;

let hostDeviations: readonly string[] | null = null;
let decide: (accepted: boolean) => void = () => undefined;
const decision = new Promise<boolean>((resolve) => {
  decide = resolve;
});

/** Headers of a file: the policy of its class, and its media type whatever the host said. */
function headersOf(pathname: string): Record<string, string> {
  return { ...headersFor(pathClassOf(pathname)), 'Content-Type': mimeTypeOf(pathname) };
}

/** Fetches one file of the build and keeps it, if it is the file that was built. */
async function keep(cache: Cache, file: BuildFile): Promise<void> {
  const address = new URL(file.path, FOLDER);
  const response = await fetch(address, { cache: 'reload', credentials: 'omit', redirect: 'error' });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await sha256Of(bytes)) !== file.sha256) throw new TypeError('not the file of this build');
  if (file.path === PAGE) hostDeviations = deviatingHeaders('document', response.headers);
  await cache.put(address, new Response(bytes, { headers: headersOf(address.pathname) }));
}

/** The first build of a browser is kept at once. A later one is kept when somebody asked for it, and is dropped if nobody does. */
async function install(): Promise<void> {
  const isLater = scope.registration.active !== null;
  if (isLater) {
    setTimeout(() => {
      decide(false);
    }, DECISION_MS);
    if (!(await decision)) throw new TypeError('nobody asked for this build');
  }
  const cache = await caches.open(CACHE_NAME);
  await Promise.all(BUILD_FILES.map((file) => keep(cache, file)));
  if (isLater) await scope.skipWaiting();
}

/** Forgets earlier builds and takes the pages that are open. */
async function activate(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** The file that a request means, whatever its query says; the app's page for its folder; null for anything else. */
function pathOf(request: Request): string | null {
  const address = new URL(request.url);
  if (address.origin !== FOLDER.origin || !address.pathname.startsWith(FOLDER.pathname)) return null;
  const path = address.pathname.slice(FOLDER.pathname.length) || PAGE;
  return PATHS.has(path) ? path : null;
}

/** Answers from what was kept, never from the network. */
async function answer(request: Request): Promise<Response> {
  if (new URL(request.url).origin !== FOLDER.origin) return Response.error();
  const path = request.method === 'GET' || request.method === 'HEAD' ? pathOf(request) : null;
  if (path !== null) {
    const cache = await caches.open(CACHE_NAME);
    const kept = await cache.match(new URL(path, FOLDER), { ignoreMethod: true });
    if (kept !== undefined) return kept;
  }
  return new Response('Not found.', { status: 404, headers: headersOf('/404.html') });
}

scope.addEventListener('install', (event) => {
  event.waitUntil(install());
});
scope.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});
scope.addEventListener('fetch', (event) => {
  event.respondWith(answer(event.request));
});
scope.addEventListener('message', (event) => {
  const message = event.data as AirplaneMessage;
  switch (message.type) {
    case 'build': {
      const identity: BuildIdentity = { sha256: BUILD_SHA256, files: BUILD_FILES, hostDeviations };
      event.ports[0]?.postMessage(identity);
      break;
    }
    case 'claim':
      event.waitUntil(scope.clients.claim());
      break;
    case 'update':
    case 'decline':
      decide(message.type === 'update');
      break;
  }
});
