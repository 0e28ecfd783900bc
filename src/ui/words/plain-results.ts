import type { GeneReport } from '../../domain/pgx/report.ts';
import { m } from '../../i18n/messages.ts';
import { isLikely, phenotypeWords, shownPhenotype, verdictWords } from './genes.ts';

/** What a result means for the enzyme or carrier that the gene makes. Results that have no row here keep the words of their source. */
const PLAIN: Readonly<Record<string, () => string>> = {
  'Poor Metabolizer': () => m.plain_poor_metabolizer(),
  'Intermediate Metabolizer': () => m.plain_intermediate_metabolizer(),
  'Normal Metabolizer': () => m.plain_normal_metabolizer(),
  'Rapid Metabolizer': () => m.plain_rapid_metabolizer(),
  'Ultrarapid Metabolizer': () => m.plain_ultrarapid_metabolizer(),
  'Normal Function': () => m.plain_normal_function(),
  'Increased Function': () => m.plain_increased_function(),
  'Decreased Function': () => m.plain_decreased_function(),
  'Poor Function': () => m.plain_poor_function(),
};

/**
 * Genes whose reference is not what most people have (frequencies.tsv): "slower" and "faster" would be measured by a result that is rare, so their results
 * keep the words of their source.
 */
const UNUSUAL_REFERENCE: ReadonlySet<string> = new Set(['CYP3A5', 'NAT2']);

/** Whether the reference of a gene is what is usual among people. */
export function isReferenceUsual(name: string): boolean {
  return !UNUSUAL_REFERENCE.has(name);
}

function plainWords(name: string, gene: GeneReport): string | undefined {
  return isReferenceUsual(name) ? PLAIN[shownPhenotype(gene) ?? '']?.() : undefined;
}

/** A gene's result as a badge has it: in plain words, where there are any, else what kind of answer it is. */
export function badgeWords(name: string, gene: GeneReport): string {
  const plain = plainWords(name, gene);
  if (plain === undefined || gene.verdict !== 'altered') return verdictWords(gene);
  return isLikely(gene) ? m.gene_phenotype_likely({ phenotype: plain }) : plain;
}

/** A gene's result in plain words, where there are any; else as its source words it. */
export function plainResult(name: string, gene: GeneReport): string {
  const plain = plainWords(name, gene);
  if (plain === undefined) return phenotypeWords(gene);
  const words = isLikely(gene) ? m.gene_phenotype_likely({ phenotype: plain }) : plain;
  return gene.status === 'outside' ? m.gene_outside_words({ words }) : words;
}
