import { DRUG_SOURCES, type DrugSource } from '../../domain/pgx/drugs/drug-pack.ts';
import { NOT_ASSESSED } from '../../domain/pgx/drugs/match-drugs.ts';
import { isAction, isFirm } from '../../domain/pgx/drugs/standing.ts';
import type { DrugReport } from '../../domain/pgx/drugs/report.ts';
import { m } from '../../i18n/messages.ts';
import { categoryWords, populationWords, sourceWords, strengthWords } from './drug-codes.ts';
import { listWords, resultsWords } from './drugs.ts';

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

function inBrackets(texts: readonly string[]): string {
  const filled = unique(texts);
  return filled.length === 0 ? '' : ` (${filled.join('; ')})`;
}

/** One kind of advice: with its strength, for whom, and, where it is not firm, for which results. */
function sayOne(rows: readonly DrugReport[]): string {
  const [row] = rows;
  if (row === undefined) return '';
  const missing = unique(rows.flatMap(({ missingGenes }) => missingGenes ?? []));
  if (row.category !== NOT_ASSESSED && missing.length > 0 && !isAction(row)) {
    return m.drugs_undecided({ genes: listWords(missing) });
  }
  const strengths = rows.flatMap(({ strength }) => (strength === null || strength === 'No recommendation' ? [] : [strengthWords(strength)])); // prettier-ignore
  const strong = row.source === 'CPIC' && strengths.length > 0 ? ` [${unique(strengths).join(', ')}]` : '';
  const populations = rows.map(({ population }) => (population === undefined ? '' : populationWords(population)));
  const results = rows.map(({ certainty, results }) => (certainty === 'uncertain' && results !== undefined ? resultsWords(results) : '')); // prettier-ignore
  const onlyIf = unique(results).length === 0 ? [] : [m.drugs_only_if({ results: unique(results).join(' / ') })];
  return `${categoryWords(row.category)}${strong}${inBrackets(populations)}${inBrackets(onlyIf)}`;
}

/** What one source says about one drug, in a line: each kind of advice once. */
export function adviceInShort(rows: readonly DrugReport[]): string {
  const kinds = new Map<string, DrugReport[]>();
  for (const row of rows) {
    const key = `${row.category}\t${String(isFirm(row))}`;
    kinds.set(key, [...(kinds.get(key) ?? []), row]);
  }
  return unique([...kinds.values()].map(sayOne)).join('; ');
}

/** FDA texts that name a gene and not the result add nothing beside a guideline. */
function isBareFlag({ source, certainty }: DrugReport): boolean {
  return source === 'FDA' && certainty === undefined;
}

/** A source's advice with the year in which it was last looked through. */
function sayWithYear(name: DrugSource, rows: readonly DrugReport[], says: string): string {
  const source = sourceWords(name).short;
  const years = rows.map(({ date }) => (date ?? '').slice(0, 4));
  const year = years.reduce((last, one) => (one > last ? one : last), '');
  return year === '' ? m.mine_sources({ source, says }) : m.mine_sources_year({ source, year, says });
}

/** What the sources say about one drug, one sentence each; those whose genes were not read say nothing. */
export function sourcesInShort(rows: readonly DrugReport[]): string {
  const isGuided = rows.some(({ source }) => source !== 'FDA');
  return DRUG_SOURCES.flatMap((source) => {
    const own = rows.filter((row) => row.source === source && row.category !== NOT_ASSESSED && !(isGuided && isBareFlag(row))); // prettier-ignore
    const says = adviceInShort(own);
    return says === '' ? [] : [sayWithYear(source, own, says)];
  }).join('. ');
}
