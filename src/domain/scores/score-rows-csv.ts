import { csvLine } from '../csv.ts';
import type { ScoreRow } from './score-rows.ts';

const COLUMNS = [
  'row', 'rsid', 'chromosome', 'position', 'effect_allele', 'other_allele', 'effect', 'weight', 'outcome', 'reason', 'genotype', 'dosage', 'contribution', 'contribution_from', 'effect_allele_frequency',
] as const; // prettier-ignore

/** The column line of a listing of score rows. */
export const SCORE_ROWS_CSV_HEAD = csvLine(COLUMNS);

/** One row as a line of a spreadsheet. */
export function scoreRowCsv(row: ScoreRow): string {
  return csvLine([
    row.row, row.rsid, row.chromosome, row.position, row.effectAllele, row.otherAllele, row.effect, row.dosageWeights?.join(' / ') ?? row.weight,
    row.outcome, row.reason, row.genotype, row.dosage, row.contribution, row.contributionFrom, row.frequency,
  ]); // prettier-ignore
}
