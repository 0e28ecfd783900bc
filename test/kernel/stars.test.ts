import fc from 'fast-check';
import { kernelBytes } from 'virtual:kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  ANY_SYMBOL,
  COLUMN_ALIGNMENT,
  NO_UNIT,
  type StarMatcher,
  type StarProblem,
} from '../../src/domain/pgx/star-matcher.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { kernelStarMatcher } from '../../src/engine/kernel/stars.ts';
import { plainStarMatcher } from '../support/plain-star-matcher.ts';

/** A random problem: few symbols, so that alleles fit often; wobbles, gaps and left-out alleles included. */
const problems: fc.Arbitrary<StarProblem> = fc
  .record({
    positions: fc.integer({ min: 1, max: 40 }),
    alleles: fc.integer({ min: 1, max: 12 }),
    unitCount: fc.integer({ min: 0, max: 4 }),
    seed: fc.infiniteStream(fc.nat(1e6)),
  }) // prettier-ignore
  .map(({ positions, alleles, unitCount, seed }) => {
    const next = (): number => Number(seed.next().value);
    const stride = Math.ceil(positions / COLUMN_ALIGNMENT) * COLUMN_ALIGNMENT;
    const masks = new Uint8Array(alleles * stride).fill(ANY_SYMBOL);
    const strand1 = new Uint8Array(stride).fill(ANY_SYMBOL);
    const strand2 = new Uint8Array(stride).fill(ANY_SYMBOL);
    const units = new Uint8Array(stride).fill(NO_UNIT);
    for (let p = 0; p < positions; p++) {
      if (next() % 8 === 0) continue;
      const heterozygous = unitCount > 0 && next() % 4 === 0;
      strand1[p] = heterozygous ? 1 << (next() % 2) : 1;
      strand2[p] = heterozygous ? 3 - (strand1[p] ?? 1) : 1;
      if (heterozygous) units[p] = next() % unitCount;
    }
    const wobbles: number[] = [];
    const wobbleStarts = [0];
    for (let a = 0; a < alleles; a++) {
      for (let p = 0; p < positions; p++) {
        const draw = next() % 20;
        masks[a * stride + p] = draw < 8 ? 1 : draw < 10 ? 2 : draw < 12 ? 3 : ANY_SYMBOL;
        if (draw === 10 || draw === 11) wobbles.push(p);
      }
      wobbleStarts.push(wobbles.length);
    }
    const matrix = { masks, stride, alleleCount: alleles, wobbles: Uint32Array.from(wobbles), wobbleStarts: Uint32Array.from(wobbleStarts) }; // prettier-ignore
    const scores = Int32Array.from({ length: alleles }, () => (next() % 9) - 1);
    return { matrix, strand1, strand2, units, unitCount, scores };
  });

describe('star-allele matching in the kernel', () => {
  let matcher: StarMatcher;
  beforeAll(async () => {
    matcher = kernelStarMatcher(await Kernel.create(kernelBytes));
  });

  it('finds the alleles and pairs that enumerating every phasing finds, with the same scores', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(matcher.fits(problem)).toEqual(plainStarMatcher.fits(problem));
        expect(Array.from(matcher.pairs(problem))).toEqual(Array.from(plainStarMatcher.pairs(problem)));
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});
