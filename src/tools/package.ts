import path from 'node:path';
import { buildPackage } from './package/build-package.ts';
import { readArguments } from './command-line.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Builds the command and the library for Node, with kernel and packs beside them. `--out FOLDER` names where to (`dist-package`). */
export async function main(args: string[]): Promise<number> {
  const said = readArguments({ args, options: { out: { type: 'string' } } }, 'npm run package -- [--out FOLDER]');
  if (said === null) return 2;
  const folder = path.resolve(said.values.out ?? path.join(ROOT, 'dist-package'));
  const bytes = await buildPackage(ROOT, folder, { types: true });
  process.stdout.write(`${folder}: ${(bytes / 1e6).toFixed(1)} MB\n`);
  return 0;
}
