import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '../../../src/reference/manifest.ts';
import { contentSecurityPolicy } from '../../../src/seal/policy/content-security-policy.ts';
import { checkSbom } from '../../../src/tools/sbom/check-sbom.ts';
import { type LockFile, makeSbom, type Sbom } from '../../../src/tools/sbom/make-sbom.ts';

const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as LockFile;
const made = (): Sbom => structuredClone(makeSbom(lock, MANIFEST));

describe('the bill of materials', () => {
  it('has every package and every pack, and nothing is wrong with it', () => {
    const sbom = made();
    expect(sbom.components).toHaveLength(Object.keys(lock.packages).length - 1 + MANIFEST.length);
    expect(checkSbom(sbom, lock)).toEqual([]);
    const shipped = sbom.components.filter(({ scope, type }) => scope === 'required' && type === 'library');
    expect(shipped.map(({ name }) => name)).toEqual(expect.arrayContaining(['svelte', 'hash-wasm', '@zxcvbn-ts/core']));
  });

  it.each<[string, (sbom: Sbom) => unknown, RegExp]>([
    ['lacks a package', (sbom) => sbom.components.shift(), /is not there/],
    ['has one twice', (sbom) => sbom.components.push({ ...sbom.components[0]! }), /twice/],
    ['has another version', (sbom) => (sbom.components[0]!.version = '9.9.9'), /another one/],
    ['has another hash', (sbom) => (sbom.components[0]!.hashes![0]!.content = '0'.repeat(128)), /another one/],
    ['has a hash that is none', (sbom) => (sbom.components[0]!.hashes![0]!.content = 'zz'), /none/],
    ['has no hash', (sbom) => delete sbom.components[0]!.hashes, /no hash/],
    ['is of another app', (sbom) => (sbom.metadata.component.name = 'other'), /head/],
    ['needs what is not there', (sbom) => sbom.dependencies[0]!.dependsOn.push('x'), /which is not there/],
  ])('that %s is found out', (_, change, problem) => {
    const sbom = made();
    change(sbom);
    expect(checkSbom(sbom, lock).join('\n')).toMatch(problem);
  });
});

describe('the manifest', () => {
  it('has icons that the policy of the page lets in', () => {
    const { icons } = JSON.parse(read('public/manifest.webmanifest')) as { icons: { src: string }[] };
    const sources = (/img-src ([^;]*)/.exec(contentSecurityPolicy('document'))?.[1] ?? '').split(' ');
    expect(icons.length).toBeGreaterThan(0);
    for (const { src } of icons) expect(sources.some((source) => src.startsWith(source))).toBe(true);
  });
});
