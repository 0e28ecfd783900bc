import { describe, expect, it } from 'vitest';
import { isMissingPart } from '../../../src/state/missing-parts.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('what nobody caught', () => {
  it.each([
    ['Chromium: no answer', new TypeError('Failed to fetch dynamically imported module: http://x/a.js'), true],
    ['Firefox: no answer', new TypeError('error loading dynamically imported module: http://x/a.js'), true],
    ['Safari: no answer', new TypeError('Importing a module script failed.'), true],
    ['Chromium: a page in place of the script', new SyntaxError("Unexpected token '<'"), true],
    ['Firefox: a page in place of the script', new SyntaxError("expected expression, got '<'"), true],
    ['half of a script', new SyntaxError('Unexpected end of input'), true],
    [
      'a part of another build',
      new SyntaxError("The requested module './a.js' does not provide an export named 'b'"),
      true,
    ],
    ['text that is no JSON', thrownBy(() => JSON.parse('<!doctype html>')), false],
    ['a fault of ours', new TypeError("Cannot read properties of undefined (reading 'x')"), false],
    ['no error at all', 'x', false],
  ])('%s', (_, reason, isMissing) => {
    expect(isMissingPart(reason)).toBe(isMissing);
  });
});
