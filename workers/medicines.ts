import { areIndelLettersKnown } from '../src/domain/genotype/indel-letters.ts';
import { callGenes } from '../src/domain/pgx/call-genes.ts';
import { chipCluster } from '../src/domain/pgx/chip-cluster.ts';
import { parseOutsideCalls } from '../src/domain/pgx/outside.ts';
import type { GeneReport } from '../src/domain/report/report.ts';
import type { AnalysisOptions } from '../src/rpc/protocol.ts';
import type { Genome } from './genome.ts';
import type { Kernel } from './kernel/kernel.ts';
import { kernelStarMatcher } from './kernel/stars.ts';
import type { References } from './references.ts';

/** Calls every gene of the pack. Without a known build no position can be looked up, and every gene has no data. */
export function callMedicines(
  { kernel, references }: { kernel: Kernel; references: Pick<References, 'pgx'> },
  { options }: { options: AnalysisOptions },
  genome: Pick<Genome, 'build' | 'lookup' | 'sex' | 'layout'>,
): Record<string, GeneReport> {
  if (references.pgx === null) return {};
  const { build, lookup, sex, layout } = genome;
  return callGenes({
    pack: references.pgx,
    lookup: build === null ? { at: () => [] } : lookup,
    build: build ?? 'GRCh37',
    sex,
    indelLettersKnown: areIndelLettersKnown(layout.source),
    chipCluster: chipCluster(layout.source, layout.vendorVersion, layout.chip),
    matcher: kernelStarMatcher(kernel),
    outside: parseOutsideCalls((options.outsideCalls ?? []).join('\n')),
    options: { combinations: options.combinations, cyp2d6Research: options.cyp2d6Research ?? false },
  });
}
