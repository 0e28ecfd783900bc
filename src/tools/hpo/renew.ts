import { readFileSync } from 'node:fs';
import path from 'node:path';
import { field, parseTable } from '../packs/tsv.ts';
import { readHpoa } from './read-hpoa.ts';
import { readObo } from './read-obo.ts';
import {
  ANNOTATIONS_TITLE,
  belowRoot,
  DISEASE_COLUMNS,
  DISEASES_TITLE,
  HPO_TABLES,
  hpoHead,
  REDIRECTS_TITLE,
  signRows,
  SYNONYMS_TITLE,
  TERMS_TITLE,
  writeTable,
} from './tables.ts';

/**
 * Replaces HPO's part of the tables by a newer release. Orphanet's rows, genes, cross references and classes of prevalence stay as they are, and so do
 * diseases of which the newer release says nothing.
 */
export function renewHpo(oboFile: string, hpoaFile: string): string {
  const obo = readObo(readFileSync(oboFile, 'utf8'));
  const kept = belowRoot(new Map([...obo.terms].map(([id, { parents }]) => [id, parents])));
  const older = new Map(tableRows('redirects.tsv').map((row) => [field(row, 'old'), field(row, 'id')]));
  const redirects = new Map([...older, ...obo.redirects]);
  const resolve = (id: string): string | undefined => {
    const now = kept.has(id) ? id : redirects.get(id);
    return now !== undefined && kept.has(now) ? now : undefined;
  };
  const hpoa = readHpoa(readFileSync(hpoaFile, 'utf8'), resolve, (id) => obo.terms.get(id)?.label ?? '');
  const before = tableRows('diseases.tsv');
  for (const row of tableRows('annotations.tsv')) {
    const id = field(row, 'disease');
    if (!hpoa.signs.has(id)) hpoa.signs.set(id, olderSigns(field(row, 'signs'), resolve));
  }
  const head = hpoHead(`hp.obo ${obo.version} and phenotype.hpoa ${hpoa.version} (older rows for the diseases that it lacks)`, hpoa.version); // prettier-ignore
  const terms = [...obo.terms.values()].filter(({ id }) => kept.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  writeTable('terms.tsv', [TERMS_TITLE, ...head], ['id', 'label', 'parents'], terms.map(({ id, label, parents }) => [id, label, parents.filter((one) => kept.has(one)).join(';')])); // prettier-ignore
  writeTable('synonyms.tsv', [SYNONYMS_TITLE, ...head], ['id', 'kind', 'synonym'], terms.flatMap(({ id, label, names }) => names.filter(({ text }) => text.toLowerCase() !== label.toLowerCase()).map(({ kind, text }) => [id, kind, text]))); // prettier-ignore
  writeTable('redirects.tsv', [REDIRECTS_TITLE, ...head], ['old', 'id'], [...redirects.keys()].flatMap((old) => { const now = resolve(old); return now === undefined || kept.has(old) ? [] : [[old, now]]; })); // prettier-ignore
  writeTable('annotations.tsv', [ANNOTATIONS_TITLE, ...head], ['disease', 'signs'], signRows(hpoa.signs));
  const known = new Map(before.map((row) => [field(row, 'disease'), row]));
  const rows = [...hpoa.signs.keys()].sort().map((id) => {
    const row = known.get(id) ?? {};
    const list = (column: string, newer: readonly string[] = []): string => [...new Set([...newer, ...(row[column] ?? '').split(';').filter(Boolean)])].sort().join(';'); // prettier-ignore
    const papers = hpoa.papers.get(id)?.size ?? Number(row.papers ?? 0);
    return [id, hpoa.names.get(id) ?? row.name ?? id, row.orphanet ?? '', row.genes ?? '', list('inheritance', hpoa.inheritance.get(id)), list('onset', hpoa.onset.get(id)), row.prevalence ?? '0', String(papers)]; // prettier-ignore
  });
  const also = readFileSync(path.join(HPO_TABLES, 'diseases.tsv'), 'utf8').split('\n').filter((line) => line.startsWith('# also: ')); // prettier-ignore
  writeTable('diseases.tsv', [DISEASES_TITLE, ...head, ...also], DISEASE_COLUMNS, rows);
  return `HPO ${hpoa.version}: ${String(terms.length)} terms, ${String(rows.length)} diseases, ${String(rows.length - known.size)} more than before\n`;
}

function tableRows(name: string): readonly Readonly<Record<string, string>>[] {
  return parseTable(readFileSync(path.join(HPO_TABLES, name), 'utf8')).rows;
}

/** Signs of a line of the older table, under the ids of the newer terms. */
function olderSigns(line: string, resolve: (id: string) => string | undefined): Map<string, string[]> {
  const signs = new Map<string, string[]>();
  for (const part of line.split(';')) {
    const [term = '', codes = ''] = part.split('=');
    const now = resolve(term);
    if (now !== undefined) signs.set(now, [...(signs.get(now) ?? []), ...codes.split(',')]);
  }
  return signs;
}
