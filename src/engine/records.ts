import { CONFIDENT_BLOCK_GQ } from '../../assembly/layout.ts';
import { fromGenomeKey } from '../domain/genotype/genome.ts';
import { type BlockRecord, type GenotypeRecord, listRecords } from '../domain/genotype/records.ts';
import { columnsOf } from './file-facts.ts';
import type { Genome } from './genome.ts';
import { recordAt } from './site-lookup.ts';

/** Every row of a genome that was read with `keepRecords`. */
export function recordsOf(genome: Genome): GenotypeRecord[] {
  const { table, layout } = genome;
  const rows = listRecords({
    columns: columnsOf(table),
    build: genome.build,
    repeats: genome.repeats,
    probeNames: layout.kind === 'text' && layout.probeNames,
    alleleText: (row) => table.alleleText(row),
    vcfCall: (row) => recordAt(table, row),
  });
  return [...rows];
}

/** The reference blocks of a gVCF. */
export function refBlocksOf({ table }: Genome): BlockRecord[] {
  return Array.from({ length: table.addresses.blockCount }, (_, index) => {
    const { firstKey, lastKey, quality, depth } = table.block(index);
    const { chromosome, position } = fromGenomeKey(firstKey);
    const block = { chrom: chromosome, start: position, end: position + lastKey - firstKey, gq: quality, dp: depth };
    return quality !== null && quality < CONFIDENT_BLOCK_GQ ? { ...block, lowQuality: true } : block;
  });
}
