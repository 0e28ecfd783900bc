import type { Group } from '../../domain/ancestry/groups.ts';
import { type Chromosome, CHROMOSOMES, isPseudoautosomal } from '../../domain/genotype/genome.ts';
import { draw } from './draw.ts';
import { carriedPositions } from './medicine-genes.ts';
import { backgroundPlaces, type DrawnPlace, scorePlaces } from './places.ts';

/** A synthetic person: what is drawn, and how much of it the chip has. */
export interface Person {
  /** Seed of every draw. */
  name: string;
  sex: 'male' | 'female';
  /** Whose allele frequencies variants are drawn from. */
  group: Group;
  /** Whose allele frequencies medicine genes are drawn from (CPIC's group names). */
  medicineGroup: string;
  /** Share of the common variants, of the scores' variants and of the medicine genes' positions on the chip. */
  onChip: { background: number; scores: number; medicines: number };
}

/** One row of a chip file. An empty genotype is a no-call. */
export interface ChipRow {
  chromosome: Chromosome;
  position: number;
  id: string;
  /** Alleles, one or two of A, C, G, T, I, D. */
  genotype: readonly string[];
}

/** Share of rows that the chip could not call. */
const NO_CALL_SHARE = 0.012;

/** All rows of a person's file on GRCh37, in the order of the genome. */
export function chipRows(root: string, person: Person): ChipRow[] {
  const rows = new Map<string, ChipRow>();
  const put = (row: ChipRow): void => {
    const place = `${row.chromosome}:${String(row.position)}`;
    if (!rows.has(place)) rows.set(place, row);
  };
  for (const carried of carriedPositions(root, person.name, person.medicineGroup)) {
    const { chromosome, position, id, reference, longestAlternative } = carried;
    if (!isOnChip(person, `medicine ${id}`, person.onChip.medicines)) continue;
    const letters = carried.alleles.map((allele) => letterOf(allele, reference, longestAlternative));
    put({ chromosome, position, id, genotype: callOf(person, chromosome, position, letters) });
  }
  const drawn: [DrawnPlace[], number][] = [
    [scorePlaces(root), person.onChip.scores],
    [backgroundPlaces(root), person.onChip.background],
  ];
  for (const [places, share] of drawn) {
    for (const place of places) {
      const frequency = frequencyOf(place, person.group);
      // X stays whole: a chip that has any of it tells the sex.
      if (frequency === null || (place.chromosome !== 'X' && !isOnChip(person, place.id, share))) continue;
      const { chromosome, position, id, first, second } = place;
      const copies = [0, 1].map(
        (copy) => draw(`${person.name} ${chromosome}:${String(position)} ${String(copy)}`) < frequency,
      );
      const letters = copies.map((hit) => letterOf(hit ? first : second, hit ? second : first, ''));
      put({ chromosome, position, id, genotype: callOf(person, chromosome, position, letters) });
    }
  }
  return [...rows.values()].sort(
    (a, b) => CHROMOSOMES.indexOf(a.chromosome) - CHROMOSOMES.indexOf(b.chromosome) || a.position - b.position,
  );
}

/** The group's frequency, else the mean of the groups that are known. */
function frequencyOf({ frequency }: DrawnPlace, group: Group): number | null {
  const known = Object.values(frequency);
  if (known.length === 0) return null;
  return frequency[group] ?? known.reduce((sum, value) => sum + value, 0) / known.length;
}

function isOnChip(person: Person, id: string, share: number): boolean {
  return draw(`${person.name} chip ${id}`) < share;
}

/** The letter of an allele as chips write it: a base, or I and D where two alleles differ in length. */
function letterOf(allele: string, other: string, longestAlternative: string): string {
  const longest = Math.max(allele.length, other.length, longestAlternative.length);
  if (longest === 1) return allele;
  return allele.length === longest ? 'I' : 'D';
}

/** One letter on a man's X and on Y, else two in alphabetical order; none where the call failed. */
function callOf(
  person: Person,
  chromosome: Chromosome,
  position: number,
  letters: readonly string[],
): readonly string[] {
  if (draw(`${person.name} no-call ${chromosome}:${String(position)}`) < NO_CALL_SHARE) return [];
  const oneCopy = chromosome === 'X' && person.sex === 'male' && !isPseudoautosomal('GRCh37', position);
  return oneCopy || chromosome === 'MT' || chromosome === 'Y' ? letters.slice(0, 1) : [...letters].sort();
}
