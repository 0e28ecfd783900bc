import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { benchChip, type ChipTimings } from './bench/chip-bench.ts';
import { benchGenome, type GenomeTimings } from './bench/genome-bench.ts';
import { benchGrowth } from './bench/growth.ts';
import { growthChart, type GrowthLine, growthTable } from './bench/growth-chart.ts';
import { benchClinvar, clinvarRowsOf, type ClinvarTimings } from './bench/clinvar-bench.ts';
import { chipRows, genomeRows, memoryLine } from './bench/rows.ts';
import { describeLargeImport } from './bench/score-bundle.ts';
import { benchScores, scoreRowsOf, type ScoreTimings } from './bench/scores.ts';
import { stagesTable } from './bench/stages.ts';
import { printTable } from './bench/table.ts';
import { readArguments } from './command-line.ts';
import { startStaticServer } from './serve/static-server.ts';

const DEFAULT_ROUNDS = 9;
/** Where `growth` is written. */
const PAGE = 'docs/performance.md';
const CHART = 'docs/performance-growth.svg';
const PARTS = ['chip', 'genome', 'scores', 'clinvar', 'growth'] as const;
/** Makes files for minutes, and writes into the documentation: only where it is named. */
const ASKED_FOR: readonly Part[] = ['growth'];
const GENOMES_GB = '0.3,1,2.3';
const USAGE = `npm run bench -- [${PARTS.join('|')}]… [--rounds N] [--genomes GB,…] [--out FILE] [--no-build]`;
type Part = (typeof PARTS)[number];

interface BenchResult {
  machine: { cpu: string; cores: number; node: string };
  rounds: number;
  chip?: ChipTimings;
  genome?: GenomeTimings;
  scores?: ScoreTimings;
  clinvar?: ClinvarTimings;
  growth?: GrowthLine[];
}

/**
 * Builds the app, makes its inputs from fixed seeds, and times the way of a file in Chromium and in Node against what it is fair to
 * compare it with. Parts are named as arguments (`chip`, `genome`, `scores`, `clinvar`; all without). `--rounds N` (9), `--out FILE` writes the
 * figures as JSON, `--no-build` takes `dist/` as it is. `growth` is run only where it is named, with `--genomes` as gigabytes of text (0.3,1,2.3),
 * and writes its table and chart into docs/performance.md.
 */
export async function main(args: string[]): Promise<number> {
  const options = {
    rounds: { type: 'string' },
    genomes: { type: 'string' },
    out: { type: 'string' },
    'no-build': { type: 'boolean' },
  } as const;
  const said = readArguments({ args, allowPositionals: true, options }, USAGE);
  if (said === null) return 2;
  const { values, positionals } = said;
  const rounds = Number(values.rounds ?? DEFAULT_ROUNDS);
  const parts = PARTS.filter(
    (part) => positionals.includes(part) || (positionals.length === 0 && !ASKED_FOR.includes(part)),
  );
  const genomesGb = (values.genomes ?? GENOMES_GB).split(',').map(Number);
  const isKnown = positionals.every((name) => PARTS.some((part) => part === name));
  if (!Number.isInteger(rounds) || rounds < 1 || !isKnown || !genomesGb.every((gb) => gb > 0)) {
    process.stderr.write(
      `--rounds takes a whole number from 1 on, --genomes sizes in gigabytes; the parts are ${PARTS.join(', ')}\n`,
    );
    return 2;
  }
  const root = process.cwd();
  const hasBuild = existsSync(path.join(root, 'dist/index.html'));
  if (values['no-build'] !== true || !hasBuild) {
    await build({ root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' });
  }
  const result = await benchParts(root, parts, { rounds, genomesGb });
  if (result.growth !== undefined) await writeGrowth(root, result.growth);
  process.stdout.write(`${describe(result)}\n`);
  if (values.out !== undefined) await writeFile(values.out, `${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

async function benchParts(
  root: string,
  parts: readonly Part[],
  { rounds, genomesGb }: { rounds: number; genomesGb: readonly number[] },
): Promise<BenchResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-bench-input-'));
  const server = await startStaticServer({ folder: path.join(root, 'dist'), port: 0 });
  const place = { root, folder, server };
  try {
    return {
      machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version },
      rounds,
      ...(parts.includes('chip') ? { chip: await benchChip(place, rounds) } : {}),
      ...(parts.includes('genome') ? { genome: await benchGenome(place, rounds) } : {}),
      ...(parts.includes('scores') ? { scores: await benchScores(root, rounds) } : {}),
      ...(parts.includes('growth') ? { growth: await benchGrowth(place, genomesGb) } : {}),
      ...(parts.includes('clinvar') ? { clinvar: await benchClinvar(place, rounds) } : {}),
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

function describe({ machine, rounds, chip, genome, scores, clinvar, growth }: BenchResult): string {
  const lines = [
    `machine: ${machine.cpu}, ${machine.cores} cores; Node ${machine.node}`,
    `${rounds} rounds, each thing in turn, after warm-up; genomes at most 5`,
  ];
  if (chip !== undefined) {
    const { rows, sizeBytes, zipBytes, seed, sha256 } = chip.input;
    lines.push(
      `chip file: ${rows} rows, ${megabytes(sizeBytes)}, zip ${megabytes(zipBytes)}, seed ${seed}, sha256 ${sha256}; Chromium ${chip.chromium.version}`,
      memoryLine('chip file', chip.memory),
      ...(chip.plink === null ? ['plink1.9 is not installed: no comparison with it'] : []),
      chip.snps === null ? 'Python cannot import snps: no comparison with it' : chip.snps.version,
    );
  }
  if (genome !== undefined) {
    lines.push(
      `genome: ${genome.rows} rows, ${megabytes(genome.textBytes)} of text`,
      memoryLine('genome', genome.memory),
      genome.bgzip === null ? 'bgzip is not installed: no comparison with it' : genome.bgzip.version,
    );
  }
  if (scores !== undefined) lines.push(describeLargeImport(scores.large));
  if (clinvar !== undefined) {
    const { aboveOpenMb, sizeBytes, textBytes } = clinvar;
    lines.push(
      `ClinVar: ${String(clinvar.rows)} rows, ${megabytes(sizeBytes)}, ${megabytes(textBytes)} of text; memory above the open file: beside a chip ${aboveOpenMb.chip.toFixed(0)} MB, beside a genome ${aboveOpenMb.genome.toFixed(0)} MB`,
    );
  }
  const rows = [
    ...(chip === undefined ? [] : chipRows(chip)),
    ...(genome === undefined ? [] : genomeRows(genome)),
    ...(scores === undefined ? [] : scoreRowsOf(scores)),
    ...(clinvar === undefined ? [] : clinvarRowsOf(clinvar)),
  ];
  const stages =
    chip === undefined
      ? ''
      : `\n\nstages of a first drop (this machine has ${String(machine.cores)} cores):\n${stagesTable(chip.stages)}`;
  return `${lines.join('\n')}\n\n${printTable(rows)}${stages}${growth === undefined ? '' : `\n\n${growthTable(growth)}`}`;
}

/** Puts the table of growth into the page of figures, and the chart beside it. */
async function writeGrowth(root: string, lines: readonly GrowthLine[]): Promise<void> {
  const page = path.join(root, PAGE);
  const text = await readFile(page, 'utf8');
  const [before = '', rest = ''] = text.split('<!-- growth -->');
  const [, after = ''] = rest.split('<!-- /growth -->');
  await writeFile(page, `${before}<!-- growth -->\n\n${growthTable(lines)}\n\n<!-- /growth -->${after}`);
  await writeFile(path.join(root, CHART), growthChart(lines));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
