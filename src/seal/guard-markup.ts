// Elements that the page never makes: as text, and as copies. Where the browser enforces Trusted Types it refuses text itself; elsewhere (Firefox
// before 148, Safari before 26) nothing else does. Taken when the code loads, before any other runs: what is replaced later is not asked.

const { apply, getOwnPropertyDescriptor, ownKeys } = Reflect;
const { defineProperty } = Object;
const testPattern = callerOf(RegExp.prototype, 'test');
const queryElement = callerOf(Element.prototype, 'querySelector');
const queryFragment = callerOf(DocumentFragment.prototype, 'querySelector');
const queryDocument = callerOf(Document.prototype, 'querySelector');
const nodeTypeOf = readerOf(Node.prototype, 'nodeType');
const localNameOf = readerOf(Element.prototype, 'localName');
const { DOMException: Refusal } = globalThis;
const { ELEMENT_NODE, DOCUMENT_NODE, DOCUMENT_FRAGMENT_NODE } = Node;

/** Part of the Trusted Types API that is used here. */
interface TrustedTypesHost {
  TrustedHTML?: { prototype: object };
}
const trusted = (globalThis as TrustedTypesHost).TrustedHTML?.prototype;
const trustedText = trusted === undefined ? null : callerOf(trusted, 'toString');

type Method = (this: unknown, ...args: unknown[]) => unknown;

function callerOf(prototype: object, name: string): (self: unknown, ...args: unknown[]) => unknown {
  const method = Reflect.get(prototype, name) as Method;
  return (self, ...args) => apply(method, self, args);
}

function readerOf(prototype: object, name: string): (self: unknown) => unknown {
  const get = getOwnPropertyDescriptor(prototype, name)?.get as Method;
  return (self) => apply(get, self, []);
}

/** A value as text, once. */
function asText(value: unknown): string {
  return `${value as string | number}`;
}

function refuse(): never {
  throw new Refusal('this page makes no such element', 'NotSupportedError');
}

/** Puts a function round another, for good. */
function wrap(
  target: object,
  name: string,
  round: (original: Method, self: unknown, args: unknown[]) => unknown,
): void {
  const original: unknown = Reflect.get(target, name);
  // What was put there for good before stays.
  const isFixed = getOwnPropertyDescriptor(target, name)?.configurable === false;
  if (typeof original !== 'function' || isFixed) return;
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

/** What goes on to the browser in place of a value, once its text was looked at. Asked again, a value could give another text. */
type Checked = (value: unknown) => unknown;

function checkedBy(pattern: RegExp): Checked {
  const check = (text: string): void => {
    if (testPattern(pattern, text) === true) refuse();
  };
  return (value) => {
    if (trustedText !== null && typeof value === 'object') {
      let text: string | null = null;
      try {
        text = trustedText(value) as string;
      } catch {
        // Not one that the page's own policy made.
      }
      if (text !== null) {
        check(text);
        return value;
      }
    }
    const text = asText(value);
    check(text);
    return value === null ? value : text;
  };
}

/**
 * Refuses elements of some names wherever text becomes elements, and wherever elements are copied.
 *
 * @param names - names of elements, lower case
 */
export function refuseMarkup(window: Window & typeof globalThis, names: readonly string[]): void {
  const checked = checkedBy(markupOf(names));
  // `innerHTML`, `insertAdjacentHTML`, `setHTMLUnsafe`, and what browsers may call alike one day.
  for (const target of [window.Element.prototype, window.ShadowRoot.prototype, window.Document])
    closeSinks(target, checked);
  const parsers: readonly (readonly [object, string])[] = [
    [window.Range.prototype, 'createContextualFragment'],
    [window.DOMParser.prototype, 'parseFromString'],
  ];
  for (const [target, name] of parsers) {
    wrap(target, name, (original, self, args) => {
      args[0] = checked(args[0]);
      return apply(original, self, args);
    });
  }
  // A class that extends an element makes one without naming it, and a transformation by a name in its own language.
  wrap(window.CustomElementRegistry.prototype, 'define', refuse);
  // The guard may have taken it away before.
  const { XSLTProcessor: Transformer } = window as Partial<typeof globalThis>;
  if (Transformer !== undefined) wrap(Transformer.prototype, 'importStylesheet', refuse);
  refuseCopies(window, names);
}

function closeSinks(target: object, checked: Checked): void {
  for (const name of ownKeys(target)) {
    if (typeof name !== 'string' || !name.includes('HTML') || name.startsWith('get')) continue;
    const descriptor = getOwnPropertyDescriptor(target, name);
    const set = descriptor?.set as Method | undefined;
    if (set === undefined) {
      // Text that comes in pieces cannot be looked at as a whole.
      const isStream = name.startsWith('stream');
      // Where it goes is said before what it is.
      const at = name === 'insertAdjacentHTML' ? 1 : 0;
      wrap(target, name, (original, self, args) => {
        if (isStream) refuse();
        args[at] = checked(args[at]);
        return apply(original, self, args);
      });
      continue;
    }
    defineProperty(target, name, {
      ...descriptor,
      set(this: unknown, text: unknown) {
        apply(set, this, [checked(text)]);
      },
      configurable: false,
    });
  }
}

/** Whether a node is one of some elements, or has one within it. */
function holds(node: unknown, named: Readonly<Record<string, true>>, selector: string): boolean {
  switch (nodeTypeOf(node)) {
    case ELEMENT_NODE:
      return named[localNameOf(node) as string] === true || queryElement(node, selector) !== null;
    case DOCUMENT_FRAGMENT_NODE:
      return queryFragment(node, selector) !== null;
    case DOCUMENT_NODE:
      return queryDocument(node, selector) !== null;
    default:
      return false;
  }
}

function refuseCopies(window: Window & typeof globalThis, names: readonly string[]): void {
  const selector = names.join(',');
  const named = Object.create(null) as Record<string, true>;
  for (const name of names) named[name] = true;
  wrap(window.Node.prototype, 'cloneNode', (original, self, args) => {
    if (holds(self, named, selector)) refuse();
    return apply(original, self, args);
  });
  for (const name of ['importNode', 'adoptNode']) {
    wrap(window.Document.prototype, name, (original, self, args) => {
      if (holds(args[0], named, selector)) refuse();
      return apply(original, self, args);
    });
  }
}

/** Takes the page's own `link` elements out: what they name is loaded, and changed or copied they would name another host. */
export function takeLinksOut(document: Document): void {
  for (const link of [...document.querySelectorAll('link')]) link.remove();
}
