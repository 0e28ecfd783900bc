import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StaticServer } from '../serve/static-server.ts';
import { makeChipFile, V5_ROWS } from './chip-file.ts';
import { GENOME_ROWS, writeGenomeFile } from './genome-file.ts';
import type { GrowthLine, GrowthPoint } from './growth-chart.ts';
import { benchMemory } from './memory.ts';
import { bundleScorePath } from './score-bundle.ts';
import { writeOrderedScore } from './score-text-file.ts';
import { chipSites } from './sites.ts';

const SEED = 1;
const SCORE_ROWS = [100_000, 1_000_000, 10_000_000] as const;
const SCORE_COUNTS = [1, 10, 100, 1000] as const;
/** Rows of each of many scores: a middling score of the Catalog. */
const ROWS_OF_MANY = 1000;
/** Bytes of text of a genome of {@link GENOME_ROWS} rows, about. */
const GENOME_BYTES = 1.165e9;
const BYTES_PER_GB = 1e9;

/** How the cost grows with rows of a score, with scores on one file, and with the size of a genome; `genomesGb` are gigabytes of text. */
export async function benchGrowth(
  { root, folder, server }: { root: string; folder: string; server: StaticServer },
  genomesGb: readonly number[],
): Promise<GrowthLine[]> {
  const own = await mkdtemp(path.join(tmpdir(), 'sequester-bench-growth-'));
  try {
    const bundle = await bundleScorePath(root, own);
    const chip = path.join(own, 'chip.txt');
    await writeFile(chip, makeChipFile({ seed: SEED, rows: V5_ROWS, sites: chipSites(root) }));
    return [
      { name: 'rows of a score', unit: 'rows', points: await rowsOfAScore({ root, bundle, chip, own }) },
      {
        name: `scores of ${String(ROWS_OF_MANY)} rows on one file`,
        unit: 'scores',
        points: await manyScores({ root, bundle, chip, own }),
      },
      { name: 'text of a genome', unit: 'GB', points: await genomes({ root, folder, server }, genomesGb) },
    ];
  } finally {
    await rm(own, { recursive: true });
  }
}

interface Inputs {
  root: string;
  bundle: string;
  chip: string;
  own: string;
}

async function rowsOfAScore({ root, bundle, chip, own }: Inputs): Promise<GrowthPoint[]> {
  const points: GrowthPoint[] = [];
  for (const rows of SCORE_ROWS) {
    const score = path.join(own, 'score.txt');
    await writeOrderedScore(score, rows);
    points.push({
      size: rows,
      ...inProcess(
        root,
        bundle,
        `await app.openChip(${JSON.stringify(chip)});`,
        `await app.scoreOpen(${JSON.stringify(score)});`,
      ),
    });
    await rm(score);
  }
  return points;
}

async function manyScores({ root, bundle, chip, own }: Inputs): Promise<GrowthPoint[]> {
  const score = path.join(own, 'small.txt');
  await writeOrderedScore(score, ROWS_OF_MANY);
  return SCORE_COUNTS.map((count) => ({
    size: count,
    ...inProcess(
      root,
      bundle,
      `await app.openChip(${JSON.stringify(chip)}); const scores = await app.scores(${JSON.stringify(score)}, ${String(count)});`,
      'scores.sum();',
    ),
  }));
}

/** A piece of work in a process of its own: how long it took the first time, of clock and processors, and the most memory above what the process held before. */
function inProcess(root: string, bundle: string, before: string, work: string): Omit<GrowthPoint, 'size'> {
  const program = `
    import { readFileSync } from 'node:fs';
    import { openScorePath } from ${JSON.stringify(pathToFileURL(bundle).href)};
    const app = await openScorePath(${JSON.stringify(root)});
    const field = (name) => Number(new RegExp(name + ':\\\\s+(\\\\d+)').exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) / 1000;
    ${before}
    const heldMb = field('VmRSS');
    const cpu = process.cpuUsage();
    const startMs = performance.now();
    ${work}
    const ms = performance.now() - startMs;
    const { user, system } = process.cpuUsage(cpu);
    process.stdout.write(JSON.stringify({ ms, cpuMs: (user + system) / 1000, mb: Math.max(0, field('VmHWM') - heldMb) }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the bench's process failed: ${stderr}`);
  return JSON.parse(stdout) as Omit<GrowthPoint, 'size'>;
}

async function genomes(
  { root, folder, server }: { root: string; folder: string; server: StaticServer },
  sizesGb: readonly number[],
): Promise<GrowthPoint[]> {
  const points: GrowthPoint[] = [];
  for (const gb of sizesGb) {
    const file = path.join(folder, 'growth.vcf.gz');
    const rows = Math.round((GENOME_ROWS * gb * BYTES_PER_GB) / GENOME_BYTES);
    const { textBytes } = await writeGenomeFile(file, { seed: SEED + 1, rows, sites: chipSites(root) });
    const { size } = await stat(file);
    const memory = await benchMemory(server, file);
    await rm(file);
    if (memory === null) continue;
    points.push({
      size: textBytes / BYTES_PER_GB,
      ms: memory.allMs,
      cpuMs: memory.cpuMs,
      mb: memory.peakMb,
      note: `${(size / BYTES_PER_GB).toFixed(2)} GB packed`,
    });
  }
  return points;
}
