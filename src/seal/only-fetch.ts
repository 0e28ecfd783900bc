/**
 * Takes from the worker that has a network every way to it but `fetch`: a WebSocket to the app's own server is within
 * `connect-src 'self'` and passes the service worker by. Imported before anything else, so that nothing holds on to one.
 */
const OTHER_WAYS: readonly string[] = [
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'XMLHttpRequest',
  'RTCDataChannel',
  'fetchLater',
  'importScripts',
  'Worker',
  'SharedWorker',
];

for (const name of OTHER_WAYS) {
  Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });
}
export {};
