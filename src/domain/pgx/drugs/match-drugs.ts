import type { GeneReport } from '../report.ts';
import type { DrugCategory } from './codes.ts';
import type { DrugEntry, DrugGuideline, DrugPack, DrugRecommendation, LookupKey } from './drug-pack.ts';
import { answers, type GeneResult, geneResults, isUsable } from './gene-results.ts';
import type { DrugCertainty, DrugReport } from './report.ts';

/** A gene without a usable result, in the words of two-gene guidelines. */
const NO_RESULT: GeneResult = { exact: null, keys: ['No Result'], words: 'No Result' };

/** Categories of rows that no recommendation stands behind. */
export const NOT_ASSESSED = 'not_assessed' satisfies DrugCategory;
export const NOT_COVERED = 'not_covered' satisfies DrugCategory;

type Reports = Readonly<Record<string, GeneReport>>;
/** One possible result for each gene of a guideline. */
type Combination = ReadonlyMap<string, GeneResult>;

/** Keys of genes that are told by the presence of alleles. */
const PRESENCE = /^(\*\d+:\d+) (?:positive|negative)$/;

const askedCache = new WeakMap<DrugGuideline, ReadonlyMap<string, readonly string[]>>();

/** HLA alleles that a guideline asks for, by gene. */
function askedOf(guideline: DrugGuideline): ReadonlyMap<string, readonly string[]> {
  const known = askedCache.get(guideline);
  if (known !== undefined) return known;
  const asked = new Map<string, string[]>();
  for (const { gene, key } of guideline.recommendations.flatMap(({ lookups }) => lookups.flat())) {
    const allele = key.startsWith('*') ? PRESENCE.exec(key)?.[1] : undefined;
    if (allele !== undefined) asked.set(gene, [...(asked.get(gene) ?? []), allele]);
  }
  askedCache.set(guideline, asked);
  return asked;
}

/** Whether a gene has a result that the guideline can go by: of HLA alleles only those that were typed or looked for. */
function hasResult(guideline: DrugGuideline, gene: string, report: GeneReport | undefined): report is GeneReport {
  if (!isUsable(report)) return false;
  const asked = askedOf(guideline).get(gene);
  if (asked === undefined) return true;
  const said = report.phenotype?.split('; ') ?? [];
  return asked.some((allele) => said.some((one) => one.startsWith(`${allele} `)));
}

function combinationsOf(guideline: DrugGuideline, reports: Reports): Combination[] {
  return guideline.genes.reduce<Combination[]>(
    (all, gene) => {
      const report = reports[gene];
      const results = hasResult(guideline, gene, report) ? geneResults(report) : [NO_RESULT];
      return all.flatMap((partial) => results.map((result) => new Map(partial).set(gene, result)));
    },
    [new Map()],
  );
}

function matches(lookup: readonly LookupKey[], combination: Combination): boolean {
  return lookup.every(({ gene, key }) => {
    const result = combination.get(gene);
    return result !== undefined && answers(result, key);
  });
}

/** Recommendations for one combination; those keyed by the exact pair of alleles beat the others. */
function recommendationsFor(guideline: DrugGuideline, combination: Combination): DrugRecommendation[] {
  const found = guideline.recommendations.flatMap((recommendation) => {
    // A guideline that goes by a calculation, not by a table, says the same to everybody.
    if (recommendation.lookups.length === 0) return [{ recommendation, exact: false }];
    const lookups = recommendation.lookups.filter((lookup) => matches(lookup, combination));
    const exact = lookups.some((lookup) => lookup.some(({ key }) => key.startsWith('=')));
    return lookups.length === 0 ? [] : [{ recommendation, exact }];
  });
  const best = found.some(({ exact }) => exact) ? found.filter(({ exact }) => exact) : found;
  return best.map(({ recommendation }) => recommendation);
}

/**
 * How firmly the results of the genes stand: a row is no surer than the least sure of them. `depends`: a gene is not known, and the advice
 * differs by its result.
 */
function certaintyOf(
  genes: readonly string[],
  reports: Reports,
  { several, depends }: { several: boolean; depends: boolean },
): DrugCertainty {
  const used = genes.map((gene) => reports[gene]).filter(isUsable);
  if (several || used.some(({ verdict }) => verdict === 'indeterminate')) return 'uncertain';
  return !depends && used.every(isFirm) ? 'certain' : 'likely';
}

