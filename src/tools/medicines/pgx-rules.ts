import * as v from 'valibot';
import { OWN_RULES } from './pgx-choices.ts';

const PLACE = v.object({ pos: v.number(), rsid: v.string() });

/** The rules of genes as the source has them; what is not named here is not taken over. */
export const RULES_SHAPE = v.object({
  undocumented_as_reference: v.array(v.string()),
  lowest_function_genes: v.array(v.string()),
  activity_score_genes: v.array(v.string()),
  structural_alleles_not_callable: v.record(v.string(), v.array(v.string())),
  shown_as: v.record(v.string(), v.record(v.string(), v.string())),
  fallback_single_snv: v.record(v.string(), v.objectWithRest({ rsid: v.string(), pos_grch38: v.number() }, v.string())),
  genes: v.record(
    v.string(),
    v.object({
      ignored_positions: v.optional(v.array(PLACE)),
      required_positions: v.optional(v.array(v.number())),
      unphased_priorities: v.optional(v.array(v.object({ list: v.array(v.string()), pick: v.string() }))),
    }),
  ),
});

type SourceRules = v.InferOutput<typeof RULES_SHAPE>;

function byGene<T>(rules: SourceRules, of: (own: SourceRules['genes'][string]) => T | undefined): Record<string, T> {
  const found: [string, T][] = [];
  for (const [gene, own] of Object.entries(rules.genes)) {
    const value = of(own);
    if (value !== undefined) found.push([gene, value]);
  }
  return Object.fromEntries(found);
}

/** Names that the reference allele goes by, of the genes in which it is not called by its own. */
function referenceNames(rules: SourceRules, references: ReadonlyMap<string, string>): Record<string, string> {
  const found: [string, string][] = [];
  for (const [gene, names] of Object.entries(rules.shown_as)) {
    const name = names[references.get(gene) ?? ''];
    if (name !== undefined) found.push([gene, name]);
  }
  return Object.fromEntries(found);
}

/** The one position of a fallback, and which allele each base stands for. */
function fallbackOf({ rsid, pos_grch38, ...bases }: SourceRules['fallback_single_snv'][string]): unknown {
  return { rsid, position: pos_grch38, alleles: Object.fromEntries(Object.entries(bases).sort(([a], [b]) => (a < b ? -1 : 1))) }; // prettier-ignore
}

/**
 * Text of `gene-rules.json`.
 *
 * @param disputed - alleles whose function sources see differently, by gene
 * @param alleles - rows of `alleles.tsv`
 */
export function rulesText(
  rules: SourceRules,
  disputed: Readonly<Record<string, readonly string[]>>,
  alleles: readonly string[][],
): string {
  const { source, version, date, licence, asOf, undocumentedAsReferenceWithoutCombinations, composedAlleles } = OWN_RULES; // prettier-ignore
  const references = new Map(alleles.flatMap(([gene = '', allele = '', isReference]) => (isReference === '1' ? [[gene, allele] as const] : []))); // prettier-ignore
  const made = {
    source,
    version,
    date,
    licence,
    asOf,
    disputedAlleles: disputed,
    undocumentedAsReference: rules.undocumented_as_reference,
    undocumentedAsReferenceWithoutCombinations,
    lowestFunction: rules.lowest_function_genes,
    activityScore: rules.activity_score_genes,
    structuralAlleles: rules.structural_alleles_not_callable,
    referenceShownAs: referenceNames(rules, references),
    ignoredPositions: byGene(rules, (own) => own.ignored_positions?.map(({ pos, rsid }) => ({ position: pos, rsid }))),
    requiredPositions: byGene(rules, (own) => own.required_positions),
    unphasedPriorities: byGene(rules, (own) => own.unphased_priorities?.map(({ list, pick }) => ({ all: list, pick }))),
    fallback: Object.fromEntries(Object.entries(rules.fallback_single_snv).map(([gene, own]) => [gene, fallbackOf(own)])), // prettier-ignore
    composedAlleles,
  };
  return `${JSON.stringify(made, null, 1)}\n`;
}
