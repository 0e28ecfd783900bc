import { referenceAllele } from './definition.ts';
import type { GeneDefinition } from './definition.ts';
import { orderPair } from './names.ts';

/** Name that an allele is shown under (SLCO1B1 `*45.001` → `*45`). */
export function shownName(gene: GeneDefinition, name: string): string {
  return gene.alleles.find((allele) => allele.name === name)?.reportedAs ?? name;
}

/** `*1/*2` with shown names; the order is that of the names as they are matched. */
export function shownDiplotype(gene: GeneDefinition, first: string, second: string | null): string {
  return second === null ? shownName(gene, first) : `${shownName(gene, first)}/${shownName(gene, second)}`;
}

/** Display form: beside the reference only the other allele is named, where the reference has no star name. */
export function diplotypeLabel(gene: GeneDefinition, first: string, second: string | null): string {
  const reference = referenceAllele(gene)?.name ?? null;
  const shownAs = gene.referenceShownAs ?? (reference === 'Reference' ? 'Reference' : null);
  if (second === null || shownAs === null) return shownDiplotype(gene, first, second);
  if (first === reference && second === reference) return `${shownAs}/${shownAs}`;
  if (first === reference || second === reference) return `${first === reference ? second : first} (heterozygous)`;
  return shownDiplotype(gene, ...orderPair(first, second));
}
