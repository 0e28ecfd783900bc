import { readFileSync, writeFileSync } from 'node:fs';
import { MANIFEST } from '../reference/manifest.ts';
import { readArguments } from './command-line.ts';
import { checkSbom } from './sbom/check-sbom.ts';
import { type LockFile, makeSbom, type Sbom } from './sbom/make-sbom.ts';

const USAGE = 'npm run sbom -- --out FILE | --check FILE';

/** Writes the bill of materials (CycloneDX 1.6), or checks one against the lock of this source. */
export function main(args: string[]): number {
  const read = readArguments({ args, options: { out: { type: 'string' }, check: { type: 'string' } } }, USAGE);
  const file = read?.values.out ?? read?.values.check;
  if (read === null || file === undefined) {
    if (read !== null) process.stderr.write(`usage: ${USAGE}\n`);
    return 2;
  }
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile;
  const made = makeSbom(lock, MANIFEST);
  if (read.values.out !== undefined) writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`);
  const sbom = JSON.parse(readFileSync(file, 'utf8')) as Sbom;
  const problems = checkSbom(sbom, lock);
  if (JSON.stringify(sbom) !== JSON.stringify(made)) problems.push('it is not the one that this source gives');
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${sbom.components.length} components, ${problems.length} problems\n`);
  return problems.length === 0 ? 0 : 1;
}
