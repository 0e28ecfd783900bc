import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '../../../src/reference/manifest.ts';

const NOTICE = readFileSync(new URL('../../../NOTICE', import.meta.url), 'utf8');

describe('NOTICE', () => {
  it('names every score that ships, with what is to be cited', () => {
    const scores = MANIFEST.filter((entry) => entry.kind === 'score');
    expect(scores.length).toBeGreaterThan(0);
    for (const { identity, citation } of scores) {
      expect(NOTICE).toContain(identity.id);
      if (citation !== undefined) expect(NOTICE).toContain(citation);
    }
  });

  it('no pack ships under terms that forbid a use', () => {
    for (const { identity } of MANIFEST) {
      // Share-alike stays inside the one pack that is under it.
      const licence = identity.id === 'drugs-dpwg' ? identity.licence.replace('CC-BY-SA-4.0', '') : identity.licence;
      expect(licence).not.toMatch(/\bNC\b|\bND\b|non-?commercial|academic|GPL|\bSA\b/i);
      expect(identity.licence).not.toBe('');
    }
  });
});
