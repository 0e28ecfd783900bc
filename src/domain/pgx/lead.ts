import type { GeneDefinition, PhenotypeClass } from './definition.ts';
import type { GroupPosterior } from './posterior.ts';
import { UNASSIGNED_PHENOTYPE } from './phenotype-table.ts';
import { classOfPhenotype, IMPROBABLE } from './verdict.ts';

/** The one phenotype that a call comes to. */
export interface Lead {
  phenotype: string;
  class: PhenotypeClass;
}

/** A tied diplotype's phenotype; `UNASSIGNED_PHENOTYPE` where the tables assign none. */
export interface TiedPhenotype {
  phenotype: string;
  class: PhenotypeClass;
}

/**
 * The phenotype of a call: the only one of its ties, or the one beside which every other is improbable in each group where something that
 * fits has a known frequency. An allele that nobody has decides nothing. `null` where the ties stay open.
 */
export function leadOf(
  gene: GeneDefinition,
  ties: readonly TiedPhenotype[],
  posterior: readonly GroupPosterior[],
): Lead | null {
  const [first, ...others] = ties;
  if (first === undefined) return null;
  if (others.every(({ phenotype }) => phenotype === first.phenotype)) {
    return others.every((tie) => tie.class === first.class) ? first : null;
  }
  const informed = posterior.filter((group) => group.informed);
  const phenotype = informed[0]?.phenotypes[0]?.phenotype;
  if (phenotype === undefined || phenotype === UNASSIGNED_PHENOTYPE) return null;
  const isDecided = informed.every(
    ({ phenotypes }) => otherThan(phenotypes, (name) => name === phenotype) <= IMPROBABLE,
  );
  return isDecided ? { phenotype, class: classOfPhenotype(gene, phenotype) } : null;
}

function otherThan(rows: GroupPosterior['phenotypes'], isOwn: (phenotype: string) => boolean): number {
  return rows.reduce((sum, row) => (isOwn(row.phenotype) ? sum : sum + row.probability), 0);
}

/** Worst group's probability of a phenotype of another class than the lead's; `null` where no frequency is known. */
export function otherClassRisk(gene: GeneDefinition, lead: Lead, posterior: readonly GroupPosterior[]): number | null {
  if (posterior.length === 0) return null;
  const isOwn = (name: string): boolean => name === lead.phenotype || classOfPhenotype(gene, name) === lead.class;
  return Math.max(...posterior.map(({ phenotypes }) => otherThan(phenotypes, isOwn)));
}
