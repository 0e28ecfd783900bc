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

async function build(name: string): Promise<Map<string, string>> {
  const copy = copyOfSources(name);
  const run = promisify(execFile);
  await run(process.execPath, [path.join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], {
    cwd: copy,
  });
  await run(process.execPath, ['src/tools/run.mjs', 'single'], { cwd: copy });
  const files = ['dist', 'dist-single'].flatMap((out) =>
    readdirSync(path.join(copy, out), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const sums = files.map((file) => [
    path.relative(copy, file).split(path.sep).join('/'),
    createHash('sha256').update(readFileSync(file)).digest('hex'),
  ]);
  return new Map(sums as [string, string][]);
}

describe('two builds in two folders', () => {
  it('are the same, byte for byte, and so is the one file', { timeout: BUILD_MS }, async () => {
    const first = await build('here');
    const second = await build('elsewhere/further-down');
    expect([...second].sort()).toEqual([...first].sort());
    expect(first.size).toBeGreaterThan(20);
    for (const list of ['dist/SHA256SUMS', 'dist-single/SHA256SUMS']) {
      const text = readFileSync(path.join(folder, 'here', list), 'utf8');
      const listed = text
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  '));
      const names = [...first.keys()].filter(
        (name) => path.posix.dirname(list) === name.split('/')[0] && name !== list,
      );
      expect(listed.map(([, name]) => `${path.posix.dirname(list)}/${name ?? ''}`).sort()).toEqual(names.sort());
      for (const [sum, name] of listed) expect(first.get(`${path.posix.dirname(list)}/${name ?? ''}`)).toBe(sum);
    }
  });
});
