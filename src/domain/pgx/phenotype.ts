import { alleleNamed, type GeneDefinition } from './definition.ts';

/** Phenotype of a diplotype, as CPIC's tables assign it. */
export interface Phenotype {
  /** `null` where the tables assign none. */
  phenotype: string | null;
  /** Sum of activity values; of `≥` values the lower bound. `null` outside activity-score genes. */
  activityScore: number | null;
  /** `1.5`, `≥3.0`; `null` where there is none. */
  activityScoreText: string | null;
}

export const NO_PHENOTYPE: Phenotype = { phenotype: null, activityScore: null, activityScoreText: null };

/** Activity values as the tables write them: at least one decimal. */
export function formatActivity(score: number, atLeast: boolean): string {
  return `${atLeast ? '≥' : ''}${Number.isInteger(score) ? score.toFixed(1) : String(score)}`;
}

function ruleFor(gene: GeneDefinition, rule: string): string | null {
  const phenotype = gene.phenotypes.find((row) => row.rule === rule)?.phenotype ?? '';
  return phenotype === '' ? null : phenotype;
}

/** Reads `0.5` or `≥3.0`. */
export function parseActivity(text: string): { value: number; atLeast: boolean } {
  return { value: Number(text.replace('≥', '')), atLeast: text.startsWith('≥') };
}

/** Phenotype of a sum of activity values; a missing value makes it indeterminate. */
export function phenotypeOfActivities(gene: GeneDefinition, values: readonly (string | null)[]): Phenotype {
  const parsed = values.map((value) => (value === null ? null : parseActivity(value)));
  if (parsed.includes(null)) return { ...NO_PHENOTYPE, phenotype: 'Indeterminate' };
  const score = parsed.reduce((sum, value) => sum + (value?.value ?? 0), 0);
  const text = formatActivity(
    score,
    parsed.some((value) => value?.atLeast),
  );
  const phenotype = ruleFor(gene, `AS=${text}`) ?? ruleFor(gene, `AS=${formatActivity(score, false)}`);
  return { phenotype, activityScore: score, activityScoreText: text };
}

function functionOf(gene: GeneDefinition, name: string): string | null {
  return alleleNamed(gene, name)?.function ?? null;
}

/** Phenotype of one or two named alleles; none for names that are no allele of the gene (combinations, partials). */
export function phenotypeOf(gene: GeneDefinition, first: string, second: string | null): Phenotype {
  const names = second === null ? [first] : [first, second];
  const alleles = names.map((name) => alleleNamed(gene, name));
  if (alleles.some((allele) => allele === undefined)) return NO_PHENOTYPE;
  if (gene.activityScore)
    return phenotypeOfActivities(
      gene,
      alleles.map((allele) => allele?.activityValue ?? null),
    );
  const functions = names.map((name) => functionOf(gene, name) ?? '').sort();
  const rule = second === null ? `hemizygous: ${functions[0] ?? ''}` : functions.join(' + ');
  return { ...NO_PHENOTYPE, phenotype: ruleFor(gene, rule) };
}
