import { CONFIDENT_BLOCK_GQ } from '../../assembly/layout.ts';
import { type Build, genomeKey } from '../domain/genotype/genome.ts';
import { isNoCall, NO_CALL } from '../domain/genotype/genotype-code.ts';
import {
  type CoverageReport,
  coverPositions,
  type PackCoverage,
  type Presence,
} from '../domain/genotype/position-coverage.ts';
import type { PgxPack } from '../domain/pgx/definition.ts';
import { positionIn } from '../domain/pgx/observe-context.ts';
import type { PackedScore } from '../domain/scores/packed-score.ts';
import type { Genome } from './genome.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';
import type { References } from './references.ts';

/** Which positions of each pack a genome has, on its own build; null where that is not known. */
export function coverReferences({ table, build }: Genome, references: References): CoverageReport | null {
  if (build === null) return null;
  const packs = references.scores.map((score): PackCoverage => {
    const keys = scoreKeys(score, build);
    const covered = coverPositions(keys ?? [], (key) => presenceAt(table, key));
    return { id: score.header.id, kind: 'score', onBuild: keys !== null, ...covered };
  });
  if (references.pgx !== null) packs.unshift(coverMedicines(table, references.pgx, build));
  return { build, packs };
}

function coverMedicines(table: GenotypeTable, pgx: PgxPack, build: Build): PackCoverage {
  const lengths = new Map<number, boolean>();
  for (const { chromosome, positions } of pgx.genes) {
    for (const place of chromosome === null ? [] : positions) {
      const position = positionIn(build, place);
      if (chromosome !== null && position !== null) lengths.set(genomeKey(chromosome, position), place.kind !== 'snv');
    }
  }
  const covered = coverPositions(lengths.keys(), (key) => {
    const presence = presenceAt(table, key);
    // A chip may place an insertion or deletion on the base after the one that a VCF names.
    return presence === 'absent' && lengths.get(key) === true ? presenceAt(table, key + 1) : presence;
  });
  // The pack has its positions on two builds only.
  return { id: 'pgx', kind: 'pgx', onBuild: build !== 'NCBI36', ...covered };
}

function scoreKeys(score: PackedScore, build: Build): Uint32Array | null {
  return (score.builds[build] ?? score.assumedBuild)?.keys ?? null;
}

/** A call of any row of the place counts as read; so does a reference block that is confident enough to be evidence. */
export function presenceAt(table: GenotypeTable, key: number): Presence {
  let presence: Presence = 'absent';
  const [keys, genotypes] = [table.keys(), table.genotypes()];
  for (let row = table.lowerBound(key); row < table.rowCount && keys[row] === key; row++) {
    const isCalled = !isNoCall(genotypes[row] ?? NO_CALL);
    if (isCalled && !table.isImputed(row)) return 'read';
    if (presence !== 'imputed') presence = isCalled ? 'imputed' : 'noCall';
  }
  const block = table.addresses.blockCount > 0 ? table.blockAt(key) : null;
  if (block === null || presence === 'imputed') return presence;
  return block.quality === null || block.quality >= CONFIDENT_BLOCK_GQ ? 'read' : 'noCall';
}
