import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLACE_COLUMNS, SAMPLE_COLUMNS } from './trials/tables.ts';

const TABLES = path.resolve(import.meta.dirname, '../reference/tables/trials');

/** A trial of the list, as far as its facts are taken over. Titles, labels and sentences of eligibility are not. */
interface Listed {
  nct: string;
  phase: string;
  status_at_snapshot: string;
  curated_on: string;
  drugs: string[];
  tumor_types: string[];
  variants: string[];
  cnv: string[];
  fusions: string[];
  wildtype: string[];
  exclusion_genes: string[];
  ms_status: string[];
  age: string;
  ctml: { level: string; code: string; match: unknown }[];
}

/**
 * Writes `tables/trials` from a list of trials, one JSON object a line.
 *
 *     import-trials <trials.jsonl>
 */
export function main([file]: string[]): Promise<number> {
  if (file === undefined) {
    process.stderr.write('usage: import-trials <list of trials>\n');
    return Promise.resolve(2);
  }
  const trials = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Listed);
  const date = trials.reduce((latest, { curated_on: day }) => (day > latest ? day : latest), '');
  const head = (title: string): string[] => [
    `# ${title}`,
    '# source: facts of trials curated for the demonstration of MatchMiner (dfci/matchminer-api, commit b3f70c7, data/tcga/matchminer); registry numbers of ClinicalTrials.gov',
    `# version: ${date}`,
    `# date: ${date}`,
    '# licence: facts only (the source has no licence file: no titles, labels or sentences are taken over)',
  ];
  mkdirSync(TABLES, { recursive: true });
  write('samples.tsv', head('Trials to learn with. All are closed or long past this state. named: alterations that a trial names, without saying in which arm; empty where places.tsv has its trees.'), SAMPLE_COLUMNS, trials.map(sampleRow)); // prettier-ignore
  write('places.tsv', head('Steps, arms and dose levels of four of them, with their conditions in CTML.'), PLACE_COLUMNS, trials.flatMap(({ nct, ctml }) => ctml.map(({ level, code, match }) => [nct, level, code.trim(), JSON.stringify(match)]))); // prettier-ignore
  process.stdout.write(`${String(trials.length)} trials, ${String(trials.filter(({ ctml }) => ctml.length > 0).length)} with trees\n`); // prettier-ignore
  return Promise.resolve(0);
}

function sampleRow(trial: Listed): string[] {
  const isWhole = trial.ctml.length > 0;
  const named = isWhole ? [] : [...trial.variants, ...trial.cnv.map((gene) => `${gene} copies`), ...trial.fusions.map((gene) => `${gene} fusion`), ...trial.wildtype.map((text) => text.replace(/ wt$/, ' wildtype')), ...trial.ms_status]; // prettier-ignore
  return [trial.nct, trial.phase, trial.status_at_snapshot, trial.curated_on, trial.drugs.join('|'), trial.tumor_types.join('|'), named.join('|'), isWhole ? '' : trial.exclusion_genes.join('|'), trial.age]; // prettier-ignore
}

function write(
  name: string,
  head: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const lines = [...head, columns.join('\t'), ...rows.map((row) => row.map((text) => text.replace(/\s+/g, ' ')).join('\t')), '']; // prettier-ignore
  writeFileSync(path.join(TABLES, name), lines.join('\n'));
}
