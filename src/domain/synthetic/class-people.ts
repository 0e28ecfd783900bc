import { type Group, GROUPS } from '../ancestry/groups.ts';
import { genomeKey } from '../genotype/genome.ts';
import type { GeneDefinition, NamedAllele } from '../pgx/definition.ts';
import { callOf, type ChipRow } from './chip-row.ts';
import type { ClassSource } from './class-source.ts';
import { draw } from './draw.ts';
import { vendorText } from './vendor-files.ts';

/** A synthetic person of a class: each copy of the genome is drawn from one group. */
export interface ClassPerson {
  id: string;
  /** From 1. */
  number: number;
  sex: 'male' | 'female';
  copies: readonly [Group, Group];
}

/** Of the sixth group: people whose two copies come from two groups. */
const MIXED: readonly (readonly [Group, Group])[] = [['AFR', 'EUR'], ['EAS', 'EUR'], ['SAS', 'EUR'], ['AFR', 'AMR'], ['EAS', 'SAS']]; // prettier-ignore
const PER_GROUP = 5;
/** CPIC's group that medicine genes are drawn from. */
const MEDICINE_GROUPS: Readonly<Record<Group, string>> = { AFR: 'Sub-Saharan African', AMR: 'Latino', EAS: 'East Asian', EUR: 'European', SAS: 'Central/South Asian' }; // prettier-ignore

/** Thirty people: five of each group, and five who are mixed. Always the same. */
export const CLASS_PEOPLE: readonly ClassPerson[] = [
  ...GROUPS.flatMap((group) => Array.from({ length: PER_GROUP }, (): readonly [Group, Group] => [group, group])),
  ...MIXED,
].map((copies, at) => ({
  id: `class-${String(at + 1).padStart(2, '0')}`,
  number: at + 1,
  sex: at % 2 === 0 ? 'female' : 'male',
  copies,
}));

/** The person of an id; null where there is none. */
export function classPerson(id: string): ClassPerson | null {
  return CLASS_PEOPLE.find((person) => person.id === id) ?? null;
}

/** All rows of a person's file, in the order of the genome. The same person has the same rows everywhere. */
export function classRows(person: ClassPerson, { places, genes, geneGroups }: ClassSource): ChipRow[] {
  const rows = new Map<number, ChipRow>();
  const seeded = { name: person.id, sex: person.sex };
  const put = (row: Omit<ChipRow, 'genotype'>, letters: readonly string[]): void => {
    const place = genomeKey(row.chromosome, row.position);
    if (!rows.has(place)) rows.set(place, { ...row, genotype: callOf(seeded, row.chromosome, row.position, letters) });
  };
  for (const gene of genes) addGene(gene);
  for (const { chromosome, position, rsid, first, second, frequency } of places) {
    const letters = person.copies.map((group, copy) => {
      const isFirst =
        draw(`${person.id} ${chromosome}:${String(position)} ${String(copy)}`) <
        (frequency[GROUPS.indexOf(group)] ?? 0);
      return isFirst ? first : second;
    });
    put(
      { chromosome, position, id: rsid === 0 ? `i9${String(position).padStart(9, '0')}` : `rs${String(rsid)}` },
      letters,
    );
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);

  /** Two named alleles by their frequencies, spelled at each single-base position of the gene. */
  function addGene(gene: GeneDefinition): void {
    const { chromosome, positions } = gene;
    if (chromosome === null) return;
    const pair = person.copies.map((group, copy) =>
      pick(gene, geneGroups.indexOf(MEDICINE_GROUPS[group]), draw(`${person.id} ${gene.gene} ${String(copy)}`)),
    );
    positions.forEach(({ position37, rsid, ref, alts, kind }, index) => {
      if (position37 === null || kind !== 'snv' || !/^rs\d+$/.test(rsid)) return;
      const carried = pair.map((allele) => allele?.definition.find(([at]) => at === index)?.[1] ?? ref);
      const letters = carried.map((base) => (base === ref || alts.includes(base) ? base : ref));
      put({ chromosome, position: position37, id: rsid }, letters);
    });
  }
}

/** The allele at a point of the cumulated frequencies; what the table leaves over is the reference allele. */
function pick({ alleles, frequencies }: GeneDefinition, groupIndex: number, point: number): NamedAllele | undefined {
  let cumulated = 0;
  for (const [index, allele] of alleles.entries()) {
    if (allele.matchable !== 'yes') continue;
    const own = frequencies.find((one) => one.alleleIndex === index && one.groupIndex === groupIndex);
    cumulated += own?.frequency ?? 0;
    if (point < cumulated) return allele;
  }
  return alleles.find(({ reference }) => reference);
}

/** A person's file, laid out as a vendor hands it out and marked as synthetic in its head. */
export function classFile(person: ClassPerson, source: ClassSource): string {
  return vendorText('23andMe', classRows(person, source));
}
