import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseChromosome } from '../../domain/genotype/genome.ts';
import type { ChipSite } from './chip-file.ts';

/** One in so many of the single-base positions is on the bench's chip; consumer chips have about half of them. */
const ON_CHIP_EVERY = 2;

/**
 * Single-base positions of the pharmacogenomic tables that the bench's chip carries, so that there is something to call.
 * Which ones is fixed by their order in the table.
 */
export function chipSites(root: string): ChipSite[] {
  const text = readFileSync(path.join(root, 'src/reference/tables/pgx/positions.tsv'), 'utf8');
  const [header = '', ...rows] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const names = header.split('\t');
  const sites = rows.map((row) => {
    const fields = row.split('\t');
    return siteOf((name) => fields[names.indexOf(name)] ?? '');
  });
  return sites.filter((site) => site !== null).filter((_, index) => index % ON_CHIP_EVERY === 0);
}

function siteOf(field: (name: string) => string): ChipSite | null {
  const chromosome = parseChromosome(field('chromosome'));
  const position = Number(field('position37'));
  const ref = field('ref37') || field('ref');
  const [alt = ''] = field('alts').split(',');
  const isSnv = /^[ACGT]$/.test(ref) && /^[ACGT]$/.test(alt);
  if (chromosome === null || position === 0 || !isSnv || !/^rs\d+$/.test(field('rsid'))) return null;
  return { chromosome, position, rsid: field('rsid'), alleles: [ref, alt] };
}
