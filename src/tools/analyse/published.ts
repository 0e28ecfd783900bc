import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { kernelBytes } from 'virtual:kernel';
import { answerPublished, type PublishedAnswer } from '../../domain/published/answer.ts';
import type { Analysis, AnalysisContext } from '../../engine/analysis.ts';
import { KernelPool } from '../../engine/kernel/kernel-pool.ts';
import { Kernel } from '../../engine/kernel/kernel.ts';
import { readGenomePublished } from '../../engine/published-desk.ts';
import { decodePublishedPack } from '../../reference/published-pack.ts';
import type { AnalyseArguments } from './arguments.ts';
import { fileBlob } from './run-analysis.ts';

/** What `--phenopacket` adds beside the differential: changes of its diseases' genes that were published as causal, as the genome has them; null where the file cannot be read again. */
export async function publishedOf(
  root: string,
  { references }: AnalysisContext,
  { genome }: Analysis,
  { file, genes, options: { sample, entry } }: Pick<AnalyseArguments, 'file' | 'options'> & { genes: string[] },
): Promise<PublishedAnswer | null> {
  const pack = decodePublishedPack(
    new Uint8Array(gunzipSync(readFileSync(path.join(root, 'public/packs/published.bin')))),
  );
  if (!pack.ok) throw new Error(`the bundled table cannot be read: ${pack.error.code}`);
  const own = await fileBlob(file);
  if (!own.ok) return null;
  const kernels = new KernelPool(await Kernel.compile(kernelBytes));
  const chosen = { ...(sample === undefined ? {} : { sample }), ...(entry === undefined ? {} : { entry }) };
  const source = { file: own.value, chosen };
  const read = await readGenomePublished(kernels, { genome, source }, { pack: pack.value, references });
  return read.ok ? answerPublished(pack.value, read.value, { genes, isMinor: false }) : null;
}