/** Firm results; and alleles that a laboratory looked for and did not find, whatever else it did not look for. */
function isFirm({ firm, status, verdict }: GeneReport): boolean {
  return firm || (status === 'outside' && verdict === 'nothing-found');
}

const adviceCache = new WeakMap<DrugRecommendation, string>();

/** What one recommendation advises, apart from the results that it is filed under. */
function adviceOfOne(recommendation: DrugRecommendation): string {
  const known = adviceCache.get(recommendation);
  if (known !== undefined) return known;
  const { population, category, codes, numbers } = recommendation;
  const advice = JSON.stringify([population, category, [...codes].sort(), numbers]);
  adviceCache.set(recommendation, advice);
  return advice;
}

/** What recommendations advise, whatever their order. */
function adviceOf(recommendations: readonly DrugRecommendation[]): string {
  return [...new Set(recommendations.map(adviceOfOne))].sort().join();
}

/** Every key that a guideline files results of a gene under. */
function keysOf(guideline: DrugGuideline, gene: string): string[] {
  const parts = guideline.recommendations.flatMap(({ lookups }) => lookups.flat());
  return [...new Set(parts.filter((part) => part.gene === gene).map(({ key }) => key))];
}

/** Whether the advice differs by which of these keys a gene's result is filed under. Keys that the guideline has no row for count as different. */
function differsBy(
  guideline: DrugGuideline,
  { gene, keys }: { gene: string; keys: readonly string[] },
  known: readonly Combination[],
): boolean {
  let first: string | null = null;
  // The second advice that differs settles it: most genes of most guidelines are settled by a few keys.
  return known.some((combination) =>
    keys.some((key) => {
      const result: GeneResult = { exact: key.startsWith('=') ? key : null, keys: [key], words: '' };
      const advice = adviceOf(recommendationsFor(guideline, new Map(combination).set(gene, result)));
      first ??= advice;
      return advice !== first;
    }),
  );
}

/** Genes that the advice turns on. A gene of which any result, and none at all, leads to the same advice makes a row no less sure. */
function decidingGenes(guideline: DrugGuideline, known: readonly Combination[]): string[] {
  if (guideline.genes.length < 2) return [...guideline.genes];
  return guideline.genes.filter((gene) =>
    differsBy(guideline, { gene, keys: [...keysOf(guideline, gene), ...NO_RESULT.keys] }, known),
  );
}

function baseRow(guideline: DrugGuideline, missingGenes: readonly string[]): Omit<DrugReport, 'category' | 'strength'> {
  const { drug, genes, source, url, pmids, asOf, supersededBy, id } = guideline;
  return {
    drug,
    genes: [...genes],
    source,
    url,
    pmid: pmids[0] ?? null,
    date: asOf,
    guideline: id,
    ...(supersededBy === null ? {} : { superseded: true, supersededBy }),
    ...(missingGenes.length === 0 ? {} : { missingGenes: [...missingGenes] }),
  };
}

/** Which of the genes have a result from outside the file. */
function outsideOf(genes: readonly string[], reports: Reports): Pick<DrugReport, 'outsideGenes'> {
  const outside = genes.filter((gene) => reports[gene]?.status === 'outside');
  return outside.length === 0 ? {} : { outsideGenes: outside };
}

/** Words of a combination as a row was found: by the pair of alleles where it is that which the row names. */
function resultsOf(combination: Combination, recommendation: DrugRecommendation | null): Record<string, string> {
  const keys = recommendation?.lookups.flat().map(({ gene, key }) => `${gene}${key}`) ?? [];
  return Object.fromEntries(
    [...combination].map(([gene, { words, exact }]) => {
      const byPair = exact !== null && keys.includes(`${gene}${exact}`);
      return [gene, byPair ? `${exact.slice(1)}${words === '' ? '' : `, ${words}`}` : words];
    }),
  );
}

/** Whether every gene that a row goes by has the result of two reference alleles: then it singles nobody out. */
function usualOf(genes: readonly string[], reports: Reports): Pick<DrugReport, 'usual'> {
  const used = genes.map((gene) => reports[gene]).filter(isUsable);
  const isUsual = used.length > 0 && used.every(({ verdict }) => verdict === 'normal' || verdict === 'nothing-found');
  return isUsual ? { usual: true } : {};
}

