import type { GeneReport } from '../report.ts';
import { GUIDELINE_CATEGORIES, type GuidelineCategory } from './codes.ts';
import type { DrugReport } from './report.ts';
import { isAction, isFirm } from './standing.ts';

/** A drug that is to be discussed, with the gravest thing that a source advises for the person's results. */
export interface DiscussedDrug {
  drug: string;
  category: GuidelineCategory;
  /** The people that the advice is for, in the guideline's own word; null for everybody. */
  population: string | null;
  /** Whose advice it is, and the year in which it was last looked through, where that is known. */
  source: DrugReport['source'];
  year: string | null;
  /** Whether a result behind it is only likely. */
  isLikely: boolean;
}

/** Drugs that the results of the same genes give a reason to discuss, the gravest advice first. */
export interface DiscussedDrugs {
  genes: readonly string[];
  drugs: readonly DiscussedDrug[];
}

/** Kinds of advice, the gravest first: the order of a list, no measure of danger. */
const GRAVITY: ReadonlyMap<string, number> = new Map(GUIDELINE_CATEGORIES.map((category, index) => [category, index]));

function isGuideline(category: string): category is GuidelineCategory {
  return GRAVITY.has(category);
}

function gravity({ category }: Pick<DiscussedDrug, 'category'>): number {
  return GRAVITY.get(category) ?? GRAVITY.size;
}

/** Genes that a row is about because of their result: those that differ from the usual, else all that were read. */
function genesBehind(row: DrugReport, pgx: Readonly<Record<string, Pick<GeneReport, 'verdict'>>>): string[] {
  const read = row.genes.filter((gene) => row.missingGenes?.includes(gene) !== true);
  const altered = read.filter((gene) => pgx[gene]?.verdict === 'altered');
  return (altered.length > 0 ? altered : read).sort();
}

/**
 * Drugs for which a source advises something else than usual use by results that are firm or likely, by the genes behind it; `left` out are
 * some. The gravest advice comes first, then the longer list.
 */
export function drugsToDiscuss(
  { drugs, pgx }: { drugs: readonly DrugReport[]; pgx: Readonly<Record<string, Pick<GeneReport, 'verdict'>>> },
  left: ReadonlySet<string> = new Set(),
): DiscussedDrugs[] {
  const byDrug = new Map<string, { genes: Set<string>; found: DiscussedDrug }>();
  for (const row of drugs) {
    const { drug, category } = row;
    if (!isFirm(row) || !isAction(row) || left.has(drug) || !isGuideline(category)) continue;
    const one: DiscussedDrug = {
      drug,
      category,
      population: row.population ?? null,
      source: row.source,
      year: row.date?.slice(0, 4) ?? null,
      isLikely: row.certainty !== 'certain',
    };
    const known = byDrug.get(drug);
    const found = known === undefined || gravity(one) < gravity(known.found) ? one : known.found;
    byDrug.set(drug, { genes: new Set([...(known?.genes ?? []), ...genesBehind(row, pgx)]), found });
  }
  const byGenes = new Map<string, DiscussedDrug[]>();
  for (const { genes, found } of byDrug.values()) {
    const key = [...genes].sort().join('\t');
    byGenes.set(key, [...(byGenes.get(key) ?? []), found]);
  }
  const least = (all: readonly DiscussedDrug[]): number => Math.min(...all.map(gravity));
  return [...byGenes]
    .map(([key, all]) => ({
      genes: key.split('\t'),
      drugs: all.sort((a, b) => gravity(a) - gravity(b) || (a.drug < b.drug ? -1 : 1)),
    }))
    .sort((a, b) => least(a.drugs) - least(b.drugs) || b.drugs.length - a.drugs.length);
}
