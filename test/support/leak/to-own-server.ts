import { EVERYWHERE, type LeakAttempt, type LeakContext, type LeakTarget, PAGE, WORKERS } from './attempt.ts';

function own(name: string, run: (target: LeakTarget) => unknown, contexts: readonly LeakContext[] = PAGE): LeakAttempt {
  return { name: `own-${name}`, row: 12, contexts, arrivesAt: 'own-server', servedOnly: true, run };
}

function ownLeaving(name: string, run: (target: LeakTarget) => unknown): LeakAttempt {
  return { ...own(name, run), leavesPage: true };
}

/** What the app's own server would hear, which a policy for foreign hosts lets through: row 12. */
export const TO_OWN_SERVER: readonly LeakAttempt[] = [
  own('fetch', ({ own: address }) => fetch(address), EVERYWHERE),
  own('fetch-post', ({ own: address, canary }) => fetch(address, { method: 'POST', body: canary }), EVERYWHERE),
  own(
    'fetch-reload',
    ({ own: address }) => fetch(address, { cache: 'reload', headers: { 'X-Canary': 'x' } }),
    EVERYWHERE,
  ),
  own('beacon', ({ own: address, canary }) => navigator.sendBeacon(address, canary)),
  own(
    'websocket',
    ({ own: address }) => {
      new WebSocket(address.replace('http:', 'ws:'));
    },
    EVERYWHERE,
  ),
  own(
    'event-source',
    ({ own: address }) => {
      new EventSource(address);
    },
    EVERYWHERE,
  ),
  own('cookie', ({ own: address, canary }) => {
    document.cookie = `canary=${canary}`;
    return fetch(address, { credentials: 'include' });
  }),
  own('image', ({ own: address }) => {
    new Image().src = address;
  }),
  own('script', ({ own: address }) => {
    const script = document.createElement('script');
    script.src = address;
    document.head.append(script);
  }),
  own('worker', ({ own: address }) => {
    new Worker(address);
  }),
  own(
    'nested-worker',
    ({ own: address }) => {
      new Worker(address);
    },
    WORKERS,
  ),
  own('shared-worker', ({ own: address }) => {
    new SharedWorker(address);
  }),
  own('service-worker', ({ own: address }) => navigator.serviceWorker.register(address)),
  ...(['icon', 'stylesheet', 'prefetch', 'modulepreload'] as const).map((rel) =>
    own(`link-${rel}`, ({ own: address, name }) => {
      const link = document.createElement('link');
      link.rel = name.replace(/^.*link-/, '');
      link.href = address;
      document.head.append(link);
    }),
  ),
  own('frame', ({ own: address }) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }),
  own('video', ({ own: address }) => {
    const video = document.createElement('video');
    video.src = address;
    document.body.append(video);
  }),
  own('font', ({ own: address }) => new FontFace('leak', `url(${address})`).load()),
  ownLeaving('navigation', ({ own: address }) => {
    location.href = address;
  }),
  ownLeaving('search', ({ own: address }) => {
    location.search = new URL(address).search;
  }),
  ownLeaving('history-reload', ({ own: address }) => {
    history.pushState(null, '', address);
    location.reload();
  }),
  // Chromium loads what a link with `download` names past the service worker.
  {
    ...ownLeaving('download', ({ own: address }) => {
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.download = 'x';
      document.body.append(anchor);
      anchor.click();
    }),
    byGuard: true,
  },
  ownLeaving('window-open', ({ own: address }) => void window.open(address)),
  ownLeaving('form', ({ own: address }) => {
    const form = document.createElement('form');
    form.action = address;
    form.method = 'post';
    document.body.append(form);
    form.submit();
  }),
];
