import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from './command-line.ts';
import { compileSingle } from './single/compile-single.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILE = 'sequester.html';

/**
 * Builds the app as one HTML file that runs from disk, and prints its checksum. `--out FOLDER` names where to (`dist-single`).
 */
export async function main(args: string[]): Promise<number> {
  const said = readArguments({ args, options: { out: { type: 'string' } } }, 'npm run build:single -- [--out FOLDER]');
  if (said === null) return 2;
  const folder = path.resolve(said.values.out ?? path.join(ROOT, 'dist-single'));
  const html = await compileSingle(ROOT);
  const sha256 = createHash('sha256').update(html).digest('hex');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, FILE), html);
  writeFileSync(path.join(folder, 'SHA256SUMS'), `${sha256}  ${FILE}\n`);
  process.stdout.write(`${FILE}\t${String(Buffer.byteLength(html))} bytes\nSHA-256\t${sha256}\n`);
  return 0;
}
