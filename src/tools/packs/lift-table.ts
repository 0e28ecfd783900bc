import type { Build } from '../../domain/genotype/genome.ts';

/** Columns of a table of stretches. `blocks`: `length:gap:gap on the target`, the last without gaps. */
export const LIFT_COLUMNS = ['chromosome', 'start', 'target', 'target_start', 'strand', 'blocks'] as const;

/** Which chain file each table comes from. */
export const LIFT_FILES: readonly { chain: string; table: string; source: Build; target: Build }[] = [
  { chain: 'hg19ToHg38', table: 'GRCh37-GRCh38.tsv', source: 'GRCh37', target: 'GRCh38' },
  { chain: 'hg38ToHg19', table: 'GRCh38-GRCh37.tsv', source: 'GRCh38', target: 'GRCh37' },
  { chain: 'hg18ToHg19', table: 'NCBI36-GRCh37.tsv', source: 'NCBI36', target: 'GRCh37' },
];
