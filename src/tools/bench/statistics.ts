/** What repeated runs of one thing took, in milliseconds. */
export interface Timing {
  medianMs: number;
  minMs: number;
  maxMs: number;
  rounds: number;
}

/** Median, least and most of some durations. */
export function timingOf(samplesMs: readonly number[]): Timing {
  const sorted = [...samplesMs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  const medianMs = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
  return { medianMs, minMs: sorted[0] ?? NaN, maxMs: sorted[sorted.length - 1] ?? NaN, rounds: sorted.length };
}

/**
 * Runs things in turn, round after round, so that a busy moment of the machine falls on all of them alike. The warm-up
 * rounds are thrown away: engines optimise while code runs.
 *
 * @param run what to time; it returns how long it took, in milliseconds
 */
export async function interleave<Name extends string>(
  run: Readonly<Record<Name, () => number | Promise<number>>>,
  options: { rounds: number; warmUps: number },
): Promise<Record<Name, Timing>> {
  const names = Object.keys(run) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -options.warmUps; round < options.rounds; round++) {
    for (const name of names) {
      const tookMs = await run[name]();
      if (round >= 0) samples.get(name)?.push(tookMs);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(samples.get(name) ?? [])])) as Record<Name, Timing>;
}
