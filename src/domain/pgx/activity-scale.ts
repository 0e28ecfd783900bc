import type { GeneDefinition } from './definition.ts';
import { parseActivity } from './phenotype.ts';

/** The activity scores that the tables give one phenotype. */
export interface ActivityRange {
  phenotype: string;
  from: number;
  /** The highest score of the tables, `null` where the range has no end. */
  to: number | null;
}

/** The scale of a gene's activity score, lowest range first. */
export interface ActivityScale {
  gene: string;
  ranges: readonly ActivityRange[];
}

const RULE = 'AS=';

/** The scale of a gene, from its phenotype table; `null` for genes without activity scores. */
export function activityScaleOf(gene: GeneDefinition): ActivityScale | null {
  if (!gene.activityScore) return null;
  const ranges = new Map<string, ActivityRange>();
  for (const { rule, phenotype } of gene.phenotypes) {
    if (!rule.startsWith(RULE) || phenotype === '') continue;
    const { value, atLeast } = parseActivity(rule.slice(RULE.length));
    const known = ranges.get(phenotype) ?? { phenotype, from: value, to: value };
    const open = atLeast || known.to === null;
    ranges.set(phenotype, {
      phenotype,
      from: Math.min(known.from, value),
      to: open ? null : Math.max(known.to ?? value, value),
    });
  }
  return { gene: gene.gene, ranges: [...ranges.values()].sort((a, b) => a.from - b.from) };
}

/** Scales of every gene that has one. */
export function activityScales(genes: readonly GeneDefinition[]): ActivityScale[] {
  return genes.flatMap((gene) => activityScaleOf(gene) ?? []);
}
