import { isAction, isFirm } from '../../domain/pgx/drugs/standing.ts';
import type { DrugReport } from '../../domain/pgx/drugs/report.ts';

/** Drugs that the same genes give a reason to discuss. */
export interface DiscussedDrugs {
  genes: string;
  drugs: readonly string[];
}

/** Drugs for which a source advises something for firm results, by the genes of that advice; `left` out are some. */
export function discussedByGene(rows: readonly DrugReport[], left: ReadonlySet<string>): DiscussedDrugs[] {
  const genesOf = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!isFirm(row) || !isAction(row) || left.has(row.drug)) continue;
    const known = row.genes.filter((gene) => row.missingGenes?.includes(gene) !== true);
    const genes = genesOf.get(row.drug) ?? new Set<string>();
    for (const gene of known) genes.add(gene);
    genesOf.set(row.drug, genes);
  }
  const byGenes = new Map<string, string[]>();
  for (const [drug, genes] of genesOf) {
    const key = [...genes].sort().join(' + ');
    byGenes.set(key, [...(byGenes.get(key) ?? []), drug]);
  }
  return [...byGenes]
    .map(([genes, drugs]) => ({ genes, drugs: drugs.sort() }))
    .sort((a, b) => (a.genes < b.genes ? -1 : 1));
}
