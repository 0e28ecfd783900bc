import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startScoreWorker, type Took } from './score-bundle.ts';
import { inGenomeOrder, plinkScore, textScore } from './score-text-file.ts';
import { timingOf, type Timing } from './statistics.ts';
import type { BenchRow } from './table.ts';

const PLINK19 = 'plink1.9';
const PLINK2 = 'plink2';

/** What one thing took in several rounds: by the clock, and of processors. */
interface Both {
  wall: Timing;
  cpu: Timing;
}

/** A score of 1.1 million rows as text on a chip's file, here and by others. */
export interface TextScoreTimings {
  /** Read the chip file and the score, rows in no order, and add it up. */
  both: Both;
  /** The score alone, the chip file open: rows in no order, and in genome order. */
  alone: Both;
  aloneInOrder: Both;
  /** The same by plink, as a process, the score in genome order; null where it is not installed. */
  plink19: Both | null;
  plink2: Both | null;
}

/** Times the score here and by both plinks, in turn; `bundle` is one of {@link startScoreWorker}. */
export async function benchTextScores(
  { bundle, root, folder }: { bundle: string; root: string; folder: string },
  chip: Buffer,
  rounds: number,
): Promise<TextScoreTimings> {
  const file = (name: string): string => path.join(folder, name);
  const text = textScore(chip.toString('latin1'));
  const ordered = inGenomeOrder(text);
  await writeFile(file('chip.txt'), chip);
  await writeFile(file('score.txt'), text);
  await writeFile(file('ordered.txt'), ordered);
  await writeFile(file('plink-score.txt'), plinkScore(ordered));
  const app = await startScoreWorker(bundle, root, file('chip.txt'));
  try {
    const runs: Record<string, () => Promise<Omit<Took, 'sum'>>> = {
      both: () => app.timeScore(file('chip.txt'), file('score.txt')),
      alone: () => app.timeScoreAlone(file('score.txt')),
      aloneInOrder: () => app.timeScoreAlone(file('ordered.txt')),
      ...plinks(file),
    };
    const taken = await inTurn(runs, rounds);
    return { plink19: null, plink2: null, ...(taken as Pick<TextScoreTimings, 'both' | 'alone' | 'aloneInOrder'>) };
  } finally {
    await app.close();
  }
}

async function inTurn(
  runs: Record<string, () => Promise<Omit<Took, 'sum'>>>,
  rounds: number,
): Promise<Record<string, Both>> {
  const taken = new Map(Object.keys(runs).map((name) => [name, [] as Omit<Took, 'sum'>[]]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const took = await run();
      if (round >= 0) taken.get(name)?.push(took);
    }
  }
  const bothOf = (all: readonly Omit<Took, 'sum'>[]): Both => ({
    wall: timingOf(all.map(({ wallMs }) => wallMs)),
    cpu: timingOf(all.map(({ cpuMs }) => cpuMs)),
  });
  return Object.fromEntries([...taken].map(([name, all]) => [name, bothOf(all)]));
}

/** What the two plinks do with the files, once each, where they are installed. */
function plinks(file: (name: string) => string): Record<string, () => Promise<Omit<Took, 'sum'>>> {
  const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
  if (!isInstalled(PLINK19)) return {};
  const score = ['--score', file('plink-score.txt')];
  const rest = ['--out', file('plink'), '--silent'];
  const first = [PLINK19, '--23file', file('chip.txt'), ...score, ...rest, '--allow-no-sex'];
  if (!isInstalled(PLINK2)) return { plink19: () => timeProcess(first) };
  // plink2 reads no 23andMe text: it is given plink1.9's binary file, which costs it nothing here.
  spawnSync(PLINK19, ['--23file', file('chip.txt'), '--make-bed', '--out', file('bed'), '--allow-no-sex', '--silent']);
  const second = [
    PLINK2,
    '--bfile',
    file('bed'),
    ...score,
    '1',
    '2',
    '3',
    'no-mean-imputation',
    ...rest,
    '--bad-freqs',
  ];
  return { plink19: () => timeProcess(first), plink2: () => timeProcess(second) };
}

/** A process: the clock's time, and by the shell's `times` that of processors, to a hundredth of a second. */
function timeProcess(command: readonly string[]): Promise<Omit<Took, 'sum'>> {
  const startMs = performance.now();
  const { status, stdout, stderr } = spawnSync('sh', ['-c', '"$@" >/dev/null && times', 'sh', ...command], { encoding: 'utf8' }); // prettier-ignore
  const wallMs = performance.now() - startMs;
  if (status !== 0) throw new Error(`${command[0] ?? ''} failed: ${stderr}`);
  const [, children = ''] = stdout.trim().split('\n');
  const cpuMs = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + 60_000 * Number(minutes) + 1000 * Number(seconds), 0); // prettier-ignore
  return Promise.resolve({ wallMs, cpuMs });
}

/** The lines of the printed table: ratios of each plink to the score alone. */
export function textScoreRows({ both, alone, aloneInOrder, plink19, plink2 }: TextScoreTimings): BenchRow[] {
  const line = (name: string, timing: Timing, to?: Timing, comparedWith = ''): BenchRow => ({
    name,
    timing,
    ratio: to === undefined ? null : timing.medianMs / to.medianMs,
    comparedWith,
  });
  const own = 'score alone, in order';
  const peer = (name: string, taken: Both | null): BenchRow[] =>
    taken === null
      ? [] : [line(`${name}, process`, taken.wall, aloneInOrder.wall, own), line('  of processors', taken.cpu, aloneInOrder.cpu, own)]; // prettier-ignore
  return [
    line('chip file and text score of 1.1 M rows in no order', both.wall),
    line('the score alone on the open chip file, in no order', alone.wall),
    line('  of processors', alone.cpu),
    line('the score alone on the open chip file, in genome order', aloneInOrder.wall),
    line('  of processors', aloneInOrder.cpu),
    ...peer('plink1.9 --23file --score', plink19),
    ...peer('plink2 --bfile --score', plink2),
  ];
}
