/** Who could read what an attempt left behind. */
export type Reader = 'own-server' | 'neighbour' | 'next-site';

/**
 * Something that outlives the page, or reaches beyond it, without a request of its own. `put` is text that runs in a context; `TOKEN` stands for what
 * it leaves.
 */
export interface StoreAttempt {
  name: string;
  readBy: Reader;
  /** Where it can be tried; workers have no cookies and no name. */
  contexts: readonly ('page' | 'worker')[];
  put: string;
}

const registration = `const registration = await navigator.serviceWorker.getRegistration();`;
const BOTH = ['page', 'worker'] as const;
const ON_PAGE = ['page'] as const;

export const STORE_ATTEMPTS: readonly StoreAttempt[] = [
  { name: 'cookie', readBy: 'own-server', contexts: ON_PAGE, put: `document.cookie = 'a=TOKEN; path=/';` },
  {
    name: 'cookie-by-prototype',
    readBy: 'own-server',
    contexts: ON_PAGE,
    put: `Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call(document, 'b=TOKEN; path=/');`,
  },
  { name: 'cookie-store', readBy: 'own-server', contexts: ON_PAGE, put: `await cookieStore.set('c', 'TOKEN');` },
  {
    name: 'navigation-preload',
    readBy: 'own-server',
    contexts: ON_PAGE,
    put: `${registration} await registration.navigationPreload.enable(); await registration.navigationPreload.setHeaderValue('TOKEN');`,
  },
  {
    name: 'other-service-worker',
    readBy: 'own-server',
    contexts: ON_PAGE,
    put: `await navigator.serviceWorker.register('other.sw.js?TOKEN', { scope: './other/' });`,
  },
  { name: 'local-storage', readBy: 'neighbour', contexts: ON_PAGE, put: `localStorage.setItem('TOKEN', '1');` },
  { name: 'session-storage', readBy: 'neighbour', contexts: ON_PAGE, put: `sessionStorage.setItem('TOKEN', '1');` },
  { name: 'broadcast', readBy: 'neighbour', contexts: BOTH, put: `new BroadcastChannel('leak').postMessage('TOKEN');` },
  {
    name: 'cache',
    readBy: 'neighbour',
    contexts: BOTH,
    put: `await (await caches.open('TOKEN')).put('/TOKEN', new Response('TOKEN'));`,
  },
  {
    name: 'database-name',
    readBy: 'neighbour',
    contexts: BOTH,
    put: `await new Promise((resolve, reject) => { const asked = indexedDB.open('TOKEN'); asked.onsuccess = resolve; asked.onerror = reject; });`,
  },
  {
    name: 'file-name',
    readBy: 'neighbour',
    contexts: BOTH,
    put: `await (await navigator.storage.getDirectory()).getFileHandle('TOKEN', { create: true });`,
  },
  {
    name: 'bucket-name',
    readBy: 'neighbour',
    contexts: BOTH,
    put: `await navigator.storageBuckets.open('TOKEN'.toLowerCase());`,
  },
  {
    name: 'lock-name',
    readBy: 'neighbour',
    contexts: BOTH,
    put: `void navigator.locks.request('TOKEN', () => new Promise(() => undefined));`,
  },
  { name: 'window-name', readBy: 'next-site', contexts: ON_PAGE, put: `window.name = 'TOKEN';` },
  {
    name: 'window-name-by-descriptor',
    readBy: 'next-site',
    contexts: ON_PAGE,
    put: `Object.getOwnPropertyDescriptor(window, 'name').set.call(window, 'TOKEN');`,
  },
];

/** Runs in the neighbour: everything that a page of the same origin can list. */
export async function listEverything(): Promise<string> {
  const files: string[] = [];
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) files.push(name);
  const { held = [], pending = [] } = await navigator.locks.query();
  const { storageBuckets } = navigator as unknown as { storageBuckets: { keys(): Promise<string[]> } };
  return JSON.stringify([
    document.cookie,
    Object.keys(localStorage),
    Object.keys(sessionStorage),
    await caches.keys(),
    (await indexedDB.databases()).map(({ name }) => name),
    files,
    await storageBuckets.keys(),
    [...held, ...pending].map(({ name }) => name),
    (globalThis as unknown as { heard?: string[] }).heard ?? [],
  ]);
}

/** Ways to change what a service worker keeps, as text that runs in a page of the origin; `CACHE` is its cache, `SENDS` is code that sends. */
export const POISONS: readonly { name: string; kind: string; write: string }[] = [
  {
    name: 'page-replaced',
    kind: 'replaced',
    write: `await cache.put(PAGE, new Response('<!doctype html><script>SENDS</' + 'script>', { headers: { 'Content-Type': 'text/html' } }));`,
  },
  {
    name: 'page-with-lines-added',
    kind: 'replaced',
    write: `const text = await (await cache.match(PAGE)).text(); await cache.put(PAGE, new Response(text.replace('</head>', '<script>SENDS</' + 'script></head>').replace(/<meta http-equiv[^>]*>/, ''), { headers: { 'Content-Type': 'text/html' } }));`,
  },
  {
    name: 'script-with-lines-added',
    kind: 'script',
    write: `for (const request of await cache.keys()) { if (!/\\.js$/.test(request.url)) continue; const text = await (await cache.match(request)).text(); await cache.put(request, new Response('try { SENDS } catch {}\\n' + text, { headers: { 'Content-Type': 'text/javascript' } })); }`,
  },
  {
    name: 'headers-changed',
    kind: 'headers',
    write: `for (const request of await cache.keys()) { const bytes = await (await cache.match(request)).arrayBuffer(); const type = /\\.js$/.test(request.url) ? 'text/javascript' : /\\.css$/.test(request.url) ? 'text/css' : 'text/html'; await cache.put(request, new Response(bytes, { headers: { 'Content-Type': type, 'Set-Cookie': 'a=1', 'Reporting-Endpoints': 'default="/collect"' } })); }`,
  },
];