function guidelineRows(guideline: DrugGuideline, reports: Reports): DrugReport[] {
  const missing = guideline.genes.filter((gene) => !hasResult(guideline, gene, reports[gene]));
  const base = {
    ...baseRow(guideline, missing),
    ...outsideOf(guideline.genes, reports),
    ...usualOf(guideline.genes, reports),
  };
  if (missing.length === guideline.genes.length) return [{ ...base, category: NOT_ASSESSED, strength: null }];
  const found = combinationsOf(guideline, reports).map((combination) => ({
    combination,
    recommendations: recommendationsFor(guideline, combination),
  }));
  const rows = new Map<DrugRecommendation, Combination>();
  for (const { combination, recommendations } of found) {
    for (const one of recommendations) if (!rows.has(one)) rows.set(one, combination);
  }
  // Ties that all lead to the same rows are certain; ties that lead to different ones, or of which one has none, are not.
  const places = new Map(guideline.recommendations.map((one, i) => [one, i]));
  const ways = new Set(found.map(({ recommendations }) => recommendations.map((one) => places.get(one)).join()));
  const known = found.map(({ combination }) => combination);
  const depends = missing.some((gene) => differsBy(guideline, { gene, keys: keysOf(guideline, gene) }, known));
  const certainty = certaintyOf(decidingGenes(guideline, known), reports, { several: ways.size > 1, depends });
  const settled = depends || missing.length === 0 ? {} : { sameForMissing: true as const };
  const covered = [...rows].map(([row, combination]) => ({
    ...base,
    category: row.category,
    strength: row.strength === '' ? null : row.strength,
    ...(row.population === '' ? {} : { population: row.population }),
    codes: [...row.codes],
    numbers: Object.fromEntries(Object.entries(row.numbers).map(([kind, values]) => [kind, [...values]])),
    results: resultsOf(combination, row),
    certainty,
    ...settled,
  }));
  const notCovered = found
    .filter(({ recommendations }) => recommendations.length === 0)
    .slice(0, 1)
    .map(({ combination }): DrugReport => ({
      ...base,
      category: NOT_COVERED,
      strength: null,
      results: resultsOf(combination, null),
      certainty,
    }));
  return [...covered, ...notCovered];
}

/** FDA rows are flags: which text names a gene. Whether it names this person's result is not known here, and never said. */
function fdaRows(drug: DrugEntry): DrugReport[] {
  const kinds = [...(drug.fdaLabel ? (['label'] as const) : []), ...(drug.fdaTable ? (['table'] as const) : [])];
  return kinds.map((kind) => {
    const seen = drug.fdaSeen.filter((row) => row.kind === kind);
    const labelled = drug.pairs.filter(({ fdaLabel }) => fdaLabel !== '');
    const named = kind === 'label' && labelled.length > 0 ? labelled.map(({ gene }) => gene) : [];
    const genes = [...new Set([...seen.flatMap(({ lookup }) => lookup.map(({ gene }) => gene)), ...named])].sort();
    const row = { drug: drug.name, genes, source: 'FDA' as const, url: null, pmid: null, date: null };
    const category = kind === 'label' ? 'label' : 'association_table';
    return { ...row, category, strength: kind === 'label' ? (labelled[0]?.fdaLabel ?? null) : null };
  });
}

const SOURCE_ORDER: Readonly<Record<DrugReport['source'], number>> = { CPIC: 0, DPWG: 1, FDA: 2 };

/**
 * Looks up every guideline of the packs with a person's results: cross product over its genes, the exact pair of alleles
 * before phenotype and score, "No Result" for a gene of several that is missing. A gene whose decisive positions were
 * not read counts as missing, whatever its strict call.
 */
export function matchDrugs(packs: readonly DrugPack[], reports: Reports): DrugReport[] {
  const rows = packs.flatMap(({ drugs, guidelines }) => [
    ...guidelines.flatMap((guideline) => guidelineRows(guideline, reports)),
    ...drugs.flatMap((drug) => fdaRows(drug)),
  ]);
  const text = (row: DrugReport): string =>
    [row.guideline, row.population, row.category].map((part) => part ?? '').join('\t');
  return rows.sort(
    (a, b) =>
      (a.drug < b.drug ? -1 : a.drug > b.drug ? 1 : 0) ||
      SOURCE_ORDER[a.source] - SOURCE_ORDER[b.source] ||
      (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0),
  );
}
