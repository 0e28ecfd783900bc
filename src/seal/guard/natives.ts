// What the guard works with, taken when its code loads and before any other runs. Code of the page can replace every built-in later, `Reflect` and
// `Function.prototype.call` included: so the guard looks nothing up by name when it decides. It iterates nothing either, since iterators can be
// replaced: arrays are read by index.

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- whoever names a method of the platform knows what it gives */

/** Any method of the platform. */
export type Method = (this: unknown, ...args: never[]) => unknown;

const { apply, getOwnPropertyDescriptor } = Reflect;
const { defineProperty } = Object;

/** A method as a function of the object that it is called on. */
export function callerOf<R>(method: unknown): (self: unknown, ...args: unknown[]) => R {
  return (self, ...args) => apply(method as Method, self, args as never[]) as R;
}

/** Reads an attribute of the platform from objects of a kind; undefined where the browser has no such attribute. */
export function readerOf<R>(prototype: object | undefined, name: string): (self: unknown) => R | undefined {
  const get = prototype === undefined ? undefined : getOwnPropertyDescriptor(prototype, name)?.get;
  return (self) => (get === undefined ? undefined : (apply(get, self, []) as R));
}

/** Puts a value in place of a property, for good. */
export function fix(target: object, name: string, value: unknown): void {
  defineProperty(target, name, { value, writable: false, configurable: false });
}

/**
 * Puts a value that ignores being set in place of an attribute, for good: code that sets it goes on. Where a browser does not let the attribute be
 * changed it stays as it is.
 */
export function fixAttribute(target: object, name: string, value: unknown): void {
  try {
    defineProperty(target, name, { get: () => value, set: () => undefined, configurable: false });
  } catch {
    return;
  }
}

/** Puts something in place of a method that may still call the original; nothing where the browser has no such method. */
export function replace(
  prototype: object | undefined,
  name: string,
  make: (original: (self: unknown, args: unknown[]) => unknown) => (this: unknown, ...args: unknown[]) => unknown,
): void {
  const method: unknown = prototype === undefined ? undefined : Reflect.get(prototype, name);
  if (prototype === undefined || typeof method !== 'function') return;
  fix(
    prototype,
    name,
    make((self, args) => apply(method as Method, self, args as never[])),
  );
}

const Text = String;
const { prototype: TEXT } = Text;

/** A value as text, once: asking it again could give another answer. */
export function asText(value: unknown): string {
  return Text(value);
}

export const lowerCase = callerOf<string>(Reflect.get(TEXT, 'toLowerCase'));
export const endsWith = callerOf<boolean>(Reflect.get(TEXT, 'endsWith'));
export const lastIndexOf = callerOf<number>(Reflect.get(TEXT, 'lastIndexOf'));
export const slice = callerOf<string>(Reflect.get(TEXT, 'slice'));
