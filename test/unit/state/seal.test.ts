import { describe, expect, it } from 'vitest';
import { PATH_CLASSES } from '../../../src/seal/policy/path-class.ts';
import type { SeenHeaders } from '../../../src/seal/seen-headers.ts';
import { gapsOf, levelOf, limitsOf, type SealEvidence } from '../../../src/state/seal.svelte.ts';

const REFUSED = { refused: true };
const SEEN: SeenHeaders[] = PATH_CLASSES.slice(0, 4).map((pathClass) => ({
  pathClass,
  path: '',
  headers: [],
  deviations: [],
}));
const WHOLE: SealEvidence = {
  page: REFUSED,
  vault: { network: REFUSED, kernelImports: 0, kernelSha256: '' },
  trustedTypes: true,
  pictures: true,
  connections: true,
  guarded: { moves: true, peerConnections: true },
  isolated: true,
  airplane: 'controlled',
  headers: SEEN,
};
const vault = WHOLE.vault ?? { network: REFUSED, kernelImports: 0, kernelSha256: '' };

describe('the seal', () => {
  it('is the browser’s where everything holds', () => {
    expect(levelOf(WHOLE)).toBe('browser');
  });

  it.each([
    ['page-connects', { page: { refused: false } }],
    ['page-pictures', { pictures: false }],
    ['vault-connects', { vault: { ...vault, network: { refused: false } } }],
    ['vault-silent', { vault: null }],
    ['kernel-imports', { vault: { ...vault, kernelImports: 1 } }],
    ['no-airplane', { airplane: 'unsupported' }],
    ['no-airplane', { airplane: 'refused' }],
    ['no-airplane', { airplane: 'reload' }],
    ['not-isolated', { isolated: false }],
    ['headers-unseen', { headers: SEEN.slice(1) }],
    ['headers-deviate', { headers: [{ ...SEEN[0]!, deviations: ['Referrer-Policy'] }, ...SEEN.slice(1)] }],
  ] as const)('is open with the gap %s', (gap, change) => {
    const evidence = { ...WHOLE, ...change } as SealEvidence;
    expect(gapsOf(evidence)).toEqual([gap]);
    expect(levelOf(evidence)).toBe('open');
  });

  it.each([['trusted-types', { trustedTypes: false }]] as const)('is by policy with the limit %s', (limit, change) => {
    const evidence = { ...WHOLE, ...change } as SealEvidence;
    expect(limitsOf(evidence)).toEqual([limit]);
    expect(levelOf(evidence)).toBe('policy');
  });

  const guarded = (moves: boolean, peerConnections: boolean) => ({ guarded: { moves, peerConnections } });
  const unbounded = { connections: false };
  const single = { headers: null, airplane: 'single-file', isolated: false, connections: false };
  const untyped = { trustedTypes: false };
  it.each([
    ['Chromium 102 to 151', { ...unbounded }, 'policy', ['connections', 'names']],
    ['Firefox 148', { ...unbounded }, 'policy', ['connections', 'names']],
    [
      'Firefox 147',
      { ...unbounded, ...untyped },
      'policy',
      ['connections', 'trusted-types', 'peer-connections', 'names'],
    ],
    [
      'Firefox 140',
      { ...unbounded, ...untyped, ...guarded(false, true) },
      'partial',
      ['moves', 'connections', 'trusted-types', 'peer-connections', 'names'],
    ],
    ['Safari 26.0', { ...unbounded, ...guarded(false, true) }, 'partial', ['moves', 'connections', 'names']],
    [
      'an engine without peer connections',
      { ...unbounded, ...untyped, ...guarded(true, false) },
      'policy',
      ['connections', 'trusted-types', 'names'],
    ],
    ['one file in Chromium', single, 'policy', ['single-file', 'names']],
    ['one file in Safari 26.0', { ...single, ...guarded(false, true) }, 'partial', ['moves', 'single-file', 'names']],
    ['a browser that bounds every connection, without the Navigation API', guarded(false, true), 'browser', []],
  ] as const)('says what it cannot hold: %s', (_, change, level, limits) => {
    const evidence = { ...WHOLE, ...change } as SealEvidence;
    expect([levelOf(evidence), limitsOf(evidence)]).toEqual([level, limits]);
  });

  it('of one file is open where a context may connect', () => {
    const file = { ...WHOLE, ...single } as SealEvidence;
    expect(levelOf({ ...file, page: { refused: false } })).toBe('open');
    expect(levelOf({ ...file, vault: { ...vault, network: { refused: false } } })).toBe('open');
  });
});
