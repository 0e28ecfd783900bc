import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const CHECK = read('public/browser-check.js');

interface Shown {
  hidden: boolean;
  missing: string[];
}

type Listener = (event: { error?: unknown; message?: string }) => void;

/** A constructor of something that has nothing in it. */
function Made(this: object): void {
  Object.freeze(this);
}
const withNoModule = Object.assign(() => undefined, { prototype: { noModule: true } });
/** Kinds of workers that were asked for. */
const asked: string[] = [];

/** What the check shows in a browser of these globals. */
function check(
  change: Record<string, unknown>,
  after: (fire: Listener, load: () => void) => void = () => undefined,
  appsOwn: object | null = null,
): Record<string, Shown> {
  const pages: Record<string, Shown> = {};
  const elements = Object.fromEntries(
    ['too-old', 'not-secure', 'part-missing'].map((id) => {
      const page: Shown = (pages[id] = { hidden: true, missing: [] });
      const list = { appendChild: (item: { textContent: string }) => page.missing.push(item.textContent) };
      return [id, Object.assign(page, { style: {}, querySelector: () => (id === 'too-old' ? list : null) })];
    }),
  );
  const listeners: Record<string, Listener> = {};
  const window: Record<string, unknown> = {
    isSecureContext: true,
    addEventListener: (type: string, listen: Listener) => (listeners[type] = listen),
  };
  const globals: Record<string, unknown> = {
    window,
    document: {
      adoptedStyleSheets: [],
      getElementById: (id: string) => (id === 'app' ? { firstChild: appsOwn } : elements[id]),
      createElement: () => ({ textContent: '' }),
    },
    HTMLScriptElement: withNoModule,
    CSSStyleSheet: Made,
    Worker: function (this: { terminate: () => void }, _: string, options: { type: string }) {
      asked.push(options.type);
      this.terminate = () => undefined;
    },
    WebAssembly,
    Uint8Array,
    ...change,
  };
  runInNewContext(CHECK, globals);
  after(
    (event) => listeners.error?.(event),
    () => listeners.load?.({}),
  );
  return Object.fromEntries(Object.entries(pages).map(([id, { hidden, missing }]) => [id, { hidden, missing }]));
}

const UNSEEN = { hidden: true, missing: [] };
const NOTHING = { 'too-old': UNSEEN, 'not-secure': UNSEEN, 'part-missing': UNSEEN };
const lacking = (...missing: string[]) => ({ ...NOTHING, 'too-old': { hidden: false, missing } });

describe('what is looked for before the app starts', () => {
  it('shows nothing where everything is there', () => {
    expect(check({})).toEqual(NOTHING);
  });

  const SIMD = 'WebAssembly with SIMD';
  it.each([
    ['no WebAssembly', { WebAssembly: undefined }, ['WebAssembly, which this browser lacks or has switched off', SIMD]],
    ['no SIMD', { WebAssembly: { validate: () => false } }, [SIMD]],
    ['workers that ask for no kind', { Worker: Made }, ['workers that are modules']],
    ['no workers', { Worker: undefined }, ['workers that are modules']],
    ['no look-behind', { RegExp: refuse }, ['look-behind in patterns of text']],
    ['no style sheets from scripts', { CSSStyleSheet: refuse }, ['style sheets made by scripts']],
    [
      'no modules',
      { HTMLScriptElement: Object.assign(() => undefined, { prototype: {} }) },
      ['scripts that are modules'],
    ],
  ] as const)('%s', (_, change, missing) => {
    expect(check(change)).toEqual(lacking(...missing));
  });

  it('does not ask for a worker of text where text cannot become one', () => {
    expect(
      check({ Worker: refuse, window: { isSecureContext: true, trustedTypes: {}, addEventListener: () => undefined } }),
    ).toEqual(NOTHING);
  });

  it('says of an address that is not secure what that means, and nothing about age', () => {
    const shown = check({
      window: { isSecureContext: false, addEventListener: () => undefined },
      WebAssembly: undefined,
    });
    expect([shown['not-secure']?.hidden, shown['too-old']?.hidden]).toEqual([false, true]);
  });

  it.each([
    ['a script that could not be read', { error: new SyntaxError('x') }, false],
    ['the same, told as text', { message: 'SyntaxError: Unexpected token' }, false],
    ['another error', { error: new Error('x'), message: 'Error: x' }, true],
  ])('%s', (_, event, hidden) => {
    expect(
      check({ SyntaxError }, (fire) => {
        fire(event);
      })['too-old']?.hidden,
    ).toBe(hidden);
  });

  it.each([
    ['the app did not come', {}, null, { 'too-old': true, 'not-secure': true, 'part-missing': false }],
    ['the app is there', {}, {}, { 'too-old': true, 'not-secure': true, 'part-missing': true }],
    [
      'the browser is too old',
      { WebAssembly: undefined },
      null,
      { 'too-old': false, 'not-secure': true, 'part-missing': true },
    ],
  ] as const)('once the page has loaded: %s', (_, change, appsOwn, hidden) => {
    const shown = check(
      change,
      (_fire, load) => {
        load();
      },
      appsOwn,
    );
    expect(Object.fromEntries(Object.entries(shown).map(([id, page]) => [id, page.hidden]))).toEqual(hidden);
  });

  it('is written in a language that old browsers read', () => {
    const code = CHECK.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'[^']*'/g, '');
    expect(code).not.toMatch(/=>|\b(?:const|let|class|async|await)\b|`|\?\.|\?\?/);
  });
});

function refuse(): never {
  throw new SyntaxError('not here');
}

describe('the oldest browsers', () => {
  it.each(['index.html', 'README.md', 'docs/browsers.md'])('are named in %s, with one set of numbers', (file) => {
    const text = read(file).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Chrome or Edge 111, Firefox 121, Safari 16.4');
    const others = [...text.matchAll(/needs Chrome or Edge (\d+), Firefox (\d+), Safari ([\d.]+\d)/g)];
    expect(new Set(others.map((match) => match.slice(1).join(' ')))).toEqual(new Set(['111 121 16.4']));
  });

  it('are told by a page without scripts as well', () => {
    expect(/<noscript>([\s\S]*?)<\/noscript>/.exec(read('index.html'))?.[1]).toContain('Chrome or Edge 111');
  });
});
