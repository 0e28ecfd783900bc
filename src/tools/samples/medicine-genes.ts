import path from 'node:path';
import type { Chromosome } from '../../domain/genotype/genome.ts';
import { parseChromosome } from '../../domain/genotype/genome.ts';
import { draw } from '../../domain/synthetic/draw.ts';
import { readTable } from './places.ts';

/** One pharmacogene position with the two bases that a person carries. */
export interface CarriedPosition {
  chromosome: Chromosome;
  position: number;
  id: string;
  /** Alleles as VCF writes them; `reference` and the longest alternative tell I from D. */
  alleles: [string, string];
  reference: string;
  longestAlternative: string;
}

interface Allele {
  name: string;
  isReference: boolean;
  bases: ReadonlyMap<string, string>;
}

/** First base that an IUPAC wobble of an allele definition stands for. */
const WOBBLE: Readonly<Record<string, string>> = { R: 'A', Y: 'C', M: 'A', K: 'G', S: 'C', W: 'A' };

/**
 * Draws two named alleles a gene by their frequencies in a group (CPIC's), and spells both at every position that the chip has.
 * Positions without an rsid on the chip's list are left out, as on a real chip.
 */
export function carriedPositions(root: string, person: string, group: string): CarriedPosition[] {
  const tables = path.join(root, 'src/reference/tables');
  const onChip = new Set(readTable(path.join(tables, 'samples/pgx-on-chip.tsv')).map((row) => row.get('rsid')));
  const alleles = groupBy(readTable(path.join(tables, 'pgx/alleles.tsv')), 'gene');
  const frequencies = groupBy(readTable(path.join(tables, 'pgx/frequencies.tsv')), 'gene');
  const positions = groupBy(readTable(path.join(tables, 'pgx/positions.tsv')), 'gene');
  return [...positions].flatMap(([gene, rows]) => {
    const named = (alleles.get(gene) ?? []).filter((row) => row.get('matchable') === 'yes').map(readAllele);
    const shares = (frequencies.get(gene) ?? []).filter((row) => row.get('group') === group);
    const pair = [0, 1].map((copy) => pick(named, shares, draw(`${person} ${gene} ${String(copy)}`)));
    return rows.filter((row) => onChip.has(row.get('rsid'))).flatMap((row) => spell(row, pair));
  });
}

function groupBy(rows: readonly Map<string, string>[], column: string): Map<string, Map<string, string>[]> {
  const groups = new Map<string, Map<string, string>[]>();
  for (const row of rows) groups.set(row.get(column) ?? '', [...(groups.get(row.get(column) ?? '') ?? []), row]);
  return groups;
}

function readAllele(row: ReadonlyMap<string, string>): Allele {
  const parts = (row.get('definition') ?? '').split(';').filter((part) => part !== '');
  const bases = new Map(parts.map((part) => part.split(':') as [string, string]));
  return { name: row.get('allele') ?? '', isReference: row.get('reference') === '1', bases };
}

/** The allele at a point of the cumulated frequencies; what the table leaves over is the reference allele. */
function pick(named: readonly Allele[], shares: readonly Map<string, string>[], point: number): Allele | undefined {
  let cumulated = 0;
  for (const allele of named) {
    cumulated += Number(shares.find((row) => row.get('allele') === allele.name)?.get('frequency') ?? 0);
    if (point < cumulated) return allele;
  }
  return named.find((allele) => allele.isReference);
}

function spell(row: ReadonlyMap<string, string>, pair: readonly (Allele | undefined)[]): CarriedPosition[] {
  const chromosome = parseChromosome(row.get('chromosome') ?? '');
  const position = Number(row.get('position37'));
  const reference = row.get('ref') ?? '';
  const alternatives = (row.get('alts') ?? '').split(',');
  if (chromosome === null || !(position > 0)) return [];
  const carried = pair.map((allele) => {
    const text = allele?.bases.get(row.get('position') ?? '') ?? reference;
    return WOBBLE[text] ?? text;
  });
  const known = carried.every((text) => text === reference || alternatives.includes(text));
  const [first = reference, second = reference] = known ? carried : [reference, reference];
  const longestAlternative = alternatives.reduce(
    (longest, text) => (text.length > longest.length ? text : longest),
    '',
  );
  return [{ chromosome, position, id: row.get('rsid') ?? '', alleles: [first, second], reference, longestAlternative }];
}
