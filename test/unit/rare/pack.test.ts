import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeHpoPack, encodeHpoPack } from '../../../src/reference/hpo-pack.ts';
import { MANIFEST } from '../../../src/reference/manifest.ts';
import { LAZY_IDS, REFERENCE_IDS } from '../../../src/reference/pack-ids.ts';
import { addSigns, type SignCounts, storedFrequency } from '../../../src/tools/hpo/profile.ts';
import { buildHpoPack } from '../../../src/tools/packs/hpo.ts';
import { builtKnowledge, PACK_FILE, smallKnowledge } from '../../support/rare.ts';

describe('the list of rare diseases', () => {
  it('is what its tables make, at most 1.1 MB, and is loaded when it is asked for', () => {
    const built = buildHpoPack(process.cwd());
    expect(Buffer.from(built.bytes).equals(readFileSync(PACK_FILE))).toBe(true);
    expect(built.bytes.length).toBeLessThanOrEqual(1_100_000);
    expect(LAZY_IDS).toContain('hpo');
    expect(REFERENCE_IDS).not.toContain('hpo');
    expect(MANIFEST.find(({ kind }) => kind === 'hpo')?.citation).toContain('release 2026-06-23');
  });

  it('has 9,281 diseases, 19,094 terms and 197,542 signs, each disease with a name and a sign', () => {
    const { diseases, labels, signs, signStarts, sources } = builtKnowledge();
    expect([diseases.length, labels.length, signs.length]).toEqual([9281, 19_094, 197_542]);
    expect(signStarts.slice(1).every((to, d) => to > (signStarts[d] ?? 0))).toBe(true);
    expect(diseases.every(({ name }) => name !== '')).toBe(true);
    for (const { version, date, licence } of sources) expect([version, date, licence]).not.toContain('');
  });

  it('is read back as it was written', () => {
    expect(decodeHpoPack(encodeHpoPack(smallKnowledge()))).toEqual({ ok: true, value: smallKnowledge() });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['another kind', new Uint8Array([83, 81, 76, 66, 1, 0])],
    ['a part', encodeHpoPack(smallKnowledge()).slice(0, 60)],
  ])('%s is refused', (_, bytes) => {
    expect(decodeHpoPack(bytes)).toEqual({ ok: false, error: { code: 'reference/pack-schema' } });
  });
});

describe('how often a sign is there', () => {
  it.each([
    ['nobody says', '0000001', 0],
    ['three of seven', '0000001=3/7', Math.round((250 * 3.5) / 8)],
    ['one of one is no certainty', '0000001=1/1', 188],
    ['two sources together', '0000001=3/7,1/3', Math.round((250 * 4.5) / 11)],
    ['a class counts as five patients', '0000001=V', Math.round((250 * (5 * 0.895 + 0.5)) / 6)],
    ['a number and a row that does not say', '0000001=3/7,', Math.round((250 * 3.5) / 8)],
    ['only looked for in vain', '0000001=0/100', null],
    ['excluded by a class', '0000001=X', null],
    ['in vain in one source, told in another', '0000001=0/9,', 13],
  ])('%s', (_, line, expected) => {
    const signs = new Map<string, SignCounts>();
    addSigns(signs, line);
    expect(storedFrequency(signs.get('0000001') ?? { having: 0, people: 0, untold: 0 })).toBe(expected);
  });

  it.each(['0000001=7/3', '0000001=Q', '0000001=1/0'])('%s is an error of the table', (line) => {
    expect(() => {
      addSigns(new Map(), line);
    }).toThrow();
  });
});
