import type { GeneDefinition, PhenotypeClass } from './definition.ts';
import { phenotypeOf } from './phenotype.ts';
import { classOfAlleles, classOfPhenotype } from './verdict.ts';

/** Phenotype without a name in the tables (CYP4F2, alleles without a function). */
export const UNASSIGNED_PHENOTYPE = 'No phenotype assigned';

/** Phenotypes of all pairs of a gene, by the kind of their alleles: a gene has few functions and many alleles. */
export interface PhenotypeTable {
  /** Kind of each allele; the last kind, {@link kindCount} - 1, stands for "no second allele". */
  kindOf: Uint8Array;
  kindCount: number;
  /** Index into {@link phenotypes} at `kind · kindCount + kind`. */
  ids: Uint8Array;
  phenotypes: readonly string[];
  /** Class at `kind · kindCount + kind`. */
  classes: readonly PhenotypeClass[];
}

const cache = new WeakMap<GeneDefinition, PhenotypeTable>();

/** Alleles of one kind have the same function and activity value, and are all or none the reference (for classes without a phenotype). */
function kindsOf(gene: GeneDefinition): { kindOf: Uint8Array; samples: string[] } {
  const kinds = new Map<string, number>();
  const samples: string[] = [];
  const kindOf = Uint8Array.from(gene.alleles, (allele) => {
    const key = `${allele.function ?? ''}|${allele.activityValue ?? ''}|${String(allele.reference && allele.function === null)}`;
    const kind = kinds.get(key) ?? kinds.size;
    if (!kinds.has(key)) samples.push(allele.name);
    kinds.set(key, kind);
    return kind;
  });
  return { kindOf, samples };
}

/** The table of a gene, built once. */
export function phenotypeTable(gene: GeneDefinition): PhenotypeTable {
  const known = cache.get(gene);
  if (known !== undefined) return known;
  const { kindOf, samples } = kindsOf(gene);
  const kindCount = samples.length + 1;
  const ids = new Uint8Array(kindCount * kindCount);
  const phenotypes: string[] = [];
  const classes: PhenotypeClass[] = [];
  for (let a = 0; a < samples.length; a++) {
    for (let b = 0; b < kindCount; b++) {
      const [first = '', second = null] = [samples[a], samples[b]];
      const { phenotype } = phenotypeOf(gene, first, second);
      const name = phenotype ?? UNASSIGNED_PHENOTYPE;
      if (!phenotypes.includes(name)) phenotypes.push(name);
      const names = second === null ? [first] : [first, second];
      ids[a * kindCount + b] = phenotypes.indexOf(name);
      classes[a * kindCount + b] = phenotype === null ? classOfAlleles(gene, names) : classOfPhenotype(gene, phenotype);
    }
  }
  const table = { kindOf, kindCount, ids, phenotypes, classes };
  cache.set(gene, table);
  return table;
}

function cell(table: PhenotypeTable, first: number, second: number): number {
  const kind = second < 0 ? table.kindCount - 1 : (table.kindOf[second] ?? 0);
  return (table.kindOf[first] ?? 0) * table.kindCount + kind;
}

/** Index of a pair's phenotype; `second` below 0 = one copy. */
export function phenotypeId(table: PhenotypeTable, first: number, second: number): number {
  return table.ids[cell(table, first, second)] ?? 0;
}

/** Words of a pair's phenotype. */
export function phenotypeName(table: PhenotypeTable, first: number, second: number): string {
  return table.phenotypes[phenotypeId(table, first, second)] ?? UNASSIGNED_PHENOTYPE;
}

/** Class of a pair. */
export function pairClass(table: PhenotypeTable, first: number, second: number): PhenotypeClass {
  return table.classes[cell(table, first, second)] ?? 'unclear';
}
