import { NO_UNIT, REFERENCE_SYMBOL } from '../../src/domain/pgx/star-matcher.ts';
import type { StarFit, StarMatcher, StarProblem } from '../../src/domain/pgx/star-matcher.ts';

/** Every way to lay out the units: bit u set = the first sequence carries strand 1 there. */
function sequencesOf(problem: StarProblem): number[] {
  return Array.from({ length: 2 ** problem.unitCount }, (_, bits) => bits);
}

function symbolAt(problem: StarProblem, sequence: number, position: number): number {
  const unit = problem.units[position] ?? NO_UNIT;
  const direct = unit === NO_UNIT || ((sequence >> unit) & 1) === 1;
  return (direct ? problem.strand1 : problem.strand2)[position] ?? 0;
}

function fitsSequence(problem: StarProblem, allele: number, sequence: number): boolean {
  const { masks, stride } = problem.matrix;
  for (let p = 0; p < stride; p++) {
    if (((masks[allele * stride + p] ?? 0) & symbolAt(problem, sequence, p)) === 0) return false;
  }
  return true;
}

function loss(problem: StarProblem, allele: number, sequence: number): number {
  const { wobbles, wobbleStarts } = problem.matrix;
  return wobbles
    .subarray(wobbleStarts[allele], wobbleStarts[allele + 1])
    .filter((position) => symbolAt(problem, sequence, position) === REFERENCE_SYMBOL).length;
}

/** The same answers as the kernel's, by enumerating every sequence: the oracle of the tests. */
export const plainStarMatcher: StarMatcher = {
  fits(problem) {
    const fits: StarFit[] = [];
    for (let allele = 0; allele < problem.matrix.alleleCount; allele++) {
      if ((problem.scores[allele] ?? -1) < 0) continue;
      const matched = sequencesOf(problem).filter((sequence) => fitsSequence(problem, allele, sequence));
      if (matched.length === 0) continue;
      const direct = matched.reduce((bits, sequence) => bits | sequence, 0);
      const full = 2 ** problem.unitCount - 1;
      const swapped = matched.reduce((bits, sequence) => bits | (~sequence & full), 0);
      fits.push({ allele, direct, swapped });
    }
    return fits;
  },
  pairs(problem) {
    const triples: number[] = [];
    const full = 2 ** problem.unitCount - 1;
    const count = problem.matrix.alleleCount;
    for (let a = 0; a < count; a++) {
      for (let b = a; b < count; b++) {
        const [scoreA = -1, scoreB = -1] = [problem.scores[a], problem.scores[b]];
        if (scoreA < 0 || scoreB < 0) continue;
        const losses = sequencesOf(problem)
          .filter((sequence) => fitsSequence(problem, a, sequence) && fitsSequence(problem, b, ~sequence & full))
          .map((sequence) => loss(problem, a, sequence) + loss(problem, b, ~sequence & full));
        if (losses.length > 0) triples.push(a, b, scoreA + scoreB - Math.min(...losses));
      }
    }
    return Int32Array.from(triples);
  },
};
