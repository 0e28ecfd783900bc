import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What a build reads. */
const SOURCES = [
  'assembly',
  'docs/methods',
  'src',
  'workers',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'asconfig.json',
];
const OTHER_SOURCES = ['package.json', 'package-lock.json'];
const BUILD_MS = 600_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A copy of the sources in a folder of its own, with the same packages and nothing that an earlier build left. */
function copyOfSources(name: string): string {
  const copy = path.join(folder, name);
  for (const source of [...SOURCES, ...OTHER_SOURCES])
    cpSync(path.join(ROOT, source), path.join(copy, source), { recursive: true });
  for (const made of readdirSync(path.join(copy, 'src/i18n')).filter((one) => one.startsWith('paraglide'))) {
    rmSync(path.join(copy, 'src/i18n', made), { recursive: true });
  }
  const packages = path.join(copy, 'node_modules');
  mkdirSync(packages);
  for (const entry of readdirSync(path.join(ROOT, 'node_modules')).filter((one) => one !== '.cache')) {
    symlinkSync(path.join(ROOT, 'node_modules', entry), path.join(packages, entry));
  }
  return copy;
}

type Sums = Map<string, string>;

/** Digest of every built file below a folder, by its path from there. */
function sumsBelow(root: string): Sums {
  const files = ['dist', 'dist-single'].flatMap((out) =>
    readdirSync(path.join(root, out), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  return new Map(
    files.map((file): [string, string] => [
      path.relative(root, file).split(path.sep).join('/'),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

/** Builds both forms in a copy, as a person would: what the test runner says to its children, such as NODE_ENV, would change them. */
async function buildElsewhere(copy: string): Promise<Sums> {
  const run = promisify(execFile);
  const options = { cwd: copy, env: { PATH: process.env.PATH } };
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '--logLevel', 'error'], options);
  await run(process.execPath, ['src/tools/run.mjs', 'single'], options);
  return sumsBelow(copy);
}

/** A clinic's host puts its own in place of this one: it is no part of the build. */
const OF_THE_HOST = 'dist/kiosk.json';

describe('a build in another folder', () => {
  it('is the tested one, byte for byte, and so is the one file', { timeout: BUILD_MS }, async () => {
    const tested = sumsBelow(ROOT);
    const elsewhere = await buildElsewhere(copyOfSources('elsewhere/further-down'));
    expect([...elsewhere].sort()).toEqual([...tested].sort());
    expect(tested.size).toBeGreaterThan(20);
    for (const list of ['dist/SHA256SUMS', 'dist-single/SHA256SUMS']) {
      const text = readFileSync(path.join(ROOT, list), 'utf8');
      const listed = text
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  '));
      const names = [...tested.keys()].filter(
        (name) => path.posix.dirname(list) === name.split('/')[0] && name !== list && name !== OF_THE_HOST,
      );
      expect(listed.map(([, name]) => `${path.posix.dirname(list)}/${name ?? ''}`).sort()).toEqual(names.sort());
      for (const [sum, name] of listed) expect(tested.get(`${path.posix.dirname(list)}/${name ?? ''}`)).toBe(sum);
    }
  });
});
