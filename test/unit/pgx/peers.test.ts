import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kernelBytes } from 'virtual:kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StarMatcher } from '../../../src/domain/pgx/star-matcher.ts';
import { Kernel } from '../../../src/engine/kernel/kernel.ts';
import { kernelStarMatcher } from '../../../src/engine/kernel/stars.ts';
import { checkUnits, isUnitsFile } from '../../../src/tools/peers/pgx-units.ts';
import { runPgxCase } from '../../../src/tools/peers/pgx.ts';
import { builtPgxPack, pgxCases } from '../../support/pgx-vectors.ts';

describe('calls of the carried-over cases', () => {
  const pack = builtPgxPack();
  const file = pgxCases();
  let matcher: StarMatcher;
  beforeAll(async () => {
    matcher = kernelStarMatcher(await Kernel.create(kernelBytes));
  });

  it('has all cases', () => {
    expect(file.cases.length).toBe(730);
  });

  it.each(file.cases.map((testCase) => [testCase.id, testCase] as const))('%s', (_, testCase) => {
    expect(runPgxCase(testCase, file, pack, matcher)).toEqual([]);
  });

  it('meets the small facts', () => {
    const units: unknown = JSON.parse(
      readFileSync(path.resolve(import.meta.dirname, '../../vectors/pgx/units.json'), 'utf8'),
    );
    if (!isUnitsFile(units)) throw new Error('not a units file');
    const { passed, lines } = checkUnits(units, pack);
    expect(lines).toEqual([]);
    expect(passed).toBe(31);
  });
});
