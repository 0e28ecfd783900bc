import { isBases } from '../domain/scores/alleles.ts';

/** An id that carries the place, and at times the alleles. */
export interface VariantId {
  chromosome: string;
  position: string;
  alleles: readonly string[];
}

/** The first of several ids that names a place: `10:418379:G:A`, `chr10_418379_G_A` and `10:418379`. */
export function splitVariantId(...ids: readonly string[]): VariantId | null {
  for (const id of ids) {
    const [chromosome = '', position = '', ...alleles] = id.split(/[:_]/);
    if (/^(chr)?(\d{1,2}|X|Y|M|MT)$/i.test(chromosome) && /^\d+$/.test(position)) {
      return { chromosome, position, alleles: alleles.map((allele) => allele.toUpperCase()) };
    }
  }
  return null;
}

/** The other allele of an id that names two, one of which is the effect allele. */
export function otherOfId(id: VariantId | null, effectAllele: string): string | null {
  if (id?.alleles.length !== 2 || !id.alleles.includes(effectAllele)) return null;
  const other = id.alleles.find((allele) => allele !== effectAllele);
  return other !== undefined && isBases(other) ? other : null;
}
