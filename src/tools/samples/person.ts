import type { Group } from '../../domain/ancestry/groups.ts';
import { CHROMOSOMES } from '../../domain/genotype/genome.ts';
import { callOf, type ChipRow, letterOf } from '../../domain/synthetic/chip-row.ts';
import { draw } from '../../domain/synthetic/draw.ts';
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
