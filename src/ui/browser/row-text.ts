import type { VariantRow } from '../../domain/genotype/variant-row.ts';

/** A row as it is copied: id, chromosome, position and genotype with tabs between, as raw data files have them. */
export function rowText({ id, chromosome, position, genotype }: VariantRow): string {
  return [id ?? '.', chromosome, position, genotype ?? '--'].join('\t');
}
