import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST } from './browser.ts';

/** One file of the build. */
export interface BuiltFile {
  /** Path below `dist/`, with forward slashes. */
  name: string;
  bytes: Buffer;
}

/** Every file of the build. */
export function builtFiles(): BuiltFile[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ name: path.relative(DIST, file).split(path.sep).join('/'), bytes: readFileSync(file) }));
}

/** Size of some files as a server would send them, each packed by itself. */
export function gzipBytes(files: readonly BuiltFile[]): number {
  return files.reduce((sum, file) => sum + gzipSync(file.bytes, { level: 9 }).length, 0);
}

/** Scripts that the browser loads before the first view: the entry, what it preloads, and what these import at once. */
export function firstViewScripts(files: readonly BuiltFile[]): BuiltFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const html = byName.get('index.html')?.bytes.toString('utf8') ?? '';
  const waiting = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const found = new Map<string, BuiltFile>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const file = byName.get(name);
    if (file === undefined || found.has(name)) continue;
    found.set(name, file);
    for (const match of file.bytes.toString('utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
      waiting.push(path.posix.join(path.posix.dirname(name), match[1] ?? ''));
    }
  }
  return [...found.values()];
}
