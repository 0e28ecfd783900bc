import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { INHERITANCES, type Inheritance } from '../domain/clinvar/gene-facts.ts';
import { field, parseTable } from './packs/tsv.ts';

/** HPO's words for how a disease is inherited. Words about penetrance, onset or mosaicism say nothing of that and are left out. */
const WAYS: Readonly<Record<string, Inheritance>> = {
  'Autosomal dominant inheritance': 'AD',
  'Autosomal recessive inheritance': 'AR',
  'X-linked inheritance': 'XL',
  'X-linked recessive inheritance': 'XL',
  'X-linked dominant inheritance': 'XL',
  'Mitochondrial inheritance': 'MT',
  'Non-Mendelian inheritance': 'other',
  'Polygenic inheritance': 'other',
  'Digenic inheritance': 'other',
  'Oligogenic inheritance': 'other',
  'Y-linked inheritance': 'other',
};
const TABLE = path.resolve(import.meta.dirname, '../reference/tables/genes/genes.tsv');
const HEAD = `# How diseases of a gene are inherited, and whether the gene is on the list of genes that laboratories report beside what was asked for.
# source: inheritance of diseases: Human Phenotype Ontology, phenotype.hpoa 2026-06-23; genes of diseases: HPO genes_to_phenotype 2025-01-16; list: ACMG SF v3.3 (PMID 40568962)
# version: hpo-2026-06-23
# date: 2026-06-23
# licence: HPO licence (free use with citation, version shown, content unaltered); list of genes: facts
gene\tinheritance\tacmg`;

/**
 * Writes `tables/genes/genes.tsv`.
 *
 *     import-gene-facts <genes of diseases> <inheritance of diseases> <list of reportable genes>
 */
export function main(args: string[]): Promise<number> {
  const [genes, inheritance, acmg] = args;
  if (genes === undefined || inheritance === undefined || acmg === undefined) {
    process.stderr.write(
      'usage: import-gene-facts <genes of diseases> <inheritance of diseases> <list of reportable genes>\n',
    );
    return Promise.resolve(2);
  }
  const ways = new Map<string, Set<Inheritance>>();
  for (const row of read(inheritance)) {
    const way = WAYS[field(row, 'inheritance')];
    if (way !== undefined) added(ways, field(row, 'disease_id')).add(way);
  }
  const found = new Map<string, Set<Inheritance>>();
  for (const row of read(genes)) {
    for (const way of ways.get(field(row, 'disease_id')) ?? []) added(found, field(row, 'gene')).add(way);
  }
  const listed = new Map(
    read(acmg).map((row) => [field(row, 'gene'), field(row, 'inheritance') === 'AR' ? 'two-copies' : 'one-copy']),
  );
  const names = [...new Set([...found.keys(), ...listed.keys()])].sort();
  const lines = names.map((gene) => {
    const own = INHERITANCES.filter((way) => found.get(gene)?.has(way) === true);
    return [gene, own.join(';'), listed.get(gene) ?? ''].join('\t');
  });
  writeFileSync(TABLE, [HEAD, ...lines, ''].join('\n'));
  process.stdout.write(`${String(lines.length)} genes\n`);
  return Promise.resolve(0);
}

function read(file: string): readonly Readonly<Record<string, string>>[] {
  return parseTable(readFileSync(file, 'utf8').replaceAll('\r', '')).rows;
}

function added(map: Map<string, Set<Inheritance>>, key: string): Set<Inheritance> {
  const known = map.get(key) ?? new Set<Inheritance>();
  map.set(key, known);
  return known;
}
