#!/usr/bin/env node
// The whole of `npm test`: every step with its duration, stopping at the first that fails.
// usage: node src/tools/test.mjs [--only static|unit|e2e|leak] [--all]
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './test/ensure-chromium.mjs';
import { runProgram } from './test/run-program.mjs';
import { runStages, seconds } from './test/run-stages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const resultsFolder = path.join(root, 'test-results');
const counts = { passed: 0, failed: 0 };

/** A step that runs Node on a file of ours. */
function node(...args) {
  return (write) => runProgram(process.execPath, args, { cwd: root, write });
}

/** A step that runs a program of an installed package. */
function program(name, ...args) {
  return (write) => runProgram(path.join(root, 'node_modules', '.bin', name), args, { cwd: root, write });
}

/** A step that runs one vitest project and adds its counts; a run that collected no test is a failure. */
function tests(project) {
  return async (write) => {
    const report = path.join(resultsFolder, `${project}.json`);
    rmSync(report, { force: true });
    const args = ['--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const succeeded = await program('vitest', 'run', ...args)(write);
    const { numPassedTests, numFailedTests } = readReport(report);
    counts.passed += numPassedTests;
    counts.failed += numFailedTests;
    return succeeded && numPassedTests > 0;
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

const ESLINT = ['--max-warnings', '0'];
const SVELTE_CHECK = ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'];

/** `--all`: the leak suite makes every attempt instead of one of each kind, and its table is written into docs/leaks.md. */
const isWhole = process.argv.includes('--all');
const asked = process.argv.filter((word) => word !== '--all');
if (isWhole) process.env.LEAK_ALL = '1';
const onlyAt = asked.indexOf('--only');
const part = onlyAt < 0 ? null : asked[onlyAt + 1];
const PARTS = ['static', 'unit', 'e2e', 'leak'];
if (asked.length !== (part === null ? 2 : 4) || (part !== null && !PARTS.includes(part))) {
  process.stderr.write(`usage: node src/tools/test.mjs [--only ${PARTS.join('|')}] [--all]\n`);
  process.exit(2);
}

/** Stages follow one another. The lanes of a stage run side by side: two, for two cores. */
const STAGES = [
  [[{ name: 'messages', part: 'static', run: node('src/tools/vite/compile-messages.mjs', root) }]],
  [
    [
      {
        name: 'lint: modules',
        part: 'static',
        run: program('eslint', ...ESLINT, '.', '--ignore-pattern', '**/*.svelte'),
      },
      { name: 'layers', part: 'static', run: program('depcruise', 'src', 'workers', 'assembly') },
      { name: 'format', part: 'static', run: program('prettier', '--check', '--log-level', 'warn', '.') },
      // One program a side: what one side has not must not compile in it.
      { name: 'types: domain', part: 'static', run: program('tsc', '-p', 'src/domain') },
      { name: 'types: engine and workers', part: 'static', run: program('tsc', '-p', 'workers') },
      { name: 'types: tools and tests', part: 'static', run: program('tsc', '-p', 'src/tools') },
    ],
    [
      { name: 'lint: components', part: 'static', run: program('eslint', ...ESLINT, 'src/**/*.svelte') },
      {
        // AssemblyScript's own checker: to tsc its numbers and booleans are the wrong types.
        name: 'types: kernel',
        part: 'static',
        run: program('asc', 'assembly/index.ts', '--config', 'asconfig.json', '--noEmit'),
      },
      // It checks the modules of tsconfig.json as well as the components.
      { name: 'types: page', part: 'static', run: program('svelte-check', ...SVELTE_CHECK) },
      { name: 'unused code', part: 'static', run: program('knip', '--no-progress') },
    ],
  ],
  [[{ name: 'unit, vector and kernel tests', part: 'unit', run: tests('unit') }]],
  [
    [
      { name: 'build', part: 'driven', run: program('vite', 'build', '--logLevel', 'warn') },
      { name: 'build: one file', part: 'driven', run: node('src/tools/run.mjs', 'single') },
      { name: 'chromium', part: 'driven', run: ensureChromium },
    ],
  ],
  [[{ name: 'bundle and end-to-end tests', part: 'e2e', run: tests('e2e') }]],
  // By itself: its controls count what arrives within seconds, and a machine that is busy with other pages starts a navigation late.
  [[{ name: 'leak suite', part: 'leak', run: tests('leak') }]],
  isWhole ? [[{ name: 'table of attempts', part: 'leak', run: node('src/tools/test/leak-table.mjs') }]] : [],
];

/** Both suites that drive a browser need the builds and a Chromium. */
const isDriven = part === 'e2e' || part === 'leak';
const isAsked = (step) => part === null || step.part === part || (isDriven && step.part === 'driven');
mkdirSync(resultsFolder, { recursive: true });
/** `N attempts, N blocked, N leaked`, written by the leak suite. */
const leakLine = path.join(resultsFolder, 'leak.txt');
rmSync(leakLine, { force: true });
const startMs = performance.now();
const failedSteps = await runStages(STAGES.map((lanes) => lanes.map((lane) => lane.filter(isAsked))));
if (failedSteps.length > 0) {
  // A step without tests of its own (a lint, a type check) counts as one failure.
  if (counts.failed === 0) counts.failed = failedSteps.length;
  process.stdout.write(`\nfailed at: ${failedSteps.join(', ')}\n`);
}
process.stdout.write(`\ntotal: ${seconds(startMs)}\n`);
const closing = [
  existsSync(leakLine) ? readFileSync(leakLine, 'utf8') : '',
  `${counts.passed} passed, ${counts.failed} failed\n`,
];
process.stdout.write((part === 'leak' ? closing.reverse() : closing).join(''));
process.exitCode = failedSteps.length === 0 ? 0 : 1;
