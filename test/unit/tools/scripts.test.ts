import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const TOOLS = readdirSync(path.join(ROOT, 'src/tools'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length))
  // A part of the command line's reader, not a tool.
  .filter((name) => name !== 'command-line');

it.each(TOOLS)('the tool %s has a script', (tool) => {
  expect(
    Object.values(scripts).some((command) => command.split(' && ').at(-1) === `node src/tools/run.mjs ${tool}`),
  ).toBe(true);
});

const CONTRIBUTING = readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8');

it.each(Object.keys(scripts))('the script %s is in the table of CONTRIBUTING.md', (script) => {
  expect(CONTRIBUTING).toMatch(new RegExp(`[ \\x60]${script}[ \\x60]`));
});
