/** Keeps whatever lies in its cache for the truth, and asks the network for the rest: the control of what a service worker must not be. */
export const NAIVE = `
self.addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open('naive');
  await cache.addAll(['./', './code.js']);
  await self.skipWaiting();
})()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => event.respondWith((async () => {
  const cache = await caches.open('naive');
  return (await cache.match(event.request)) ?? (await event.preloadResponse) ?? fetch(event.request);
})()));`;
/** Another page of the origin, which hears what is said on a channel. */
export const NEIGHBOUR = `<!doctype html><title>neighbour</title><script>
heard = []; new BroadcastChannel('leak').onmessage = (event) => heard.push(event.data);</script>`;
/** The page that {@link NAIVE} keeps. */
export const SITE =
  '<!doctype html><html><head><title>plain</title></head><body><script src="code.js"></script></body></html>';
