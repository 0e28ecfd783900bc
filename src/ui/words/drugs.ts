import type { DrugEntry, DrugRecommendation } from '../../domain/pgx/drugs/drug-pack.ts';
import type { HitKind } from '../../domain/pgx/drugs/find-drugs.ts';
import { isScore, type ResultGroup } from '../../domain/pgx/drugs/guideline-table.ts';
import type { DrugStanding } from '../../domain/pgx/drugs/standing.ts';
import type { DrugCertainty, DrugReport } from '../../domain/pgx/drugs/report.ts';
import { m } from '../../i18n/messages.ts';
import { codeWords } from './drug-codes.ts';

const STANDINGS: Readonly<Record<DrugStanding, { name: () => string; says: () => string }>> = {
  discuss: { name: () => m.drugs_standing_discuss(), says: () => m.drugs_says_discuss() },
  care: { name: () => m.drugs_standing_care(), says: () => m.drugs_says_care() },
  open: { name: () => m.drugs_standing_open(), says: () => m.drugs_says_open() },
  likely: { name: () => m.drugs_standing_likely(), says: () => m.drugs_says_likely() },
  same: { name: () => m.drugs_standing_same(), says: () => m.drugs_says_same() },
  flagged: { name: () => m.drugs_standing_flagged(), says: () => m.drugs_says_flagged() },
  none: { name: () => m.drugs_standing_none(), says: () => m.drugs_says_none() },
};

const CERTAINTIES: Readonly<Record<DrugCertainty, () => string>> = {
  certain: () => m.drugs_certainty_certain(),
  likely: () => m.drugs_certainty_likely(),
  uncertain: () => m.drugs_certainty_uncertain(),
};

const HITS: Readonly<Record<Exclude<HitKind, 'name'>, (inputs: { name: string }) => string>> = {
  brand: m.drugs_by_brand,
  combination: m.drugs_by_combination,
  synonym: m.drugs_by_synonym,
  class: m.drugs_by_class,
  gene: m.drugs_by_gene,
  atc: m.drugs_by_atc,
  spelling: m.drugs_by_spelling,
};

/** What a drug's rows come to, in one or two words and in a sentence. */
export function standingWords(standing: DrugStanding): { name: string; says: string } {
  return { name: STANDINGS[standing].name(), says: STANDINGS[standing].says() };
}

/** How firm a row stands. */
export function certaintyWords(certainty: DrugCertainty): string {
  return CERTAINTIES[certainty]();
}

/** By what a drug was found; empty where by its own name. */
export function hitWords(by: HitKind, matched: string): string {
  return by === 'name' ? '' : HITS[by]({ name: matched });
}

/** Names with commas and the language's own "and". */
export function listWords(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

/** Names with commas and the language's own "or". */
export function orWords(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
}

/** A result as its source words it. */
export function resultWords(result: string): string {
  if (result === '') return m.drugs_result_unnamed();
  return result === 'No Result' ? m.drugs_no_result() : result.replace(/^=/, '');
}

/** Results of a row, gene by gene, as the source words them. */
export function resultsWords(results: Readonly<Record<string, string>>): string {
  return Object.entries(results)
    .map(([gene, result]) => m.drugs_result_of({ gene, result: resultWords(result) }))
    .join(', ');
}

/** Neighbouring results as one: scores as a range, words with commas. */
export function groupWords({ keys }: Pick<ResultGroup, 'keys'>): string {
  const [first = ''] = keys;
  const last = keys.at(-1) ?? first;
  if (keys.length === 1 || !keys.every((key) => isScore(key) && !key.includes('('))) {
    return keys.map(resultWords).join(', ');
  }
  return last.startsWith('≥')
    ? m.drugs_scores_from({ from: first.replace('≥', '') })
    : m.drugs_scores_range({ from: first, to: last });
}

/** Codes that say again what the category says. */
const REPEATS: ReadonlyMap<string, readonly string[]> = new Map([
  ['contraindicated', ['not_recommended', 'avoid']],
  ['avoid', ['not_recommended']],
  ['alternative', ['consider_alternative']],
  ['standard_dose_with_care', ['standard_dose']],
]);
/** Where a drug is advised against, "lower dose" means: if it is used at all. */
const AGAINST: ReadonlySet<string> = new Set(['contraindicated', 'avoid', 'alternative']);
/** Codes of usual use, taken from sentences about it: beside another advice they would read as its opposite. */
const USUAL: ReadonlySet<string> = new Set(['standard_dose', 'no_change']);
const KEEPS_USUAL: ReadonlySet<string> = new Set(['standard_dose', 'standard_dose_with_care', 'no_change', 'monitor']);

/** What a row mentions besides its kind of advice, without repeating that. */
export function alsoWords({
  category,
  codes,
}: Pick<DrugRecommendation, 'codes'> & Pick<DrugReport, 'category'>): string {
  return codes
    .filter((code) => code !== category && REPEATS.get(category)?.includes(code) !== true)
    .filter((code) => KEEPS_USUAL.has(category) || !USUAL.has(code))
    .map((code) =>
      code === 'lower_dose' && AGAINST.has(category) ? m.drugs_code_lower_dose_anyway() : codeWords(code),
    )
    .join('; ');
}

const FIGURES: Readonly<Record<string, (given: { figure: string }) => string>> = {
  less: (given) => m.drugs_figure_less(given),
  share: (given) => m.drugs_figure_share(given),
  ceiling: (given) => m.drugs_figure_ceiling(given),
};

/** Figures of a row, each with what it is a figure of. */
export function figuresWords(numbers: DrugRecommendation['numbers']): string {
  return Object.entries(numbers)
    .flatMap(([role, figures]) =>
      figures.map((figure) => FIGURES[role]?.({ figure: figure.replace(/(\d)%/, '$1 %') }) ?? ''),
    )
    .filter((text) => text !== '')
    .join(' · ');
}

/** How many names are shown before "and … more". */
const SHOWN_NAMES = 6;

/** Some names, and how many more there are. */
export function someNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join(', ');
  const more = names.length - SHOWN_NAMES;
  return more > 0 ? `${shown} ${m.drugs_names_more({ count: more })}` : shown;
}

/** Brand names, those of single substances first. */
export function brandsOf(drug: DrugEntry): readonly string[] {
  return [...drug.usBrands, ...drug.euBrands];
}

/** Whether several rows of one guideline answer to the same results: nothing here tells which is meant. */
export function isNotToldApart(row: DrugReport, rows: readonly DrugReport[]): boolean {
  const same = ({ guideline, population, results }: DrugReport): string =>
    JSON.stringify([guideline, population, results]);
  return (
    row.results !== undefined &&
    row.guideline !== undefined &&
    rows.some((other) => other !== row && same(other) === same(row))
  );
}
