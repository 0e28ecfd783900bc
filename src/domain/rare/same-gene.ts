import type { Candidate } from './differential.ts';

/** Candidates that follow each other and are of one gene: the first of them, and the others. */
export interface GeneFold<T> {
  first: T;
  others: readonly T[];
  /** Genes that all of them share. */
  genes: readonly string[];
}

/** Puts diseases of one gene that follow each other together. Places stay as they are; one that another gene parts from the first stands by itself. */
export function foldByGene<T extends Pick<Candidate, 'disease'>>(candidates: readonly T[]): GeneFold<T>[] {
  return candidates.reduce<GeneFold<T>[]>((folds, candidate) => {
    const { genes } = candidate.disease;
    const last = folds.slice(-1).map((fold) => ({ ...fold, genes: fold.genes.filter((gene) => genes.includes(gene)) }));
    const joined = last.filter((fold) => fold.genes.length > 0).map((fold) => ({ ...fold, others: [...fold.others, candidate] })); // prettier-ignore
    return joined.length > 0 ? [...folds.slice(0, -1), ...joined] : [...folds, { first: candidate, others: [], genes }];
  }, []);
}
