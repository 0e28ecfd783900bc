import type { GeneReport } from './report.ts';

const ALLELE = /^\*\d/;

/**
 * Whether a gene answers a query: by part of its name, by an rs number that it has, or by a named allele (`*17`, or
 * `CYP2C19 *17`). Several words must all match. An empty query matches all.
 */
export function matchesQuery(name: string, gene: GeneReport, query: string): boolean {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => matchesWord(name, gene, word));
}

function matchesWord(name: string, gene: GeneReport, word: string): boolean {
  if (name.toLowerCase().includes(word)) return true;
  if (/^rs\d+$/.test(word)) return gene.sites.some((site) => site.rsid.toLowerCase() === word);
  if (!ALLELE.test(word)) return false;
  const alleles = [
    ...gene.excluded,
    ...gene.notExcluded,
    ...gene.diplotypes.flatMap((diplotype) => diplotype.split('/')),
    ...gene.sites.flatMap((site) => site.decides),
  ];
  return alleles.some((allele) => allele.toLowerCase() === word);
}
