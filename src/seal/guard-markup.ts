// Elements that the page never makes: as text, and as copies. Where the browser enforces Trusted Types it refuses text itself; elsewhere (Firefox
// before 148, Safari before 26) nothing else does. Taken when the code loads, before any other runs: what is replaced later is not asked.

const { apply, getOwnPropertyDescriptor, ownKeys } = Reflect;
const { defineProperty } = Object;
const test = RegExp.prototype.test;
const queryElement = Element.prototype.querySelector;
const queryFragment = DocumentFragment.prototype.querySelector;
const queryDocument = Document.prototype.querySelector;
const nodeType = getOwnPropertyDescriptor(Node.prototype, 'nodeType')?.get;
const localName = getOwnPropertyDescriptor(Element.prototype, 'localName')?.get;
const { DOMException: Refusal } = globalThis;

type Method = (this: unknown, ...args: unknown[]) => unknown;

function refuse(): never {
  throw new Refusal('this page makes no such element', 'NotSupportedError');
}

/** Puts a function round another, for good. */
function wrap(target: object, name: string, round: (original: Method, self: unknown, args: unknown[]) => unknown): void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== 'function') return;
  defineProperty(target, name, {
    value: function (this: unknown, ...args: unknown[]) {
      return round(original as Method, this, args);
    },
    writable: false,
    configurable: false,
  });
}

/**
 * What text must not hold: a tag of such a name, with any prefix that XML may give it, or an entity, which could hide one.
 *
 * @param names - lower case
 */
export function markupOf(names: readonly string[]): RegExp {
  return new RegExp(`<(?:[^\\s<>/]*:)?(?:${names.join('|')})(?=[\\s/>]|$)|<!ENTITY`, 'i');
}

/**
 * Refuses elements of some names wherever text becomes elements, and wherever elements are copied.
 *
 * @param names - names of elements, lower case
 */
export function refuseMarkup(window: Window & typeof globalThis, names: readonly string[]): void {
  const pattern = markupOf(names);
  const check = (text: unknown): void => {
    if (apply(test, pattern, [`${text as string}`]) === true) refuse();
  };
  const checkAll = (args: unknown[]): void => {
    for (let index = 0; index < args.length; index++) check(args[index]);
  };
  // `innerHTML`, `insertAdjacentHTML`, `setHTMLUnsafe`, and what browsers may call alike one day.
  for (const target of [window.Element.prototype, window.ShadowRoot.prototype, window.Document]) closeSinks(target, check, checkAll);
  const parsers: readonly (readonly [object, string])[] = [
    [window.Range.prototype, 'createContextualFragment'],
    [window.DOMParser.prototype, 'parseFromString'],
  ];
  for (const [target, name] of parsers) {
    wrap(target, name, (original, self, args) => {
      checkAll(args);
      return apply(original, self, args);
    });
  }
  refuseCopies(window, names);
}

function closeSinks(target: object, check: (text: unknown) => void, checkAll: (args: unknown[]) => void): void {
  for (const name of ownKeys(target)) {
    if (typeof name !== 'string' || !/HTML/.test(name) || /^get/.test(name)) continue;
    const descriptor = getOwnPropertyDescriptor(target, name);
    const set = descriptor?.set;
    if (set !== undefined) {
      defineProperty(target, name, {
        ...descriptor,
        set(this: unknown, text: unknown) {
          check(text);
          apply(set, this, [text]);
        },
        configurable: false,
      });
    } else {
      wrap(target, name, (original, self, args) => {
        // Text that comes in pieces cannot be looked at as a whole.
        if (/stream/i.test(name)) refuse();
        checkAll(args);
        return apply(original, self, args);
      });
    }
  }
}

/** Whether a node is one of some elements, or has one within it. */
function holds(node: unknown, names: readonly string[], selector: string): boolean {
  if (nodeType === undefined || localName === undefined) return false;
  const type = apply(nodeType, node, []) as number;
  if (type === Node.ELEMENT_NODE) {
    const own = apply(localName, node, []) as string;
    for (let index = 0; index < names.length; index++) if (names[index] === own) return true;
    return apply(queryElement, node, [selector]) !== null;
  }
  if (type === Node.DOCUMENT_FRAGMENT_NODE) return apply(queryFragment, node, [selector]) !== null;
  return type === Node.DOCUMENT_NODE && apply(queryDocument, node, [selector]) !== null;
}

function refuseCopies(window: Window & typeof globalThis, names: readonly string[]): void {
  const selector = names.join(',');
  wrap(window.Node.prototype, 'cloneNode', (original, self, args) => {
    if (holds(self, names, selector)) refuse();
    return apply(original, self, args);
  });
  for (const name of ['importNode', 'adoptNode']) {
    wrap(window.Document.prototype, name, (original, self, args) => {
      if (holds(args[0], names, selector)) refuse();
      return apply(original, self, args);
    });
  }
}

/** Takes the page's own `link` elements out: what they name is loaded, and changed or copied they would name another host. */
export function takeLinksOut(document: Document): void {
  for (const link of [...document.querySelectorAll('link')]) link.remove();
}
