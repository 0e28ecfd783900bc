import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { makeChipFile, V5_ROWS } from './bench/chip-file.ts';
import { benchInChromium, type ChromiumTimings } from './bench/in-chromium.ts';
import { benchInNode, type NodeTimings } from './bench/in-node.ts';
import { benchPlink, type PlinkTimings } from './bench/plink.ts';
import { chipSites } from './bench/sites.ts';
import { printTable, type BenchRow } from './bench/table.ts';

const SEED = 1;
const DEFAULT_ROUNDS = 9;
/** Rows of the score that plink1.9 is given: about those of a middling catalogue score. */
const PLINK_SCORE_ROWS = 1000;

interface BenchResult {
  input: { rows: number; sizeBytes: number; seed: number; sha256: string };
  machine: { cpu: string; cores: number; node: string };
  rounds: number;
  node: NodeTimings;
  chromium: ChromiumTimings;
  plink: PlinkTimings | null;
}

/**
 * Builds the app, makes its input from a fixed seed, and times the way of a file in Chromium and in Node against what it is
 * fair to compare it with. `--rounds N` (9), `--out FILE` writes the figures as JSON, `--no-build` takes `dist/` as it is.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string' }, out: { type: 'string' }, 'no-build': { type: 'boolean' } },
  });
  const rounds = Number(values.rounds ?? DEFAULT_ROUNDS);
  if (!Number.isInteger(rounds) || rounds < 1) {
    process.stderr.write('--rounds takes a whole number from 1 on\n');
    return 2;
  }
  const root = process.cwd();
  const hasBuild = existsSync(path.join(root, 'dist/index.html'));
  if (values['no-build'] !== true || !hasBuild) {
    await build({ root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' });
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-bench-input-'));
  try {
    const result = await benchAll(root, folder, rounds);
    process.stdout.write(`${describe(result)}\n\n${printTable(rowsOf(result))}\n`);
    if (result.plink === null) process.stdout.write('\nplink1.9 is not installed: no comparison with it\n');
    if (values.out !== undefined) await writeFile(values.out, `${JSON.stringify(result, null, 2)}\n`);
    return 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function benchAll(root: string, folder: string, rounds: number): Promise<BenchResult> {
  const bytes = makeChipFile({ seed: SEED, rows: V5_ROWS, sites: chipSites(root) });
  const file = path.join(folder, 'chip.txt');
  await writeFile(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    input: { rows: V5_ROWS, sizeBytes: bytes.length, seed: SEED, sha256 },
    machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version },
    rounds,
    node: await benchInNode(bytes, rounds),
    chromium: await benchInChromium(root, file, rounds),
    plink: await benchPlink(file, PLINK_SCORE_ROWS, rounds),
  };
}

function describe({ input, machine, rounds, chromium }: BenchResult): string {
  return [
    `input: ${input.rows} rows, ${(input.sizeBytes / 1e6).toFixed(1)} MB, seed ${input.seed}, sha256 ${input.sha256}`,
    `machine: ${machine.cpu}, ${machine.cores} cores; Node ${machine.node}; Chromium ${chromium.version}`,
    `${rounds} rounds, each thing in turn, after warm-up`,
  ].join('\n');
}

function rowsOf({ node, chromium, plink }: BenchResult): BenchRow[] {
  const row = (
    name: string,
    timing: BenchRow['timing'],
    to?: { name: string; timing: BenchRow['timing'] },
  ): BenchRow => ({
    name,
    timing,
    ratio: to === undefined ? null : timing.medianMs / to.timing.medianMs,
    comparedWith: to?.name ?? '',
  });
  const read = { name: 'bare read', timing: chromium.bareRead };
  const kernelInChromium = { name: 'kernel', timing: chromium.parseInKernel };
  const kernelInNode = { name: 'kernel', timing: node.parseInKernel };
  const whole = { name: 'drop to results in Chromium', timing: chromium.dropToResults };
  return [
    row('Chromium: bare file.stream() read', chromium.bareRead),
    row('Chromium: the same, file read before', chromium.bareReadAgain, read),
    row('Chromium: drop to all results shown', chromium.dropToResults, read),
    row('Chromium: parse in the kernel', chromium.parseInKernel),
    row('Chromium: parse in JavaScript, bytes', chromium.parseInJavaScript, kernelInChromium),
    row('Node: parse in the kernel', node.parseInKernel),
    row('Node: parse in JavaScript, bytes', node.parseInJavaScript, kernelInNode),
    ...(plink === null
      ? []
      : [row(`plink1.9 --23file --score (${PLINK_SCORE_ROWS} rows), process`, plink.readAndScore, whole)]),
  ];
}
