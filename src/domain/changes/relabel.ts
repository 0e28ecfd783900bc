import type { FunctionChange } from './function-change.ts';

/**
 * What a person with one normal allele is called by the function of the other, for TPMT and NUDT15: CPIC's rule, the same in the tables before and after
 * (`tables/pgx/phenotypes.tsv`, tested against it). Null where no function was given.
 */
export function besideNormal(named: string): string | null {
  return BESIDE_NORMAL[named] ?? null;
}

const BESIDE_NORMAL: Readonly<Record<string, string>> = {
  'Normal function': 'Normal Metabolizer',
  'Decreased function': 'Normal Metabolizer',
  'No function': 'Intermediate Metabolizer',
  'Uncertain function': 'Indeterminate',
  'Unknown function': 'Indeterminate',
};

/** Changes of a gene in the order of star numbers. */
export function changesOfGene(functions: readonly FunctionChange[], gene: string): FunctionChange[] {
  return functions.filter((row) => row.gene === gene).sort((a, b) => starNumber(a.allele) - starNumber(b.allele));
}

function starNumber(allele: string): number {
  return Number(/\d+/.exec(allele)?.[0] ?? 0);
}
