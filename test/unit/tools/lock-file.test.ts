import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  version?: string;
  integrity?: string;
  inBundle?: boolean;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const text = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
const { packages } = JSON.parse(text) as { packages: Record<string, LockedPackage> };

/** Whether a package required at some place of the tree is found there or further up. */
function isFound(from: string, name: string): boolean {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true;
    if (place === '') return false;
  }
}

describe('package-lock.json', () => {
  it('has every package that another needs, for other platforms too: else `npm ci` refuses it', () => {
    const missing = Object.entries(packages).flatMap(([place, { dependencies = {}, optionalDependencies = {} }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isFound(place, name)),
    );
    expect(missing).toEqual([]);
  });

  it('pins the bytes of every package, those of other platforms too', () => {
    const unpinned = Object.entries(packages).filter(
      ([place, { integrity = '', inBundle = false }]) =>
        // What a package brings inside its own archive is pinned with it.
        place !== '' && !inBundle && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity),
    );
    expect(unpinned.map(([place]) => place)).toEqual([]);
  });

  it('names no address to download from', () => {
    expect(text).not.toMatch(/"resolved": "https?:/);
  });
});
