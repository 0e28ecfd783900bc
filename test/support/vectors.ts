import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Path of a file under `test/vectors`. */
export function vectorPath(...parts: string[]): string {
  return path.resolve(import.meta.dirname, '../vectors', ...parts);
}

/** Rows of a tab-separated vector table by column name. */
export function vectorRows(...parts: string[]): Map<string, string>[] {
  const [head = '', ...lines] = readFileSync(vectorPath(...parts), 'utf8')
    .replace(/\n$/, '')
    .split('\n');
  const names = head.split('\t');
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}
