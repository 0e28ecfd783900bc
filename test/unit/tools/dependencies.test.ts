import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');

interface PackageFile {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}

const own = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as PackageFile;
const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');

/** Packages that come with the app, three of them the estimate of guesses for a passphrase, one the format of encrypted exports. Each one more is a decision: it runs beside a genome. */
const MOST_RUN_TIME_PACKAGES = 18;
/** Packages below them, most of which only their build needs. */
const MOST_PACKAGES_BELOW = 66;
/** Licences that let a program under Apache-2.0 carry the package; the font's lets it be embedded. */
const SHIPPED_LICENCES: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'OFL-1.1',
]);
/** Of tools, which do not travel with the app. */
const TOOL_LICENCES: ReadonlySet<string> = new Set([
  ...SHIPPED_LICENCES,
  '0BSD',
  'BlueOak-1.0.0',
  'MPL-2.0',
  '(Apache-2.0 WITH LLVM-exception)',
]);
/** Their package file names none; the licence text that they bring is the MIT licence. */
const LICENCE_IN_TEXT: ReadonlySet<string> = new Set(['svelte-toolbelt', '@inlang/plugin-message-format']);

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

describe('packages', () => {
  it('are named with exact versions, and are the ones that are locked', () => {
    for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-dev\.\d{8}\.\d+)?$/)]);
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  it('are few where they run beside a genome', () => {
    expect(Object.keys(own.dependencies).length).toBeLessThanOrEqual(MOST_RUN_TIME_PACKAGES);
    expect(locked.filter(([, { dev }]) => dev !== true).length).toBeLessThanOrEqual(MOST_PACKAGES_BELOW);
  });

  it('run nothing when they are installed', () => {
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([place]) => place)).toEqual([]);
  });

  it('may be carried by this app: those that ship, and those that build it', () => {
    const unfit = locked.filter(([place, { license, dev, optional }]) => {
      // A binary for another platform is not installed; its licence is that of the package that asks for it.
      if (license === undefined) return optional !== true && !LICENCE_IN_TEXT.has(nameOf(place));
      return !(dev === true ? TOOL_LICENCES : SHIPPED_LICENCES).has(license);
    });
    expect(unfit.map(([place, { license }]) => `${place}: ${license ?? 'none named'}`)).toEqual([]);
  });

  it('that name no licence bring its text', () => {
    for (const name of LICENCE_IN_TEXT) {
      const files = ['LICENSE', 'LICENSE.md'].map((file) => path.join(ROOT, 'node_modules', name, file));
      const file = files.find((one) => existsSync(one));
      if (file === undefined) {
        // Then the lock is all there is: it is a tool, and does not ship.
        expect([name, lock.packages[`node_modules/${name}`]?.dev]).toEqual([name, true]);
      } else expect(readFileSync(file, 'utf8')).toMatch(/MIT License|Permission is hereby granted/);
    }
  });
});
