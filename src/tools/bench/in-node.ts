import { kernelBytes } from 'virtual:kernel';
import { Kernel } from '../../../workers/kernel/kernel.ts';
import { parseTwentyThreeAndMe } from './js-parser.ts';
import { layoutOf, parseInKernel, parsersAgree } from './parsers.ts';
import { interleave, type Timing } from './statistics.ts';

/** Parsing the same bytes in Node: kernel against JavaScript. */
export interface NodeTimings {
  parseInKernel: Timing;
  parseInJavaScript: Timing;
}

function timed(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

/** Times both parsers in turn, having made sure that they make the same columns. */
export async function benchInNode(bytes: Uint8Array, rounds: number): Promise<NodeTimings> {
  const kernel = await Kernel.create(kernelBytes);
  const input = { bytes, layout: layoutOf(bytes) };
  if (!parsersAgree(kernel, input)) throw new Error('kernel and JavaScript read different rows');
  return interleave(
    {
      parseInKernel: () => {
        const startMs = performance.now();
        return parseInKernel(kernel, input, () => performance.now() - startMs);
      },
      parseInJavaScript: () => timed(() => parseTwentyThreeAndMe(bytes)),
    },
    { rounds, warmUps: 3 },
  );
}
