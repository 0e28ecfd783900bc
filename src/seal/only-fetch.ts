import { takeAway } from './take-away.ts';

/**
 * Takes from the worker that has a network every way to it but `fetch`: a WebSocket to the app's own server is within
 * `connect-src 'self'` and passes the service worker by. Imported before anything else, so that nothing holds on to one.
 */
takeAway(self, [
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
]);
