import type { Caution } from '../phenoconversion/cautions.ts';
import { NOT_ASSESSED, NOT_COVERED } from './match-drugs.ts';
import type { DrugReport } from './report.ts';

/**
 * What the rows of one drug come to for a person:
 * `discuss`: a source advises something else than usual use, or an FDA text singles out the result;
 * `care`: usual use, with more attention; `open`: a gene that matters is not known, or not firmly;
 * `likely`: nothing different is advised, as far as is likely but not proven; `same`: nothing different is advised; `flagged`: only FDA texts name a gene; `none`: no source says anything.
 */
export const DRUG_STANDINGS = ['discuss', 'care', 'open', 'likely', 'same', 'flagged', 'none'] as const;
export type DrugStanding = (typeof DRUG_STANDINGS)[number];

/** Categories by which nothing is different. */
const SAME: ReadonlySet<string> = new Set(['standard_dose', 'no_change', 'no_recommendation']);
const CARE: ReadonlySet<string> = new Set(['standard_dose_with_care', 'monitor']);
/** FDA texts that name a gene but not the person's result. */
const FLAGS: ReadonlySet<string> = new Set(['label', 'association_table']);

/** Whether a row stands on results that the file decides, or that are likely. */
export function isFirm(row: DrugReport): boolean {
  return row.certainty === 'certain' || row.certainty === 'likely';
}

/** Advice that changes the medicine or its dose: it counts even where both alleles are the reference, which of some genes is not what most people have. */
const CHANGES_USE: ReadonlySet<string> = new Set(['contraindicated', 'avoid', 'alternative', 'dose_cap', 'titration_schedule', 'lower_dose', 'higher_dose']); // prettier-ignore

/**
 * Whether a row says the same to everybody whose genes are as the reference: that a formula or a doctor's judgement decides, or that the medicine is meant
 * for other results alone.
 */
function isForEverybody({ usual, category, codes }: DrugReport): boolean {
  return usual === true && (!CHANGES_USE.has(category) || codes?.includes('not_indicated') === true);
}

/** Whether a row advises something else than usual use. */
export function isAction(row: DrugReport): boolean {
  const { category } = row;
  if (isForEverybody(row)) return false;
  return (
    category !== NOT_ASSESSED &&
    category !== NOT_COVERED &&
    !SAME.has(category) &&
    !CARE.has(category) &&
    !FLAGS.has(category)
  );
}

/** Whether something that matters to a row is not known, or not firmly. */
function isOpen(row: DrugReport): boolean {
  if (FLAGS.has(row.category)) return false;
  return (
    row.category === NOT_ASSESSED ||
    row.category === NOT_COVERED ||
    row.certainty === 'uncertain' ||
    ((row.missingGenes?.length ?? 0) > 0 && row.sameForMissing !== true)
  );
}

/** Standing of one drug, from all of its rows. */
export function standingOf(rows: readonly DrugReport[]): DrugStanding {
  if (rows.length === 0) return 'none';
  if (rows.some((row) => isFirm(row) && isAction(row))) return 'discuss';
  if (rows.some(isOpen)) return 'open';
  if (rows.every(({ category }) => FLAGS.has(category))) return 'flagged';
  if (rows.some(({ category }) => CARE.has(category))) return 'care';
  return rows.some(({ certainty }) => certainty === 'likely') ? 'likely' : 'same';
}

/** Genes that some row of a drug lacks, in order of the alphabet. */
export function missingGenesOf(rows: readonly DrugReport[]): string[] {
  return [...new Set(rows.flatMap(({ missingGenes }) => missingGenes ?? []))].sort();
}

/** Whether no guideline of a drug could be looked up at all. */
export function isNothingRead(rows: readonly DrugReport[]): boolean {
  const guided = rows.filter(({ source }) => source !== 'FDA');
  return guided.length > 0 && guided.every(({ category }) => category === NOT_ASSESSED);
}

/** Rows by drug. */
export function rowsByDrug(rows: readonly DrugReport[]): ReadonlyMap<string, readonly DrugReport[]> {
  const byDrug = new Map<string, DrugReport[]>();
  for (const row of rows) {
    const own = byDrug.get(row.drug);
    if (own === undefined) byDrug.set(row.drug, [row]);
    else own.push(row);
  }
  return byDrug;
}

/** Standings by which nothing is different, or not yet. */
const UNTROUBLED: ReadonlySet<DrugStanding> = new Set(['likely', 'same', 'care']);

/**
 * Standing of a drug beside the other medicines of a list: one that slows or speeds up an enzyme which the drug's sources go by makes "nothing
 * different" untrue. Where a guideline has a rule for it the row is to be discussed, else it needs attention.
 */
export function standingBeside(standing: DrugStanding, cautions: readonly Pick<Caution, 'basis'>[]): DrugStanding {
  if (cautions.length === 0 || !UNTROUBLED.has(standing)) return standing;
  return cautions.some(({ basis }) => basis === 'rule') ? 'discuss' : 'care';
}
