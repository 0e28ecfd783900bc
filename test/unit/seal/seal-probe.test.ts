import { afterEach, describe, expect, it, vi } from 'vitest';
import { probeNetwork } from '../../../src/seal/seal-probe.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the probe of a context', () => {
  const FOLDER = 'http://localhost:1/app/';
  it.each([
    ['a policy that refuses everything', [], true],
    ['no policy, and the network off', ['data:'], false],
    ['no policy', ['data:', 'http:'], false],
    ['a policy that lets the own server pass', ['http:'], false],
  ] as const)('%s', async (_, open, refused) => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(address);
      const passes = open.some((scheme) => address.startsWith(scheme));
      return passes ? Promise.resolve(new Response(null)) : Promise.reject(new TypeError('refused'));
    });
    expect(await probeNetwork(FOLDER)).toEqual({ refused });
    expect(asked).toEqual(['data:,', `${FOLDER}seal-probe`]);
  });
});
