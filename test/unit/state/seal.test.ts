import { describe, expect, it } from 'vitest';
import { PATH_CLASSES } from '../../../src/seal/policy/path-class.ts';
import type { SeenHeaders } from '../../../src/seal/seen-headers.ts';
import { gapsOf, levelOf, limitsOf, type SealEvidence } from '../../../src/state/seal.svelte.ts';

const REFUSED = { refused: true, byPolicy: true };
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
  isolated: true,
  airplane: 'controlled',
  copy: { files: [], strays: 0, preload: false },
  scriptsHeld: true,
  neighbours: [],
  intrusion: null,
  headers: SEEN,
};
const vault = WHOLE.vault ?? { network: REFUSED, kernelImports: 0, kernelSha256: '' };

describe('the seal', () => {
  it('is the browser’s where everything holds', () => {
    expect(levelOf(WHOLE)).toBe('browser');
  });

  it.each([
    ['page-connects', { page: { refused: false, byPolicy: false } }],
    ['page-pictures', { pictures: false }],
    ['vault-connects', { vault: { ...vault, network: { refused: false, byPolicy: false } } }],
    ['vault-silent', { vault: null }],
    ['kernel-imports', { vault: { ...vault, kernelImports: 1 } }],
    ['no-airplane', { airplane: 'unsupported' }],
    ['no-airplane', { airplane: 'refused' }],
    ['no-airplane', { airplane: 'reload' }],
    ['not-isolated', { isolated: false }],
    ['files-unseen', { copy: null }],
    [
      'files-differ',
      { copy: { files: [{ path: 'a', sha256: '1', sizeBytes: 1, computed: '2' }], strays: 0, preload: false } },
    ],
    [
      'files-differ',
      { copy: { files: [{ path: 'a', sha256: '1', sizeBytes: 0, computed: null }], strays: 0, preload: false } },
    ],
    ['files-differ', { scriptsHeld: false }],
    ['preload', { copy: { files: [], strays: 0, preload: true } }],
    ['taken-over', { intrusion: 'taken' }],
    ['headers-unseen', { headers: SEEN.slice(1) }],
    ['headers-deviate', { headers: [{ ...SEEN[0]!, deviations: ['Referrer-Policy'] }, ...SEEN.slice(1)] }],
  ] as const)('is open with the gap %s', (gap, change) => {
    const evidence = { ...WHOLE, ...change } as SealEvidence;
    expect(gapsOf(evidence)).toEqual([gap]);
    expect(levelOf(evidence)).toBe('open');
  });

  it.each([
    ['connections', { connections: false }],
    ['trusted-types', { trustedTypes: false }],
    ['no-report', { page: { refused: true, byPolicy: false } }],
  ] as const)('is by policy with the limit %s', (limit, change) => {
    const evidence = { ...WHOLE, ...change } as SealEvidence;
    expect(limitsOf(evidence)).toEqual([limit]);
    expect(levelOf(evidence)).toBe('policy');
  });

  it('of one file needs the browser’s word for each refusal: with nothing served, a failed fetch proves nothing', () => {
    const single: SealEvidence = {
      ...WHOLE,
      headers: null,
      airplane: 'single-file',
      copy: null,
      isolated: false,
      connections: false,
    };
    expect([levelOf(single), limitsOf(single)]).toEqual(['policy', ['single-file']]);
    expect(levelOf({ ...single, page: { refused: true, byPolicy: false } })).toBe('open');
    expect(levelOf({ ...single, vault: { ...vault, network: { refused: true, byPolicy: false } } })).toBe('open');
  });
});
