import { type FiledDrug, genesOfDrug } from '../../domain/pgx/mental-health/classes.ts';
import type { InteractionPack } from '../../domain/pgx/phenoconversion/interaction-pack.ts';
import type { DrugReport } from '../../domain/pgx/drugs/report.ts';

/** Genes that rows go by, in order of the alphabet. */
export function genesOf(rows: readonly DrugReport[]): string[] {
  return [...new Set(rows.flatMap(({ genes }) => genes))].sort();
}

/** Enzymes that some row goes by or some rule is about, and that a listed medicine or food changes. */
export function enzymesOf(pack: InteractionPack, rows: readonly DrugReport[]): string[] {
  const wanted = new Set([...genesOf(rows), ...pack.rules.map(({ enzyme }) => enzyme)]);
  const known = new Set(pack.interactions.map(({ enzyme }) => enzyme));
  return [...wanted].filter((enzyme) => known.has(enzyme)).sort();
}

/** How many drugs each gene has no result for, most first. */
export function missingByGene(
  drugs: readonly FiledDrug[],
  rowsOf: (name: string) => readonly DrugReport[],
  isMissing: (gene: string) => boolean,
): { gene: string; drugs: string[] }[] {
  const byGene = new Map<string, string[]>();
  for (const drug of drugs) {
    const { name } = drug;
    const rows = rowsOf(name);
    const genes = genesOfDrug(drug, genesOf(rows), rows.length > 0);
    for (const gene of genes.filter(isMissing)) byGene.set(gene, [...(byGene.get(gene) ?? []), name]);
  }
  return [...byGene]
    .map(([gene, names]) => ({ gene, drugs: names }))
    .sort((a, b) => b.drugs.length - a.drugs.length || (a.gene < b.gene ? -1 : 1));
}
