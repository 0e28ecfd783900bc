import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The build that is one file; SEQUESTER_SINGLE names another folder. */
export const SINGLE_FOLDER = path.resolve(import.meta.dirname, process.env.SEQUESTER_SINGLE ?? '../../dist-single');
const SINGLE = path.join(SINGLE_FOLDER, 'sequester.html');

/** Path of the one file; `npm test` builds it, alone run `npm run build:single` before. */
export function singleFile(): string {
  if (!existsSync(SINGLE)) throw new Error('dist-single/ holds no build: run `npm run build:single` first');
  return SINGLE;
}

/** Its address on disk. */
export function singleAddress(): string {
  return pathToFileURL(singleFile()).href;
}
