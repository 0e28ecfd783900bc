import type { DrugSource } from '../../domain/pgx/drugs/drug-pack.ts';
import { contradictionOf } from '../packs/guidance-check.ts';
import { type DrugFacts, lookupText, type Recommendation } from './drug-facts.ts';
import { type GuidanceChoices, SEE_GUIDELINE, WITHOUT_ROWS } from './guidance-choices.ts';
import { faulty, type Sourced } from './sources.ts';

export const GUIDANCE_COLUMNS = ['drug', 'guideline', 'genes', 'url', 'pmids', 'as_of', 'superseded_by', 'population', 'strength', 'category', 'codes', 'numbers', 'lookup']; // prettier-ignore

type Guideline = DrugFacts['guidelines'][number];

/** Category, codes and figures of a row. */
type Coded = readonly [category: string, codes: string, numbers: string];

/** Our choices, and which of them a source's rows met so far; one that meets none is out of date. */
interface Choosing {
  choices: GuidanceChoices;
  met: Set<unknown>;
}

function numbersText(nums: Recommendation['nums']): string {
  return Object.entries(nums).map(([kind, values]) => `${kind}=${typeof values === 'string' ? values : values.join('|')}`).join(';'); // prettier-ignore
}

/** The row after our choices; codes that still contradict each other are taken out, and only that there is advice stays. */
function coded(guideline: Guideline, row: Recommendation, choosing: Choosing): Coded {
  const { choices, met } = choosing;
  const seen: Coded = [SEE_GUIDELINE, SEE_GUIDELINE, ''];
  const { source, id } = guideline;
  const was = row.codes.join(',');
  const recoding = choices.recoded.find((one) => one.source === source && one.guideline === id && one.was === was);
  if (recoding !== undefined) met.add(recoding);
  if (recoding?.is === SEE_GUIDELINE) return seen;
  const found = numbersText(row.nums);
  const role = choices.figures.find((one) => one.source === source && one.guidelines.includes(id) && one.category === row.category && one.was === found); // prettier-ignore
  if (role !== undefined) met.add(role);
  const codes = recoding?.is ?? was;
  const numbers = role?.is ?? found;
  const isContradictory = contradictionOf({ category: row.category, codes: codes.split(','), numbers }) !== null;
  return isContradictory ? seen : [row.category, codes, numbers];
}

function rowsOf(drug: string, guideline: Guideline, choosing: Choosing): string[][] {
  const supersededBy = /PMID (\d+)/.exec(guideline.superseded_note ?? '')?.[1] ?? '';
  const { id, genes, url, pmids, as_of } = guideline;
  const head = [drug, id, genes.join(','), url, pmids.join(','), as_of, supersededBy];
  if (guideline.recs.length === 0) return [[...head, '', '', WITHOUT_ROWS, '', '', '']];
  return guideline.recs.flatMap((row) => {
    const lookup = row.lookup.map(lookupText).join('|');
    const leftOut = choosing.choices.leftOut.find((one) => one.source === guideline.source && one.guideline === id && one.lookup === lookup); // prettier-ignore
    if (leftOut !== undefined) choosing.met.add(leftOut);
    return leftOut === undefined ? [[...head, row.population, row.strength, ...coded(guideline, row, choosing), lookup]] : []; // prettier-ignore
  });
}

/**
 * Rows of `cpic.tsv` or `dpwg.tsv`, in the order of the facts. A choice of ours that meets no row is a fault: whoever brings a newer source decides
 * about it again.
 */
export function guidanceRows(
  drugs: readonly DrugFacts[],
  source: DrugSource,
  choices: GuidanceChoices,
): Sourced<string[][]> {
  const choosing: Choosing = { choices, met: new Set() };
  const rows = drugs.flatMap(({ name, guidelines }) => guidelines.filter((one) => one.source === source).flatMap((one) => rowsOf(name, one, choosing))); // prettier-ignore
  for (const choice of [...choices.recoded, ...choices.figures, ...choices.leftOut]) {
    if (choice.source !== source || choosing.met.has(choice)) continue;
    const guideline = 'guideline' in choice ? choice.guideline : choice.guidelines.join(', ');
    const was = 'was' in choice ? choice.was : choice.lookup;
    return faulty(source, `no row of ${guideline} has "${was}", which guidance-choices.ts names`);
  }
  return { ok: true, value: rows };
}
