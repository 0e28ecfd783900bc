import { BUILD_FILES, BUILD_SHA256, SMALL_FILES, SMALL_FILES_PATH } from 'virtual:build-files';
import {
  type AirplaneMessage,
  type BuildIdentity,
  CACHE_PREFIX,
  type CopyCheck,
  type KeptFile,
} from '../src/seal/airplane-protocol.ts';
import { DAMAGED_PAGE } from '../src/seal/damaged-page.ts';
import { KeptBuild } from '../src/seal/kept-build.ts';
import { parcelOf } from '../src/bytes/parcel.ts';
import { deviatingHeaders, headersFor } from '../src/seal/policy/headers.ts';
import { mimeTypeOf } from '../src/seal/policy/mime-types.ts';
import { pathClassOf } from '../src/seal/policy/path-class.ts';

// Airplane mode: once it controls the page, everything that the app loads comes from here and nothing goes out. Headers are made here from the
// policy, so that a host that sends none is sealed as well, and bytes are held against their checksums at each answer: the cache is only a place
// where bytes lie. See docs/adr/0008, 0012 and 0031.

const scope = self as unknown as ServiceWorkerGlobalScope;
const CACHE_NAME = `${CACHE_PREFIX}${BUILD_SHA256}`;
const FOLDER = new URL('./', scope.location.href);
const PAGE = 'index.html';
/** How long a build that nobody asked for waits for somebody to ask. Then it goes, and nothing was fetched. */
const DECISION_MS = 60_000;

const build = new KeptBuild({
  open: () => caches.open(CACHE_NAME),
  files: BUILD_FILES,
  parcel: parcelOf(SMALL_FILES_PATH, SMALL_FILES),
  folder: FOLDER,
  fetcher: (address) => fetch(address, { cache: 'reload', credentials: 'omit', redirect: 'error' }),
});
/** How long nothing is fetched again after it was. */
const REST_MS = 60_000;
let restUntilMs = 0;
let checking: Promise<CopyCheck> | null = null;
let hostDeviations: readonly string[] | null = null;
let decide: (accepted: boolean) => void = () => undefined;
const decision = new Promise<boolean>((resolve) => {
  decide = resolve;
});

/** Headers of a file: the policy of its class, and its media type whatever the host said. */
function headersOf(pathname: string): Record<string, string> {
  return { ...headersFor(pathClassOf(pathname)), 'Content-Type': mimeTypeOf(pathname) };
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
  await build.fetchAll((path, headers) => {
    if (headers === null) throw new TypeError('not the file of this build');
    if (path === PAGE) hostDeviations = deviatingHeaders('document', headers);
  });
  if (isLater) await scope.skipWaiting();
}

/** Forgets earlier builds and takes the pages that are open. */
async function activate(): Promise<void> {
  await endPreload();
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** Where something had the browser ask the server beside this worker, that ends. Whether it was so. */
async function endPreload(): Promise<boolean> {
  const { navigationPreload } = scope.registration as { navigationPreload?: NavigationPreloadManager };
  if (navigationPreload === undefined || !(await navigationPreload.getState()).enabled) return false;
  await navigationPreload.disable();
  return true;
}

/** Holds everything that is kept against the list. Who asks while that is under way gets the same answer. */
async function check(): Promise<CopyCheck> {
  checking ??= Promise.all([checkedFiles(), build.sweep(), endPreload()]).then(([files, strays, preload]) => ({
    files,
    strays,
    preload,
  }));
  const found = await checking;
  checking = null;
  return found;
}

/** Fetches everything again; not more often than once in a while: that it was fetched is something that the host sees. */
async function mend(): Promise<void> {
  if (performance.now() < restUntilMs) return;
  await build.mend();
  restUntilMs = performance.now() + REST_MS;
}

/** Bytes of a file. Where they are not what was built, everything is fetched again, so that a view or a pack that is gone does not stay gone. */
async function soundBytes(path: string): Promise<ArrayBuffer | null> {
  const bytes = await build.bytesOf(path);
  if (bytes !== null) return bytes;
  // Another answer may have had it mended meanwhile: it is looked at again in any case.
  await mend();
  return build.bytesOf(path);
}

/** Every file with its checksum. What is damaged is fetched again here too: the parcel is held in memory, and nobody may have asked for what was lost of it. */
async function checkedFiles(): Promise<KeptFile[]> {
  const files = await build.check();
  if (files.every(({ sha256, computed }) => computed === sha256)) return files;
  await mend();
  return build.check();
}

/** The path below the folder that a request means, whatever its query says; the app's page for its folder; null for anything else. */
function pathOf(request: Request): string | null {
  const address = new URL(request.url);
  if (address.origin !== FOLDER.origin || !address.pathname.startsWith(FOLDER.pathname)) return null;
  const path = address.pathname.slice(FOLDER.pathname.length) || PAGE;
  return build.has(path) ? path : null;
}

/** Answers from what was kept, if it is what was built, and never from the network. */
async function answer(request: Request): Promise<Response> {
  if (new URL(request.url).origin !== FOLDER.origin) return Response.error();
  const path = request.method === 'GET' || request.method === 'HEAD' ? pathOf(request) : null;
  if (path === null) return new Response('Not found.', { status: 404, headers: headersOf('/404.html') });
  const bytes = await soundBytes(path);
  const headers = headersOf(`/${path}`);
  if (bytes !== null) return new Response(request.method === 'HEAD' ? null : bytes, { headers });
  return path === PAGE ? new Response(DAMAGED_PAGE, { status: 503, headers }) : Response.error();
}

scope.addEventListener('install', (event) => {
  event.waitUntil(install());
});
scope.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});
scope.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.waitUntil(endPreload());
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
    case 'check':
      event.waitUntil(check().then((found) => event.ports[0]?.postMessage(found)));
      break;
    case 'claim':
      event.waitUntil(scope.clients.claim());
      break;
    case 'update':
    case 'decline':
      decide(message.type === 'update');
      break;
  }
});
