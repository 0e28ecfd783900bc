/** Reference groups of the 1000 Genomes Project for which effect-allele frequencies may be known. */
export const GROUPS = ['AFR', 'AMR', 'EAS', 'EUR', 'SAS'] as const;
export type Group = (typeof GROUPS)[number];
