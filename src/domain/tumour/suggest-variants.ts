import { editDistance } from '../rare/words.ts';
import type { CivicIndex } from './civic-index.ts';

/** No more than so many are offered. */
export const MOST_SUGGESTIONS = 6;

/** Names of the list that begin like what is being typed. */
export function suggestVariants(text: string, index: CivicIndex, most = 8): string[] {
  const typed = text.trim().toUpperCase().replace(/\s+/g, ' ');
  if (typed.length < 2) return [];
  const [first = '', ...rest] = typed.split(' ');
  const gene = index.symbol(first);
  const wanted = rest.length > 0 || index.knowsGene(gene) ? [gene, ...rest].join(' ') : typed;
  const { variants } = index.knowledge;
  return variants
    .map((variant, at) => ({ name: `${variant.gene} ${variant.name}`, items: index.itemsOf(at).length }))
    .filter(({ name }) => name.toUpperCase().startsWith(wanted))
    .sort((a, b) => b.items - a.items || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Names of a gene's variants on the list. */
export function variantsOf(index: CivicIndex, gene: string): string[] {
  return suggestVariants(`${gene} `, index, MOST_SUGGESTIONS);
}

/** Genes of the list that have a change of this name. */
export function genesWith(index: CivicIndex, change: string): string[] {
  const { variants } = index.knowledge;
  return [...new Set(variants.flatMap(({ gene, needs }) => needs.some(([need]) => need?.kind === 'protein' && need.change.text === change) ? [`${gene} ${change}`] : []))].slice(0, MOST_SUGGESTIONS); // prettier-ignore
}

/** Genes of the list whose symbol differs by a letter. */
export function nearGenes(index: CivicIndex, symbol: string): string[] {
  if (symbol.length < 3) return [];
  return index.genes.filter((gene) => gene.length >= 3 && editDistance(symbol, gene, 1) <= 1).slice(0, MOST_SUGGESTIONS); // prettier-ignore
}
