import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readRows, type Row } from './hpo/read-facts.ts';
import { field } from './packs/tsv.ts';

const TABLES = path.resolve(import.meta.dirname, '../reference/tables');
const SOURCE = [
  '# source: CPIC allele functions as of 2026-10-11 (PyPI geneyxpgxparser 0.1.8) against those compiled in PharmCAT 3.1.1; days of the change log of CPIC (cpicpgx/cpic-data); thiopurine update PMID 41618934',
  '# version: 2026-10-11',
  '# date: 2026-10-11',
  '# licence: CC0-1.0 (CPIC)',
];
/** Day of the older of the two tables, as the genes of the older pack named it. */
const OLDER = '2025-11';
const NEWER = '2026-10-11';

/**
 * Writes `tables/changes/functions.tsv` and `labels.tsv` from the facts of 2026: allele functions that CPIC changed, and whose label changes by that.
 *
 *     import-changes <facts/pgx_2026>
 */
export function main([facts]: string[]): Promise<number> {
  if (facts === undefined) {
    process.stderr.write('usage: import-changes <facts of star alleles of 2026>\n');
    return Promise.resolve(2);
  }
  const shipped = new Map(readRows(TABLES, 'pgx/alleles.tsv').map((row) => [keyOf(row), field(row, 'function')]));
  const functions = readRows(facts, 'function_changes_vs_facts.tsv').filter((row) => isShipped(row, shipped.get(keyOf(row)))); // prettier-ignore
  write('functions.tsv', '# Functions of alleles that changed: before (empty: none was given), now, the day where a log tells it, the days of the two tables, how many sources agree.', ['gene', 'allele', 'before', 'now', 'date', 'older', 'newer', 'sources'], functions.map((row) => functionRow(row, shipped.get(keyOf(row)) ?? ''))); // prettier-ignore
  const labels = readRows(facts, 'impact_of_function_changes_by_group.tsv').filter((row) => field(row, 'gene') !== 'RYR1'); // prettier-ignore
  write('labels.tsv', '# Share of people in a group who carry a changed allele, and whose phenotype has another name by that (Hardy-Weinberg over frequencies of CPIC by group); transitions from and to with their share.', ['gene', 'group', 'allele_frequency', 'carriers', 'relabelled', 'transitions'], labels.map(labelRow)); // prettier-ignore
  process.stdout.write(`${String(functions.length)} functions, ${String(labels.length)} groups\n`);
  return Promise.resolve(0);
}

function keyOf(row: Row): string {
  return `${field(row, 'gene')} ${field(row, 'allele')}`;
}

/** Only what the shipped table has taken over: where sources disagree it keeps the older function. */
function isShipped(row: Row, shipped: string | undefined): boolean {
  const now = field(row, 'function_cpic_2026-10-11_derived');
  return shipped !== undefined && (shipped === now || (now.startsWith('Uncertain or') && /^(Uncertain|Unknown) function$/.test(shipped))); // prettier-ignore
}

function functionRow(row: Row, now: string): string[] {
  const logged = field(row, 'witness_cpic_changelog');
  const isDay = /^\d{4}-\d\d-\d\d$/.test(logged);
  return [field(row, 'gene'), field(row, 'allele'), field(row, 'function_in_facts'), now, isDay ? logged : '', OLDER, NEWER, field(row, 'witnesses')]; // prettier-ignore
}

function labelRow(row: Row): string[] {
  const transitions = field(row, 'main_transitions').split('; ').filter(Boolean).map((one) => one.replace(' > ', '>').replace(/ ([\d.]+)$/, '=$1')); // prettier-ignore
  return [field(row, 'gene'), field(row, 'group'), field(row, 'sum_frequency_of_changed_alleles'), field(row, 'p_person_carries_one'), field(row, 'p_phenotype_label_changes'), transitions.join(';')]; // prettier-ignore
}

function write(name: string, title: string, columns: readonly string[], rows: readonly string[][]): void {
  const lines = [title, ...SOURCE, columns.join('\t'), ...rows.map((row) => row.join('\t')), ''];
  writeFileSync(path.join(TABLES, 'changes', name), lines.join('\n'));
}
