import { readFileSync } from 'node:fs';
import path from 'node:path';
import { INHERITANCES, type GeneFacts, type Inheritance } from '../../domain/clinvar/gene-facts.ts';
import { encodeGenePack } from '../../reference/gene-pack.ts';
import type { BuiltPack } from './built-pack.ts';
import { field, parseTable } from './tsv.ts';

/** Compiles how diseases of genes are inherited, and the list of reportable genes. */
export function buildGenePack(root: string): BuiltPack {
  const text = readFileSync(path.join(root, 'src/reference/tables/genes/genes.tsv'), 'utf8');
  const genes = parseTable(text).rows.map((row): GeneFacts => {
    const acmg = field(row, 'acmg');
    if (acmg !== '' && acmg !== 'one-copy' && acmg !== 'two-copies') throw new Error(`genes.tsv: acmg ${acmg}`);
    return { gene: field(row, 'gene'), inheritance: field(row, 'inheritance').split(';').filter(isKnown), acmg };
  });
  return {
    id: 'genes',
    kind: 'genes',
    path: 'packs/genes.bin',
    version: 'hpo-2026-06-23',
    date: '2026-06-23',
    licence: 'HPO licence (cite HPO, version shown, content unaltered); ACMG SF v3.3: facts',
    bytes: encodeGenePack(genes),
  };
}

function isKnown(way: string): way is Inheritance {
  if (way !== '' && !INHERITANCES.some((one) => one === way)) throw new Error(`genes.tsv: inheritance ${way}`);
  return way !== '';
}
