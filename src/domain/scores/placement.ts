import { NO_DOSAGE } from '../genotype/dosage.ts';
import type { Build } from '../genotype/genome.ts';
import type { GenotypeSource } from './genotype-source.ts';
import { withIdTerms } from './id-terms.ts';
import type { BuildColumns, PackedScore } from './packed-score.ts';

/** On which build a score is read in a person's file. */
export interface Placement {
  build: Build;
  /** null: the score has no places there. */
  columns: BuildColumns | null;
  /** Either the file or the score does not say its build: nobody vouches for the positions. */
  assumed: boolean;
}

const BUILDS: readonly Build[] = ['GRCh37', 'GRCh38', 'NCBI36'];

/**
 * The score's places in the build of the file. A score that names no build is read in the file's; for a file of unknown build that
 * build of the score counts on which most of its positions are in the file. Rows that name an rsid and no place are found by the ids
 * of the file.
 */
export function placeScore(packed: PackedScore, source: GenotypeSource): Placement {
  const placement = placeOnBuild(packed, source);
  return { ...placement, columns: withIdTerms(placement.columns, packed, source.lookup) };
}

function placeOnBuild(packed: PackedScore, source: GenotypeSource): Placement {
  const { build } = source;
  if (build !== null) {
    const columns = packed.builds[build];
    return columns === undefined
      ? { build, columns: packed.assumedBuild, assumed: packed.assumedBuild !== null }
      : { build, columns, assumed: false };
  }
  let best: Placement = { build: 'GRCh37', columns: packed.assumedBuild, assumed: true };
  let most = 0;
  for (const candidate of BUILDS) {
    const columns = packed.builds[candidate];
    if (columns === undefined) continue;
    const hits = countHits(columns, packed, source);
    if (hits > most || best.columns === null) best = { build: candidate, columns, assumed: true };
    most = Math.max(most, hits);
  }
  return best;
}

/** Rows of a score that a file answers if it is read on these columns: alleles have to fit, not only positions. */
function countHits(columns: BuildColumns, packed: PackedScore, { engine }: GenotypeSource): number {
  const calls = engine.merge(columns, packed.terms.count, {
    recordsOnly: false,
    keepAmbiguous: true,
    haploidX: [0, 0],
    haploidFrom: 0xffffffff,
    sex: null,
    maleX: 2,
  });
  return calls.dosage.reduce((hits, dosage) => hits + (dosage === NO_DOSAGE ? 0 : 1), 0);
}
