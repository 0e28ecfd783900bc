import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { timingOf, type Timing } from './statistics.ts';

const PROGRAM = 'plink1.9';

export interface PlinkTimings {
  version: string;
  /** The whole process: read the text file, score it, write its answer. */
  readAndScore: Timing;
}

/** Whether the peer is there, by its own word; null where it is not. */
function versionOf(program: string): string | null {
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : null;
}

/**
 * Times `plink1.9 --23file … --score …` on the same file, with a score of `scoreRows` of the file's own ids; null where
 * plink1.9 is not installed.
 */
export async function benchPlink(file: string, scoreRows: number, rounds: number): Promise<PlinkTimings | null> {
  const version = versionOf(PROGRAM);
  if (version === null) return null;
  const scoreFile = `${file}.score`;
  await writeFile(scoreFile, await scoreOf(file, scoreRows));
  const out = path.join(path.dirname(file), 'plink');
  const args = ['--23file', file, '--score', scoreFile, '--out', out, '--allow-no-sex', '--silent'];
  const samplesMs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const startMs = performance.now();
    const { status, stderr } = spawnSync(PROGRAM, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${PROGRAM} failed: ${stderr}`);
    if (round > 0) samplesMs.push(performance.now() - startMs);
  }
  await rm(scoreFile);
  return { version, readAndScore: timingOf(samplesMs) };
}

/** A score of evenly spaced called rows of the file: id, an allele that was read, weight. */
async function scoreOf(file: string, scoreRows: number): Promise<string> {
  const rows = (await readFile(file, 'latin1')).split('\r\n').filter((line) => /^rs.*[ACGT]$/.test(line));
  const stride = Math.max(1, Math.floor(rows.length / scoreRows));
  const chosen = rows.filter((_, index) => index % stride === 0).slice(0, scoreRows);
  return chosen.map((line) => `${line.split('\t')[0] ?? ''}\t${line.slice(-1)}\t0.01\n`).join('');
}
