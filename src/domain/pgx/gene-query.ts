import { knownName } from './known-names.ts';
import type { GeneReport } from './report.ts';

const ALLELE = /^\*\d/;
/** Letters of a known name from which on it is meant. */
const LEAST_OF_NAME = 4;

/**
 * Whether a gene answers a query: by part of its name, by an rs number that it has, or by a name that people know a variant
 * by (`Q141K`), or by a named allele (`*17`, or `CYP2C19 *17`). Several words must all match. An empty query matches all.
 */
export function matchesQuery(name: string, gene: GeneReport, query: string): boolean {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => matchesWord(name, gene, word));
}

function matchesWord(name: string, gene: GeneReport, word: string): boolean {
  if (name.toLowerCase().includes(word)) return true;
  if (/^rs\d+$/.test(word)) return gene.sites.some((site) => site.rsid.toLowerCase() === word);
  if (word.length >= LEAST_OF_NAME && gene.sites.some(({ rsid }) => knownName(rsid)?.toLowerCase().startsWith(word) === true)) return true; // prettier-ignore
  if (!ALLELE.test(word)) return false;
  const alleles = [
    ...gene.excluded,
    ...gene.notExcluded,
    ...gene.diplotypes.flatMap((diplotype) => diplotype.split('/')),
    ...gene.sites.flatMap((site) => site.decides),
  ];
  return alleles.some((allele) => allele.toLowerCase() === word);
}
