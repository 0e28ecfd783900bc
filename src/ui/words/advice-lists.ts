import type { DiscussedDrug } from '../../domain/pgx/drugs/to-discuss.ts';
import { m } from '../../i18n/messages.ts';
import { categoryWords, populationWords, sourceWords } from './drug-codes.ts';

/** Drugs for which one guideline says the same. */
export interface AdviceList {
  /** What it says, for whom, whose guideline it is, and of which year, and whether the result behind it is only likely. */
  advice: string;
  drugs: readonly string[];
}

function adviceOf({ category, population, source, year, isLikely }: DiscussedDrug): string {
  const says = categoryWords(category);
  const advice = population === null ? says : `${says}; ${populationWords(population)}`;
  const name = sourceWords(source).short;
  const dated = year === null ? name : `${name} ${year}`;
  return m.medletter_advice({ advice, source: isLikely ? m.medletter_source_likely({ source: dated }) : dated });
}

/** Drugs by what is said of them, in the order given: each sentence stands once. */
export function adviceLists(drugs: readonly DiscussedDrug[]): AdviceList[] {
  const lists = new Map<string, string[]>();
  for (const one of drugs) {
    const advice = adviceOf(one);
    lists.set(advice, [...(lists.get(advice) ?? []), one.drug]);
  }
  return [...lists].map(([advice, names]) => ({ advice, drugs: names }));
}
