import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CLASS_PEOPLE, classFile } from '../domain/synthetic/class-people.ts';
import { classSource } from '../domain/synthetic/class-source.ts';
import { nodeReferences } from './analyse/node-packs.ts';
import { readArguments } from './command-line.ts';
import { main as buildPacks } from './packs.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const USAGE = 'npm run samples [-- --class <folder>]';

/**
 * Draws the synthetic people anew. They are packs like any other: the whole manifest is written with them. With `--class` the thirty people
 * of a class are written to a folder instead; the page draws the same ones when somebody asks for them, so that none has to ship.
 */
export function main(words: string[] = []): Promise<number> {
  const read = readArguments({ args: words, options: { class: { type: 'string' } } }, USAGE);
  if (read === null) return Promise.resolve(2);
  const folder = read.values.class;
  return folder === undefined ? buildPacks([]) : Promise.resolve(writeClass(folder));
}

function writeClass(folder: string): number {
  const references = nodeReferences(ROOT);
  if (!references.ok) return 1;
  const { scores, ancestry, pgx } = references.value;
  const source = classSource({ scores, panel: ancestry?.main ?? null, pgx });
  mkdirSync(folder, { recursive: true });
  for (const person of CLASS_PEOPLE) writeFileSync(path.join(folder, `${person.id}.txt`), classFile(person, source));
  process.stdout.write(`${String(CLASS_PEOPLE.length)} people of ${String(source.places.length)} places\n`);
  return 0;
}
