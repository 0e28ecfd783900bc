import { describe, expect, it, vi } from 'vitest';

/** Names of the platform that the module takes when it loads; what they do is tried in browsers. */
for (const name of ['Element', 'DocumentFragment', 'Document', 'Node'])
  vi.stubGlobal(
    name,
    Object.assign(() => undefined, {
      prototype: {
        querySelector: () => null,
        get nodeType() {
          return 1;
        },
        get localName() {
          return '';
        },
      },
    }),
  );
const { markupOf } = await import('../../../src/seal/guard-markup.ts');
vi.unstubAllGlobals();

describe('text that would become a frame or a link', () => {
  const pattern = markupOf(['iframe', 'object', 'link', 'base']);
  it.each([
    ['<iframe>', true],
    ['<IFrame src=x>', true],
    ['<iframe/>', true],
    ['<div><iframe\nsrcdoc="">', true],
    ['<iframe', true],
    ['<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>', true],
    ['<!DOCTYPE x [<!ENTITY e "&#60;iframe/>">]><x>&e;</x>', true],
    ['<!doctype x [<!entity e "x">]>', true],
    ['<svg><object data=x>', true],
    ['<link rel=preconnect href=//x>', true],
    ['<base href=//x>', true],
    ['<a:b:link/>', true],
    ['<linked>', false],
    ['<iframes>', false],
    ['<iframe-like>', false],
    ['<div>iframe link object</div>', false],
    ['a < iframe', false],
    ['<p title="link">', false],
    ['<baseline>', false],
    ['', false],
  ])('%s', (text, refused) => {
    expect(pattern.test(text)).toBe(refused);
  });
});
