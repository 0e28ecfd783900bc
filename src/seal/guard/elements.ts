import { asText, fix, fixAttribute, lastIndexOf, lowerCase, replace, slice } from './natives.ts';

/** A frame is a fresh window, with everything that was taken from this one. */
export const FRAMES: readonly string[] = ['iframe', 'frame', 'frameset', 'object', 'embed', 'fencedframe', 'portal'];
/** Change the address of a link while it is clicked. */
export const ANIMATIONS: readonly string[] = ['set', 'animate', 'animatetransform', 'animatemotion'];

type Page = Window & typeof globalThis;

/**
 * Takes the ways to a fresh window, and to elements that the guard could not look into, from the page: by name, by a document that is made with
 * one, by a class that extends one, by a transformation, by writing the document anew, by a window beside it.
 *
 * @param furtherElements - elements that this page never makes either
 */
export function refuseElements(window: Page, furtherElements: readonly string[]): void {
  const { DOMException } = window;
  const refuse = (): never => {
    throw new DOMException('this page makes no such thing', 'NotSupportedError');
  };
  const refused = Object.create(null) as Record<string, true>;
  for (const name of [...FRAMES, ...ANIMATIONS, ...furtherElements]) refused[name] = true;
  const checked = (value: unknown): string => {
    const text = asText(value);
    const local = lowerCase(slice(text, lastIndexOf(text, ':') + 1));
    return refused[local] === true ? refuse() : text;
  };
  replace(window.Document.prototype, 'createElement', (original) => {
    return function (this: unknown, name: unknown, options?: unknown) {
      return original(this, [checked(name), options]);
    };
  });
  replace(window.Document.prototype, 'createElementNS', (original) => {
    return function (this: unknown, namespace: unknown, name: unknown, options?: unknown) {
      return original(this, [namespace, checked(name), options]);
    };
  });
  replace(window.DOMImplementation.prototype, 'createDocument', (original) => {
    return function (this: unknown, namespace: unknown, name: unknown, type: unknown = null) {
      return original(this, [namespace, name === null ? null : checked(name), type]);
    };
  });
  // A document that is opened anew loses every listener, those of the guard too; with three arguments it is a new window.
  for (const name of ['open', 'write', 'writeln', 'execCommand'])
    replace(window.Document.prototype, name, () => refuse);
  replace(window.CustomElementRegistry.prototype, 'define', () => refuse);
  // What is in a shadow sends its events past the listeners of the page.
  replace(window.Element.prototype, 'attachShadow', () => refuse);
  for (const name of ['XSLTProcessor', 'documentPictureInPicture']) if (name in window) fix(window, name, undefined);
  closeWindows(window);
}

/** Elements that hold a window, and where it is read. */
const HOLDERS: readonly string[] = ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement', 'HTMLEmbedElement'];

/** Where a frame came into the page all the same, as markup does in browsers without Trusted Types, its window is not found by way of it. */
function closeWindows(window: Page): void {
  for (const holder of HOLDERS) {
    const { prototype } = (Reflect.get(window, holder) ?? {}) as { prototype?: object };
    if (prototype === undefined) continue;
    for (const name of ['contentWindow', 'contentDocument']) if (name in prototype) fixAttribute(prototype, name, null);
    replace(prototype, 'getSVGDocument', () => () => null);
  }
  const { prototype } = (Reflect.get(window, 'DocumentPictureInPicture') ?? {}) as { prototype?: object };
  replace(prototype, 'requestWindow', () => () => Promise.reject(new window.DOMException('', 'NotSupportedError')));
}
