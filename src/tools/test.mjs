#!/usr/bin/env node
// The whole of `npm test`: every step with its duration, stopping at the first that fails.
// usage: node src/tools/test.mjs [--only static|unit|e2e|leak]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './test/ensure-chromium.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const resultsFolder = path.join(root, 'test-results');
const counts = { passed: 0, failed: 0 };

/** Runs a program to its end, its output shown as it comes; whether it succeeded. */
function run(program, ...args) {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Runs a program of an installed package. */
function runPackage(name, ...args) {
  return run(path.join(root, 'node_modules', '.bin', name), ...args);
}

/** Runs one vitest project and adds its counts; a run that collected no test is a failure. */
function runTests(project) {
  const report = path.join(resultsFolder, `${project}.json`);
  rmSync(report, { force: true });
  const succeeded = runPackage(
    'vitest',
    ...['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  );
  const { numPassedTests, numFailedTests } = readReport(report);
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  return succeeded && numPassedTests > 0;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

const STEPS = [
  { name: 'messages', part: 'static', run: () => run(process.execPath, 'src/tools/vite/compile-messages.mjs', root) },
  { name: 'format', part: 'static', run: () => runPackage('prettier', '--check', '--log-level', 'warn', '.') },
  {
    // AssemblyScript's own checker: to tsc its numbers and booleans are the wrong types.
    name: 'types: kernel',
    part: 'static',
    run: () => runPackage('asc', 'assembly/index.ts', '--config', 'asconfig.json', '--noEmit'),
  },
  { name: 'types: workers', part: 'static', run: () => runPackage('tsc', '-p', 'workers/tsconfig.json') },
  { name: 'types: page', part: 'static', run: () => runPackage('tsc', '-p', 'tsconfig.json') },
  {
    name: 'types: components',
    part: 'static',
    run: () => runPackage('svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'),
  },
  { name: 'lint', part: 'static', run: () => runPackage('eslint', '--max-warnings', '0', '.') },
  { name: 'layers', part: 'static', run: () => runPackage('depcruise', 'src', 'workers', 'assembly') },
  { name: 'unused code', part: 'static', run: () => runPackage('knip', '--no-progress') },
  { name: 'unit, vector and kernel tests', part: 'unit', run: () => runTests('unit') },
  { name: 'build', part: 'e2e', run: () => runPackage('vite', 'build', '--logLevel', 'warn') },
  { name: 'build: one file', part: 'e2e', run: () => run(process.execPath, 'src/tools/run.mjs', 'single') },
  { name: 'chromium', part: 'e2e', run: ensureChromium },
  { name: 'bundle and end-to-end tests', part: 'e2e', run: () => runTests('e2e') },
  { name: 'leak suite', part: 'leak', run: () => runTests('leak') },
];

function seconds(startMs) {
  return `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
}

/** Runs the steps in order; the name of the one that failed, or null. */
function runSteps(steps) {
  for (const step of steps) {
    process.stdout.write(`\n== ${step.name}\n`);
    const startMs = performance.now();
    if (!step.run()) return step.name;
    process.stdout.write(`== ${step.name}: ok, ${seconds(startMs)}\n`);
  }
  return null;
}

/** The leak suite on its own needs what the end-to-end tests need as well. */
const BUILDS = new Set(['build', 'build: one file', 'chromium']);

const onlyAt = process.argv.indexOf('--only');
const part = onlyAt < 0 ? null : process.argv[onlyAt + 1];
mkdirSync(resultsFolder, { recursive: true });
/** `N attempts, N blocked, N leaked`, written by the leak suite. */
const leakLine = path.join(resultsFolder, 'leak.txt');
rmSync(leakLine, { force: true });
const startMs = performance.now();
const failedStep = runSteps(
  STEPS.filter((step) => part === null || step.part === part || (part === 'leak' && BUILDS.has(step.name))),
);
if (failedStep !== null) {
  // A step without tests of its own (a lint, a type check) counts as one failure.
  if (counts.failed === 0) counts.failed = 1;
  process.stdout.write(`\nfailed at: ${failedStep}\n`);
}
process.stdout.write(`\ntotal: ${seconds(startMs)}\n`);
const closing = [
  existsSync(leakLine) ? readFileSync(leakLine, 'utf8') : '',
  `${counts.passed} passed, ${counts.failed} failed\n`,
];
process.stdout.write((part === 'leak' ? closing.reverse() : closing).join(''));
process.exitCode = failedStep === null ? 0 : 1;
