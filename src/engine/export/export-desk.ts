import { fail, ok, type Result } from '../../errors/result.ts';
import { guarded } from '../analysis.ts';
import { type Genome, readGenome } from '../genome.ts';
import type { Held } from '../held.ts';
import type { References } from '../references.ts';
import type { KernelSource } from '../shelf/imported-scores.ts';
import { type ExportBuild, knownReference } from './known-reference.ts';
import { vcfRows, type VcfRows } from './vcf-rows.ts';

/** Whether places and letters of a file can be believed as a whole, on a build that VCFs are written in. */
export function isExportable({ doubt, build }: Pick<Genome, 'doubt' | 'build'>): boolean {
  return doubt === null && (build === 'GRCh37' || build === 'GRCh38');
}

/**
 * The open genome as rows of a VCF. The file of a VCF is read once more, since its records were not kept whole. Errors: `export/doubtful-file` where the
 * file as a whole cannot be believed or its build is not known; those of reading it again.
 */
export async function exportRows(
  kernels: KernelSource,
  { genome, source }: Pick<Held, 'genome' | 'source'>,
  { references, build }: { references: References; build: ExportBuild },
): Promise<Result<VcfRows>> {
  if (!isExportable(genome)) return fail('export/doubtful-file');
  const known = knownReference(references, build);
  if (!genome.table.isVcf || source === null) return guarded(() => Promise.resolve(ok(vcfRows(genome, known, build))));
  return guarded(async () => {
    const kernel = await kernels.take();
    const again = await readGenome(kernel, { file: source.file, options: source.chosen, markers: references.markers, watch: references.watch, keepRecords: true, onProgress: () => undefined }); // prettier-ignore
    const rows = again.ok ? ok(vcfRows(again.value, known, build)) : again;
    kernels.release(kernel);
    return rows;
  });
}
