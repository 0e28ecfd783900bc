import { isMadeHere, staysHere } from './addresses.ts';
import { asText, callerOf, fix, lowerCase, readerOf, replace } from './natives.ts';

type Page = Window & typeof globalThis;

/** Part of the Navigation API (HTML, section 7.2.7) that is used here. */
interface NavigationHost {
  navigation?: EventTarget;
  NavigateEvent?: { prototype: object };
  NavigationDestination?: { prototype: object };
}

/** Keeps the page where it was opened. Whether the browser lets moves be held at all: `location` itself cannot be taken away. */
export function keepMovesHere(window: Page): boolean {
  const here = window.location.href;
  const preventDefault = callerOf<undefined>(Reflect.get(window.Event.prototype, 'preventDefault'));
  keepClicksHere(window, here, preventDefault);
  keepFormsHere(window, preventDefault);
  keepHistoryHere(window, here);
  return keepNavigationHere(window, here, preventDefault);
}

type Act = (event: unknown) => undefined;

/** Tells whether a click on something would follow a link that leads away. Every attribute of that name counts, whatever its prefix. */
function leavingLinks({ Element, Node, NamedNodeMap, Attr }: Page, here: string): (node: unknown) => boolean {
  const nameOf = readerOf<string>(Element.prototype, 'localName');
  const attributesOf = readerOf<object>(Element.prototype, 'attributes');
  const lengthOf = readerOf<number>(NamedNodeMap.prototype, 'length');
  const itemOf = callerOf<object>(Reflect.get(NamedNodeMap.prototype, 'item'));
  const attributeNameOf = readerOf<string>(Attr.prototype, 'localName');
  const valueOf = readerOf<string>(Attr.prototype, 'value');
  const parentOf = readerOf<object | null>(Node.prototype, 'parentNode');
  const typeOf = readerOf<number>(Node.prototype, 'nodeType');

  const isLink = (node: unknown): boolean => {
    if (typeOf(node) !== 1) return false;
    const name = lowerCase(nameOf(node) ?? '');
    return name === 'a' || name === 'area';
  };
  const leaves = (link: unknown): boolean => {
    const attributes = attributesOf(link);
    const count = lengthOf(attributes) ?? 0;
    let isSaving = false;
    for (let index = 0; index < count; index++) {
      if (lowerCase(attributeNameOf(itemOf(attributes, index)) ?? '') === 'download') isSaving = true;
    }
    for (let index = 0; index < count; index++) {
      const attribute = itemOf(attributes, index);
      const name = lowerCase(attributeNameOf(attribute) ?? '');
      const value = valueOf(attribute) ?? '';
      if (name === 'target' && value !== '' && lowerCase(value) !== '_self') return true;
      if (name === 'href' && !(isSaving ? isMadeHere(value, here) : staysHere(value, here))) return true;
    }
    return false;
  };
  return (start) => {
    try {
      for (let node: unknown = start; node !== null && node !== undefined; node = parentOf(node)) {
        if (isLink(node) && leaves(node)) return true;
      }
      return false;
    } catch {
      // The window and other targets are no nodes, and no links.
      return false;
    }
  };
}

/** A link that opens another window fires no `navigate` event here. */
function keepClicksHere(window: Page, here: string, preventDefault: Act): void {
  const { HTMLElement, EventTarget, Event } = window;
  const leaves = leavingLinks(window, here);
  const targetOf = readerOf<unknown>(Event.prototype, 'target');
  const typeOf = readerOf<string>(Event.prototype, 'type');
  const isClick = (event: unknown): boolean => {
    try {
      return typeOf(event) === 'click';
    } catch {
      return false;
    }
  };
  for (const type of ['click', 'auxclick']) {
    window.addEventListener(
      type,
      (event) => {
        if (leaves(targetOf(event))) preventDefault(event);
      },
      { capture: true },
    );
  }
  // Links that are in no document are clicked where nobody listens.
  replace(HTMLElement.prototype, 'click', (original) => {
    return function (this: unknown) {
      return leaves(this) ? undefined : original(this, []);
    };
  });
  replace(EventTarget.prototype, 'dispatchEvent', (original) => {
    return function (this: unknown, event: unknown) {
      return isClick(event) && leaves(this) ? false : original(this, [event]);
    };
  });
}

/** `form-action` refuses a form only when its window is open already and its host was looked up. The app sends none. */
function keepFormsHere(window: Page, preventDefault: Act): void {
  for (const name of ['submit', 'requestSubmit']) fix(window.HTMLFormElement.prototype, name, () => undefined);
  window.addEventListener('submit', preventDefault, { capture: true });
}

/** The address that a reload would ask the server for. */
function keepHistoryHere({ History, DOMException }: Page, here: string): void {
  for (const name of ['pushState', 'replaceState']) {
    replace(History.prototype, name, (original) => {
      return function (this: unknown, state: unknown, unused: unknown, address: unknown = null) {
        const text = address === null ? null : asText(address);
        if (text !== null && !staysHere(text, here)) throw new DOMException('not of this page', 'SecurityError');
        return original(this, [state, unused, text]);
      };
    });
  }
}

function keepNavigationHere(window: Page, here: string, preventDefault: Act): boolean {
  const { navigation, NavigateEvent, NavigationDestination } = window as NavigationHost;
  if (navigation === undefined) return false;
  const destinationOf = readerOf<object>(NavigateEvent?.prototype, 'destination');
  const savedAs = readerOf<string | null>(NavigateEvent?.prototype, 'downloadRequest');
  const addressOf = readerOf<string>(NavigationDestination?.prototype, 'url');
  // Firefox tells of each saving twice, the second time as a move to what is saved: once for each, that is let through.
  const isTwice = 'mozInnerScreenX' in window;
  const saved = Object.create(null) as Record<string, boolean>;
  navigation.addEventListener('navigate', (event) => {
    const address = addressOf(destinationOf(event)) ?? '';
    const isSaving = typeof savedAs(event) === 'string';
    const isAllowed = isSaving ? isMadeHere(address, here) : staysHere(address, here) || saved[address] === true;
    saved[address] = isTwice && isSaving && isAllowed;
    if (!isAllowed) preventDefault(event);
  });
  return true;
}
