import type { RareDisease } from './knowledge.ts';

/** Of each disease the others of which a gene is the same. */
export function kinOf(diseases: readonly RareDisease[]): readonly (readonly number[])[] {
  const byGene = new Map<string, number[]>();
  diseases.forEach(({ genes }, d) => {
    for (const gene of genes) {
      const held = byGene.get(gene);
      if (held === undefined) byGene.set(gene, [d]);
      else held.push(d);
    }
  });
  return diseases.map(({ genes }, d) => [...new Set(genes.flatMap((gene) => byGene.get(gene) ?? []))].filter((other) => other !== d)); // prettier-ignore
}

/** How much higher the best other disease of the gene scores; 0 where none does. */
export function kinLead(scores: Float64Array, kin: readonly number[], own: number): number {
  let most = own;
  for (const other of kin) most = Math.max(most, scores[other] ?? 0);
  return most - own;
}
