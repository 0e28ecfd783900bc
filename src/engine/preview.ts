import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { AnalysisEvent } from '../domain/analysis/stages.ts';
import type { VcfLayout } from '../formats/layout.ts';
import type { Kernel } from './kernel/kernel.ts';
import { callMedicines } from './medicines.ts';
import type { References } from './references.ts';
import { siteLookup } from './site-lookup.ts';
import { geneSpans, SpanReader } from './spans.ts';

/**
 * Medicines of a large file before its scan ends. The spans of the genes are looked up; until the scan has settled the build and the sex,
 * the header is believed for the one, and the file's own haploid calls for the other. The final call replaces this one.
 */
export async function previewMedicines(
  { references, spareKernel }: { references: References; spareKernel?: () => Promise<Kernel> },
  request: { file: Blob; options: AnalysisOptions; onEvent: (event: AnalysisEvent) => void },
  { layout, sample }: { layout: VcfLayout; sample: number },
): Promise<void> {
  const { headerBuild: build } = layout;
  if (references.pgx === null || build === null || spareKernel === undefined) return;
  const kernel = await spareKernel();
  const spans = geneSpans(references.pgx, build);
  const table = await new SpanReader(request.file, kernel).read(spans, layout, { sample, watch: references.watch });
  if (table !== null) {
    const genome = { layout, lookup: siteLookup(table), build, sex: null };
    // How many copies of X there are shows at the end of the scan only.
    const genes = references.pgx.genes.filter(({ chromosome }) => chromosome !== 'X');
    const pgx = { ...references.pgx, genes };
    request.onEvent({ type: 'pgx', value: callMedicines({ kernel, references: { pgx } }, request, genome) });
  }
  kernel.wipe();
}
