import type { BuildMarker } from '../domain/genotype/build-vote.ts';
import type { ChipSignature } from '../domain/genotype/chip.ts';
import { type Chromosome, parseChromosome } from '../domain/genotype/genome.ts';

/** The readable source table of the build markers. */
export interface MarkersTable {
  version: string;
  date: string;
  licence: string;
  markers: BuildMarker[];
}

/** Reads `tables/markers/build-markers.tsv`. Throws on a row that does not hold together: the table is our own. */
export function parseMarkersTable(text: string): MarkersTable {
  const lines = text.split('\n').filter((line) => line !== '');
  const stated = (name: string): string => {
    const line = lines.find((one) => one.startsWith(`# ${name}: `));
    if (line === undefined) throw new Error(`the marker table states no ${name}`);
    return line.slice(name.length + 4);
  };
  const rows = lines.filter((line) => !line.startsWith('#')).slice(1);
  return {
    version: stated('version'),
    date: stated('date'),
    licence: stated('licence'),
    markers: rows.map(parseRow),
  };
}

function parseRow(line: string): BuildMarker {
  const [name = '', rsid = '', position36, position37, position38, alleles = ''] = line.split('\t');
  const chromosome = parseChromosome(name);
  const positions = { NCBI36: Number(position36), GRCh37: Number(position37), GRCh38: Number(position38) };
  const whole = Object.values(positions).every((position) => Number.isInteger(position) && position > 0);
  if (chromosome === null || !/^rs\d+$/.test(rsid) || !whole || !/^(?:[ACGT]{2})?$/.test(alleles)) {
    throw new Error(`marker table: ${line}`);
  }
  return { rsid: Number(rsid.slice(2)), chromosome, positions, alleles };
}

/** Reads `tables/markers/chip-signatures.tsv`. Throws on a row that does not hold together. */
export function parseChipSignatures(text: string): ChipSignature[] {
  const byChip = new Map<string, (readonly [Chromosome, number])[]>();
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of rows.slice(1)) {
    const [chip = '', name = '', place] = line.split('\t');
    const chromosome = parseChromosome(name);
    const position = Number(place);
    if (chip === '' || chromosome === null || !Number.isInteger(position) || position <= 0)
      throw new Error(`chip signatures: ${line}`);
    byChip.set(chip, [...(byChip.get(chip) ?? []), [chromosome, position]]);
  }
  return [...byChip].map(([chip, places]) => ({ chip, places }));
}
