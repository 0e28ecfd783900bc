import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../src/domain/analysis/options.ts';
import { APP_VERSION } from '../../src/domain/report/app-version.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { Vault } from '../../src/engine/vault.ts';
import { readPacks } from '../../src/tools/analyse/node-packs.ts';
import { WORST_CASE_BYTES, WORST_CASE_MS, WORST_CASES } from '../support/worst-cases.ts';

/** A quarter of the size that is promised for: what grows faster than its input shows here too. `test/e2e/worst-cases.test.ts` has the whole. */
const BYTES = WORST_CASE_BYTES / 4;
/** A quarter of the time, and what any file takes: code that runs for the first time, and packs. */
const MOST_MS = WORST_CASE_MS / 4 + 400;

/** Time of this process on any core, so that other work on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

let vault: Vault;
beforeAll(async () => {
  vault = new Vault(await Kernel.compile(kernelBytes), { version: APP_VERSION, kernelSha256 }, (report) => report);
  expect(vault.loadPacks(readPacks(process.cwd())).ok).toBe(true);
  await vault.analyse(new Blob(['rs1\t1\t800000\tAG\n']), DEFAULT_OPTIONS, () => undefined);
}, 60_000);

describe('a file made to be slow', () => {
  it.each(WORST_CASES)('%s: every reader that a dropped file meets is done in time', async (_, make) => {
    const file = new Blob([make(BYTES)]);
    const times: number[] = [];
    const timed = async <T>(work: () => Promise<T>): Promise<T> => {
      const from = cpuMs();
      const done = await work();
      times.push(cpuMs() - from);
      return done;
    };
    const [isScore] = await timed(() => vault.areScores([file]));
    const [isClinvar] = await timed(() => vault.areClinvar([file]));
    if (isScore === true) await timed(() => vault.bringScores([file], 'personal'));
    if (isClinvar === true) await timed(() => vault.joinClinvar({ file, callable: null }, () => undefined));
    const opened = await timed(() => vault.analyse(file, DEFAULT_OPTIONS, () => undefined));
    if (!opened.ok) expect(opened.error.code).not.toMatch(/^(?:bug|kernel)\//);
    vault.removeScore('PGS9');
    expect(Math.max(...times)).toBeLessThan(MOST_MS);
  });
});
