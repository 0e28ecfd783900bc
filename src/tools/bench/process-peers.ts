import { spawnSync } from 'node:child_process';
import { timingOf, type Timing } from './statistics.ts';

/** A peer that was timed as a process of its own, and what it calls itself. */
export interface PeerTiming {
  version: string;
  timing: Timing;
}

/** First line of what a program says of itself; null where it is not there. */
function versionOf(program: string, args: readonly string[]): string | null {
  const answer = spawnSync(program, args, { encoding: 'utf8' });
  return answer.status === 0 ? (`${answer.stdout}${answer.stderr}`.trim().split('\n')[0] ?? '') : null;
}

function timed(program: string, args: readonly string[], rounds: number): Timing {
  const samplesMs: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const startMs = performance.now();
    const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
    if (status !== 0) throw new Error(`${program} failed with ${status ?? 'a signal'}`);
    if (round >= 0) samplesMs.push(performance.now() - startMs);
  }
  return timingOf(samplesMs);
}

/** `bgzip -dc` of a file on one core: native inflate with CRC-32, and nothing done with the text. Null where it is not installed. */
export function benchBgzip(file: string, rounds: number): PeerTiming | null {
  const version = versionOf('bgzip', ['--version']);
  return version === null ? null : { version, timing: timed('bgzip', ['-dc', file], rounds) };
}

/** Prints the milliseconds of reading alone: Python's start and its imports are no part of it. */
const SNPS_SCRIPT = [
  'import sys, time',
  'from snps import SNPS',
  'start = time.perf_counter()',
  's = SNPS(sys.argv[1])',
  'took = time.perf_counter() - start',
  'assert s.count > 0',
  'print(took * 1000)',
].join('\n');

/**
 * Reading a file with `snps`, the Python library; null where Python cannot import it. `PYTHONPATH` may name a checkout of its source.
 */
export function benchSnps(file: string, rounds: number): PeerTiming | null {
  const version = versionOf('python3', [
    '-c',
    'import snps; print("snps", getattr(snps, "__version__", "from source"))',
  ]);
  if (version === null) return null;
  const samplesMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { status, stdout, stderr } = spawnSync('python3', ['-c', SNPS_SCRIPT, file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`snps failed: ${stderr}`);
    samplesMs.push(Number(stdout));
  }
  return { version, timing: timingOf(samplesMs) };
}
