import { type LeakAttempt, type LeakTarget, PAGE } from './attempt.ts';

/** An attempt whose name says which element or relation it makes: `run` sees nothing but its target. */
function element(name: string, row: number, run: (target: LeakTarget) => unknown): LeakAttempt {
  return { name, row, contexts: PAGE, arrivesAt: 'recorder', run, ...(BLIND.includes(name) ? { blind: true } : {}) };
}

/** Send nothing in a headless Chromium, whether something binds them or not. */
const BLIND: readonly string[] = [
  'css-border-image-source',
  'css-filter',
  'link-preconnect',
  'link-manifest',
  'speculation-prefetch',
];

/** Pictures, styles and fonts: row 3. */
const PICTURES: readonly LeakAttempt[] = [
  element('image', 3, ({ address }) => {
    new Image().src = address;
  }),
  element('image-srcset', 3, ({ address }) => {
    new Image().srcset = `${address} 1x`;
  }),
  element('picture-source', 3, ({ address }) => {
    const [picture, source, image] = ['picture', 'source', 'img'].map((tag) => document.createElement(tag));
    source?.setAttribute('srcset', address);
    picture?.append(source ?? '', image ?? '');
    document.body.append(picture ?? '');
  }),
  element('input-image', 3, ({ address }) => {
    const input = document.createElement('input');
    input.type = 'image';
    input.src = address;
    document.body.append(input);
  }),
  element('svg-image', 3, ({ address }) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', address);
    svg.append(image);
    document.body.append(svg);
  }),
  element('svg-fe-image', 3, ({ address }) => {
    const make = (tag: string): Element => document.createElementNS('http://www.w3.org/2000/svg', tag);
    const [svg, filter, image, rect] = [make('svg'), make('filter'), make('feImage'), make('rect')];
    filter.id = 'leak-filter';
    image.setAttribute('href', address);
    filter.append(image);
    for (const [name, value] of [
      ['width', '9'],
      ['height', '9'],
      ['filter', 'url(#leak-filter)'],
    ]) {
      rect.setAttribute(name ?? '', value ?? '');
    }
    svg.append(filter, rect);
    document.body.append(svg);
  }),
  ...(['background-image', 'mask-image', 'border-image-source', 'list-style-image', 'cursor', 'content'] as const).map(
    (property) =>
      element(`css-${property}`, 3, ({ address, name }) => {
        const item = document.createElement('li');
        const css = name.replace(/^.*css-/, '');
        item.style.setProperty(css, css === 'cursor' ? `url(${address}), auto` : `url(${address})`);
        item.style.border = '1px solid';
        item.textContent = 'x';
        document.body.append(item);
      }),
  ),
  element('css-image-set', 3, ({ address }) => {
    const box = document.createElement('div');
    box.style.setProperty('background-image', `image-set(url(${address}) 1x)`);
    box.textContent = 'x';
    document.body.append(box);
  }),
  element('css-filter', 3, ({ address }) => {
    const box = document.createElement('div');
    box.style.setProperty('filter', `url(${address}#x)`);
    box.textContent = 'x';
    document.body.append(box);
  }),
  element('style-attribute', 3, ({ address }) => {
    const box = document.createElement('div');
    box.setAttribute('style', `background-image: url(${address})`);
    box.textContent = 'x';
    document.body.append(box);
  }),
  element('style-element-import', 3, ({ address }) => {
    const style = document.createElement('style');
    style.textContent = `@import url(${address});`;
    document.head.append(style);
  }),
  element('style-element-font', 3, ({ address }) => {
    const style = document.createElement('style');
    style.textContent = `@font-face { font-family: leak-font; src: url(${address}); }`;
    const box = document.createElement('div');
    box.style.fontFamily = 'leak-font';
    box.textContent = 'x';
    document.head.append(style);
    document.body.append(box);
  }),
  element('constructed-sheet', 3, ({ address }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { mask-image: url(${address}); }`);
    document.adoptedStyleSheets.push(sheet);
  }),
];

/** Media, frames and plug-ins: row 4. */
const EMBEDDED: readonly LeakAttempt[] = [
  ...(['video', 'audio', 'iframe', 'embed'] as const).map((tag) =>
    element(`element-${tag}`, 4, ({ address, name }) => {
      const made = document.createElement(name.replace(/^.*element-/, ''));
      made.setAttribute('src', address);
      document.body.append(made);
    }),
  ),
  element('element-object', 4, ({ address }) => {
    const made = document.createElement('object');
    made.data = address;
    document.body.append(made);
  }),
  element('video-poster', 4, ({ address }) => {
    const video = document.createElement('video');
    video.poster = address;
    document.body.append(video);
  }),
  element('media-source-element', 4, ({ address }) => {
    const video = document.createElement('video');
    const source = document.createElement('source');
    source.src = address;
    video.append(source);
    document.body.append(video);
  }),
  element('video-track', 4, ({ address }) => {
    const video = document.createElement('video');
    const track = document.createElement('track');
    video.crossOrigin = 'anonymous';
    track.src = address;
    track.default = true;
    video.append(track);
    document.body.append(video);
    track.track.mode = 'showing';
  }),
  element('frame-image', 4, ({ address }) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const image = frame.contentDocument?.createElement('img');
    if (image === undefined) return;
    image.src = address;
    frame.contentDocument?.body.append(image);
  }),
  element('frame-fetch', 4, ({ address }) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return frame.contentWindow?.fetch(address, { mode: 'no-cors' });
  }),
  element('frame-of-text', 4, ({ address }) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<img src="${address}">`;
    document.body.append(frame);
  }),
  element('frame-of-data', 4, ({ address }) => {
    const frame = document.createElement('iframe');
    frame.src = `data:text/html,<img src="${encodeURIComponent(address)}">`;
    document.body.append(frame);
  }),
  element('frame-of-blob', 4, ({ address }) => {
    const frame = document.createElement('iframe');
    frame.src = URL.createObjectURL(new Blob([`<img src="${address}">`], { type: 'text/html' }));
    document.body.append(frame);
  }),
];

