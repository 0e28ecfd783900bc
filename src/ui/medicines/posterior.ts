import type { GeneReport } from '../../domain/pgx/report.ts';

/** Less than this in every group, bounds included, is not worth a column. */
export const SHOWN_FROM = 0.0005;

/** One phenotype of one group. */
export interface PosteriorSlice {
  phenotype: string;
  probability: number;
  from: number;
  to: number;
}

/** Probability of a phenotype in a group with its bounds. */
export function posteriorSlice(gene: GeneReport, group: string, phenotype: string): PosteriorSlice {
  const probability = gene.posterior[group]?.[phenotype] ?? 0;
  const [from, to] = gene.posteriorBounds?.[group]?.[phenotype] ?? [probability, probability];
  return { phenotype, probability, from, to };
}

/** Groups in alphabetical order. */
export function posteriorGroups(gene: GeneReport): string[] {
  return Object.keys(gene.posterior).sort((a, b) => a.localeCompare(b, 'en'));
}

/** Phenotypes that matter in some group, the likeliest over all groups first. */
export function posteriorPhenotypes(gene: GeneReport): string[] {
  const groups = posteriorGroups(gene);
  const all = [...new Set(groups.flatMap((group) => Object.keys(gene.posterior[group] ?? {})))];
  const weight = (phenotype: string): number =>
    groups.reduce((sum, group) => sum + posteriorSlice(gene, group, phenotype).probability, 0);
  return all
    .filter((phenotype) => groups.some((group) => posteriorSlice(gene, group, phenotype).to >= SHOWN_FROM))
    .sort((a, b) => weight(b) - weight(a));
}
