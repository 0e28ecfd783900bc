import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { DEFAULT_OPTIONS } from '../../domain/analysis/options.ts';
import { readFile } from '../../engine/analysis.ts';
import { Kernel } from '../../engine/kernel/kernel.ts';
import { callMedicines } from '../../engine/medicines.ts';
import { nodeReferences } from '../analyse/node-packs.ts';
import { parseTwentyThreeAndMe } from './js-parser.ts';
import { layoutOf, parseInKernel, parsersAgree } from './parsers.ts';
import { interleave, type Timing } from './statistics.ts';

/** The same bytes in Node: parsed by kernel and JavaScript, and every gene called of what was read. */
export interface NodeTimings {
  allGenes: Timing;
  parseInKernel: Timing;
  parseInJavaScript: Timing;
}

function timed(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

/** Calls after which the engine has compiled what calls genes: a person's second file, or second look. */
const GENE_WARM_UPS = 60;

/** Calls every gene of the file once, warm. */
async function genesOf(bytes: Uint8Array): Promise<() => void> {
  const references = nodeReferences(process.cwd());
  if (!references.ok) throw new Error(`the packs cannot be read: ${references.error.code}`);
  const app = { version: '', kernelSha256 };
  const context = { kernel: await Kernel.create(kernelBytes), app, references: references.value };
  const request = { file: new Blob([bytes.slice()]), options: DEFAULT_OPTIONS, onEvent: () => undefined };
  const genome = await readFile(context, request);
  if (!genome.ok) throw new Error(`the file cannot be read: ${genome.error.code}`);
  const call = (): void => void callMedicines(context, request, genome.value);
  for (let round = 0; round < GENE_WARM_UPS; round++) call();
  return call;
}

/** Times both parsers in turn, having made sure that they make the same columns. */
export async function benchInNode(bytes: Uint8Array, rounds: number): Promise<NodeTimings> {
  const kernel = await Kernel.create(kernelBytes);
  const input = { bytes, layout: layoutOf(bytes) };
  if (!parsersAgree(kernel, input)) throw new Error('kernel and JavaScript read different rows');
  const callAll = await genesOf(bytes);
  return interleave(
    {
      allGenes: () => timed(callAll),
      parseInKernel: () => {
        const startMs = performance.now();
        return parseInKernel(kernel, input, () => performance.now() - startMs);
      },
      parseInJavaScript: () => timed(() => parseTwentyThreeAndMe(bytes)),
    },
    { rounds, warmUps: 3 },
  );
}
