import { callGenes } from '../src/domain/pgx/call-genes.ts';
import { chipCluster } from '../src/domain/pgx/chip-cluster.ts';
import { parseOutsideCalls } from '../src/domain/pgx/outside.ts';
import type { GeneReport } from '../src/domain/report/report.ts';
import type { AnalysisContext, AnalysisRequest } from './analysis.ts';
import type { Genome } from './genome.ts';
import { kernelStarMatcher } from './kernel/stars.ts';

/** Vendors whose `I` and `D` are known to mean the longer and the shorter allele of the definition's one indel. */
const INDEL_LETTER_SOURCES: ReadonlySet<string> = new Set(['23andMe', 'AncestryDNA']);

/** Calls every gene of the pack. Without a known build no position can be looked up, and every gene has no data. */
export function callMedicines(
  { kernel, references }: Pick<AnalysisContext, 'kernel' | 'references'>,
  request: Pick<AnalysisRequest, 'options' | 'outsideCalls'>,
  genome: Pick<Genome, 'build' | 'lookup' | 'sex' | 'layout'>,
): Record<string, GeneReport> {
  if (references.pgx === null) return {};
  const { build, lookup, sex, layout } = genome;
  return callGenes({
    pack: references.pgx,
    lookup: build === null ? { at: () => [] } : lookup,
    build: build ?? 'GRCh37',
    sex,
    indelLettersKnown: INDEL_LETTER_SOURCES.has(layout.source),
    chipCluster: chipCluster(layout.source, layout.vendorVersion, layout.chip),
    matcher: kernelStarMatcher(kernel),
    outside: parseOutsideCalls((request.outsideCalls ?? []).join('\n')),
    options: { combinations: request.options.combinations },
  });
}
