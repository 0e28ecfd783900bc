import { NOT_ASSESSED, NOT_COVERED } from '../../domain/pgx/drugs/match-drugs.ts';
import { isAction, isFirm } from '../../domain/pgx/drugs/standing.ts';
import type { DrugReport } from '../../domain/report/report.ts';
import { m } from '../../i18n/messages.ts';
import { categoryWords, populationWords, strengthWords } from './codes.ts';
import { listWords, resultsWords } from './words.ts';

function populations(rows: readonly DrugReport[]): string {
  const named = rows.flatMap(({ population }) => (population === undefined ? [] : [populationWords(population)]));
  return named.length === rows.length && named.length > 0 ? ` (${named.join('; ')})` : '';
}

function sayOne(category: string, rows: readonly DrugReport[]): string {
  const [row] = rows;
  if (row === undefined) return '';
  const missing = [...new Set(rows.flatMap(({ missingGenes }) => missingGenes ?? []))];
  if (category !== NOT_ASSESSED && missing.length > 0 && !isAction(row)) return m.drugs_undecided({ genes: listWords(missing) }); // prettier-ignore
  const strengths = [...new Set(rows.flatMap(({ strength }) => (strength === null ? [] : [strength])))].filter((one) => one !== 'No recommendation'); // prettier-ignore
  const strong = row.source === 'CPIC' && strengths.length > 0 ? ` [${strengths.map(strengthWords).join(', ')}]` : '';
  const words = `${categoryWords(category)}${strong}${populations(rows)}`;
  if (isFirm(row) || category === NOT_ASSESSED || category === NOT_COVERED || row.results === undefined) return words;
  return `${m.drugs_if_result({ results: resultsWords(row.results) })}: ${words}`;
}

/** What one source says about one drug, in a line: each kind of advice once, with its strength and for whom. */
export function adviceInShort(rows: readonly DrugReport[]): string {
  const kinds = new Map<string, DrugReport[]>();
  for (const row of rows) {
    const key = `${row.category}\t${isFirm(row) ? '' : JSON.stringify(row.results ?? '')}`;
    kinds.set(key, [...(kinds.get(key) ?? []), row]);
  }
  const said = [...kinds.values()].map((own) => sayOne(own[0]?.category ?? '', own));
  return [...new Set(said)].join('; ');
}
