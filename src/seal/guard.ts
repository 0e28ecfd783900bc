// The belt for browsers that bound no connections (`Connection-Allowlist`): navigation, pop-ups and WebRTC, which a
// Content-Security-Policy does not cover, are taken away in code before anything else runs. Code that ran earlier keeps them.

/** What the guard found in this browser: what it has not, it neither took away nor holds. */
export interface Guarded {
  /** Moves to other pages are held: the browser tells of them before they happen (Navigation API). */
  moves: boolean;
  /** The browser has peer connections; the page has none. */
  peerConnections: boolean;
}

/** What the page no longer has; the probe of the seal still tries it. */
export interface TakenAway {
  PeerConnection: (new () => { close(): void }) | null;
  guarded: Guarded;
}

const PEER_CONNECTIONS = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection'] as const;
/** A frame is a fresh window, with everything that was taken from this one. */
const FRAMES: readonly string[] = ['iframe', 'frame', 'frameset', 'object', 'embed', 'fencedframe', 'portal'];

/**
 * @param window - the page, before anything else has run in it
 * @param refusedElements - further elements that the page never makes
 */
export function guardPage(window: Window & typeof globalThis, refusedElements: readonly string[] = []): TakenAway {
  const PeerConnection = Reflect.get(window, PEER_CONNECTIONS[0]) as TakenAway['PeerConnection'] | undefined;
  for (const name of PEER_CONNECTIONS) if (name in window) fix(window, name, undefined);
  fix(window, 'open', () => null);
  refuseElements(window, new Set([...FRAMES, ...refusedElements]));
  keepClicksHere(window);
  keepFormsHere(window);
  const moves = keepNavigationHere(window);
  return {
    PeerConnection: PeerConnection ?? null,
    guarded: { moves, peerConnections: PeerConnection !== undefined },
  };
}

/** Whether an address is the app's own page, or something that the page itself made to be saved. */
export function staysHere(address: string, here: string): boolean {
  const [to, from] = [parse(address, here), new URL(here)];
  if (to === null) return false;
  if (to.protocol === 'blob:') return true;
  const page = ({ protocol, host, pathname }: URL): string =>
    `${protocol}//${host}${pathname.replace(/index\.html$/, '')}`;
  return page(to) === page(from) && (to.search === '' || to.search === from.search);
}

/** Null where an address is none. `URL.canParse` is newer than the browsers that the app runs in. */
function parse(address: string, base: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

function fix(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: false, configurable: false });
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Puts something in place of a method that may still call the original. */
function replace(prototype: object, name: string, make: (original: Method) => Method): void {
  fix(prototype, name, make(Reflect.get(prototype, name) as Method));
}

function refuseElements({ Document, DOMException }: Window & typeof globalThis, names: ReadonlySet<string>): void {
  const check = (name: unknown): void => {
    const local = String(name).toLowerCase().split(':').pop() ?? '';
    if (names.has(local)) throw new DOMException('this page makes no such element', 'NotSupportedError');
  };
  for (const [method, nameAt] of [
    ['createElement', 0],
    ['createElementNS', 1],
  ] as const) {
    replace(Document.prototype, method, (original) => {
      return function (this: unknown, ...args: unknown[]) {
        check(args[nameAt]);
        return original.apply(this, args);
      };
    });
  }
}

/** A link that opens another window fires no `navigate` event here. */
function keepClicksHere(window: Window & typeof globalThis): void {
  const { HTMLElement, EventTarget, Element, Event } = window;
  const leaves = (target: unknown): boolean => {
    if (!(target instanceof Element)) return false;
    const link = target.closest('a, area');
    if (link === null) return false;
    const href = link.getAttribute('href') ?? link.getAttribute('xlink:href');
    if (href === null) return false;
    const frame = (link.getAttribute('target') ?? '').toLowerCase();
    return (frame !== '' && frame !== '_self') || !staysHere(href, window.document.baseURI);
  };
  window.addEventListener(
    'click',
    (event) => {
      if (leaves(event.target)) event.preventDefault();
    },
    { capture: true },
  );
  // Links that are in no document are clicked where nobody listens.
  replace(HTMLElement.prototype, 'click', (original) => {
    return function (this: unknown) {
      return leaves(this) ? undefined : original.call(this);
    };
  });
  replace(EventTarget.prototype, 'dispatchEvent', (original) => {
    return function (this: unknown, ...args: unknown[]) {
      const [event] = args;
      const isClick = event instanceof Event && event.type === 'click';
      return isClick && leaves(this) ? false : original.apply(this, args);
    };
  });
}

/** `form-action` refuses a form only when its window is open already and its host was looked up. The app sends none. */
function keepFormsHere(window: Window & typeof globalThis): void {
  fix(window.HTMLFormElement.prototype, 'submit', () => undefined);
  window.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
    },
    { capture: true },
  );
}

/** Part of the Navigation API (HTML, section 7.2.7) that is used here. */
interface NavigationHost {
  navigation?: EventTarget;
}

/** Whether the browser lets moves be held at all: `location` itself cannot be taken away. */
function keepNavigationHere(window: Window): boolean {
  const { navigation } = window as NavigationHost;
  if (navigation === undefined) return false;
  navigation.addEventListener('navigate', (event) => {
    const { destination } = event as Event & { destination: { url: string } };
    if (!staysHere(destination.url, window.location.href)) event.preventDefault();
  });
  return true;
}
