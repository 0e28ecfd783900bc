import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeDiseases } from './disease-table.ts';
import { readOncoNodes } from './oncotree-table.ts';
import { readSummaries } from './read-summaries.ts';
import { civicHead, EVIDENCE_COLUMNS, readTable, RELEASE_COLUMNS, TUMOUR_TABLES, VARIANT_COLUMNS, writeTable } from './tables.ts'; // prettier-ignore

/** Replaces the evidence by a newer summary. Places of variants that are known stay; assertions stay as they are, with their variants. */
export function renewCivic(file: string): string {
  const known = readTable('variants.tsv');
  const assertions = readTable('assertions.tsv');
  const { date, release, evidence, variants, diseases } = readSummaries(file, readFileSync(file, 'utf8'), known);
  const all = new Map(variants);
  for (const row of known) if (assertions.some(({ variant }) => variant === row.id)) all.set(row.id ?? '', row);
  const asserted = readTable('diseases.tsv').filter((row) => assertions.some(({ disease }) => disease === row.disease));
  const named = new Map([...diseases, ...asserted.map((row): [string, string] => [row.disease ?? '', row.doid ?? ''])]);
  writeTable('releases.tsv', civicHead('States of CIViC that items were taken from. partial: predictive items only.', date), RELEASE_COLUMNS, [[release, date, String(evidence.length), '']]);
  writeTable('variants.tsv', civicHead('Variants of CIViC that items or assertions speak of. Places as CIViC writes them: GRCh37, and GRCh38 lifted.', date), VARIANT_COLUMNS, [...all.values()].map((row) => VARIANT_COLUMNS.map((column) => row[column] ?? '')));
  writeTable('evidence.tsv', civicHead('Accepted items of evidence, without their statements. variant: id in variants.tsv.', date), EVIDENCE_COLUMNS, evidence);
  const mapped = writeDiseases(named, readOncoNodes(path.join(TUMOUR_TABLES, 'oncotree.tsv')), date);
  return `CIViC ${date}: ${String(evidence.length)} items, ${String(all.size)} variants, ${String(named.size)} diseases, ${String(mapped.size)} of them in OncoTree\n`;
} // prettier-ignore
