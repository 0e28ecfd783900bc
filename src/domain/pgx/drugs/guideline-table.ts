import type { GeneReport } from '../report.ts';
import type { DrugGuideline, DrugRecommendation } from './drug-pack.ts';
import { answers, type GeneResult, geneResults, isUsable } from './gene-results.ts';

/** Neighbouring results of a gene that a guideline treats alike. */
export interface ResultGroup {
  gene: string;
  keys: readonly string[];
}

/**
 * How a group of results stands to a person: theirs; the row that a guideline has for a gene that was not tested, as
 * here; one that they may have; or not theirs.
 */
export type Mark = 'here' | 'untested' | 'possible' | 'no';

/** What a guideline says for each result, or each pair of results, in one population. */
export interface GuidelineTable {
  population: string;
  rows: readonly ResultGroup[];
  /** Results of the second gene; null where the guideline goes by one. */
  columns: readonly ResultGroup[] | null;
  /** Recommendations by row, then by column; empty where the guideline has none. */
  cells: readonly (readonly (readonly DrugRecommendation[])[])[];
}

type Reports = Readonly<Record<string, GeneReport>>;

/** Words of results in the order in which a table lists them. */
const WORD_ORDER = [
  /^deficient with/i, /^deficient/i, /^variable/i, /^poor/i, /^likely poor/i, /^intermediate/i, /^likely intermediate/i,
  /^possible/i, /^decreased/i, /^normal/i, /^rapid/i, /^ultrarapid/i, /^increased/i, /positive$/i, /negative$/i,
  /^uncertain/i, /^indeterminate/i, /^n\/a/i, /^no result/i,
]; // prettier-ignore
const NO_ANSWER = /^(?:No Result|n\/a|Indeterminate)$/;

function orderOf(key: string): number {
  const score = Number.parseFloat(key.replace('≥', ''));
  if (isScore(key)) return score + (key.startsWith('≥') ? 0.01 : 0);
  const place = WORD_ORDER.findIndex((word) => word.test(key));
  return 1000 + (place < 0 ? WORD_ORDER.length : place);
}

function keysOf(recommendations: readonly DrugRecommendation[], gene: string): string[] {
  const keys = recommendations.flatMap(({ lookups }) => lookups.flatMap((lookup) => lookup.filter((part) => part.gene === gene).map(({ key }) => key))); // prettier-ignore
  return [...new Set(keys)].sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
}

function groupAlike(gene: string, keys: readonly string[], signature: (key: string) => string): ResultGroup[] {
  const groups: { gene: string; keys: string[]; of: string }[] = [];
  for (const key of keys) {
    const of = signature(key);
    const last = groups[groups.length - 1];
    if (last?.of === of && isScore(last.keys[0]) === isScore(key)) last.keys.push(key);
    else groups.push({ gene, keys: [key], of });
  }
  return groups.map((group) => ({ gene, keys: group.keys }));
}

/** Whether a key is an activity score, with or without a remark in brackets. */
export function isScore(key: string | undefined): boolean {
  return /^≥?\d+\.\d+(?: \(|$)/.test(key ?? '');
}

function tableOf(
  population: string,
  recommendations: readonly DrugRecommendation[],
  genes: readonly string[],
): GuidelineTable {
  const [first = '', second] = genes;
  const at = (a: string, b: string | null): number[] =>
    recommendations.flatMap(({ lookups }, i) => {
      const fits = lookups.some((lookup) => lookup.every(({ gene, key }) => key === (gene === first ? a : b)));
      return fits ? [i] : [];
    });
  const firstKeys = keysOf(recommendations, first);
  const secondKeys = second === undefined ? null : keysOf(recommendations, second);
  const rows = groupAlike(first, firstKeys, (a) => JSON.stringify((secondKeys ?? [null]).map((b) => at(a, b))));
  const columns = second === undefined || secondKeys === null ? null : groupAlike(second, secondKeys, (b) => JSON.stringify(firstKeys.map((a) => at(a, b)))); // prettier-ignore
  const cell = (row: ResultGroup, column: ResultGroup | null): DrugRecommendation[] =>
    at(row.keys[0] ?? '', column?.keys[0] ?? null).flatMap((i) => recommendations[i] ?? []);
  return {
    population,
    rows,
    columns,
    cells: rows.map((row) => (columns ?? [null]).map((column) => cell(row, column))),
  };
}

/**
 * A guideline as tables, one a population: neighbouring results that it treats alike are one row or column. Empty for
 * a guideline that goes by a calculation, or by more than two genes.
 */
export function guidelineTables({ genes, recommendations }: DrugGuideline): GuidelineTable[] {
  const listed = recommendations.filter(({ lookups }) => lookups.length > 0);
  if (genes.length > 2 || listed.length === 0) return [];
  const populations = [...new Set(listed.map(({ population }) => population))];
  return populations.map((population) =>
    tableOf(
      population,
      listed.filter((row) => row.population === population),
      genes,
    ),
  );
}

function isPossible({ gene, keys }: ResultGroup, reports: Reports): boolean {
  const answered = keys.filter((key) => !NO_ANSWER.test(key));
  const posteriors = Object.values(reports[gene]?.posterior ?? {});
  const byWord = answered.every((key) => !isScore(key) && !key.startsWith('='));
  if (!byWord || posteriors.length === 0) return answered.length > 0;
  // What fits is listed, however rare: an unknown frequency is no reason to leave a result out.
  return answered.some((key) => posteriors.some((phenotypes) => Object.hasOwn(phenotypes, key)));
}

/** Whether a result belongs to a group; one whose pair of alleles has a group of its own belongs to that alone. */
function belongs(result: GeneResult, group: ResultGroup, all: readonly ResultGroup[]): boolean {
  const byPair = result.exact !== null && all.some(({ keys }) => keys.includes(result.exact ?? ''));
  return group.keys.some((key) => (byPair ? key === result.exact : answers(result, key)));
}

/**
 * How one group of `all` results of a gene stands to a person. A gene without a usable result leaves every real result
 * possible; of tied diplotypes all have to belong to the group for it to be theirs.
 */
export function markOf(group: ResultGroup, all: readonly ResultGroup[], reports: Reports): Mark {
  const report = reports[group.gene];
  if (!isUsable(report)) {
    if (group.keys.includes('No Result')) return 'untested';
    return isPossible(group, reports) ? 'possible' : 'no';
  }
  const results = geneResults(report);
  const own = results.filter((result) => belongs(result, group, all)).length;
  if (own > 0) return own === results.length ? 'here' : 'possible';
  return report.verdict === 'indeterminate' && isPossible(group, reports) ? 'possible' : 'no';
}

/**
 * How a cell stands to a person: theirs only if both of its results are. The row for what was not tested counts where
 * the other gene is known; with both unknown it says nothing.
 */
export function cellMark(row: Mark, column: Mark): Mark {
  if (row === 'no' || column === 'no') return 'no';
  const marks = [row, column];
  if (marks.includes('untested')) return marks.includes('here') ? 'untested' : 'no';
  return row === 'here' && column === 'here' ? 'here' : 'possible';
}
