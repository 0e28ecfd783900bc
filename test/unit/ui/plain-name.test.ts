import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainName } from '../../../src/ui/common/plain-name.ts';

describe('a name out of a file', () => {
  it('is shown as it is where all of it can be seen', () => {
    for (const name of ['NA12878', '<b>me</b>', 'génome (2).txt', '基因组.txt']) expect(plainName(name)).toBe(name);
  });

  it('has what turns or hides text written out', () => {
    expect(plainName('a\u202Etxt.exe')).toBe('a⟨U+202E⟩txt.exe');
    expect(plainName('a\u0000\n\u200B\u2028b\u{E0001}')).toBe('a⟨U+0000⟩⟨U+000A⟩⟨U+200B⟩⟨U+2028⟩b⟨U+E0001⟩');
  });

  it('never holds a control or a mark of direction, and never grows without bound', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (name) => {
        const shown = plainName(name);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(shown.length).toBeLessThan(1400);
      }),
    );
  });
});
