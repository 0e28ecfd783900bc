import type { StarFit, StarMatcher, StarProblem } from '../../domain/pgx/star-matcher.ts';
import type { Kernel } from './kernel.ts';

/** Mirrors `FIT_BYTES` of `assembly/stars.ts`: one fit in kernel memory. */
const FIT_BYTES = 80;
const PAIR_BYTES = 12;

interface PlacedFits {
  address: number;
  count: number;
  scores: number;
}

function putWords(kernel: Kernel, words: Uint32Array | Int32Array): number {
  return kernel.put(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
}

function placeFits(kernel: Kernel, problem: StarProblem): PlacedFits {
  const { matrix } = problem;
  const masks = kernel.put(matrix.masks);
  const strand1 = kernel.put(problem.strand1);
  const strand2 = kernel.put(problem.strand2);
  const units = kernel.put(problem.units);
  const scores = putWords(kernel, problem.scores);
  const wobbleStarts = putWords(kernel, matrix.wobbleStarts);
  const wobbles = putWords(kernel, matrix.wobbles);
  const address = kernel.alloc(matrix.alleleCount * FIT_BYTES);
  // prettier-ignore
  const count = kernel.exports.starFits(
    masks, matrix.stride, matrix.alleleCount, strand1, strand2, units, problem.unitCount, scores, wobbleStarts, wobbles, address,
  ) >>> 0;
  return { address, count, scores };
}

/** {@link StarMatcher} by the kernel. Nothing of a problem stays in its memory afterwards. */
export function kernelStarMatcher(kernel: Kernel): StarMatcher {
  return {
    fits: (problem) =>
      kernel.scoped(() => {
        const { address, count } = placeFits(kernel, problem);
        const words = kernel.u32(address, (count * FIT_BYTES) / 4);
        const fits: StarFit[] = [];
        for (let at = 0; at < words.length; at += FIT_BYTES / 4) {
          fits.push({ allele: words[at] ?? 0, direct: words[at + 1] ?? 0, swapped: words[at + 2] ?? 0 });
        }
        return fits;
      }),
    pairs: (problem) =>
      kernel.scoped(() => {
        const { address, count, scores } = placeFits(kernel, problem);
        const out = kernel.alloc(((count * (count + 1)) / 2) * PAIR_BYTES);
        const pairs = kernel.exports.starPairs(address, count, problem.unitCount, scores, out) >>> 0;
        return kernel.i32(out, pairs * 3).slice();
      }),
  };
}
