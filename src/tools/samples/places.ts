import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import { type Chromosome, parseChromosome } from '../../domain/genotype/genome.ts';

/** One variant on GRCh37 from which a person's genotype can be drawn. */
export interface DrawnPlace {
  chromosome: Chromosome;
  position: number;
  /** rsid, or an invented id of the kind that 23andMe uses for variants of its own. */
  id: string;
  first: string;
  second: string;
  /** Frequency of `first` by group; a group that is not known is left out. */
  frequency: Partial<Record<Group, number>>;
}

/** Rows of a table with `#` comments and a column line, as maps by column name. */
export function readTable(file: string): Map<string, string>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')); // prettier-ignore
  const names = head.split('\t');
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

/** Common variants that every chip has many of. */
export function backgroundPlaces(root: string): DrawnPlace[] {
  return readTable(path.join(root, 'src/reference/tables/samples/background.tsv')).map((row) => ({
    chromosome: parseChromosome(row.get('chromosome') ?? '') ?? '1',
    position: Number(row.get('position')),
    id: row.get('rsid') ?? '',
    first: row.get('alt') ?? '',
    second: row.get('ref') ?? '',
    frequency: Object.fromEntries(GROUPS.map((group) => [group, Number(row.get(group))])),
  }));
}

/** Variants of the bundled scores that have a place on GRCh37 and a frequency. */
export function scorePlaces(root: string): DrawnPlace[] {
  const folder = path.join(root, 'src/reference/tables/scores');
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv')).sort(); // prettier-ignore
  return names.flatMap((name) => readTable(path.join(folder, name)).flatMap(scorePlace));
}

function scorePlace(row: ReadonlyMap<string, string>): DrawnPlace[] {
  const place = (row.get('place_GRCh37') ?? '').replace('-', '');
  const [name = '', position = ''] = place.split(':');
  const chromosome = parseChromosome(name);
  const [first = '', second = ''] = [row.get('effect_allele'), row.get('other_allele')];
  const frequency: Partial<Record<Group, number>> = {};
  for (const group of GROUPS) {
    const text = row.get(`frequency_${group}`) ?? '';
    if (text !== '') frequency[group] = Number(text);
  }
  if (chromosome === null || first === '' || second === '' || Object.keys(frequency).length === 0) return [];
  const id = row.get('rsid') === '' ? `i9${position.padStart(9, '0')}` : (row.get('rsid') ?? '');
  return [{ chromosome, position: Number(position), id, first, second, frequency }];
}