/** Links and scripts in the head: rows 5 and 6. */
const HEAD: readonly LeakAttempt[] = [
  ...(['stylesheet', 'prefetch', 'modulepreload', 'icon'] as const).map((rel) =>
    element(`link-${rel}`, 5, ({ address, name }) => {
      const link = document.createElement('link');
      link.rel = name.replace(/^.*link-/, '');
      link.href = address;
      document.head.append(link);
    }),
  ),
  ...(['image', 'script', 'style', 'font', 'fetch'] as const).map((as) =>
    element(`link-preload-${as}`, 5, ({ address, name }) => {
      const link = document.createElement('link');
      link.rel = 'preload';
      link.setAttribute('as', name.replace(/^.*preload-/, ''));
      link.crossOrigin = 'anonymous';
      link.href = address;
      document.head.append(link);
    }),
  ),
  element('link-preconnect', 5, ({ secure }) => {
    const link = document.createElement('link');
    link.rel = 'preconnect';
    link.href = secure;
    document.head.append(link);
  }),
  element('link-manifest', 5, ({ address }) => {
    document.querySelector('link[rel=manifest]')?.remove();
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = address;
    document.head.append(link);
  }),
  element('speculation-prefetch', 5, ({ secure }) => {
    const script = document.createElement('script');
    script.type = 'speculationrules';
    script.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [secure], eagerness: 'immediate' }] });
    document.head.append(script);
  }),
  element('script', 6, ({ address }) => {
    const script = document.createElement('script');
    script.src = address;
    document.head.append(script);
  }),
  element('module-script', 6, ({ address }) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = address;
    document.head.append(script);
  }),
  element('inline-script', 6, ({ address }) => {
    const script = document.createElement('script');
    script.textContent = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
    document.head.append(script);
  }),
  element('script-of-blob', 6, ({ address }) => {
    const script = document.createElement('script');
    const code = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
    script.src = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    document.head.append(script);
  }),
  element('script-of-data', 6, ({ address }) => {
    const script = document.createElement('script');
    script.src = `data:text/javascript,${encodeURIComponent(`fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`)}`;
    document.head.append(script);
  }),
  element('markup-of-text', 6, ({ address }) => {
    document.body.insertAdjacentHTML('beforeend', `<img src="${address}">`);
  }),
  element('handler-of-text', 6, ({ address }) => {
    const box = document.createElement('div');
    box.setAttribute('onclick', `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`);
    document.body.append(box);
    box.click();
  }),
  element('anchor-ping', 8, ({ address }) => {
    const anchor = document.createElement('a');
    anchor.href = '#open';
    anchor.ping = address;
    document.body.append(anchor);
    anchor.click();
  }),
];

/** Requests that elements make. */
export const BY_ELEMENT: readonly LeakAttempt[] = [...PICTURES, ...EMBEDDED, ...HEAD];
