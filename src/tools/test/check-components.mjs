// Types of the components, and the rules that need types: svelte-check writes each component out as TypeScript, which oxlint then reads.
// usage: node src/tools/test/check-components.mjs
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
/** Where svelte-check writes. It is not in .gitignore, whose folders oxlint never reads, so nothing of it may stay. */
const written = path.join(root, '.svelte-check');

/** @param {string} name @param {string[]} args */
function run(name, ...args) {
  return runProgram(path.join(root, 'node_modules', '.bin', name), args, { cwd: root, write: null });
}

rmSync(written, { recursive: true, force: true });
try {
  const areTypesRight = await run(
    'svelte-check',
    '--tsgo',
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  );
  const rules = ['--config', path.join(root, 'src/tools/test/components.oxlintrc.json'), '--disable-nested-config'];
  const areRulesKept = areTypesRight && (await run('oxlint', ...rules, '--deny-warnings', '.svelte-check/svelte'));
  process.exitCode = areRulesKept ? 0 : 1;
} finally {
  rmSync(written, { recursive: true, force: true });
}
